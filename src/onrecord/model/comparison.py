"""Comparisons: two reports of one occasion side by side, point for point, and what makes reports one occasion."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.actor import Actor
from onrecord.model.text import Anchor, Document, hash_id


class Relation(StrEnum):
    """How two reports stand to each other on a point."""

    SAME = "same"
    DIFFERS = "differs"
    ONLY_A = "only_a"
    ONLY_B = "only_b"


class Difference(StrEnum):
    """In what two reports of a point differ.

    - `strength`: one only names the topic, or makes of it another kind of act (a wish, a promise, a charge).
    - `number`: figures or dates that don't agree.
    - `condition`: one binds it to a condition.
    - `subject`: what is said of the topic is not the same.
    - `speaker`: said by somebody else.
    """

    STRENGTH = "strength"
    NUMBER = "number"
    CONDITION = "condition"
    SUBJECT = "subject"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on a point: its exact words, and the ids of who is said to have said it.

    `document` is the id of the report; `statements` are the ids of the statements in these words.
    """

    document: str
    words: tuple[Anchor, ...]
    speakers: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words as one string, its pieces joined by an ellipsis."""
        return " … ".join(piece.exact for piece in self.words)


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """A point of substance that one report or both make.

    `likeness` runs up to 1 and is None for a point of one report only. `claimed_of` are ids of actors of the other
    side that only this report has say it: "A says that B said" what B's own report leaves out.
    """

    id: str
    relation: Relation
    topic: str
    a: Cell | None = None
    b: Cell | None = None
    differences: tuple[Difference, ...] = ()
    likeness: float | None = None
    claimed_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weight:
    """The place of a topic in one report: its number in the order of first naming, and its share of the words."""

    order: int
    share: float


@dataclass(frozen=True, slots=True)
class ComparedTopic:
    """A topic with its weight in each report; None where a report is silent on it."""

    label: str
    a: Weight | None = None
    b: Weight | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one occasion, point for point in the order of the first, and topic for topic.

    `actors` are those who are said to have said something, sorted by their ids.
    """

    a: Document
    b: Document
    actors: tuple[Actor, ...] = ()
    points: tuple[ComparedPoint, ...] = ()
    topics: tuple[ComparedTopic, ...] = ()

    def actor(self, id: str) -> Actor:
        """Find an actor of either report by its id."""
        return next(actor for actor in self.actors if actor.id == id)


class Reason(StrEnum):
    """Why two reports are, or are not, of one occasion."""

    PARTICIPANTS = "participants"
    DATE = "date"
    WEEKDAY = "weekday"
    KIND = "kind"
    PLACE = "place"
    WORDS = "words"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason with what it adds to the likeness, below 0 where it speaks against, and the facts in words."""

    reason: Reason
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How likely two reports are of one occasion: `score` is the sum of the reasons, None where they can't be."""

    score: float | None
    reasons: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class OccasionGroup:
    """Reports of one occasion: the ids of their documents, sorted, and the likeness of the pairs that joined them."""

    documents: tuple[str, ...]
    joined: tuple[tuple[str, str, Likeness], ...] = ()

    @property
    def id(self) -> str:
        """The hash of the documents' ids."""
        return hash_id("o", *self.documents)
