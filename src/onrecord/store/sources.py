"""Where documents came from: pages that were fetched, and documents that were set aside unread."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.model.record import Run
from onrecord.model.text import Document
from onrecord.store.connection import reporting, select, transaction
from onrecord.store.rows import document_key
from onrecord.store.search import storable

if TYPE_CHECKING:
    from onrecord.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Fetch:
    """What is kept of fetching an address: the document made of it, and what to ask the server with next time."""

    url: str
    document_id: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A document that no reading came through: where it came from and what happened."""

    document_id: str
    text_sha256: str
    run: str
    place: str
    reason: str


def get_fetch(ledger: Ledger, url: str) -> Fetch | None:
    """Give what is kept of an address that was fetched before."""
    sql = "SELECT url, document_id, etag, last_modified FROM fetches WHERE url = ?"
    with reporting(ledger.path):
        rows = select(ledger._connection, sql, (storable(url),))
    return Fetch(*rows[0]) if rows else None


def put_fetch(ledger: Ledger, fetch: Fetch) -> None:
    """Keep what a server said of an address, in place of what it said before."""
    values = (storable(fetch.url), fetch.document_id, fetch.etag, fetch.last_modified, _now())
    with reporting(ledger.path), transaction(ledger._connection):
        ledger._connection.execute(
            "INSERT OR REPLACE INTO fetches (url, document_id, etag, last_modified, fetched_at) VALUES (?, ?, ?, ?, ?)",
            values,
        )


def set_aside(ledger: Ledger, quarantined: Quarantined) -> None:
    """Keep that a document couldn't be read; the same document, text and run are kept once, with the last reason."""
    each = quarantined
    with reporting(ledger.path), transaction(ledger._connection):
        ledger._connection.execute(
            "INSERT OR REPLACE INTO quarantine (document_id, text_sha256, run, place, reason, added_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                storable(each.document_id),
                each.text_sha256,
                each.run,
                storable(each.place),
                storable(each.reason),
                _now(),
            ),
        )


def list_set_aside(ledger: Ledger) -> list[Quarantined]:
    """List the documents that were set aside and whose text no later reading came through, by id."""
    with reporting(ledger.path):
        rows = select(
            ledger._connection,
            "SELECT document_id, text_sha256, run, place, reason FROM quarantine AS q WHERE NOT EXISTS ("
            " SELECT 1 FROM extractions AS e JOIN documents AS d ON d.key = e.document"
            " WHERE e.document_id = q.document_id AND d.text_sha256 = q.text_sha256"
            ") ORDER BY document_id, text_sha256, run",
        )
    return [Quarantined(*row) for row in rows]


def is_named(ledger: Ledger, document_id: str, run: Run) -> bool:
    """Tell whether the current extraction of a document id, of whatever text, is this run's."""
    sql = "SELECT 1 FROM extractions WHERE document_id = ? AND run = ? AND superseded_by IS NULL"
    with reporting(ledger.path):
        return bool(select(ledger._connection, sql, (storable(document_id), run.id)))


def is_current(ledger: Ledger, document: Document, run: Run) -> bool:
    """Tell whether `Ledger.add` would change nothing: the current extraction is of this document and this run.

    The document must be as a reading gives it back, with what its text says of its title, licence and author.
    """
    sql = "SELECT 1 FROM extractions WHERE document = ? AND run = ? AND superseded_by IS NULL"
    with reporting(ledger.path):
        return bool(select(ledger._connection, sql, (document_key(document), run.id)))


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
