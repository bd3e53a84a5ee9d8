from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import InputError, NotInLedgerError
from onrecord.store.corrections import list_corrections
from onrecord.store.judgements import list_judgements, open_judgements
from onrecord.store.reading import open_readonly
from onrecord.web.judging import (
    LONGEST,
    correct_statement,
    corrections_on,
    judge_finding,
    judgements_on,
    read_form,
    take_back_correction,
    undo_judgement,
)

FORM = {
    "finding": "sd1refusal",
    "verdict": "confirmed",
    "note": " seen ",
    "by": "N. N.",
    "back": "/statements/sd1refusal",
}

CORRECTION = {"finding": "sd1refusal", "speaker": "Ivo Tamm", "act": "deny", "note": " seen ", "by": "N. N."}


def test_a_verdict_is_kept_with_who_and_why(path: Path) -> None:
    assert judge_finding(path, FORM) == "/statements/sd1refusal"
    with open_judgements(path) as connection:
        [made] = list_judgements(connection)
    assert (made.finding, made.verdict.value, made.note, made.by) == ("sd1refusal", "confirmed", "seen", "N. N.")


def test_a_verdict_is_taken_back(path: Path) -> None:
    judge_finding(path, FORM)
    undo_judgement(path, {"number": "1"})
    with open_readonly(path) as ledger:
        assert judgements_on(ledger, ["sd1refusal"]) == {}


def test_all_standing_verdicts_on_a_finding_are_shown(path: Path) -> None:
    judge_finding(path, FORM)
    judge_finding(path, {**FORM, "verdict": "unsure", "note": "", "by": ""})
    with open_readonly(path) as ledger:
        found = judgements_on(ledger, ["sd1refusal", "sd1warning"])
    assert [(each.verdict.value, each.by) for each in found["sd1refusal"]] == [("confirmed", "N. N."), ("unsure", None)]


@pytest.mark.parametrize("verdict", ["", "maybe", "CONFIRMED"])
def test_a_verdict_that_is_none_is_refused(path: Path, verdict: str) -> None:
    with pytest.raises(InputError):
        judge_finding(path, {**FORM, "verdict": verdict})


@pytest.mark.parametrize("number", ["", "x", "-1", "1.5", "²", "9" * 40])
def test_a_number_that_is_none_is_refused(path: Path, number: str) -> None:
    with pytest.raises(InputError):
        undo_judgement(path, {"number": number})


def test_what_is_not_there_can_not_be_judged(path: Path) -> None:
    with pytest.raises(NotInLedgerError):
        judge_finding(path, {**FORM, "finding": "none"})
    with pytest.raises(NotInLedgerError):
        undo_judgement(path, {"number": "7"})


def test_a_note_is_cut_to_its_longest(path: Path) -> None:
    judge_finding(path, {**FORM, "note": "n" * 9_999})
    with open_judgements(path) as connection:
        [made] = list_judgements(connection)
    assert made.note == "n" * LONGEST["note"]


@pytest.mark.parametrize("body", [b"\xff=1", b"&".join([b"a=1"] * 99)])
def test_a_form_that_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(InputError):
        read_form(body)


def test_a_speaker_and_an_act_are_kept_with_who_and_why(path: Path) -> None:
    assert correct_statement(path, {**CORRECTION, "back": "/statements/sd1refusal"}) == "/statements/sd1refusal"
    with open_judgements(path) as connection:
        made = list_corrections(connection)
    assert [(each.field.value, each.value) for each in made] == [("speaker", "Ivo Tamm"), ("act", "deny")]
    assert {(each.note, each.by) for each in made} == {("seen", "N. N.")}


@pytest.mark.parametrize(("left", "kept"), [("speaker", "act"), ("act", "speaker")])
def test_a_field_that_is_left_empty_stays_as_it_was_found(path: Path, left: str, kept: str) -> None:
    correct_statement(path, {**CORRECTION, left: " "})
    with open_readonly(path) as ledger:
        assert [each.field.value for each in corrections_on(ledger, ["sd1refusal"])["sd1refusal"]] == [kept]


@pytest.mark.parametrize("given", [{"speaker": "", "act": ""}, {"act": "shout"}, {"speaker": "x" * 201}])
def test_a_correction_that_is_none_is_refused_whole(path: Path, given: dict[str, str]) -> None:
    with pytest.raises(InputError):
        correct_statement(path, {**CORRECTION, **given})
    with open_readonly(path) as ledger:
        assert ledger.corrections() == []


def test_only_standing_corrections_of_the_findings_asked_for_are_shown(path: Path) -> None:
    correct_statement(path, CORRECTION)
    correct_statement(path, {**CORRECTION, "finding": "sd1warning"})
    take_back_correction(path, {"number": "1"})
    with open_readonly(path) as ledger:
        assert [each.number for each in corrections_on(ledger, ["sd1refusal"])["sd1refusal"]] == [2]
        assert corrections_on(ledger, []) == {}


def test_a_correction_that_is_not_there_can_not_be_taken_back(path: Path) -> None:
    with pytest.raises(NotInLedgerError):
        take_back_correction(path, {"number": "7"})
    with pytest.raises(InputError):
        take_back_correction(path, {"number": "x"})
