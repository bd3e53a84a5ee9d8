from __future__ import annotations

import subprocess
import sys
import types

import click
import pytest
from click.testing import CliRunner

from onrecord import __version__, errors
from onrecord.cli.main import COMMANDS, exit_code, main

RAISED: list[tuple[errors.OnrecordError, int]] = [
    (errors.DateError("not a date", "soon"), 2),
    (errors.InputError("can't be read", "a.txt"), 3),
    (errors.EmptyInputError("nothing in it", "a.txt"), 3),
    (errors.BinaryInputError("not text", "a.txt"), 3),
    (errors.FormatError("not JSON", "a.json"), 3),
    (errors.FetchError("refused", "https://example.org/"), 3),
    (errors.GoldError("can't be scored", "gold.json"), 3),
    (errors.LexiconError("line 3", "actors.csv"), 3),
    (errors.LedgerError("can't be opened", "x.db"), 4),
    (errors.ForeignLedgerError("not a ledger", "x.db"), 4),
    (errors.LockedLedgerError("locked", "x.db"), 4),
    (errors.NotInLedgerError("no such id", "x.db", "s1"), 4),
    (errors.MissingModelError("install it", "en_core_web_sm"), 5),
    (errors.MissingExtraError("install it", "parquet"), 5),
]


def put_command(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Put a command that raises in the place of `read`."""

    @click.command()
    def read() -> None:
        raise error

    module = types.ModuleType("onrecord.cli.read")
    module.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.cli.read", module)


@pytest.mark.parametrize(("error", "code"), RAISED)
def test_our_errors_end_in_a_message_and_a_code(
    monkeypatch: pytest.MonkeyPatch, error: errors.OnrecordError, code: int
) -> None:
    put_command(monkeypatch, error)
    result = CliRunner().invoke(main, ["read"])
    assert result.exit_code == code
    assert result.stderr == f"Error: {error}\n"
    assert result.stdout == ""


def test_every_error_has_a_code() -> None:
    assert {type(error) for error, _ in RAISED} >= set(errors.InputError.__subclasses__())
    assert exit_code(errors.OnrecordError("anything")) == 3


def test_an_interrupt_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    put_command(monkeypatch, KeyboardInterrupt())
    result = CliRunner().invoke(main, ["read"])
    assert (result.exit_code, result.stderr) == (130, "Interrupted.\n")


def test_a_closed_pipe_ends_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    put_command(monkeypatch, BrokenPipeError())
    result = CliRunner().invoke(main, ["read"])
    assert (result.exit_code, result.output) == (141, "")


def test_our_own_mistakes_are_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    put_command(monkeypatch, RuntimeError("a bug"))
    assert isinstance(CliRunner().invoke(main, ["read"]).exception, RuntimeError)


def test_help_lists_the_commands_in_order_and_the_exit_codes() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    places = [result.stdout.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert "\n    4    the ledger can't be used, or holds no such id\n" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert f"Usage: main {name}" in result.stdout


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(main, ["--version"]).stdout == f"onrecord, version {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["rea"])
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from onrecord.cli.main import main; main(['--help'], standalone_mode=False);"
        "print([name for name in ('spacy', 'trafilatura', 'apsw', 'rich', 'lxml') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
