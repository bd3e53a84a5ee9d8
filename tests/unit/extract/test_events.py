"""Events with their sides, and the statements that are events. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.event_codes import code_of, load_codes
from onrecord.extract.events import find_events
from onrecord.extract.scene import Scene
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Document, anchor
from tests.unit.parses import Sample, read

NORWAY = Actor("n", "Nora Norsk", ActorKind.PERSON, "NOR")
MALAWI = Actor("m", "Mala Wiri", ActorKind.PERSON, "MWI")


def scene(sample: Sample, *statements: Statement, occasion: Occasion | None = None) -> Scene:
    document = Document("d", sample.text, sample.text.encode(), published_on="2024-05-20")
    return Scene(document, sample.cut, sample.parse, (NORWAY, MALAWI), statements=statements, occasion=occasion)


def say(sample: Sample, content: str, cue: str, *acts: Act) -> Statement:
    def at(words: str) -> tuple[int, int]:
        return sample.place(words).start, sample.place(words).end

    contents = (anchor(sample.text, sample.place(content)),)
    cues = (anchor(sample.text, sample.place(cue)),)
    return Statement("s", Manner.INDIRECT, contents, cues=cues, speakers=("n",), acts=acts)


def brief(event: Event) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return event.type.value, event.actors, event.recipients, event.status.value


def found(sample: Sample, *statements: Statement) -> list[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    return [brief(event) for event in find_events(scene(sample, *statements))]


BOMBED = read("Peru bombed Ecuador.", "NNP/nsubj/1@GPE VBD/ROOT=bomb NNP/dobj/1@GPE ./punct/1")
PASSIVE = read(
    "Ecuador was bombed by Peru.",
    "NNP/nsubjpass/2@GPE VBD/auxpass/2=be+AUX VBN/ROOT=bomb IN/agent/2 NNP/pobj/3@GPE ./punct/2",
)
CONTROL = read(
    "Chile asked Peru to bomb Ecuador.",
    "NNP/nsubj/1@GPE VBD/ROOT=ask NNP/dobj/1@GPE TO/aux/4 VB/xcomp/1 NNP/dobj/4@GPE ./punct/1",
)
TREATY = read(
    "Norway and Malawi signed a treaty.",
    "NNP/nsubj/3@GPE CC/cc/0 NNP/conj/0@GPE VBD/ROOT=sign DT/det/5 NN/dobj/3 ./punct/3",
)
TALKS = read(
    "The talks between Norway and Malawi ended.",
    "DT/det/1 NNS/nsubj/6=talk IN/prep/1 NNP/pobj/2@GPE CC/cc/3 NNP/conj/3@GPE VBD/ROOT=end ./punct/6",
)
HOSTED = read(
    "Norway received the Malawian president.",
    "NNP/nsubj/1@GPE VBD/ROOT=receive DT/det/4 JJ/amod/4@NORP NN/dobj/1 ./punct/1",
)
SAID = read(
    "Norsk said Peru bombed Ecuador.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say NNP/nsubj/3@GPE VBD/ccomp/1=bomb NNP/dobj/3@GPE ./punct/1",
)
URGED = read(
    "Norsk urged Malawi to vote.",
    "NNP/nsubj/1@PERSON VBD/ROOT=urge NNP/dobj/1@GPE TO/aux/4 VB/xcomp/1 ./punct/1",
)
SHOULD = read(
    "Norsk said Malawi should vote.",
    "NNP/nsubj/1@PERSON VBD/ROOT=say NNP/nsubj/4@GPE MD/aux/4 VB/ccomp/1 ./punct/1",
)
MET = read("The two leaders met.", "DT/det/2 CD/nummod/2 NNS/nsubj/3=leader VBD/ROOT=meet ./punct/3")


@pytest.mark.parametrize("sample", [BOMBED, PASSIVE], ids=["active", "passive"])
def test_who_does_it_is_the_actor_and_the_one_it_is_done_to_the_recipient(sample: Sample) -> None:
    assert found(sample) == [("ASSAULT", ("PER",), ("ECU",), "happened")]


def test_one_who_is_asked_does_what_is_asked() -> None:
    assert ("ASSAULT", ("PER",), ("ECU",), "hypothetical") in found(CONTROL)


def test_both_who_sign_are_on_both_sides() -> None:
    assert found(TREATY) == [("AGREE", ("NOR", "MWI"), ("NOR", "MWI"), "happened")]


def test_the_two_sides_of_talks_stand_after_between() -> None:
    assert found(TALKS) == [("CONSULT", ("NOR",), ("MWI",), "ongoing")]


def test_a_host_is_the_recipient() -> None:
    assert found(HOSTED) == [("CONSULT", ("MWI",), ("NOR",), "happened")]


def test_what_somebody_says_is_asserted_by_the_statement() -> None:
    (event,) = find_events(scene(SAID, say(SAID, "Peru bombed Ecuador", "said", Act.ASSERT)))
    assert (event.type, event.asserted_by) == (EventType.ASSAULT, "s")


@pytest.mark.parametrize(
    ("sample", "content", "cue"),
    [(URGED, "Malawi to vote", "urged"), (SHOULD, "Malawi should vote", "said")],
)
def test_a_demand_is_a_request_of_the_one_who_is_to_act(sample: Sample, content: str, cue: str) -> None:
    statement = say(sample, content, cue, Act.APPEAL)
    assert found(sample, statement) == [("REQUEST", ("NOR",), ("MWI",), "happened")]


def test_the_occasion_is_one_consultation_with_its_day_and_place() -> None:
    place = Place("Oslo", "NOR")
    occasion = Occasion(OccasionKind.MEETING, "2024-05-19", place, ("m", "n"), "n")
    (event,) = find_events(scene(MET, occasion=occasion))

    assert brief(event) == ("CONSULT", ("MWI",), ("NOR",), EventStatus.HAPPENED.value)
    assert (event.date, event.place, event.evidence.exact) == ("2024-05-19", place, "The two leaders met")


def test_ids_are_the_same_when_read_again() -> None:
    assert find_events(scene(BOMBED)) == find_events(scene(BOMBED))


def test_every_anchor_holds_the_words_of_the_text() -> None:
    for sample in (BOMBED, PASSIVE, TREATY, TALKS):
        for event in find_events(scene(sample)):
            event.evidence.check(sample.text)


def test_bodies_of_one_organisation_share_its_code() -> None:
    assert code_of(Actor("p", "European Parliament", ActorKind.ORGANIZATION)) == "EU"
    assert code_of(Actor("r", "Reuters", ActorKind.ORGANIZATION, "GBR")) is None
    assert load_codes()["Xinjiang"] == "CHN"


WORDS = {
    "Peru": "NNP",
    "Ecuadorian": "JJ",
    "they": "PRP",
    "its": "PRP$",
    "which": "WP",
    "leaders": "NNS",
    "attack": "NN",
    "talks": "NNS",
    "bombed": "VBD",
    "denied": "VBD",
    "launch": "VB",
    "may": "MD",
    "not": "RB",
    "on": "IN",
    "by": "IN",
    "and": "CC",
}
RELATIONS = (
    "nsubj dobj pobj prep conj relcl acl ccomp xcomp advcl poss amod compound agent nsubjpass aux neg mark".split()
)


@given(st.data(), st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=12))
def test_any_tree_of_words_is_read_and_every_anchor_holds(data: st.DataObject, words: list[str]) -> None:
    order = data.draw(st.permutations(range(len(words))))
    codes = [f"{WORDS[word]}/ROOT" for word in words]
    for place, number in enumerate(order[1:], 1):
        relation, head = data.draw(st.sampled_from(RELATIONS)), data.draw(st.sampled_from(order[:place]))
        codes[number] = f"{WORDS[words[number]]}/{relation}/{head}"
    sample = read(" ".join(words), " ".join(codes))

    for event in find_events(scene(sample)):
        event.evidence.check(sample.text)
        assert event.actors
