"""Checking a ledger against itself: what the database holds, every hash, every anchor, the word index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import apsw

from onrecord.errors import AnchorError
from onrecord.model.text import Anchor, sha256
from onrecord.store.claim_rows import Found
from onrecord.store.connection import select
from onrecord.store.rows import COLUMNS, digest, document_key, document_of, run_of
from onrecord.store.tables import indexed, read_document, read_findings, read_statement

_INDEXED = """SELECT s.extraction, s.id, e.document_id, e.superseded_by IS NULL, w.content
    FROM statements AS s JOIN extractions AS e ON e.id = s.extraction
    LEFT JOIN statement_words AS w ON w.rowid = s.key ORDER BY s.key"""

_STRAY_WORDS = "SELECT rowid FROM statement_words WHERE rowid NOT IN (SELECT key FROM statements) ORDER BY rowid"

_NO_CURRENT = """SELECT DISTINCT document_id FROM extractions EXCEPT
    SELECT document_id FROM extractions WHERE superseded_by IS NULL ORDER BY document_id"""

_CROSSED = """SELECT old.id, old.document_id FROM extractions AS old
    JOIN extractions AS new ON new.id = old.superseded_by
    WHERE old.document_id <> new.document_id OR new.id <= old.id ORDER BY old.id"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a ledger that is not as it was written."""

    where: str
    what: str

    def __str__(self) -> str:
        """Give the problem as one line."""
        return f"{self.where}: {self.what}"


def check_anchor(text: str, anchor: Anchor) -> None:
    """Raise `AnchorError` unless the text holds the words, and their context, at this place."""
    if not 0 <= anchor.start <= anchor.end <= len(text):
        raise AnchorError(f"characters {anchor.start} to {anchor.end} are not a stretch of the text", anchor)
    anchor.check(text)
    before = text[max(0, anchor.start - len(anchor.prefix)) : anchor.start]
    after = text[anchor.end : anchor.end + len(anchor.suffix)]
    if (before, after) != (anchor.prefix, anchor.suffix):
        raise AnchorError(f"around characters {anchor.start} to {anchor.end} the context differs", anchor)


def verify(connection: apsw.Connection) -> list[Problem]:
    """List all that is damaged; an empty list is a sound ledger."""
    problems: list[Problem] = []
    # Each check on its own, so that a part that can't be read at all doesn't hide what the others find.
    for check in (_database, _documents, _runs, _extractions, _history, _index):
        try:
            problems += check(connection)
        except (apsw.Error, ValueError, TypeError) as error:
            problems.append(Problem("database", f"can't be read through: {error}"))
    return problems


def _database(connection: apsw.Connection) -> Iterator[Problem]:
    for (line,) in select(connection, "PRAGMA integrity_check"):
        if line != "ok":
            yield Problem("database", str(line))
    for table, row, parent, _ in select(connection, "PRAGMA foreign_key_check"):
        yield Problem(f"table {table}", f"row {row} refers to a missing row of {parent}")


def _documents(connection: apsw.Connection) -> Iterator[Problem]:
    for (key,) in select(connection, "SELECT key FROM documents ORDER BY id, key"):
        row = read_document(connection, key)
        document = document_of(row)
        text_hash, raw_hash = row[-2:]
        where = f"document {document.id}"
        if document.sha256 != text_hash:
            yield Problem(where, "the text is not the one that was added (its hash differs)")
        elif document_key(document) != key:
            yield Problem(where, "the metadata are not those that were added (their hash differs)")
        if sha256(document.raw) != raw_hash:
            yield Problem(where, "the raw bytes are not those that were added (their hash differs)")


def _runs(connection: apsw.Connection) -> Iterator[Problem]:
    for id, settings in select(connection, "SELECT id, settings FROM runs ORDER BY id"):
        if run_of(settings).id != id:
            yield Problem(f"run {id}", "the settings are not those that were added (their hash differs)")


def _extractions(connection: apsw.Connection) -> Iterator[Problem]:
    sql = "SELECT id, document, document_id, run, sha256 FROM extractions ORDER BY id"
    for number, key, document_id, run, expected in select(connection, sql):
        where = f"document {document_id}, extraction {number}"
        found = read_findings(connection, number)
        if digest(key, run, found) != expected:
            yield Problem(where, "the findings are not those that were added (their hash differs)")
        yield from _anchors(where, document_of(read_document(connection, key)).text, found)


def _anchors(where: str, text: str, found: Found) -> Iterator[Problem]:
    for table, columns in COLUMNS.items():
        if "exact" not in columns:
            continue
        first = columns.index("start")
        for row in found[table]:
            anchor = Anchor(*row[first : first + 5])
            if anchor.start is None:
                continue
            try:
                check_anchor(text, anchor)
            except AnchorError as error:
                what = f"statement {row[0]}" if table == "statement_spans" else table
                yield Problem(f"{where}, {what}", str(error))


def _history(connection: apsw.Connection) -> Iterator[Problem]:
    for (document_id,) in select(connection, _NO_CURRENT):
        yield Problem(f"document {document_id}", "no extraction of it is the current one")
    for number, document_id in select(connection, _CROSSED):
        yield Problem(f"document {document_id}, extraction {number}", "it is superseded by a wrong extraction")


def _index(connection: apsw.Connection) -> Iterator[Problem]:
    """Compare the indexed words with the statements; integrity_check has compared the index with them."""
    for number, id, document_id, current, words in select(connection, _INDEXED):
        if words != (indexed(read_statement(connection, number, id)) if current else None):
            yield Problem(f"document {document_id}, statement {id}", "the word index holds other words for it")
    for (row,) in select(connection, _STRAY_WORDS):
        yield Problem("word index", f"row {row} belongs to no statement")
