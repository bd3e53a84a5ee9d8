"""`onrecord stats` and `onrecord timeline`. All people are invented."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner, Result

from onrecord.cli.stats import stats, timeline
from onrecord.errors import MissingExtraError, NotInLedgerError
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, ENVOY, extraction, saying

WORDS = "the northern port will stay open to every ship that carries grain"
Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "talks.db") as ledger:
        ledger.add(extraction())
        ledger.add(saying("d2", WORDS))
        ledger.add(saying("d3", WORDS))
        envoy = saying("d4", "we may return", replace(ENVOY, name="envoy\x1b[2J of Norland"))
        ledger.add(replace(envoy, document=replace(envoy.document, published_on="2024-06-03")))
        undated = saying("d5", "we will see")
        ledger.add(replace(undated, document=replace(undated.document, published_on=None)))
    return tmp_path / "talks.db"


@pytest.fixture
def run(path: Path) -> Run:
    def invoke(command: Command, *arguments: str) -> Result:
        return CliRunner(env={"COLUMNS": "200"}).invoke(command, [*arguments, "--ledger", str(path)])

    return invoke


def rows(result: Result) -> list[list[str]]:
    assert result.exit_code == 0, result.output
    return [[cell for cell in line.split("  ") if cell.strip()] for line in result.stdout.splitlines()]


def test_stats_tell_documents_occurrences_and_statements_apart(run: Run) -> None:
    found = {row[0]: row[1].strip() for row in rows(run(stats))}
    assert (found["Documents"], found["Occurrences"], found["Statements"]) == ("5", "6", "5")
    assert found["With a known speaker"] == "83%"
    assert (found["Actors"], found["Positions"], found["Commitments"], found["Events"]) == ("2", "1", "1", "1")
    assert found["Published by Harbour Gazette"] == "5"
    assert found["Occurrences, assert"] == "4"


def test_stats_of_an_empty_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty.db"):
        pass
    result = CliRunner().invoke(stats, ["--ledger", str(tmp_path / "empty.db")])
    assert ["With a known speaker", "none"] in [[cell.strip() for cell in row] for row in rows(result)]
    result = CliRunner().invoke(stats, ["--stances", "--ledger", str(tmp_path / "empty.db")])
    assert result.stderr == "The ledger holds no position.\n"


def test_stances_tell_who_stands_where(run: Run) -> None:
    _, row = rows(run(stats, "--stances"))
    assert [cell.strip() for cell in row] == [CELEBI.name, "sanctions on grain", "0", "1", "0"]


def test_a_timeline_counts_by_period_with_actors_and_acts(run: Run) -> None:
    result = run(timeline)
    assert [[cell.strip() for cell in row] for row in rows(result)[1:]] == [
        ["2024-05-01", "4", "Ayşe Çelebi 3, unknown 1", "assert 2, reject 1, warn 1"],
        ["2024-06-01", "1", "envoy [2J of Norland 1", "assert 1"],
    ]
    assert result.stderr == "1 statements without a date are left out.\n"
    assert [row[0] for row in rows(run(timeline, "--by", "week"))[1:]] == ["2024-05-20", "2024-06-03"]


def test_a_timeline_of_one_actor_or_act(run: Run) -> None:
    assert [row[0] for row in rows(run(timeline, "--actor", "envoy", "--by", "day"))[1:]] == ["2024-06-03"]
    assert len(rows(run(timeline, "--act", "warn"))) == 2
    assert run(timeline, "--act", "threaten").stderr == "No statement with a date matches.\n"
    assert isinstance(run(timeline, "--actor", "nobody").exception, NotInLedgerError)


@pytest.mark.parametrize(("command", "arguments"), [(timeline, ()), (stats, ("--stances",))])
def test_pictures_are_written(run: Run, tmp_path: Path, command: Command, arguments: tuple[str, ...]) -> None:
    result = run(command, *arguments, "--output", str(tmp_path / "picture.svg"))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert CELEBI.name in (tmp_path / "picture.svg").read_text("utf-8")


def test_a_missing_extra_is_an_error_of_ours(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "altair", None)
    result = run(timeline, "--output", str(tmp_path / "picture.svg"))
    assert isinstance(result.exception, MissingExtraError)


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (timeline, ("--output", "picture.pdf")),
        (timeline, ("--output", "no/such/folder/picture.svg")),
        (stats, ("--output", "picture.svg")),
        (timeline, ("--by", "year")),
    ],
)
def test_wrong_usage_is_told(run: Run, command: Command, arguments: tuple[str, ...]) -> None:
    assert run(command, *arguments).exit_code == 2
