"""Statements: who said what, and what the saying does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.text import Anchor, Span


class Manner(StrEnum):
    """How the words are given: verbatim, paraphrased, or paraphrased with a verbatim part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What a statement does."""

    ASSERT = "assert"
    ANNOUNCE = "announce"
    DENY = "deny"
    CONCEDE = "concede"
    ACCUSE = "accuse"
    CRITICISE = "criticise"
    PRAISE = "praise"
    SUPPORT = "support"
    OPPOSE = "oppose"
    DEMAND = "demand"
    APPEAL = "appeal"
    PROPOSE = "propose"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    REJECT = "reject"
    EXPRESS = "express"


@dataclass(frozen=True, slots=True)
class Attribution:
    """The three spans of an attribution (PARC 3.0, PolNeAR), before anyone is resolved.

    `contents` may have several pieces; `sources` and `cues` may be empty. `method` names what found it.
    """

    contents: tuple[Span, ...]
    sources: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    manner: Manner = Manner.INDIRECT
    negated: bool = False
    confidence: float = 0.5
    method: str = "rule"


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution with its resolved speakers and what it does.

    `acts` stand best first. `strength` runs from 1 (hinted) to 5 (insisted, sworn). `parent` is the statement that
    this one stands in, `repeats` the full statement that a pull-quote repeats. `confidence` is between 0 and 1 and
    belongs to `method`.
    """

    id: str
    manner: Manner
    contents: tuple[Anchor, ...]
    sources: tuple[Anchor, ...] = ()
    cues: tuple[Anchor, ...] = ()
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    acts: tuple[Act, ...] = (Act.ASSERT,)
    strength: int = 3
    negated: bool = False
    parent: str | None = None
    repeats: str | None = None
    confidence: float = 0.5
    method: str = "rule"

    @property
    def text(self) -> str:
        """The content as one string, its pieces joined by an ellipsis."""
        return " … ".join(piece.exact for piece in self.contents)
