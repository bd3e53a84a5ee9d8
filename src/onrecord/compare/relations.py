"""Tell in what two reports of one point differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.compare.points import Passage
from onrecord.model.comparison import Difference
from onrecord.model.statement import Act
from onrecord.model.text import length, overlap

CLASSES = (
    frozenset([Act.PROMISE, Act.ANNOUNCE]),
    frozenset([Act.THREATEN, Act.WARN]),
    frozenset([Act.DEMAND, Act.APPEAL, Act.PROPOSE]),
    frozenset([Act.PRAISE, Act.SUPPORT]),
    frozenset([Act.ACCUSE, Act.CRITICISE, Act.OPPOSE, Act.REJECT, Act.DENY]),
    frozenset([Act.ASSERT, Act.EXPRESS, Act.CONCEDE]),
)
"""Acts that bind, press, side or judge alike; two reports that give one another kind of act differ in strength."""
TOPIC_ONLY = -1
CONDITION = re.compile(
    r"\b(?:if|unless|provided|only when|as long as|so long as|in the event of|in case of|on condition|should the)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?<![\w.,+])\d+(?:[.,]\d+)*(?![\w+])")
YEAR = re.compile(r"(?:19|20)\d\d")
ALIKE = 0.6
"""Likeness from which two passages say the same of their topic."""


def find_differences(a: Sequence[Passage], b: Sequence[Passage], likeness: float) -> tuple[Difference, ...]:
    """Give the ways in which two reports of a point differ.

    `likeness` is that of the words, up to 1. What one side adds is no difference in number; two figures of which
    neither side has the other's are.
    """
    words_a, words_b = (" ".join(each.words for each in side) for side in (a, b))
    differ = {
        Difference.STRENGTH: _are_apart(_strengths(a), _strengths(b)),
        Difference.NUMBER: _are_apart(_numbers(words_a), _numbers(words_b)),
        Difference.CONDITION: bool(CONDITION.search(words_a)) != bool(CONDITION.search(words_b)),
        Difference.SUBJECT: likeness < ALIKE,
        Difference.SPEAKER: _are_apart(_speakers(a), _speakers(b)),
    }
    return tuple(difference for difference, found in differ.items() if found)


def _are_apart(some: frozenset[Any], others: frozenset[Any]) -> bool:
    """Tell whether both sides have something and nothing in common."""
    return bool(some and others and not some & others)


def _strengths(passages: Iterable[Passage]) -> frozenset[int]:
    """Number what passages do: `TOPIC_ONLY`, else the classes of their first acts; a negated one is another.

    A statement of which a passage holds less than half, as a turn of a transcript, tells nothing of it.
    """
    found: set[int] = set()
    for passage in passages:
        if passage.agenda:
            found.add(TOPIC_ONLY)
        for statement in passage.statements:
            contents = tuple(piece.span for piece in statement.contents)
            if 2 * overlap(contents, (passage.span,)) >= length(contents):
                found |= {_class_of(act, statement.negated) for act in statement.acts[:1]}
    return frozenset(found)


def _class_of(act: Act, negated: bool) -> int:
    number = next(number for number, acts in enumerate(CLASSES) if act in acts)
    return number + len(CLASSES) * negated


def _numbers(words: str) -> frozenset[str]:
    """Give the figures in some words, but for years, which name a thing more often than they count."""
    return frozenset(each for each in NUMBER.findall(words) if not YEAR.fullmatch(each))


def _speakers(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(id for passage in passages for id in passage.speakers)
