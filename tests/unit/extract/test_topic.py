"""What only names a topic, read off hand-made parses. All texts are invented."""

from __future__ import annotations

import pytest

from onrecord.extract.topic import names_topic
from onrecord.model.statement import Attribution, Manner
from tests.unit.parses import Sample, read

DISCUSSED = read("They discussed the old port.", "PRP/nsubj/1 VBD/ROOT=discuss DT/det/4 JJ/amod/4 NN/dobj/1 ./punct/1")
CLAUSE = read(
    "They discussed that the port is old.",
    "PRP/nsubj/1 VBD/ROOT=discuss IN/mark/5+SCONJ DT/det/4 NN/nsubj/5 VBZ/ccomp/1=be+AUX JJ/acomp/5 ./punct/1",
)
INFORMED = read(
    "She informed him about the old port.",
    "PRP/nsubj/1 VBD/ROOT=inform PRP/dobj/1 IN/prep/1 DT/det/6 JJ/amod/6 NN/pobj/3 ./punct/1",
)
HOW = read(
    "They discussed how to keep the port.",
    "PRP/nsubj/1 VBD/ROOT=discuss WRB/advmod/4 TO/aux/4 VB/xcomp/1 DT/det/6 NN/dobj/4 ./punct/1",
)
PRAISED = read("They praised the old port.", "PRP/nsubj/1 VBD/ROOT=praise DT/det/4 JJ/amod/4 NN/dobj/1 ./punct/1")
BEFORE = read(
    "The old port, she commented on.", "DT/det/2 JJ/amod/2 NN/pobj/6 ,/punct/5 PRP/nsubj/5 VBD/ROOT IN/prep/5 ./punct/5"
)


def about(sample: Sample, cue: str, content: str, manner: Manner = Manner.INDIRECT) -> bool:
    found = Attribution((sample.place(content),), (), (sample.place(cue),) if cue else (), manner)
    return names_topic(sample.text, sample.parse, found)


@pytest.mark.parametrize(
    ("sample", "cue", "content"),
    [
        (DISCUSSED, "discussed", "the old port"),
        (INFORMED, "informed", "about the old port"),
        (INFORMED, "informed", "the old port"),
    ],
)
def test_what_was_talked_about_is_a_topic(sample: Sample, cue: str, content: str) -> None:
    assert about(sample, cue, content)


@pytest.mark.parametrize(
    ("sample", "cue", "content"),
    [
        (CLAUSE, "discussed", "that the port is old"),
        (HOW, "discussed", "how to keep the port"),
        (HOW, "discussed", "to keep the port"),
        (PRAISED, "praised", "the old port"),
        (DISCUSSED, "", "the old port"),
    ],
)
def test_what_was_said_of_it_is_none(sample: Sample, cue: str, content: str) -> None:
    assert not about(sample, cue, content)


def test_quoted_words_are_no_topic() -> None:
    assert not about(DISCUSSED, "discussed", "the old port", Manner.MIXED)


def test_a_content_before_its_cue_is_no_topic() -> None:
    assert not about(BEFORE, "commented on", "The old port")
