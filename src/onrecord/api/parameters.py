"""What can be asked for in the query of an address; anything else is refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from onrecord.api.paging import MOST, Wanted, read_cursor
from onrecord.errors import DateError
from onrecord.model.actor import ActorKind
from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.occasion import OccasionKind
from onrecord.model.statement import Act
from onrecord.store.claims import ClaimQuery
from onrecord.store.reading import DocumentQuery
from onrecord.store.search import Query

LONGEST_WORDS = 500

Words = Annotated[str, Field(max_length=LONGEST_WORDS)]
Id = Annotated[str, Field(min_length=1, max_length=LONGEST_WORDS)]
Day = Annotated[str, Field(max_length=10, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", examples=["2024-05-14"])]
Country = Annotated[str, Field(max_length=100, examples=["IRN"], description="ISO 3166-1 alpha-3 code, or a name.")]


class Strict(BaseModel):
    """A group of values that takes none but those it names."""

    model_config = ConfigDict(extra="forbid")


class Paged(Strict):
    """Which page of a list."""

    limit: int = Field(50, ge=1, le=MOST, description="Most items of the page.")
    cursor: str | None = Field(None, max_length=2_000, description="The `next` of the page before.")

    def wanted(self) -> Wanted:
        """Give the page that is wanted."""
        return Wanted(self.limit, read_cursor(self.cursor))


class Published(Paged):
    """Published within days, both inclusive."""

    since: Day | None = None
    until: Day | None = None


class DocumentsAsked(Published):
    """Which documents."""

    title: Words | None = None
    publisher: Words | None = None

    def query(self, limit: int) -> DocumentQuery:
        """Give what to ask the ledger."""
        with refusing():
            return DocumentQuery(self.title, self.publisher, since=self.since, until=self.until, limit=limit)


class OccasionsAsked(Published):
    """Which occasions."""

    publisher: Words | None = None
    participant: Words | None = Field(None, description="An actor id, or a part of a name.")
    kind: OccasionKind | None = None

    def query(self, limit: int) -> DocumentQuery:
        """Give what to ask the ledger."""
        with refusing():
            return DocumentQuery(
                None, self.publisher, self.participant, self.kind, since=self.since, until=self.until, limit=limit
            )


class SearchAsked(Published):
    """Which statements."""

    q: Words = Field("", description='Words that were said; "in double quotes" next to each other.')
    speaker: Words | None = Field(None, description="An actor id, or a part of a name.")
    act: Act | None = None
    country: Country | None = None
    publisher: Words | None = None

    def query(self, limit: int) -> Query:
        """Give what to ask the ledger."""
        dates = {"since": self.since, "until": self.until}
        with refusing():
            return Query(self.q, self.speaker, self.act, self.country, publisher=self.publisher, limit=limit, **dates)


class ClaimsAsked(Published):
    """Which findings, by document."""

    document: Id | None = Field(None, description="The id of a document.")

    def ask(self, limit: int, **given: Any) -> ClaimQuery:
        """Give what to ask the ledger: what all claims are asked by, and what is given."""
        with refusing():
            return ClaimQuery(since=self.since, until=self.until, document=self.document, limit=limit, **given)


class PositionsAsked(ClaimsAsked):
    """Which positions."""

    holder: Words | None = Field(None, description="An actor id, or a part of a name.")
    issue: Words | None = Field(None, description="Words of the issue.")
    stance: Stance | None = None
    country: Country | None = None

    def query(self, limit: int) -> ClaimQuery:
        """Give what to ask the ledger."""
        kinds = _values(self.stance)
        return self.ask(limit, by=self.holder, issue=self.issue, country=self.country, kinds=kinds)


class CommitmentsAsked(ClaimsAsked):
    """Which commitments."""

    by: Words | None = Field(None, description="The committer: an actor id, or a part of a name.")
    to: Words | None = Field(None, description="A recipient: an actor id, or a part of a name.")
    kind: CommitmentKind | None = None
    conditional: bool | None = Field(None, description="With a condition, or without one.")
    country: Country | None = None

    def query(self, limit: int) -> ClaimQuery:
        """Give what to ask the ledger."""
        given = {"by": self.by, "to": self.to, "country": self.country, "conditional": self.conditional}
        return self.ask(limit, kinds=_values(self.kind), **given)


class EventsAsked(ClaimsAsked):
    """Which events."""

    actor: Words | None = Field(None, description="The code of the acting side.", examples=["TUR"])
    recipient: Words | None = Field(None, description="The code of the other side.", examples=["IRN"])
    type: EventType | None = None
    status: EventStatus | None = None

    def query(self, limit: int) -> ClaimQuery:
        """Give what to ask the ledger."""
        chosen = {"kinds": _values(self.type), "statuses": _values(self.status)}
        return self.ask(limit, by=self.actor, to=self.recipient, **chosen)


class ActorsAsked(Paged):
    """Which actors."""

    name: Words | None = Field(None, description="A part of the name that begins with a word.")
    kind: ActorKind | None = None
    country: str | None = Field(None, max_length=3, examples=["IRN"], description="ISO 3166-1 alpha-3 code.")


class Compared(Strict):
    """Which two documents to set side by side."""

    a: Id
    b: Id


@contextmanager
def refusing() -> Iterator[None]:
    """Answer with 422 to what is no date, no country or otherwise no value that the ledger can be asked by."""
    try:
        yield
    except (DateError, ValueError) as error:
        raise HTTPException(422, str(error)) from error
    except KeyError as error:
        # The library of countries knows some codes that it has no other code for, as ZR.
        raise HTTPException(422, f"country: {error} is none that can be asked for") from error


def _values(chosen: Stance | CommitmentKind | EventType | EventStatus | None) -> tuple[str, ...]:
    return (chosen.value,) if chosen else ()
