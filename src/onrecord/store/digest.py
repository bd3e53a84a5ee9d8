"""One hash of all that a ledger holds as current, to tell whether two ledgers hold the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.model.text import sha256
from onrecord.store.connection import reporting, select
from onrecord.store.rows import digest
from onrecord.store.tables import read_findings

if TYPE_CHECKING:
    from onrecord.store.ledger import Ledger


def content_digest(ledger: Ledger) -> str:
    """Give the hash of a ledger's current extractions, by which two ledgers are known to hold the same.

    It is taken over the documents' ids in their order, each with the hash of its metadata, its text, its run and all
    that was found in it, which are read from the tables anew. Row numbers, times, raw bytes and what was superseded
    don't count, so neither the number of processes nor the order in which documents came changes it, as long as each
    id came with one text only. What a person judged doesn't count either.
    """
    connection = ledger._connection
    with reporting(ledger.path):
        rows = select(
            connection,
            "SELECT document_id, document, run, id FROM extractions WHERE superseded_by IS NULL ORDER BY document_id",
        )
        found = [[id, digest(key, run, read_findings(connection, number))] for id, key, run, number in rows]
    return sha256(json.dumps(found))
