"""Actors, the offices they hold, and where a text mentions them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.text import Anchor


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"


class MentionForm(StrEnum):
    """How a text refers to an actor (ACE's three levels)."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, organisation or group that can say or do something.

    `country` is an ISO 3166-1 alpha-3 code, `wikidata` an item id, `office` the post held when the document
    was published.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """The words with which a text refers to an actor; `actor` is None where it can't be told."""

    span: Anchor
    form: MentionForm
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's holding of an office between two ISO dates; an empty `end` means still held."""

    name: str
    office: str
    country: str | None
    start: str
    end: str
    wikidata: str | None = None
    gender: str | None = None
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.PERSON

    def held_on(self, day: str | None) -> bool:
        """Tell whether the office was held on an ISO date; an unknown date rules nothing out."""
        return day is None or (self.start <= day and (not self.end or day <= self.end))
