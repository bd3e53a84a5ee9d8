"""Builders for gold and for hand-made readings of one invented text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.evaluate.gold import GoldDocument, GoldOccasion, GoldStatement
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.occasion import Occasion
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Document, Span, anchor

TEXT = (
    "Minister Anna Ek said that the border will open in May. “We trust our neighbours,” she added. "
    "Olav Berg warned the talks could fail. All content is licensed under an open licence."
)

DOCUMENT = Document("d1", TEXT, TEXT.encode(), published_on="2024-03-05")

ACTORS = (Actor("a1", "Anna Ek", ActorKind.PERSON), Actor("a2", "Olav Berg", ActorKind.PERSON))

Find = Callable[..., tuple[Span, ...]]
Coded = Callable[..., GoldStatement]
Found = Callable[..., Statement]
Gold = Callable[..., GoldDocument]
Reading = Callable[..., Extraction]


def _find(*words: str) -> tuple[Span, ...]:
    assert all(TEXT.count(word) == 1 for word in words), words
    return tuple(Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words)


def _anchors(*words: str) -> tuple[Anchor, ...]:
    return tuple(anchor(TEXT, span) for span in _find(*words))


@pytest.fixture
def find() -> Find:
    """Give the spans of words that stand once in the text."""
    return _find


@pytest.fixture
def coded() -> Coded:
    """Code a statement by its words."""

    def make(content: str, source: str = "", cue: str = "", **more: Any) -> GoldStatement:
        more = {"id": content[:8], "manner": Manner.INDIRECT, "acts": (Act.ASSERT,), **more}
        sources, cues = _find(*filter(None, [source])), _find(*filter(None, [cue]))
        return GoldStatement(contents=_find(content), sources=sources, cues=cues, **more)

    return make


@pytest.fixture
def found() -> Found:
    """Make a finding by its words."""

    def make(content: str, source: str = "", cue: str = "", **more: Any) -> Statement:
        more = {"id": f"s{content[:8]}", "manner": Manner.INDIRECT, **more}
        sources, cues = _anchors(*filter(None, [source])), _anchors(*filter(None, [cue]))
        return Statement(contents=_anchors(content), sources=sources, cues=cues, **more)

    return make


@pytest.fixture
def gold() -> Gold:
    """Put coded statements together."""

    def make(*statements: GoldStatement, full: bool = True, occasion: GoldOccasion | None = None) -> GoldDocument:
        return GoldDocument(DOCUMENT, statements, occasion, full)

    return make


@pytest.fixture
def reading() -> Reading:
    """Put findings together."""

    def make(*statements: Statement, occasion: Occasion | None = None) -> Extraction:
        return Extraction(DOCUMENT, Run(()), ACTORS, statements=statements, occasion=occasion)

    return make
