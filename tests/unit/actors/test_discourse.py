"""What came before a place in a text. All people are invented."""

from __future__ import annotations

from onrecord.actors.discourse import Discourse
from onrecord.actors.roster import Roster
from onrecord.actors.tenures import TenureTable
from onrecord.model.actor import ActorKind, Mention, MentionForm
from onrecord.model.text import Span, anchor
from tests.unit.parses import read

SAMPLE = read(
    "Olsen met Varga. He slept.",
    "NNP/nsubj/1@PERSON VBD/ROOT=meet NNP/dobj/1@PERSON ./punct/1 | PRP/nsubj/1 VBD/ROOT ./punct/1",
)


def discourse() -> Discourse:
    roster = Roster(SAMPLE.text, None, TenureTable(()))
    for name in ("Olsen", "Varga"):
        roster.add_local(ActorKind.PERSON, name, SAMPLE.place(name))
    roster.add_state("NOR", SAMPLE.place("met"))
    return Discourse(roster, SAMPLE.parse)


def test_persons_before_a_place_come_latest_first() -> None:
    assert discourse().persons_before(17) == ("person:varga", "person:olsen")
    assert discourse().persons_before(6) == ("person:olsen",)


def test_a_role_that_was_resolved_counts_as_named() -> None:
    found = discourse()
    found.nominals.append(Mention(anchor(SAMPLE.text, Span(14, 15)), MentionForm.NOMINAL, "person:olsen"))
    assert found.persons_before(17)[0] == "person:olsen"


def test_the_subject_of_the_sentence_before_is_told() -> None:
    assert discourse().subject_before(17) == "person:olsen"
    assert discourse().subject_before(3) is None


def test_states_before_a_place_are_told() -> None:
    assert discourse().states_before(17) == {"NOR"}
    assert discourse().states_before(2) == set()
