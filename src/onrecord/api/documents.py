"""Routes to documents, to the occasions they report, and to two of them side by side."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from onrecord.api.answers import Opened, answer, document_entry_json, likeness_json, occasion_json
from onrecord.api.intake import NewDocument, take_in
from onrecord.api.paging import cut_page
from onrecord.api.parameters import LONGEST_WORDS, Compared, DocumentsAsked, OccasionsAsked
from onrecord.compare.occasions import APART, BY_A_PERSON, FLOOR, same_occasion
from onrecord.compare.readouts import compare
from onrecord.export import comparison
from onrecord.export.public import to_dict
from onrecord.model.comparison import Likeness
from onrecord.store.reading import ReadingLedger

router = APIRouter()

DocumentId = Annotated[str, Path(max_length=LONGEST_WORDS)]


@router.get("/documents", summary="All documents")
def documents(request: Request, ledger: Opened, asked: Annotated[DocumentsAsked, Query()]) -> Response:
    """List documents without their texts, the latest published first, undated ones last."""
    found, cursor = cut_page(
        lambda offset, n: ledger.documents(asked.query(n), offset), lambda each: each.origin.document_id, asked.wanted()
    )
    return answer(request, {"items": [document_entry_json(each) for each in found], "next": cursor})


@router.post("/documents", summary="Read a document", status_code=201)
def add_document(request: Request, new: NewDocument) -> Response:
    """Read a text, or the page at an address if the server may fetch, and keep what it puts on the record.

    Answers with the public JSON: 201 where that changed the ledger, 200 where it held the same already.
    """
    extraction, is_new = take_in(request.app.state.settings, new)
    return answer(request, to_dict(extraction), 201 if is_new else 200)


@router.get("/documents/{id:path}", summary="One document")
def document(request: Request, ledger: Opened, id: DocumentId) -> Response:
    """Give a document and all that was found in it, as the public JSON."""
    return answer(request, to_dict(ledger.extraction(id)))


@router.get("/occasions", summary="Meetings, calls and speeches that documents report")
def occasions(request: Request, ledger: Opened, asked: Annotated[OccasionsAsked, Query()]) -> Response:
    """List occasions with those who took part, one for each document, the latest published first."""
    found, cursor = cut_page(
        lambda offset, n: ledger.occasions(asked.query(n), offset), lambda each: each.origin.document_id, asked.wanted()
    )
    return answer(request, {"items": [occasion_json(each) for each in found], "next": cursor})


@router.get("/occasions/{id:path}", summary="Other reports of a document's occasion")
def reports(request: Request, ledger: Opened, id: DocumentId) -> Response:
    """Give the other documents that report the occasion of a document, the likeliest first, and why."""
    found = find_reports(ledger, id)
    return answer(request, {"document": id, "reports": [likeness_json(*each) for each in found]})


@router.get("/compare", summary="Two reports side by side")
def compared(request: Request, ledger: Opened, asked: Annotated[Compared, Query()]) -> Response:
    """Show what two documents both say, what differs, and what only one of them has, in their exact words."""
    one, other = ledger.extraction(asked.a), ledger.extraction(asked.b)
    return answer(request, comparison.to_dict(compare(one, other)))


def find_reports(ledger: ReadingLedger, document_id: str) -> list[tuple[str, Likeness]]:
    """Find the other documents that report the occasion of a document, the likeliest first.

    What a person said of two documents goes before their likeness. Raises `NotInLedgerError` where there is no such
    document.
    """
    here = ledger.extraction(document_id)
    told = ledger.judged_with(document_id)
    likenesses = {id: same_occasion(here, ledger.extraction(id)) for id in ledger.near(document_id) if id not in told}
    likenesses |= {id: BY_A_PERSON if together else APART for id, together in told.items()}
    found = [(id, each) for id, each in likenesses.items() if each.score is not None and each.score >= FLOOR]
    return sorted(found, key=lambda each: (-(each[1].score or 0.0), each[0]))
