from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.graphml import write_graphml
from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm
from onrecord.model.record import Extraction
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Span, anchor
from tests.unit.sample import CELEBI, RUN, at, document, extractions

nx = pytest.importorskip("networkx")

TEXT = "Çelebi praised Norland and the ferry of Norland. She warned Norland. Kask said Çelebi had lied to Norland."
NORLAND = Actor("a2", "Norland", ActorKind.STATE, "NOR")
KASK = Actor("a3", "Mari Kask", ActorKind.PERSON)


def say(id: str, speaker: str, words: str, *acts: Act) -> Statement:
    return Statement(id, Manner.INDIRECT, (at(TEXT, words),), speakers=(speaker,), acts=acts)


def last(words: str) -> Anchor:
    return anchor(TEXT, Span(TEXT.rindex(words), TEXT.rindex(words) + len(words)))


def sample() -> Extraction:
    return Extraction(
        document(text=TEXT),
        RUN,
        actors=(CELEBI, NORLAND, KASK),
        mentions=(
            Mention(at(TEXT, "Norland"), MentionForm.NAME, "a2"),
            Mention(last("Norland"), MentionForm.NAME, "a2"),
            Mention(last("Çelebi"), MentionForm.NAME, "a1"),
            Mention(at(TEXT, "She"), MentionForm.PRONOUN),
        ),
        statements=(
            say("s1", "a1", "Norland and the ferry of Norland", Act.PRAISE, Act.ASSERT),
            say("s2", "a1", "praised Norland", Act.WARN),
            say("s3", "a3", "Çelebi had lied to Norland", Act.ACCUSE),
        ),
    )


def graph(*found: Extraction) -> Any:
    stream = io.StringIO()
    write_graphml(found, stream)
    return nx.parse_graphml(stream.getvalue())


def test_the_sample_mentions_the_words_that_it_says() -> None:
    for mention in sample().mentions:
        mention.span.check(TEXT)


def test_a_speaker_has_an_edge_to_each_actor_named_in_what_it_said() -> None:
    found = graph(sample())
    assert found.is_directed()
    assert dict(found.edges) == {
        ("a1", "a2"): {"weight": 2, "praise": 1, "warn": 1},
        ("a3", "a1"): {"weight": 1, "accuse": 1},
        ("a3", "a2"): {"weight": 1, "accuse": 1},
    }


def test_a_node_has_what_is_known_of_its_actor() -> None:
    found = graph(sample())
    assert found.nodes["a1"] == {
        "name": "Ayşe Çelebi",
        "kind": "person",
        "country": "TUR",
        "wikidata": "Q1",
        "office": "Prime Minister",
        "statements": 2,
    }
    assert found.nodes["a2"] == {"name": "Norland", "kind": "state", "country": "NOR", "statements": 0}


def test_the_same_actors_in_two_documents_are_counted_together() -> None:
    assert graph(sample(), sample()).edges["a1", "a2"] == {"weight": 4, "praise": 2, "warn": 2}


def test_words_on_oneself_repeats_and_what_was_not_said_make_no_edge() -> None:
    one = sample().statements[2]
    for other in (replace(one, repeats="s1"), replace(one, negated=True), replace(one, speakers=())):
        assert not graph(replace(sample(), statements=(other,))).edges
    alone = graph(replace(sample(), statements=(replace(one, speakers=("a1",)),)))
    assert set(alone.edges) == {("a1", "a2")}


def test_nothing_said_is_an_empty_graph() -> None:
    assert len(graph()) == 0


@given(st.lists(extractions(), max_size=2))
def test_the_graph_of_anything_can_be_loaded_and_its_acts_sum_up_to_its_weight(found: list[Extraction]) -> None:
    loaded = graph(*found)
    for _, _, counts in loaded.edges(data=True):
        weight = counts.pop("weight")
        assert sum(counts.values()) <= weight
