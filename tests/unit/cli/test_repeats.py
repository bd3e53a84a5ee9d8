"""`onrecord repeats`. All quotations are invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.repeats import repeats
from onrecord.store.ledger import Ledger
from tests.unit.sample import saying

WORDS = "the northern port will stay open to every ship that carries grain"
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "talks.db") as ledger:
        ledger.add(saying("d1", WORDS))
        ledger.add(saying("d2", f"{WORDS}\x1b[2J"))
        ledger.add(saying("d3", "the naval base may close before the end of the year"))
    return tmp_path / "talks.db"


@pytest.fixture
def run(path: Path) -> Run:
    def invoke(*arguments: str) -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(repeats, [*arguments, "--ledger", str(path)])

    return invoke


def test_a_table_tells_how_often_and_where(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    heading, row = result.stdout.splitlines()
    assert heading.split() == ["Occurrences", "Documents", "First", "Last", "Content", "Id"]
    assert row.split()[:4] == ["2", "2", "2024-05-20", "2024-05-20"]
    assert WORDS in row
    assert row.split()[-1] == "sd1"
    assert result.stderr == "3 documents, 3 occurrences of 2 statements.\n"


def test_json_tells_every_occurrence(run: Run) -> None:
    (line,) = run("--format", "json").stdout.splitlines()
    found = json.loads(line)
    assert (found["statement"], found["content"], found["speakers"], found["documents"]) == ("sd1", WORDS, ["a1"], 2)
    assert [each["document"] for each in found["occurrences"]] == ["d1", "d2"]
    assert found["occurrences"][0] == {
        "statement": "sd1",
        "document": "d1",
        "published_on": "2024-05-20",
        "content": WORDS,
    }


def test_too_few_occurrences_are_said_so(run: Run) -> None:
    result = run("--min", "3")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No statement occurs 3 times or more.\n"


def test_nothing_in_a_text_steers_the_terminal(path: Path, run: Run) -> None:
    with Ledger(path) as ledger:
        ledger.add(saying("d1", f"\x1b[2J{WORDS}"))
    assert "\x1b" not in run().stdout


def test_one_occurrence_is_no_repeat(run: Run) -> None:
    assert run("--min", "1").exit_code == 2
