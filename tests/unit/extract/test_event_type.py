"""Which words name an event. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.extract.event_type import Trigger, find_triggers, load_event_words, verb_forms
from onrecord.model.event import EventType
from tests.unit.parses import Sample, read

BOMBED = read("Peru bombed Ecuador.", "NNP/nsubj/1@GPE VBD/ROOT=bomb NNP/dobj/1@GPE ./punct/1")
RAID = read(
    "Peru launched a raid on Ecuador.",
    "NNP/nsubj/1@GPE VBD/ROOT=launch DT/det/3 NN/dobj/1 IN/prep/3 NNP/pobj/4@GPE ./punct/1",
)
TREATY = read(
    "Norway and Malawi signed a treaty.",
    "NNP/nsubj/3@GPE CC/cc/0 NNP/conj/0@GPE VBD/ROOT=sign DT/det/5 NN/dobj/3 ./punct/3",
)
REPORT = read("Peru released a report.", "NNP/nsubj/1@GPE VBD/ROOT=release DT/det/3 NN/dobj/1 ./punct/1")
ASKED = read("Peru asked a question.", "NNP/nsubj/1@GPE VBD/ROOT=ask DT/det/3 NN/dobj/1 ./punct/1")
HOPES = read("Peru stages a march.", "NNP/nsubj/1@GPE VBZ/ROOT=stag DT/det/3 NN/dobj/1 ./punct/1")


def triggers(sample: Sample) -> list[Trigger]:
    return list(find_triggers(sample.parse))


@pytest.mark.parametrize(
    ("sample", "type", "words"),
    [
        (BOMBED, EventType.ASSAULT, ("bombed", "bombed")),
        (RAID, EventType.ASSAULT, ("raid", "launched")),
        (TREATY, EventType.AGREE, ("treaty", "signed")),
        (HOPES, EventType.PROTEST, ("march", "stages")),
    ],
)
def test_a_verb_or_a_verb_with_its_object_names_an_event(
    sample: Sample, type: EventType, words: tuple[str, str]
) -> None:
    (trigger,) = triggers(sample)
    assert (trigger.rule.type, trigger.token.text, trigger.host.text) == (type, *words)
    assert trigger.carried


@pytest.mark.parametrize("sample", [REPORT, ASKED])
def test_a_verb_with_another_object_or_without_a_clause_names_none(sample: Sample) -> None:
    assert triggers(sample) == []


def test_the_e_that_the_model_drops_is_put_back() -> None:
    assert "stage" in verb_forms(HOPES.parse, HOPES.token("stages"))


def test_each_of_the_sixteen_types_has_words() -> None:
    words = load_event_words()
    rules = (*words.verbs.values(), *words.nouns.values(), *words.phrases.values())
    assert {rule.type for rule in rules} == set(EventType)
