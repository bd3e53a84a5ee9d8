"""Gold: a reading that a person made of a document, against which the reader is measured."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.occasion import OccasionKind
from onrecord.model.statement import Act, Manner
from onrecord.model.text import Document, Span


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One statement as a person coded it; `acts` holds every acceptable label, best first."""

    id: str
    manner: Manner
    contents: tuple[Span, ...]
    sources: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """A position as a person coded it: the holder's name, the issue in free words, the statements that show it."""

    holder: str
    issue: str
    stance: Stance
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """A commitment as a person coded it; `committers` and `recipients` are names, or codes of states."""

    kind: CommitmentKind
    committers: tuple[str, ...]
    actions: tuple[Span, ...]
    conditions: tuple[Span, ...] = ()
    recipients: tuple[str, ...] = ()
    statement: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event as a person coded it; `actors` and `recipients` are codes of states and organisations."""

    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    evidence: tuple[Span, ...]
    asserted_by: str | None = None


@dataclass(frozen=True, slots=True)
class GoldOccasion:
    """The occasion as a person coded it; `participants` are canonical names."""

    kind: OccasionKind
    date: str | None = None
    city: str | None = None
    country: str | None = None
    participants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document with the reading that a person made of it.

    `full` is False where only the spans were coded: then speakers, acts and the occasion are not scored.
    """

    document: Document
    statements: tuple[GoldStatement, ...]
    occasion: GoldOccasion | None = None
    full: bool = True
    positions: tuple[GoldPosition, ...] = ()
    commitments: tuple[GoldCommitment, ...] = ()
    events: tuple[GoldEvent, ...] = ()
