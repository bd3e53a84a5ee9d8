"""What is followed across documents: sayings and their occurrences, positions and commitments over time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.statement import Act


def day_of(date: str | None) -> datetime.date | None:
    """Give the day of an ISO date; None where there is none, or no whole day.

    >>> day_of("2024-05-20"), day_of("2024-05"), day_of(None)
    (datetime.date(2024, 5, 20), None, None)
    """
    try:
        return datetime.date.fromisoformat(date) if date else None
    except ValueError:
        return None


def days_between(one: str | None, other: str | None) -> int | None:
    """Count the days from one ISO date to another, below 0 where the other is earlier; None where one is unknown.

    >>> days_between("2024-05-30", "2024-06-02")
    3
    """
    start, end = day_of(one), day_of(other)
    return None if start is None or end is None else (end - start).days


class Period(StrEnum):
    """A stretch of time that counts are taken over; weeks begin on Monday (ISO 8601)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    def bounds(self, day: datetime.date) -> tuple[datetime.date, datetime.date]:
        """Give the first day of the period that a day is in, and the first day of the next one.

        >>> [bound.isoformat() for bound in Period.MONTH.bounds(datetime.date(2024, 12, 24))]
        ['2024-12-01', '2025-01-01']
        """
        if self == Period.MONTH:
            start = day.replace(day=1)
            return start, (start + datetime.timedelta(days=31)).replace(day=1)
        start = day - datetime.timedelta(days=day.weekday() if self == Period.WEEK else 0)
        return start, start + datetime.timedelta(days=7 if self == Period.WEEK else 1)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement with the document it stands in and the ISO date on which that was published.

    `place` orders the statements of one document, as the offset of the first word does. `speakers` are actor ids,
    `states` their countries (ISO alpha-3). `parent` and `repeats` are ids of statements of the same document.
    """

    statement: str
    document: str
    date: str | None
    text: str
    speakers: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    negated: bool = False
    place: int = 0
    parent: str | None = None
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Occurrences:
    """One statement with all its occurrences, the earliest first: the head, by whose words it is named."""

    sayings: tuple[Saying, ...]

    @property
    def head(self) -> Saying:
        """The occurrence in the earliest document."""
        return self.sayings[0]

    @property
    def speakers(self) -> tuple[str, ...]:
        """The speakers of the earliest occurrence that names any."""
        return next((saying.speakers for saying in self.sayings if saying.speakers), ())

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that it occurs in, each once."""
        return tuple(dict.fromkeys(saying.document for saying in self.sayings))


@dataclass(frozen=True, slots=True)
class Tally:
    """The three counts: documents, occurrences in them, and the statements that these are occurrences of."""

    documents: int
    occurrences: int
    statements: int


@dataclass(frozen=True, slots=True)
class DatedPosition:
    """A position as one statement shows it, with the document and its ISO date of publication.

    `id` is the position's, `holder` an actor id. `strength` runs from 1 to 5 as the statement's.
    """

    id: str
    document: str
    date: str | None
    holder: str
    name: str
    issue: str
    stance: Stance
    statement: str
    text: str
    strength: int = 3


class ChangeKind(StrEnum):
    """How a position changed from one day to a later one."""

    STANCE = "stance"
    STRONGER = "stronger"
    WEAKER = "weaker"


@dataclass(frozen=True, slots=True)
class Change:
    """Two positions of a series that follow on each other and differ."""

    kind: ChangeKind
    before: DatedPosition
    after: DatedPosition


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements with opposite stances, for a person to judge; `days` lie between them, None where unknown."""

    one: DatedPosition
    other: DatedPosition
    days: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """The positions of a holder on an issue, the earliest first and undated ones last."""

    holder: str
    name: str
    issue: str
    positions: tuple[DatedPosition, ...]
    changes: tuple[Change, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class DatedCommitment:
    """A commitment with the document it stands in and that document's ISO date.

    `committer` and `recipients` are actor ids, `name` the committer's, `states` and `recipient_states` their countries
    (ISO alpha-3). `action` are the words of what will be done. `deadline` is an ISO date or None.
    """

    id: str
    document: str
    date: str | None
    kind: CommitmentKind
    committer: str
    name: str
    action: str
    statement: str
    states: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    recipient_states: tuple[str, ...] = ()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with the document it stands in; `date` is the document's, `happened_on` the event's own, as ISO dates.

    `actors` and `recipients` are codes as in `Event`, `text` the words that show it.
    """

    id: str
    document: str
    date: str | None
    type: EventType
    status: EventStatus
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    happened_on: str | None = None


class Bearing(StrEnum):
    """What a later finding may mean for a commitment."""

    REPEATED = "repeated"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Followup:
    """A later statement or event that may bear on a commitment, for a person to judge.

    `finding` is the id of the statement or the event; `score` runs from 0 to 1, `reasons` say what it was given for.
    """

    commitment: str
    finding: str
    document: str
    date: str
    bearing: Bearing
    score: float
    reasons: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class SayingCount:
    """How many statements an actor made on a day with one first act.

    `date` is the ISO date of publication, `actor` a name; either is None where it isn't known.
    """

    date: str | None
    actor: str | None
    act: Act
    number: int


@dataclass(frozen=True, slots=True)
class StanceCount:
    """How many positions an actor, by name, took on an issue with one stance."""

    actor: str
    issue: str
    stance: Stance
    number: int
