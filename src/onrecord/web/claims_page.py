"""Lists of positions, commitments and events, with what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.errors import DateError
from onrecord.store.claims import ClaimQuery, CommitmentEntry, EventEntry, PositionEntry
from onrecord.store.reading import ReadingLedger
from onrecord.web.links import page_url
from onrecord.web.paging import Paging

LISTED = 30
"""Entries on a page."""
LAST = 40
"""Pages that can be turned to, as each takes longer than the one before; dates lead further back."""
WORDS = ("by", "to", "issue", "country", "since", "until", "document")
FIELDS = (*WORDS, "kind", "status", "conditional")

Entry = TypeVar("Entry", PositionEntry, CommitmentEntry, EventEntry)


@dataclass(frozen=True, slots=True)
class ClaimsPage(Generic[Entry]):
    """A page of a list; `fault` says what is wrong with what was asked."""

    asked: Mapping[str, str]
    entries: tuple[Entry, ...]
    paging: Paging
    fault: str = ""


def list_positions(ledger: ReadingLedger, asked: Mapping[str, str], page: int) -> ClaimsPage[PositionEntry]:
    """Give a page of the positions that are asked for."""
    return _listed(ledger.positions, "/positions", asked, page)


def list_commitments(ledger: ReadingLedger, asked: Mapping[str, str], page: int) -> ClaimsPage[CommitmentEntry]:
    """Give a page of the commitments that are asked for."""
    return _listed(ledger.commitments, "/commitments", asked, page)


def list_events(ledger: ReadingLedger, asked: Mapping[str, str], page: int) -> ClaimsPage[EventEntry]:
    """Give a page of the events that are asked for."""
    return _listed(ledger.events, "/events", asked, page)


def read_claim_query(asked: Mapping[str, str], limit: int | None = None) -> ClaimQuery:
    """Read what is asked in the query of an address; raises `DateError` or `ValueError` for what can't be.

    >>> read_claim_query({"by": "Çelebi", "kind": "threat", "conditional": "yes"}).conditional
    True
    """
    given = {name: asked[name] for name in WORDS if asked.get(name)}
    kinds, statuses = (((asked[name],) if asked.get(name) else ()) for name in ("kind", "status"))
    conditional = {"yes": True, "no": False}.get(asked.get("conditional", ""))
    return ClaimQuery(kinds=kinds, statuses=statuses, conditional=conditional, limit=limit, **given)


def _listed(
    read: Callable[[ClaimQuery], list[Entry]], path: str, params: Mapping[str, str], page: int
) -> ClaimsPage[Entry]:
    """Read up to the end of a page and one further, which tells whether there is a next page."""
    asked = {name: params.get(name, "").strip() for name in FIELDS}
    base = page_url(path, **asked)
    page = min(page, LAST)
    try:
        found = read(read_claim_query(asked, page * LISTED + 1))
    except (DateError, ValueError) as error:
        return ClaimsPage(asked, (), Paging(base=base), str(error))
    paging = Paging.of(page, len(found), LISTED, base)
    return ClaimsPage(asked, tuple(found[paging.offset : paging.offset + LISTED]), paging)
