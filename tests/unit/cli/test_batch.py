from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.pipeline import as_read
from onrecord.store.ledger import Ledger
from onrecord.store.sources import list_set_aside
from tests.unit.scale.readers import READINGS, PlainReader


class ActorsReader(PlainReader):
    """Takes what `pipeline.Reader` takes."""

    def __init__(
        self, actors: Path | None = None, own_actors: tuple[str, ...] = (), issues: Path | None = None
    ) -> None:
        super().__init__(f"{actors} {own_actors} {issues}")


@pytest.fixture(autouse=True)
def _plain_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = types.ModuleType("onrecord.pipeline")
    module.Reader = ActorsReader  # type: ignore[attr-defined]
    module.as_read = as_read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", module)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    for number, word in enumerate(("one", "two", "three")):
        Path(f"{number}.txt").write_text(f"Ada said {word}.", "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["read", *arguments, "--format", "json"])


FILES = ("0.txt", "1.txt", "2.txt")


@pytest.mark.parametrize("jobs", ["0", "2"])
def test_several_processes_print_what_one_does(jobs: str) -> None:
    several, one = run(*FILES, "--jobs", jobs, "--no-ledger"), run(*FILES, "--no-ledger")
    assert (several.exit_code, several.stdout) == (0, one.stdout)
    assert several.stderr == one.stderr == "3 documents read, 3 statements, 0 failed\n"


def test_what_the_ledger_holds_is_printed_without_reading_it_again() -> None:
    Path("a.txt").write_text("Ada said no. Please count this.", "utf-8")
    first, again = (run("a.txt", "--jobs", "2") for _ in range(2))
    assert again.stdout == first.stdout
    assert again.stderr.splitlines()[-1] == "Ledger: onrecord.db (1 of them held already)"
    assert Path(READINGS).read_text("utf-8").splitlines() == ["read"]


def test_a_document_that_ends_its_process_is_set_aside_and_the_rest_is_read() -> None:
    Path("1.txt").write_text("Please kill the process.", "utf-8")
    result = run(*FILES, "missing.txt", "--jobs", "2")
    assert result.exit_code == 3
    first, aside, missing, _ = result.stderr.splitlines()
    assert first == "2 documents read, 2 statements, 2 failed"
    assert aside.startswith("  1.txt (d")
    assert aside.endswith("): set aside: the process that read it ended: SIGKILL")
    assert missing == "  missing.txt: no such file"
    with Ledger("onrecord.db") as ledger:
        assert [each.place for each in list_set_aside(ledger)] == ["1.txt"]


def test_fewer_than_no_processes_are_wrong_usage() -> None:
    assert run("0.txt", "--jobs", "-1").exit_code == 2
