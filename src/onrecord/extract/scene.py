"""What is known of a document when positions, commitments and events are looked for in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model.actor import Actor, Mention
from onrecord.model.occasion import Occasion
from onrecord.model.statement import Statement
from onrecord.model.text import Document, Span
from onrecord.text.analysis import Parse
from onrecord.text.segment import Segmentation


@dataclass(frozen=True)
class Scene:
    """A document with its parse and with who speaks in it, what is said, and what it reports.

    `home` is the state whose government publishes it (ISO 3166-1 alpha-3), None for an independent outlet.
    """

    document: Document
    cut: Segmentation
    parse: Parse
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    occasion: Occasion | None = field(default=None)
    home: str | None = None

    @cached_property
    def by_id(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.actors}

    def actors_in(self, span: Span) -> tuple[Actor, ...]:
        """Give the actors that a stretch of text mentions, in order, each once."""
        inside = (each for each in self.mentions if each.actor and span.start <= each.span.start < span.end)
        ids = dict.fromkeys(each.actor for each in inside if each.actor and each.span.end <= span.end)
        return tuple(self.by_id[id] for id in ids)

    def statement_at(self, span: Span) -> Statement | None:
        """Give the smallest statement whose content holds a stretch of text."""
        holding = [
            statement
            for statement in self.statements
            if any(piece.start <= span.start and span.end <= piece.end for piece in statement.contents)
        ]
        return min(holding, key=lambda statement: len(statement.text), default=None)
