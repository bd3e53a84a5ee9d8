"""A person's word on who said what. All of them are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.errors import InputError, NotInLedgerError
from onrecord.model.statement import Act
from onrecord.store.corrections import LONGEST_NAME, Corrected, Correction, correct, list_corrections, undo_correction
from onrecord.store.judgements import open_judgements
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, extraction, saying

TIRANI = replace(CELEBI, id="a5", name="Dana Tirani", country="ALB", wikidata=None)


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    ledger.add(extraction())
    ledger.add(saying("d2", "the canal stays open", TIRANI))
    return ledger


@pytest.fixture
def connection(ledger: Ledger, path: Path) -> Iterator[apsw.Connection]:
    with open_judgements(path) as opened:
        yield opened


def set_speaker(connection: apsw.Connection, name: str) -> Correction:
    [made] = correct(connection, "sd1refusal", {Corrected.SPEAKER: name})
    return made


def standing(connection: apsw.Connection) -> list[str]:
    return [each.value for each in list_corrections(connection) if each.undone_at is None]


@pytest.mark.parametrize("words", ["a5", "Dana Tirani", " dana tirani ", "Tirani"])
def test_a_speaker_of_the_ledger_is_kept_by_its_id(connection: apsw.Connection, words: str) -> None:
    made = set_speaker(connection, words)
    assert (made.value, made.name, made.actor) == ("a5", "Dana Tirani", "a5")


def test_somebody_new_is_kept_by_name(connection: apsw.Connection) -> None:
    made = set_speaker(connection, " Ivo Tamm ")
    assert (made.value, made.name, made.actor) == ("Ivo Tamm", "Ivo Tamm", None)


def test_a_name_of_several_is_kept_as_a_name(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(saying("d3", "the port is deep", replace(TIRANI, id="a6", name="Ilir Tirani")))
    made = set_speaker(connection, "Tirani")
    assert (made.value, made.actor) == ("Tirani", None)


def test_who_and_why_are_kept(connection: apsw.Connection) -> None:
    [made] = correct(connection, "sd1r", {Corrected.ACT: "deny"}, "heard it", "Ann")
    assert (made.number, made.finding, made.field) == (1, "sd1refusal", Corrected.ACT)
    assert (made.value, made.name, made.note, made.by, made.undone_at) == ("deny", "deny", "heard it", "Ann", None)
    assert list_corrections(connection) == list_corrections(connection, "sd1r") == [made]


@pytest.mark.parametrize("act", list(Act))
def test_every_act_can_be_said(connection: apsw.Connection, act: Act) -> None:
    [made] = correct(connection, "sd1refusal", {Corrected.ACT: act.value})
    assert made.value == act.value


@pytest.mark.parametrize("act", ["", "shout", "DENY", " deny"])
def test_an_act_that_is_none_is_refused(connection: apsw.Connection, act: str) -> None:
    with pytest.raises(InputError, match="no act"):
        correct(connection, "sd1refusal", {Corrected.ACT: act})


@pytest.mark.parametrize("name", ["", "  ", "n" * (LONGEST_NAME + 1), "Ivo\nTamm", "Ivo\x1b[2JTamm", "Ivo\u2028Tamm"])
def test_a_name_that_is_none_is_refused_and_nothing_is_kept(connection: apsw.Connection, name: str) -> None:
    with pytest.raises(InputError, match="name of a speaker"):
        correct(connection, "sd1refusal", {Corrected.ACT: "deny", Corrected.SPEAKER: name})
    assert list_corrections(connection) == []


def test_a_name_may_be_as_long_as_the_longest(connection: apsw.Connection) -> None:
    assert set_speaker(connection, "n" * LONGEST_NAME).value == "n" * LONGEST_NAME


@pytest.mark.parametrize("id", ["pd1grain", "cd1refusal", "ed1meeting", "d1", "s9", ""])
def test_only_a_statement_can_be_corrected(connection: apsw.Connection, id: str) -> None:
    with pytest.raises(NotInLedgerError):
        correct(connection, id, {Corrected.ACT: "deny"})
    assert list_corrections(connection) == []


def test_a_later_correction_of_the_same_field_takes_the_one_before_back(connection: apsw.Connection) -> None:
    correct(connection, "sd1refusal", {Corrected.SPEAKER: "Ivo Tamm", Corrected.ACT: "deny"})
    correct(connection, "sd1warning", {Corrected.SPEAKER: "Mia Kask"})
    set_speaker(connection, "a5")
    assert standing(connection) == ["deny", "Mia Kask", "a5"]
    assert len(list_corrections(connection)) == 4


def test_a_correction_is_taken_back_once_and_stays_on_the_record(connection: apsw.Connection) -> None:
    set_speaker(connection, "Ivo Tamm")
    undone = undo_correction(connection, 1)
    assert undone.undone_at is not None
    assert list_corrections(connection) == [undone]
    for number in (1, 2):
        with pytest.raises(NotInLedgerError, match="no standing correction"):
            undo_correction(connection, number)


def test_the_same_can_be_said_again_after_it_was_taken_back(connection: apsw.Connection) -> None:
    set_speaker(connection, "a5")
    undo_correction(connection, 1)
    set_speaker(connection, "a5")
    assert standing(connection) == ["a5"]


def test_a_correction_survives_a_new_reading_and_the_loss_of_the_finding(
    ledger: Ledger, connection: apsw.Connection
) -> None:
    made = set_speaker(connection, "a5")
    ledger.add(extraction(run=LATER_RUN))
    assert list_corrections(connection, "sd1refusal") == [made]
    ledger.add(replace(extraction(), **NO_FINDINGS))
    assert list_corrections(connection, "sd1refusal") == [made]


def test_a_speaker_whom_no_reading_finds_any_more_keeps_its_name(ledger: Ledger, connection: apsw.Connection) -> None:
    set_speaker(connection, "a5")
    ledger.add(replace(saying("d2", "the canal stays open", replace(TIRANI, id="a8", name="Ida Kask")), run=LATER_RUN))
    [found] = list_corrections(connection)
    assert (found.value, found.name, found.actor) == ("a5", "Dana Tirani", None)


def test_a_speaker_who_is_merged_later_is_the_other_one(ledger: Ledger, connection: apsw.Connection) -> None:
    set_speaker(connection, "a5")
    ledger.merge_actors("a5", "a1")
    [found] = list_corrections(connection)
    assert (found.value, found.name, found.actor) == ("a5", "Ayşe Çelebi", "a1")


def test_a_speaker_who_is_split_off_elsewhere_keeps_its_name(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(saying("d3", "the port is deep", TIRANI))
    set_speaker(connection, "a5")
    ledger.split_actor("a5", "d3", "Another Tirani")
    assert [(each.name, each.actor) for each in list_corrections(connection)] == [("Dana Tirani", "a5")]
    assert set_speaker(connection, "Another Tirani").name == "Another Tirani"


def test_a_correction_changes_no_finding(ledger: Ledger, connection: apsw.Connection) -> None:
    before = ledger.extraction("d1")
    correct(connection, "sd1refusal", {Corrected.SPEAKER: "a5", Corrected.ACT: "deny"})
    assert ledger.extraction("d1") == before
    assert ledger.verify() == []


def test_half_a_character_is_replaced(connection: apsw.Connection) -> None:
    assert set_speaker(connection, "odd \ud800").value == "odd ?"
