"""Whether an event took place. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.extract.event_status import find_status, judge_verb
from onrecord.extract.event_type import find_triggers
from onrecord.model.event import EventStatus, EventType
from tests.unit.parses import read

CASES = [
    ("Peru bombed Ecuador.", "NNP/nsubj/1@GPE VBD/ROOT=bomb NNP/dobj/1@GPE ./punct/1", EventStatus.HAPPENED),
    (
        "Peru may bomb Ecuador.",
        "NNP/nsubj/2@GPE MD/aux/2 VB/ROOT NNP/dobj/2@GPE ./punct/2",
        EventStatus.HYPOTHETICAL,
    ),
    (
        "Peru did not bomb Ecuador.",
        "NNP/nsubj/3@GPE VBD/aux/3=do+AUX RB/neg/3+PART VB/ROOT NNP/dobj/3@GPE ./punct/3",
        EventStatus.DENIED,
    ),
    (
        "Peru is bombing Ecuador.",
        "NNP/nsubj/2@GPE VBZ/aux/2=be+AUX VBG/ROOT=bomb NNP/dobj/2@GPE ./punct/2",
        EventStatus.ONGOING,
    ),
    (
        "Peru will bomb Ecuador.",
        "NNP/nsubj/2@GPE MD/aux/2 VB/ROOT NNP/dobj/2@GPE ./punct/2",
        EventStatus.PLANNED,
    ),
    (
        "Peru denied bombing Ecuador.",
        "NNP/nsubj/1@GPE VBD/ROOT=deny VBG/xcomp/1=bomb NNP/dobj/2@GPE ./punct/1",
        EventStatus.DENIED,
    ),
    (
        "Peru threatened to bomb Ecuador.",
        "NNP/nsubj/1@GPE VBD/ROOT=threaten TO/aux/3 VB/xcomp/1 NNP/dobj/3@GPE ./punct/1",
        EventStatus.THREATENED,
    ),
    (
        "Peru continues to bomb Ecuador.",
        "NNP/nsubj/1@GPE VBZ/ROOT=continue TO/aux/3 VB/xcomp/1 NNP/dobj/3@GPE ./punct/1",
        EventStatus.ONGOING,
    ),
    (
        "Peru launched a raid on Ecuador.",
        "NNP/nsubj/1@GPE VBD/ROOT=launch DT/det/3 NN/dobj/1 IN/prep/3 NNP/pobj/4@GPE ./punct/1",
        EventStatus.HAPPENED,
    ),
    (
        "Chile feared a Peruvian attack on Ecuador.",
        "NNP/nsubj/1@GPE VBD/ROOT=fear DT/det/4 JJ/amod/4@NORP NN/dobj/1 IN/prep/4 NNP/pobj/5@GPE ./punct/1",
        EventStatus.HYPOTHETICAL,
    ),
    (
        "Any Peruvian attack on Ecuador would fail.",
        "DT/det/2 JJ/amod/2@NORP NN/nsubj/6 IN/prep/2 NNP/pobj/3@GPE MD/aux/6 VB/ROOT ./punct/6",
        EventStatus.HYPOTHETICAL,
    ),
    (
        "Peru has not ruled out an attack on Ecuador.",
        "NNP/nsubj/3@GPE VBZ/aux/3=have+AUX RB/neg/3+PART VBN/ROOT=rule RP/prt/3+ADP DT/det/6 NN/dobj/3 IN/prep/6"
        " NNP/pobj/7@GPE ./punct/3",
        EventStatus.HYPOTHETICAL,
    ),
    (
        "If Peru bombs Ecuador, Chile will act.",
        "IN/mark/2+SCONJ NNP/nsubj/2@GPE VBZ/advcl/7=bomb NNP/dobj/2@GPE ,/punct/7 NNP/nsubj/7@GPE MD/aux/7 VB/ROOT"
        " ./punct/7",
        EventStatus.HYPOTHETICAL,
    ),
    (
        "Chile said Peru bombed Ecuador.",
        "NNP/nsubj/1@GPE VBD/ROOT=say NNP/nsubj/3@GPE VBD/ccomp/1=bomb NNP/dobj/3@GPE ./punct/1",
        EventStatus.HAPPENED,
    ),
]


@pytest.mark.parametrize(("text", "codes", "status"), CASES, ids=[case[0] for case in CASES])
def test_the_words_around_an_event_tell_whether_it_took_place(text: str, codes: str, status: EventStatus) -> None:
    sample = read(text, codes)
    found = [each for each in find_triggers(sample.parse) if each.rule.type == EventType.ASSAULT]

    assert [find_status(sample.parse, each) for each in found] == [status]


def test_a_verb_of_saying_may_itself_be_unsaid() -> None:
    sample = read(
        "Peru did not demand it.",
        "NNP/nsubj/3@GPE VBD/aux/3=do+AUX RB/neg/3+PART VB/ROOT PRP/dobj/3 ./punct/3",
    )
    assert judge_verb(sample.parse, sample.token("demand")) == EventStatus.DENIED
