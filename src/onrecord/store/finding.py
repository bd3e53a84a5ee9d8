"""One position, commitment or event with the document it stands in."""

from __future__ import annotations

from onrecord.errors import NotInLedgerError
from onrecord.model.record import Extraction
from onrecord.store.connection import reporting, select
from onrecord.store.reading import ReadingLedger
from onrecord.store.search import storable
from onrecord.store.tables import read_extraction

CLAIMS = ("positions", "commitments", "events")


def find_claim(ledger: ReadingLedger, table: str, id: str) -> tuple[Extraction, bool]:
    """Give the extraction that a position, commitment or event stands in, and whether it is the current one.

    `table` is one of `CLAIMS`; anything else raises `ValueError`. Raises `NotInLedgerError` where no such claim has
    the id.
    """
    if table not in CLAIMS:
        raise ValueError(f"{table!r} is no kind of claim; use {', '.join(CLAIMS)}")
    sql = f"""SELECT e.id, superseded_by IS NULL AS current FROM {table} AS c
      JOIN extractions AS e ON e.id = c.extraction WHERE c.id = ? ORDER BY current DESC, e.id DESC LIMIT 1"""
    with reporting(ledger.path):
        for number, current in select(ledger._connection, sql, (storable(id),)):
            return read_extraction(ledger._connection, number), bool(current)
    raise NotInLedgerError(f"{ledger.path} has {id!r} not among its {table}", str(ledger.path), id)
