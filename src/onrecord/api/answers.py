"""What the API answers with: findings as JSON, under the names of the public JSON, each answer with its tag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from onrecord.export.claims import origin_json
from onrecord.export.public import actor_to_dict, document_to_dict, dump, statement_to_dict
from onrecord.model.comparison import Likeness
from onrecord.model.text import sha256
from onrecord.store.actors import ActorCount, ActorPage
from onrecord.store.judgements import Judgement
from onrecord.store.lookup import Entry
from onrecord.store.reading import DocumentEntry, OccasionEntry, ReadingLedger, open_readonly
from onrecord.store.search import Hit

JSON = "application/json"


def open_ledger(request: Request) -> Iterator[ReadingLedger]:
    """Open the ledger that is served, to read in it for one request."""
    with open_readonly(request.app.state.settings.ledger) as ledger:
        yield ledger


Opened = Annotated[ReadingLedger, Depends(open_ledger, scope="function")]


def answer(request: Request, body: object, status: int = 200) -> Response:
    """Answer with JSON and an ETag over it, or with 304 where the asker has just that."""
    text = dump(body)
    tag = f'"{sha256(text)[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.method == "GET" and is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    return Response(text, status, headers, JSON)


def is_known(given: str, tag: str) -> bool:
    """Tell whether an If-None-Match header names a tag.

    >>> is_known('W/"a", "b"', '"a"'), is_known("*", '"a"'), is_known("", '"a"')
    (True, True, False)
    """
    return any(each.strip().removeprefix("W/") in (tag, "*") for each in given.split(","))


def with_judgements(
    ledger: ReadingLedger, findings: Sequence[tuple[str, dict[str, object]]]
) -> list[dict[str, object]]:
    """Put beside each finding, given with its id, what a person said of it last; null where nobody did."""
    standing = ledger.standing(id for id, _ in findings)
    return [{**found, "judgement": _judgement(standing.get(id))} for id, found in findings]


def judgement_json(judgement: Judgement) -> dict[str, object]:
    """Give a person's word on a finding."""
    return {
        "number": judgement.number,
        "finding": judgement.finding,
        "verdict": judgement.verdict.value,
        "note": judgement.note,
        "by": judgement.by,
        "made_at": judgement.made_at,
        "undone_at": judgement.undone_at,
    }


def document_entry_json(entry: DocumentEntry) -> dict[str, object]:
    """Give a document without its text, with the number of its statements and the kind of its occasion."""
    about = {"language": entry.language, "licence": entry.licence, "byline": entry.byline, "sha256": entry.sha256}
    occasion = entry.occasion.value if entry.occasion else None
    return {**origin_json(entry.origin), **about, "statements": entry.statements, "occasion": occasion}


def entry_json(entry: Entry) -> dict[str, object]:
    """Give a statement with its speakers, its context and its document without the text."""
    document = {name: fact for name, fact in document_to_dict(entry.document).items() if name != "text"}
    context = entry.context
    return {
        "statement": statement_to_dict(entry.statement),
        "speakers": [actor_to_dict(actor) for actor in entry.speakers],
        "context": {"start": context.start, "end": context.end, "exact": context.of(entry.document.text)},
        "document": document,
        "current": entry.current,
        "added_at": entry.added_at,
    }


def hit_json(hit: Hit) -> dict[str, object]:
    """Give a statement that a search found, with what was said and the stretches of it that the words match."""
    about = {"id": hit.document_id, "title": hit.title, "publisher": hit.publisher}
    return {
        "document": {**about, "published_on": hit.published_on},
        "statement": statement_to_dict(hit.statement),
        "speakers": [actor_to_dict(actor) for actor in hit.speakers],
        "content": hit.content,
        "highlights": [{"start": span.start, "end": span.end} for span in hit.highlights],
        "score": hit.score,
    }


def count_json(count: ActorCount) -> dict[str, object]:
    """Give an actor with the number of its statements and of the documents that name it."""
    return {**actor_to_dict(count.actor), "statements": count.statements, "documents": count.documents}


def page_json(page: ActorPage) -> dict[str, object]:
    """Give an actor with all its ids, its offices, its acts by number and the documents that name it."""
    return {
        "actor": actor_to_dict(page.actor),
        "ids": list(page.ids),
        "offices": list(page.offices),
        "acts": [{"act": act.value, "statements": number} for act, number in page.acts],
        "documents": [
            {
                "id": each.document_id,
                "title": each.title,
                "publisher": each.publisher,
                "published_on": each.published_on,
                "statements": each.statements,
            }
            for each in page.appearances
        ],
    }


def occasion_json(entry: OccasionEntry) -> dict[str, object]:
    """Give an occasion with those who took part and the document that reports it."""
    occasion, place = entry.occasion, entry.occasion.place
    return {
        "occasion": {
            "kind": occasion.kind.value,
            "date": occasion.date,
            "place": {"name": place.name, "country": place.country} if place else None,
            "participants": list(occasion.participants),
            "host": occasion.host,
        },
        "participants": [actor_to_dict(actor) for actor in entry.participants],
        "document": origin_json(entry.origin),
    }


def likeness_json(document_id: str, likeness: Likeness) -> dict[str, object]:
    """Give a further report of an occasion: its document's id, how likely it is one, and why."""
    reasons = [{"reason": each.reason.value, "weight": each.weight, "words": each.words} for each in likeness.reasons]
    return {"document": document_id, "score": likeness.score, "reasons": reasons}


def _judgement(judgement: Judgement | None) -> dict[str, object] | None:
    return judgement_json(judgement) if judgement else None
