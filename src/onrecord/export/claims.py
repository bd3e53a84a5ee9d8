"""Positions, commitments and events of a ledger as rows and as JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from onrecord.export.public import actor_to_dict, commitment_to_dict, event_to_dict, position_to_dict
from onrecord.export.table import safe
from onrecord.model.entry import CommitmentEntry, EventEntry, Origin, PositionEntry

POSITION_COLUMNS = (
    *("published_on", "holder", "country", "stance", "issue", "words", "strength", "statements"),
    *("publisher", "document_id", "id"),
)
COMMITMENT_COLUMNS = (
    *("published_on", "kind", "committer", "recipients", "action", "condition", "deadline", "statement"),
    *("publisher", "document_id", "id"),
)
EVENT_COLUMNS = (
    *("date", "type", "actors", "recipients", "status", "evidence", "asserted_by", "place"),
    *("published_on", "publisher", "document_id", "id"),
)


def position_row(entry: PositionEntry) -> tuple[str, ...]:
    """Give a position as the cells of `POSITION_COLUMNS`."""
    position, origin = entry.position, entry.origin
    about = (origin.published_on, entry.holder.name, entry.holder.country, position.stance.value)
    issue = (position.issue.label, position.issue.span.exact, entry.strength, "; ".join(position.statements))
    return _cells((*about, *issue, origin.publisher, origin.document_id, position.id))


def commitment_row(entry: CommitmentEntry) -> tuple[str, ...]:
    """Give a commitment as the cells of `COMMITMENT_COLUMNS`."""
    commitment, origin = entry.commitment, entry.origin
    recipients = "; ".join(actor.name for actor in entry.recipients)
    about = (origin.published_on, commitment.kind.value, entry.committer.name, recipients)
    spans = (commitment.action, commitment.condition, commitment.deadline)
    words = tuple(span.exact if span else None for span in spans)
    return _cells((*about, *words, commitment.statement, origin.publisher, origin.document_id, commitment.id))


def event_row(entry: EventEntry) -> tuple[str, ...]:
    """Give an event as the cells of `EVENT_COLUMNS`."""
    event, origin = entry.event, entry.origin
    sides = ("; ".join(event.actors), "; ".join(event.recipients))
    place = ", ".join(part for part in (event.place.name, event.place.country) if part) if event.place else None
    about = (event.date, event.type.value, *sides, event.status.value, event.evidence.exact, event.asserted_by, place)
    return _cells((*about, origin.published_on, origin.publisher, origin.document_id, event.id))


def position_json(entry: PositionEntry) -> dict[str, object]:
    """Give a position with its holder and its document as a JSON object."""
    found = {"position": position_to_dict(entry.position), "holder": actor_to_dict(entry.holder)}
    return {**found, "strength": entry.strength, "document": origin_json(entry.origin)}


def commitment_json(entry: CommitmentEntry) -> dict[str, object]:
    """Give a commitment with its actors and its document as a JSON object."""
    return {
        "commitment": commitment_to_dict(entry.commitment),
        "committer": actor_to_dict(entry.committer),
        "recipients": [actor_to_dict(actor) for actor in entry.recipients],
        "document": origin_json(entry.origin),
    }


def event_json(entry: EventEntry) -> dict[str, object]:
    """Give an event with its document as a JSON object."""
    return {"event": event_to_dict(entry.event), "document": origin_json(entry.origin)}


def origin_json(origin: Origin) -> dict[str, object]:
    """Give what is known of the document that a finding stands in as a JSON object."""
    about = {"id": origin.document_id, "title": origin.title, "publisher": origin.publisher}
    return {**about, "published_on": origin.published_on, "url": origin.url}


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write rows as CSV under their column names; what a spreadsheet would take for a formula is made safe."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)


def _cells(values: Iterable[object]) -> tuple[str, ...]:
    return tuple("" if value is None else str(value) for value in values)
