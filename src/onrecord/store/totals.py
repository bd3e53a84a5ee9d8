"""How many of each kind a ledger holds as current, for the head of a page or of a list."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.connection import reporting, select
from onrecord.store.reading import ReadingLedger

_SQL = """WITH now AS MATERIALIZED (SELECT id FROM extractions WHERE superseded_by IS NULL)
  SELECT (SELECT count(*) FROM now), (SELECT count(*) FROM occasions WHERE extraction IN now),
    (SELECT count(*) FROM statements WHERE repeats IS NULL AND extraction IN now),
    (SELECT count(DISTINCT identity) FROM known_actors WHERE current),
    (SELECT count(*) FROM positions WHERE extraction IN now),
    (SELECT count(*) FROM commitments WHERE extraction IN now), (SELECT count(*) FROM events WHERE extraction IN now)"""


@dataclass(frozen=True, slots=True)
class Totals:
    """How many of each kind are current; a pull-quote is no further statement."""

    documents: int = 0
    occasions: int = 0
    statements: int = 0
    actors: int = 0
    positions: int = 0
    commitments: int = 0
    events: int = 0


def count(ledger: ReadingLedger) -> Totals:
    """Count what is current in a ledger."""
    with reporting(ledger.path):
        [row] = select(ledger._connection, _SQL)
    return Totals(*row)
