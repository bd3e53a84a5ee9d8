from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.api.settings import Settings
from onrecord.cli import serve as serving
from onrecord.cli.serve import address_of, serve
from onrecord.errors import ForeignLedgerError, LedgerError
from onrecord.store.ledger import Ledger
from onrecord.store.reading import open_readonly

TOKEN = "sixteen-characters-or-more"
Run = Callable[..., Result]


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Settings]]:
    """Take note of what would be served, in place of serving it."""
    noted: list[Settings] = []
    listeners: list[socket.socket] = []

    def note(settings: Settings, listener: socket.socket) -> None:
        noted.append(settings)
        listeners.append(listener)

    monkeypatch.setattr(serving, "_run", note)
    yield noted
    for listener in listeners:
        listener.close()


@pytest.fixture
def run(served: list[Settings], tmp_path: Path) -> Run:
    def invoke(*arguments: str, ledger: Path | None = None) -> Result:
        path = ledger or tmp_path / "talks.db"
        result = CliRunner(env={"COLUMNS": "200"}).invoke(serve, [str(path), "--port", "0", *arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_a_ledger_is_served_on_loopback_and_the_address_printed(
    run: Run, served: list[Settings], tmp_path: Path
) -> None:
    Ledger(tmp_path / "talks.db").close()
    result = run()
    assert served == [Settings(tmp_path / "talks.db")]
    assert result.stdout.startswith("Serving at http://127.0.0.1:")
    assert "New empty ledger" not in result.stderr


def test_a_missing_ledger_is_made_empty(run: Run, tmp_path: Path) -> None:
    assert "New empty ledger" in run().stderr
    with open_readonly(tmp_path / "talks.db") as ledger:
        assert ledger.actors() == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org"])
def test_another_address_is_refused_without_a_token(
    run: Run, served: list[Settings], tmp_path: Path, host: str
) -> None:
    result = run("--host", host)
    assert result.exit_code == 2
    assert "give a token" in result.stderr
    assert served == []
    assert list(tmp_path.iterdir()) == []


def test_another_address_is_served_with_a_token(run: Run, served: list[Settings]) -> None:
    result = run("--host", "0.0.0.0", "--token", TOKEN, "--allow-fetch")
    assert (served[0].token, served[0].host, served[0].allow_fetch) == (TOKEN, "0.0.0.0", True)
    assert f"/?token={TOKEN}" in result.stdout
    assert "HTTPS" in result.stderr


def test_a_token_is_read_from_a_file(run: Run, served: list[Settings], tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(f"{TOKEN}\n")
    run("--token-file", str(tmp_path / "token.txt"))
    assert served[0].token == TOKEN


@pytest.mark.parametrize("token", ["", "short", "fifteen-letters"])
def test_a_token_that_could_be_guessed_is_refused(run: Run, served: list[Settings], tmp_path: Path, token: str) -> None:
    (tmp_path / "token.txt").write_text(token)
    for arguments in (("--token", token), ("--token-file", str(tmp_path / "token.txt"))):
        result = run(*arguments)
        assert (result.exit_code, served) == (2, [])
        assert "16 characters" in result.stderr


def test_a_token_file_that_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "token.bin").write_bytes(b"\xff" * 20)
    assert "can't be read as a token" in run("--token-file", str(tmp_path / "token.bin")).stderr


def test_two_tokens_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "token.txt").write_text(TOKEN)
    assert run("--token", TOKEN, "--token-file", str(tmp_path / "token.txt")).exit_code == 2


def test_a_port_that_is_taken_is_told(run: Run, served: list[Settings]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run("--port", str(taken.getsockname()[1]))
    assert result.exit_code == 2
    assert "is taken" in result.stderr
    assert served == []


def test_an_address_of_another_machine_is_told(run: Run) -> None:
    result = run("--host", "192.0.2.7", "--token", TOKEN)
    assert "no address of this machine" in result.stderr


def test_a_file_that_is_no_ledger_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes of a meeting " * 100)
    with pytest.raises(ForeignLedgerError):
        run(ledger=tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("notes of a meeting")


def test_a_ledger_in_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="its folder exists"):
        run(ledger=tmp_path / "none" / "talks.db")


def test_the_page_is_opened_where_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run()
    assert opened == []
    run("--open")
    assert opened[0].startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("host", "token", "address"),
    [
        ("localhost", None, "http://localhost:80/"),
        ("::1", None, "http://[::1]:80/"),
        ("0.0.0.0", "a b&c", "http://127.0.0.1:80/?token=a%20b%26c"),
        ("::", "t", "http://[::1]:80/?token=t"),
    ],
)
def test_the_address_can_be_opened_as_it_is(host: str, token: str | None, address: str) -> None:
    assert address_of(Settings(Path("talks.db"), token, host=host), 80) == address
