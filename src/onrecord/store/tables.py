"""The SQL that writes and reads the rows of `rows.py`."""

from __future__ import annotations

import apsw

from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.store.claim_rows import Found, Row
from onrecord.store.connection import select
from onrecord.store.rows import (
    COLUMNS,
    DOCUMENT_COLUMNS,
    document_row,
    extraction_of,
    found_in,
    run_row,
    statements_of,
)

# Characters that mark highlights or end a C string become spaces in the word index; no word holds them.
OPEN, CLOSE = "\x02", "\x03"
_UNINDEXED = str.maketrans(dict.fromkeys(("\0", OPEN, CLOSE), " "))

# Of each table that tells about statements, the column that names the statement.
_STATEMENT_TABLES = {
    "statements": "id",
    "statement_spans": "statement",
    "statement_actors": "statement",
    "statement_acts": "statement",
}


def indexed(statement: Statement) -> str:
    """Give a statement's content as it stands in the word index, character for character as long."""
    return statement.text.translate(_UNINDEXED)


def write_document(connection: apsw.Connection, extraction: Extraction) -> None:
    """Write the document and the run of an extraction unless they are there."""
    for table, columns, row in (
        ("documents", DOCUMENT_COLUMNS, document_row(extraction.document)),
        ("runs", ("id", "settings"), run_row(extraction.run)),
    ):
        connection.execute(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", row)


def write_findings(connection: apsw.Connection, number: int, extraction: Extraction) -> None:
    """Write what an extraction found, and index its words."""
    found = found_in(extraction)
    for table, columns in COLUMNS.items():
        connection.executemany(_insert(table, ("extraction", *columns)), [(number, *row) for row in found[table]])
    connection.executemany(
        "INSERT INTO statement_words (rowid, content) SELECT key, ? FROM statements WHERE extraction = ? AND id = ?",
        [(indexed(statement), number, statement.id) for statement in extraction.statements],
    )


def read_document(connection: apsw.Connection, key: str) -> Row:
    """Read the row of one document."""
    [row] = select(connection, f"SELECT {_names(DOCUMENT_COLUMNS)} FROM documents WHERE key = ?", (key,))
    return row


def read_findings(connection: apsw.Connection, number: int) -> Found:
    """Read all that one extraction found."""
    return {table: _read(connection, table, "extraction = ?", (number,)) for table in COLUMNS}


def read_statement(connection: apsw.Connection, number: int, id: str) -> Statement:
    """Read one statement of one extraction."""
    found = {
        table: _read(connection, table, f"extraction = ? AND {column} = ?", (number, id))
        for table, column in _STATEMENT_TABLES.items()
    }
    return statements_of(found)[0]


def read_extraction(connection: apsw.Connection, number: int) -> Extraction:
    """Read one extraction with its document and its run."""
    sql = "SELECT document, settings FROM extractions JOIN runs ON runs.id = run WHERE extractions.id = ?"
    [(document, settings)] = select(connection, sql, (number,))
    return extraction_of(read_document(connection, document), settings, read_findings(connection, number))


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({_names(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _read(connection: apsw.Connection, table: str, where: str, values: Row) -> list[Row]:
    columns = COLUMNS[table]
    order = "ORDER BY position" if "position" in columns else ""
    sql = f"SELECT {_names(columns)} FROM {table} WHERE {where} {order}"
    return select(connection, sql, values)


def _names(columns: tuple[str, ...]) -> str:
    # Quoted, because END is a word of SQL.
    return ", ".join(f'"{column}"' for column in columns)
