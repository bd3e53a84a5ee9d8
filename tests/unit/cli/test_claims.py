"""`onrecord positions`, `commitments` and `events`. All people are invented."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.model.claim import Stance
from onrecord.store.ledger import Ledger
from tests.unit.sample import extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "talks.db") as ledger:
        ledger.add(extraction())
    return tmp_path / "talks.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", str(path)])


@pytest.mark.parametrize(
    ("command", "words"),
    [("positions", "sanctions on grain"), ("commitments", "threat"), ("events", "CONSULT")],
)
def test_a_table_shows_what_was_found(path: Path, command: str, words: str) -> None:
    result = run(path, command)
    assert result.exit_code == 0
    assert words.split()[0] in result.stdout


@pytest.mark.parametrize(
    ("command", "key", "value"),
    [
        (("positions", "--holder", "celebi"), "position", "pd1grain"),
        (("commitments", "--kind", "threat", "--unconditional"), "commitment", "cd1refusal"),
        (("events", "--actor", "NLD", "--type", "CONSULT"), "event", "ed1meeting"),
    ],
)
def test_json_holds_the_finding_and_its_document(path: Path, command: tuple[str, ...], key: str, value: str) -> None:
    found = json.loads(run(path, *command, "--format", "json").stdout)
    assert found[key]["id"] == value
    assert found["document"]["id"] == "d1"


@pytest.mark.parametrize("command", ["positions", "commitments", "events"])
def test_csv_has_a_row_for_each_finding(path: Path, command: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run(path, command, "--format", "csv").stdout)))
    assert [row["document_id"] for row in rows] == ["d1"]


def test_plover_writes_polecats_columns(path: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run(path, "events", "--format", "plover").stdout), delimiter="\t")
    assert (row["Event Type"], row["Quad Code"], row["Actor Country"]) == ("CONSULT", "Q1", "NLD")
    assert (row["Recipient Name"], row["Event Date"], row["Status"]) == ("Turkey", "2024-05-20", "happened")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("positions", "--holder", "nobody"), "No position matches."),
        (("commitments", "--conditional"), "No commitment matches."),
        (("events", "--status", "denied"), "No event matches."),
    ],
)
def test_nothing_found_is_said_so(path: Path, command: tuple[str, ...], message: str) -> None:
    result = run(path, *command)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{message}\n")


def test_a_wrong_country_is_wrong_usage(path: Path) -> None:
    assert run(path, "positions", "--country", "Atlantis-by-the-Sea").exit_code == 2


def test_a_missing_ledger_is_said_so(tmp_path: Path) -> None:
    assert run(tmp_path / "none.db", "positions").exit_code == 4


def test_positions_over_time_mark_what_changed(path: Path) -> None:
    with Ledger(path) as ledger:
        later = extraction("d2", published_on="2024-06-01")
        turned = replace(later.positions[0], id="pd2grain", stance=Stance.SUPPORT)
        ledger.add(replace(later, positions=(turned,)))
    (series,) = map(json.loads, run(path, "positions", "--over-time", "--format", "json").stdout.splitlines())
    assert [position["stance"] for position in series["positions"]] == ["oppose", "support"]
    assert [change["kind"] for change in series["changes"]] == ["stance"]
    assert len(series["contradictions"]) == 1
    assert "[stance]" in run(path, "positions", "--over-time").stdout


def test_a_limit_holds_for_whole_series_and_for_plover_too(path: Path) -> None:
    with Ledger(path) as ledger:
        for at in range(2, 60):
            ledger.add(extraction(f"d{at}", published_on=f"2024-06-{at % 28 + 1:02}"))
    positions = ("positions", "--over-time", "--format", "json")
    (whole,) = map(json.loads, run(path, *positions).stdout.splitlines())
    (some,) = map(json.loads, run(path, *positions, "--limit", "2").stdout.splitlines())
    assert (len(whole["positions"]), len(some["positions"])) == (59, 2)
    plover = ("events", "--all", "--format", "plover")
    assert len(run(path, *plover, "--limit", "2").stdout.splitlines()) == 3
    assert len(run(path, *plover).stdout.splitlines()) > 50


def test_a_source_does_not_steer_the_terminal_from_a_series(path: Path) -> None:
    with Ledger(path) as ledger:
        later = extraction("d2", published_on="2024-06-01")
        (position,) = later.positions
        hostile = replace(position, id="pd2", issue=replace(position.issue, label="grain\x1b[2J"))
        ledger.add(replace(later, positions=(hostile,)))
    assert "\x1b" not in run(path, "positions", "--over-time").stdout


def test_commitments_come_with_what_may_bear_on_them(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(extraction("d2", published_on="2024-06-01"))
    lines = run(path, "commitments", "--followups", "--format", "json").stdout.splitlines()
    assert {json.loads(line)["bearing"] for line in lines} == {"repeated"}
    assert "may be repeated" in run(path, "commitments", "--followups").stdout


@pytest.mark.parametrize("command", [("positions", "--over-time"), ("commitments", "--followups")])
def test_what_is_no_table_of_findings_is_not_written_as_csv(path: Path, command: tuple[str, ...]) -> None:
    assert run(path, *command, "--format", "csv").exit_code == 2
