"""Routes to what documents put on the record: statements, positions, commitments, events."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.api.answers import Opened, answer, entry_json, hit_json, with_judgements
from onrecord.api.paging import cut_page, skip
from onrecord.api.parameters import LONGEST_WORDS, CommitmentsAsked, EventsAsked, PositionsAsked, SearchAsked
from onrecord.export.claims import commitment_json, event_json, position_json
from onrecord.store.facets import read_hits
from onrecord.store.lookup import Entry

router = APIRouter()

StatementId = Annotated[str, Path(max_length=LONGEST_WORDS)]


@router.get("/search", summary="Search what was said")
def search(request: Request, ledger: Opened, asked: Annotated[SearchAsked, Query()]) -> Response:
    """List statements by their words, speaker, act, country, publisher and date, the best match first.

    Without words, the latest published come first.
    """
    found, cursor = cut_page(
        lambda offset, n: read_hits(ledger, asked.query(n), offset), lambda each: each.statement.id, asked.wanted()
    )
    items = with_judgements(ledger, [(each.statement.id, hit_json(each)) for each in found])
    return answer(request, {"items": items, "next": cursor})


@router.get("/statements/{id}", summary="One statement")
def statement(request: Request, ledger: Opened, id: StatementId) -> Response:
    """Give a statement with its speakers, the words around it and its document; one superseded says so."""
    found = ledger.show(id)
    if not isinstance(found, Entry) or found.statement.id != id:
        raise HTTPException(404, f"the ledger holds no statement {id!r}")
    [whole] = with_judgements(ledger, [(id, entry_json(found))])
    return answer(request, whole)


@router.get("/positions", summary="Who stands where")
def positions(request: Request, ledger: Opened, asked: Annotated[PositionsAsked, Query()]) -> Response:
    """List positions with holder and document, the latest published first."""
    found, cursor = cut_page(
        skip(lambda n: ledger.positions(asked.query(n))), lambda each: each.position.id, asked.wanted()
    )
    items = with_judgements(ledger, [(each.position.id, position_json(each)) for each in found])
    return answer(request, {"items": items, "next": cursor})


@router.get("/commitments", summary="Promises, offers, threats, agreements")
def commitments(request: Request, ledger: Opened, asked: Annotated[CommitmentsAsked, Query()]) -> Response:
    """List commitments with the actors and the document, the latest published first."""
    found, cursor = cut_page(
        skip(lambda n: ledger.commitments(asked.query(n))), lambda each: each.commitment.id, asked.wanted()
    )
    items = with_judgements(ledger, [(each.commitment.id, commitment_json(each)) for each in found])
    return answer(request, {"items": items, "next": cursor})


@router.get("/events", summary="What happened, or is planned, feared or denied")
def events(request: Request, ledger: Opened, asked: Annotated[EventsAsked, Query()]) -> Response:
    """List events in PLOVER's types with the document, the latest published first."""
    found, cursor = cut_page(skip(lambda n: ledger.events(asked.query(n))), lambda each: each.event.id, asked.wanted())
    items = with_judgements(ledger, [(each.event.id, event_json(each)) for each in found])
    return answer(request, {"items": items, "next": cursor})
