"""`onrecord judge`. All people are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.judge import judge
from onrecord.errors import InputError, NotInLedgerError
from onrecord.store.ledger import Ledger
from tests.unit.sample import extraction

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    path = tmp_path / "talks.db"
    with Ledger(path) as ledger:
        ledger.add(extraction())

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(judge, [*arguments, "--ledger", str(path)])

    return invoke


def test_a_verdict_is_told_with_its_number(run: Run) -> None:
    result = run("sd1r", "rejected", "--note", "the spokesman said it", "--by", "Ann")
    assert result.stdout == "1: sd1refusal rejected by Ann (the spokesman said it)\n"


def test_verdicts_are_listed_all_or_of_one_finding(run: Run) -> None:
    run("sd1refusal", "confirmed")
    run("pd1grain", "unsure")
    assert run("--list").stdout == "1: sd1refusal confirmed\n2: pd1grain unsure\n"
    assert run("--list", "pd1").stdout == "2: pd1grain unsure\n"


def test_a_verdict_is_taken_back_and_stays_listed(run: Run) -> None:
    run("sd1refusal", "confirmed")
    assert run("--undo", "1").stdout.startswith("Taken back: 1: sd1refusal confirmed, taken back 20")
    assert "taken back" in run("--list").stdout
    assert isinstance(run("--undo", "1").exception, NotInLedgerError)


def test_a_correction_is_told_with_its_number(run: Run) -> None:
    result = run("sd1r", "--speaker", "envoy", "--act", "deny", "--note", "he read it out", "--by", "Ann")
    assert result.stdout == (
        "correction 1: sd1refusal speaker envoy of Norland (a2) by Ann (he read it out)\n"
        "correction 2: sd1refusal act deny by Ann (he read it out)\n"
    )


def test_corrections_are_listed_after_the_verdicts(run: Run) -> None:
    run("sd1refusal", "--speaker", "Ivo Tamm")
    run("pd1grain", "unsure")
    assert run("--list").stdout == "1: pd1grain unsure\ncorrection 1: sd1refusal speaker Ivo Tamm\n"
    assert run("--list", "sd1refusal").stdout == "correction 1: sd1refusal speaker Ivo Tamm\n"


def test_a_correction_is_taken_back_and_stays_listed(run: Run) -> None:
    run("sd1refusal", "--act", "deny")
    told = run("--undo-correction", "1").stdout
    assert told.startswith("Taken back: correction 1: sd1refusal act deny, taken back 20")
    assert "taken back" in run("--list").stdout
    assert isinstance(run("--undo-correction", "1").exception, NotInLedgerError)


def test_what_is_no_statement_or_no_name_is_not_corrected(run: Run) -> None:
    assert isinstance(run("pd1grain", "--act", "deny").exception, NotInLedgerError)
    assert isinstance(run("sd1refusal", "--speaker", "").exception, InputError)
    assert run("--list").stdout == ""


def test_no_verdict_is_said_so(run: Run) -> None:
    assert run("--list").stderr == "Nobody judged a finding.\n"
    assert run("--list", "sd1refusal").stderr == "Nobody judged it.\n"


def test_an_id_of_nothing_is_an_error(run: Run) -> None:
    assert isinstance(run("nothing", "confirmed").exception, NotInLedgerError)


def test_nothing_in_a_note_steers_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("sd1refusal", "confirmed", "--note", "\x1b[2Jgone").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("sd1refusal",),
        ("sd1refusal", "perhaps"),
        ("sd1refusal", "confirmed", "--list"),
        ("sd1refusal", "confirmed", "--undo", "1"),
        ("--list", "--undo", "1"),
        ("--undo", "0"),
        ("--list", "--note", "why"),
        ("--undo", "1", "--by", "Ann"),
        ("--speaker", "Ivo Tamm"),
        ("sd1refusal", "--act", "shout"),
        ("sd1refusal", "confirmed", "--act", "deny"),
        ("sd1refusal", "--act", "deny", "--list"),
        ("sd1refusal", "--undo-correction", "1"),
        ("--undo", "1", "--undo-correction", "1"),
        ("--undo-correction", "0"),
        ("--undo-correction", "1", "--note", "why"),
    ],
)
def test_what_is_neither_verdict_nor_list_nor_undo_is_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2
    assert run("--list").stdout == ""
