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
    """The words with which a text refers to an actor; `actor` is None where it can't be told.

    `reasons` are what spoke for the actor, each with its points; their sum is the score of the choice.
    """

    span: Anchor
    form: MentionForm
    actor: str | None = None
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's holding of an office from one day to another.

    `start` and `end` are ISO dates cut to what is known: "2021-08-03", "2021-08" or "2021". An empty `start` means
    since before the table begins, an empty `end` still held.
    """

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
        """Tell whether the office may have been held on an ISO date; an unknown date rules nothing out.

        >>> Tenure("Ann Example", "president", None, "2021-08", "2023").held_on("2023-11-02")
        True
        """
        # A cut date is the beginning of a whole one: "2021" <= "2021-08-03", and the other way round at the end.
        return day is None or (self.start <= day and (not self.end or day[: len(self.end)] <= self.end))

    def surely_held_on(self, day: str) -> bool:
        """Tell whether the office was held on an ISO date whatever days the cut dates stand for.

        >>> Tenure("Ann Example", "president", None, "2021-08", "2023").surely_held_on("2023-11-02")
        False
        """
        begun = not self.start or self.start == day or self.start < day[: len(self.start)]
        return begun and (not self.end or self.end == day or day[: len(self.end)] < self.end)
