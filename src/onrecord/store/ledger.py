"""The ledger: an append-only file of what documents put on the record, each finding tied to its words."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import apsw

from onrecord.errors import InputError, LedgerError
from onrecord.model.actor import Actor
from onrecord.model.record import Extraction
from onrecord.store import lookup, search, verify
from onrecord.store.connection import connect, reporting, select, transaction
from onrecord.store.lookup import Entry
from onrecord.store.rows import actor_of, digest, document_key, found_in
from onrecord.store.search import Hit, Query
from onrecord.store.tables import read_extraction, write_document, write_findings
from onrecord.store.verify import Problem, check_anchor

_ACTORS = """WITH current AS (
    SELECT extractions.id AS extraction, documents.published_on FROM extractions
    JOIN documents ON documents.key = extractions.document WHERE superseded_by IS NULL
  ), ranked AS (
    SELECT actors.*, row_number() OVER (PARTITION BY id ORDER BY published_on DESC, extraction DESC) AS age
    FROM actors JOIN current USING (extraction)
  ), appears AS (
    SELECT id, count(*) AS documents FROM actors JOIN current USING (extraction) GROUP BY id
  ), says AS (
    SELECT actor AS id, count(DISTINCT said.extraction || ' ' || said.statement) AS statements
    FROM statement_actors AS said JOIN current USING (extraction)
    JOIN statements AS s ON s.extraction = said.extraction AND s.id = said.statement
    WHERE role = 'speaker' AND repeats IS NULL GROUP BY actor
  )
  SELECT position, id, name, kind, country, wikidata, office, coalesce(statements, 0) AS said, documents
  FROM ranked JOIN appears USING (id) LEFT JOIN says USING (id)
  WHERE age = 1 ORDER BY said DESC, documents DESC, name, id"""


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor, how many statements it made, and how many documents it appears in.

    A pull-quote that repeats a statement is not counted again. The actor is given as in the document that was
    published last.
    """

    actor: Actor
    statements: int
    documents: int


class Ledger:
    """The ledger in one file; use it in a `with` block.

    With `create`, a missing file is made. Every method raises `LedgerError`, or the closest of its
    subclasses, where the file can't be used.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, create=create)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def add(self, extraction: Extraction) -> bool:
        """Add what one run found in one document; tell whether that changed anything.

        Nothing changes where the current extraction is of the same document (id, metadata, text) and the same
        run. Otherwise this one becomes the current one of the document's id, and the one before stays,
        superseded. The raw bytes of a document are those that it was first added with. Either all is written
        or nothing. Raises `AnchorError` where a span doesn't hold the words it claims.
        """
        check_anchors(extraction)
        with reporting(self.path):
            try:
                with transaction(self._connection):
                    return _append(self._connection, extraction)
            except UnicodeEncodeError as error:
                message = f"document {extraction.document.id!r} holds half a character ({error.reason})"
                raise InputError(message, extraction.document.id) from error
            except apsw.ConstraintError as error:
                message = f"the extraction of document {extraction.document.id!r} breaks the schema: {error}"
                raise LedgerError(message, str(self.path)) from error

    def extraction(self, document_id: str) -> Extraction:
        """Give the current extraction of a document; raise `NotInLedgerError` if there is none."""
        with reporting(self.path):
            number = lookup.current_number(self._connection, self.path, document_id)
            return read_extraction(self._connection, number)

    def extractions(self) -> Iterator[Extraction]:
        """Give all current extractions by date of publication and document id, undated ones last."""
        with reporting(self.path):
            numbers = select(
                self._connection,
                "SELECT extractions.id FROM extractions JOIN documents ON documents.key = document"
                " WHERE superseded_by IS NULL ORDER BY published_on IS NULL, published_on, document_id",
            )
        for (number,) in numbers:
            with reporting(self.path):
                extraction = read_extraction(self._connection, number)
            yield extraction

    def search(self, query: Query) -> list[Hit]:
        """Give the current statements that match a query, best match first."""
        with reporting(self.path):
            return search.search(self._connection, query)

    def show(self, id: str) -> Entry | Extraction:
        """Give the statement or the document that an id, or its unique beginning, names."""
        with reporting(self.path):
            return lookup.look_up(self._connection, self.path, id)

    def actors(self) -> list[ActorCount]:
        """Give all actors of the current extractions, those with most statements first."""
        with reporting(self.path):
            rows = select(self._connection, _ACTORS)
        return [ActorCount(actor_of(tuple(row)), said, documents) for *row, said, documents in rows]

    def verify(self) -> list[Problem]:
        """List everything in the ledger that is not as it was written; an empty list is a sound ledger."""
        with reporting(self.path):
            return verify.verify(self._connection)


def check_anchors(extraction: Extraction) -> None:
    """Raise `AnchorError` unless every span of an extraction holds the words it claims."""
    document = extraction.document
    own = (warning.span for warning in document.warnings if warning.span)
    for anchor in (*extraction.anchors(), *own):
        check_anchor(document.text, anchor)


def _append(connection: apsw.Connection, extraction: Extraction) -> bool:
    key, run, id = document_key(extraction.document), extraction.run.id, extraction.document.id
    currents = select(
        connection,
        "SELECT id, document, run FROM extractions WHERE document_id = ? AND superseded_by IS NULL",
        (id,),
    )
    [(number,)] = select(connection, "SELECT coalesce(max(id), 0) + 1 FROM extractions")
    for old, *same in currents:
        if same == [key, run]:
            return False
        _supersede(connection, old, number)
    write_document(connection, extraction)
    added_at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO extractions (id, document, document_id, run, added_at, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        (number, key, id, run, added_at, digest(key, run, found_in(extraction))),
    )
    write_findings(connection, number, extraction)
    return True


def _supersede(connection: apsw.Connection, old: int, new: int) -> None:
    connection.execute("UPDATE extractions SET superseded_by = ? WHERE id = ?", (new, old))
    # The findings stay; only the word index forgets them, as it serves searches of what is current.
    connection.execute(
        "DELETE FROM statement_words WHERE rowid IN (SELECT key FROM statements WHERE extraction = ?)", (old,)
    )
