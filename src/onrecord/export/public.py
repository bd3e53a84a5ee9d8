"""The public JSON of one extraction: `onrecord/1`, described by the JSON Schema that the package ships."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

from onrecord.model.actor import Actor, Mention
from onrecord.model.claim import Commitment, Position
from onrecord.model.event import Event
from onrecord.model.occasion import Occasion, Place
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor, Document, Warning

SCHEMA = "onrecord/1"

# Legal in JSON as they are, but programs take some for line ends, and half a surrogate pair can't be written.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) that every public JSON of this version satisfies."""
    text = (resources.files("onrecord") / "data" / "schema" / "onrecord-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def to_dict(extraction: Extraction) -> dict[str, object]:
    """Give an extraction as the public JSON object."""
    return {
        "schema": SCHEMA,
        "document": document_to_dict(extraction.document),
        "actors": [actor_to_dict(actor) for actor in extraction.actors],
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "statements": [statement_to_dict(statement) for statement in extraction.statements],
        "positions": [position_to_dict(position) for position in extraction.positions],
        "commitments": [commitment_to_dict(commitment) for commitment in extraction.commitments],
        "occasion": _occasion(extraction.occasion) if extraction.occasion else None,
        "events": [event_to_dict(event) for event in extraction.events],
        "warnings": [_warning(warning) for warning in all_warnings(extraction)],
    }


def to_json(extraction: Extraction) -> str:
    """Give an extraction as one line of public JSON, always the same for the same extraction."""
    return dump(to_dict(extraction))


def dump(value: object) -> str:
    r"""Write a value as one line of JSON, whatever characters its texts hold.

    >>> print(dump({"name": "Erdoğan", "text": "one\u2028two"}))
    {"name": "Erdoğan", "text": "one\u2028two"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def document_to_dict(document: Document) -> dict[str, object]:
    """Give a document as it stands in the public JSON."""
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "byline": document.byline,
        "published_on": document.published_on,
        "language": document.language,
        "licence": document.licence,
        "text": document.text,
        "sha256": document.sha256,
    }


def actor_to_dict(actor: Actor) -> dict[str, object]:
    """Give an actor as it stands in the public JSON."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "office": actor.office,
    }


def statement_to_dict(statement: Statement) -> dict[str, object]:
    """Give a statement as it stands in the public JSON."""
    return {
        "id": statement.id,
        "manner": statement.manner.value,
        "sources": [_span(anchor) for anchor in statement.sources],
        "cues": [_span(anchor) for anchor in statement.cues],
        "contents": [_span(anchor) for anchor in statement.contents],
        "speakers": list(statement.speakers),
        "addressees": list(statement.addressees),
        "acts": [act.value for act in statement.acts],
        "strength": statement.strength,
        "negated": statement.negated,
        "parent": statement.parent,
        "repeats": statement.repeats,
        "confidence": statement.confidence,
        "method": statement.method,
    }


def position_to_dict(position: Position) -> dict[str, object]:
    """Give a position as it stands in the public JSON."""
    return {
        "id": position.id,
        "holder": position.holder,
        "issue": {"label": position.issue.label, "span": _span(position.issue.span)},
        "stance": position.stance.value,
        "statements": list(position.statements),
    }


def commitment_to_dict(commitment: Commitment) -> dict[str, object]:
    """Give a commitment as it stands in the public JSON."""
    return {
        "id": commitment.id,
        "kind": commitment.kind.value,
        "committer": commitment.committer,
        "recipients": list(commitment.recipients),
        "condition": _span(commitment.condition) if commitment.condition else None,
        "action": _span(commitment.action),
        "deadline": _span(commitment.deadline) if commitment.deadline else None,
        "statement": commitment.statement,
    }


def event_to_dict(event: Event) -> dict[str, object]:
    """Give an event as it stands in the public JSON."""
    return {
        "id": event.id,
        "type": event.type.value,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "status": event.status.value,
        "asserted_by": event.asserted_by,
        "evidence": _span(event.evidence),
        "date": event.date,
        "place": _place(event.place),
    }


def all_warnings(extraction: Extraction) -> tuple[Warning, ...]:
    """Give the warnings about a document and about its reading, each once."""
    return tuple(dict.fromkeys((*extraction.document.warnings, *extraction.warnings)))


def _span(anchor: Anchor) -> dict[str, object]:
    return {"start": anchor.start, "end": anchor.end, "exact": anchor.exact}


def _mention(mention: Mention) -> dict[str, object]:
    reasons = [{"reason": reason, "points": points} for reason, points in mention.reasons]
    return {"span": _span(mention.span), "form": mention.form.value, "actor": mention.actor, "reasons": reasons}


def _place(place: Place | None) -> dict[str, object] | None:
    return {"name": place.name, "country": place.country} if place else None


def _occasion(occasion: Occasion) -> dict[str, object]:
    return {
        "kind": occasion.kind.value,
        "date": occasion.date,
        "place": _place(occasion.place),
        "participants": list(occasion.participants),
        "host": occasion.host,
    }


def _warning(warning: Warning) -> dict[str, object]:
    span = _span(warning.span) if warning.span else None
    return {"code": warning.code, "message": warning.message, "span": span}
