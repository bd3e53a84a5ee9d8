"""A person's word on findings. All of them are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.errors import LedgerError, NotInLedgerError
from onrecord.store.judgements import Verdict, judge, list_judgements, open_judgements, standing, undo
from onrecord.store.ledger import Ledger
from tests.unit.sample import LATER_RUN, NO_FINDINGS, extraction


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    ledger.add(extraction())
    ledger.add(extraction("d2"))
    return ledger


@pytest.fixture
def connection(ledger: Ledger, path: Path) -> Iterator[apsw.Connection]:
    with open_judgements(path) as opened:
        yield opened


@pytest.mark.parametrize("id", ["sd1refusal", "pd1grain", "cd1refusal", "ed1meeting"])
def test_every_kind_of_finding_can_be_judged(connection: apsw.Connection, id: str) -> None:
    made = judge(connection, id, Verdict.CONFIRMED, "read the page", "Ann")
    assert (made.number, made.finding, made.verdict) == (1, id, Verdict.CONFIRMED)
    assert (made.note, made.by, made.undone_at) == ("read the page", "Ann", None)
    assert list_judgements(connection) == [made]


def test_a_unique_beginning_is_enough(connection: apsw.Connection) -> None:
    assert judge(connection, "sd1r", Verdict.UNSURE).finding == "sd1refusal"


def test_a_whole_id_wins_over_one_that_it_begins(ledger: Ledger, connection: apsw.Connection) -> None:
    first, *_ = extraction().statements
    ledger.add(replace(extraction("d3"), **NO_FINDINGS | {"statements": (replace(first, id="sd1refusal-2"),)}))
    assert judge(connection, "sd1refusal", Verdict.REJECTED).finding == "sd1refusal"


@pytest.mark.parametrize(("id", "words"), [("sd1", "begins several ids"), ("s9", "no finding"), ("", "no finding")])
def test_an_id_of_none_or_several_is_told(connection: apsw.Connection, path: Path, id: str, words: str) -> None:
    with pytest.raises(NotInLedgerError, match=words) as caught:
        judge(connection, id, Verdict.CONFIRMED)
    assert caught.value.id == id
    assert caught.value.path == str(path)
    assert list_judgements(connection) == []


def test_a_document_is_no_finding(connection: apsw.Connection) -> None:
    with pytest.raises(NotInLedgerError):
        judge(connection, "d1", Verdict.CONFIRMED)


def test_the_last_verdict_stands_and_the_one_before_after_it_is_undone(connection: apsw.Connection) -> None:
    judge(connection, "sd1refusal", Verdict.CONFIRMED)
    judge(connection, "sd1refusal", Verdict.REJECTED)
    assert standing(connection, ["sd1refusal"])["sd1refusal"].verdict == Verdict.REJECTED
    undone = undo(connection, 2)
    assert undone.undone_at is not None
    assert standing(connection, ["sd1refusal"])["sd1refusal"].verdict == Verdict.CONFIRMED
    assert len(list_judgements(connection)) == 2


def test_only_what_stands_can_be_undone(connection: apsw.Connection) -> None:
    judge(connection, "sd1refusal", Verdict.CONFIRMED)
    undo(connection, 1)
    for number in (1, 2):
        with pytest.raises(NotInLedgerError, match="no standing judgement"):
            undo(connection, number)


def test_standing_leaves_out_the_others(connection: apsw.Connection) -> None:
    judge(connection, "sd1refusal", Verdict.CONFIRMED)
    judge(connection, "pd1grain", Verdict.CONFIRMED)
    assert list(standing(connection, ["pd1grain", "sd1warning"])) == ["pd1grain"]
    assert standing(connection, []) == {}


def test_judgements_on_one_finding_are_listed_alone(connection: apsw.Connection) -> None:
    judge(connection, "sd1refusal", Verdict.CONFIRMED)
    judge(connection, "pd1grain", Verdict.CONFIRMED)
    assert [each.finding for each in list_judgements(connection, "pd1")] == ["pd1grain"]


def test_a_verdict_survives_a_new_reading_and_the_loss_of_the_finding(
    ledger: Ledger, connection: apsw.Connection
) -> None:
    judge(connection, "sd1refusal", Verdict.CONFIRMED)
    ledger.add(extraction(run=LATER_RUN))
    assert "sd1refusal" in standing(connection, ["sd1refusal"])
    ledger.add(replace(extraction(), **NO_FINDINGS))
    assert "sd1refusal" in standing(connection, ["sd1refusal"])
    assert judge(connection, "sd1refusal", Verdict.REJECTED).number == 2


def test_a_judgement_changes_no_finding(ledger: Ledger, connection: apsw.Connection) -> None:
    before = ledger.extraction("d1")
    judge(connection, "sd1refusal", Verdict.REJECTED)
    assert ledger.extraction("d1") == before
    assert ledger.verify() == []


def test_half_a_character_in_a_note_is_replaced(connection: apsw.Connection) -> None:
    assert judge(connection, "sd1refusal", Verdict.UNSURE, "odd \ud800").note == "odd ?"


def test_a_missing_ledger_is_told_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger"), open_judgements(tmp_path / "none.db"):
        pass
    assert not (tmp_path / "none.db").exists()
