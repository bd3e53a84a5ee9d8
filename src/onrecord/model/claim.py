"""Positions and commitments: where an actor stands, and what it has bound itself to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.text import Anchor


class Stance(StrEnum):
    """How a holder stands to an issue."""

    SUPPORT = "support"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"


class CommitmentKind(StrEnum):
    """What a commitment is."""

    PROMISE = "promise"
    OFFER = "offer"
    THREAT = "threat"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Issue:
    """What a position is about: a short noun phrase.

    `label` is normalised, so that the same issue in another document has the same one; `span` holds the words of
    the text that name it.
    """

    label: str
    span: Anchor


@dataclass(frozen=True, slots=True)
class Position:
    """The stance of a holder, an actor id, on an issue, with the ids of the statements that show it."""

    id: str
    holder: str
    issue: Issue
    stance: Stance
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a committer will do, or do if a condition comes true, in a statement's own words.

    `committer` and `recipients` are actor ids; `condition` and `deadline` are None where none is said.
    """

    id: str
    kind: CommitmentKind
    committer: str
    action: Anchor
    statement: str
    recipients: tuple[str, ...] = ()
    condition: Anchor | None = None
    deadline: Anchor | None = None
