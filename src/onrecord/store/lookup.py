"""Looking up one statement or document by its id."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.errors import NotInLedgerError
from onrecord.model.actor import Actor
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Document, Span
from onrecord.store.connection import select
from onrecord.store.search import storable
from onrecord.store.tables import read_extraction

CONTEXT = 300
"""Most characters shown on each side of a statement's own words."""

_NAMED = 3  # candidates that the message about an ambiguous id names


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with the extraction it stands in.

    `context` is the stretch of the document's text around all the words of the statement. `current` is false
    where a later reading of the document superseded this one, `added_at` when it was added (ISO 8601, UTC).
    """

    statement: Statement
    extraction: Extraction
    context: Span
    current: bool
    added_at: str

    @property
    def document(self) -> Document:
        """The document that the statement stands in."""
        return self.extraction.document

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """The actors who say it; empty where they can't be told."""
        return tuple(map(self.extraction.actor, self.statement.speakers))


def look_up(connection: apsw.Connection, path: Path, id: str) -> Entry | Extraction:
    """Find what an id, or its beginning, names: a statement as an `Entry`, a document as an `Extraction`.

    What is current comes before what was superseded. Raises `NotInLedgerError` where nothing or more than one
    thing begins so.
    """
    id = storable(id)
    for current in (True, False):
        statements, documents = _named(connection, id, current=current)
        if len(statements) + len(documents) > 1:
            raise _ambiguous(path, id, sorted(statements + documents))
        if documents:
            return read_extraction(connection, current_number(connection, path, documents[0]))
        if statements:
            return _entry(connection, statements[0])
    message = f"nothing in {path} has the id {id!r}; ids are in the results of `onrecord search`"
    raise NotInLedgerError(message, str(path), id)


def current_number(connection: apsw.Connection, path: Path, document_id: str) -> int:
    """Find the number of the current extraction of a document."""
    sql = "SELECT id FROM extractions WHERE document_id = ? AND superseded_by IS NULL"
    for (number,) in select(connection, sql, (storable(document_id),)):
        return int(number)
    raise NotInLedgerError(f"{path} holds no document {document_id!r}", str(path), document_id)


def surroundings(text: str, inner: Span) -> Span:
    r"""Give the paragraph around a stretch of text, cut at a space where it is long.

    >>> surroundings("Hall.\nHe said yes.\nEnd.", Span(14, 17)).of("Hall.\nHe said yes.\nEnd.")
    'He said yes.'
    """
    start = text.rfind("\n", 0, inner.start) + 1
    end = text.find("\n", inner.end)
    end = len(text) if end < 0 else end
    if inner.start - start > CONTEXT:
        cut = inner.start - CONTEXT
        start = text.find(" ", cut, inner.start) + 1 or cut
    if end - inner.end > CONTEXT:
        cut = inner.end + CONTEXT
        space = text.rfind(" ", inner.end, cut)
        end = cut if space < 0 else space
    return Span(start, end)


def _named(connection: apsw.Connection, id: str, *, current: bool) -> tuple[list[str], list[str]]:
    """List the ids of statements and of documents that begin so; a whole id hides those that it begins."""
    condition = "superseded_by IS NULL" if current else "TRUE"
    statements = f"""SELECT DISTINCT statements.id
        FROM statements JOIN extractions ON extractions.id = extraction
        WHERE statements.id BETWEEN ? AND ? AND {condition} LIMIT {_NAMED + 1}"""
    documents = f"""SELECT DISTINCT document_id FROM extractions
        WHERE document_id BETWEEN ? AND ? AND {condition} LIMIT {_NAMED + 1}"""
    for last in (id, id + "\U0010ffff") if id else ():
        found = [[name for (name,) in select(connection, sql, (id, last))] for sql in (statements, documents)]
        if any(found):
            return found[0], found[1]
    return [], []


def _ambiguous(path: Path, id: str, candidates: list[str]) -> NotInLedgerError:
    named = ", ".join(candidates[:_NAMED])
    more = ", …" if len(candidates) > _NAMED else ""
    return NotInLedgerError(f"{id!r} begins several ids ({named}{more}); give more of it", str(path), id)


def _entry(connection: apsw.Connection, id: str) -> Entry:
    # The last added is the current one, if any is.
    number, added_at, superseded_by = select(
        connection,
        "SELECT extraction, added_at, superseded_by FROM statements"
        " JOIN extractions ON extractions.id = extraction WHERE statements.id = ? ORDER BY extraction DESC",
        (id,),
    )[0]
    extraction = read_extraction(connection, number)
    statement = next(statement for statement in extraction.statements if statement.id == id)
    anchors = [*statement.sources, *statement.cues, *statement.contents]
    inner = Span(
        min((anchor.start for anchor in anchors), default=0),
        max((anchor.end for anchor in anchors), default=0),
    )
    context = surroundings(extraction.document.text, inner)
    return Entry(statement, extraction, context, superseded_by is None, added_at)
