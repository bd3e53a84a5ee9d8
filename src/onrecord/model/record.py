"""What one pass over one document was, and what it found."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.actor import Actor, Mention
from onrecord.model.claim import Commitment, Position
from onrecord.model.event import Event
from onrecord.model.occasion import Occasion
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor, Document, Warning, hash_id


@dataclass(frozen=True, slots=True)
class Run:
    """One configured pass: everything but the document that decides the result.

    `settings` are sorted name-value pairs (version, model, hashes of lexicons and tables).
    """

    settings: tuple[tuple[str, str], ...]

    @property
    def id(self) -> str:
        """The hash of the settings."""
        return hash_id("r", *(f"{name}={value}" for name, value in self.settings))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one run found in one document."""

    document: Document
    run: Run
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    occasion: Occasion | None = None
    events: tuple[Event, ...] = ()
    warnings: tuple[Warning, ...] = ()

    def actor(self, id: str) -> Actor:
        """Find an actor of this document by its id."""
        return next(actor for actor in self.actors if actor.id == id)

    def anchors(self) -> tuple[Anchor, ...]:
        """Collect every anchor, so that all can be checked."""
        spans = [mention.span for mention in self.mentions]
        for statement in self.statements:
            spans += [*statement.sources, *statement.cues, *statement.contents]
        spans += [position.issue.span for position in self.positions]
        for commitment in self.commitments:
            parts = (commitment.action, commitment.condition, commitment.deadline)
            spans += [part for part in parts if part is not None]
        spans += [event.evidence for event in self.events]
        spans += [warning.span for warning in self.warnings if warning.span]
        return tuple(spans)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why."""

    path: str
    reason: str
