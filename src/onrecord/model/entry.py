"""Findings of a ledger with the document they stand in and the actors they name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.actor import Actor
from onrecord.model.claim import Commitment, Position
from onrecord.model.event import Event


@dataclass(frozen=True, slots=True)
class Origin:
    """The document that a finding stands in."""

    document_id: str
    title: str | None
    publisher: str | None
    published_on: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """A position with its holder and its document; `strength` is the greatest of the statements that show it."""

    position: Position
    holder: Actor
    origin: Origin
    strength: int


@dataclass(frozen=True, slots=True)
class CommitmentEntry:
    """A commitment with the actors and the document."""

    commitment: Commitment
    committer: Actor
    recipients: tuple[Actor, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event with its document."""

    event: Event
    origin: Origin
