"""A page of what a search finds, and how its hits divide up by speaker, act, country, publisher and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.model.statement import Act
from onrecord.store.connection import reporting, select
from onrecord.store.reading import ReadingLedger
from onrecord.store.search import (
    _CONDITIONS,
    Hit,
    Query,
    _hit,
    match_expression,
    storable,
)
from onrecord.store.tables import CLOSE, OPEN

VALUES = 10
"""Values of a facet that are given, those with most hits."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that hits have in common: how a query asks for it, its name, and how many hits have it."""

    value: str
    name: str
    hits: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How the hits of a query divide up; a hit may count for several values, or for none."""

    total: int = 0
    speaker: tuple[Facet, ...] = ()
    act: tuple[Facet, ...] = ()
    country: tuple[Facet, ...] = ()
    publisher: tuple[Facet, ...] = ()
    year: tuple[Facet, ...] = ()


def read_hits(ledger: ReadingLedger, query: Query, offset: int = 0) -> list[Hit]:
    """Give the statements that match a query from the given number on, best first; without words latest first."""
    found, values = _found(query)
    marked, score = "NULL", "0.0"
    if query.words.strip():
        marked, score = "highlight(statement_words, 0, :open, :close)", "-bm25(statement_words)"
        values |= {"open": OPEN, "close": CLOSE}
    sql = f"""SELECT s.extraction, s.id, {marked}, {score} AS score, d.id, d.title, d.publisher, d.published_on {found}
      ORDER BY score DESC, d.published_on DESC, d.id, s.position LIMIT :limit OFFSET :offset"""
    with reporting(ledger.path):
        rows = select(ledger._connection, sql, {**values, "limit": query.limit, "offset": offset})
        return [_hit(ledger._connection, row) for row in rows]


def read_facets(ledger: ReadingLedger, query: Query) -> Facets:
    """Count the statements that match a query, and divide them up."""
    found, values = _found(query)
    sql = f"""WITH found AS MATERIALIZED (
        SELECT s.key, s.extraction, s.id AS statement, d.publisher, substr(d.published_on, 1, 4) AS year {found}
      ), said AS MATERIALIZED (
        SELECT key, known.identity, known.name, known.country FROM found
        JOIN statement_actors AS by USING (extraction, statement)
        JOIN known_actors AS known USING (extraction, actor) WHERE by.role = 'speaker'
      )
      SELECT 'total', '', '', count(*) FROM found
      UNION ALL {_facet("speaker", "identity", "max(name)", "said")}
      UNION ALL {_facet("act", "act", "act", "found JOIN statement_acts USING (extraction, statement)")}
      UNION ALL {_facet("country", "country", "country", "said")}
      UNION ALL {_facet("publisher", "publisher", "publisher", "found")}
      UNION ALL {_facet("year", "year", "year", "found")}"""
    with reporting(ledger.path):
        rows = select(ledger._connection, sql, values)
    sorted_out: dict[str, list[Facet]] = {}
    for kind, value, name, hits in rows:
        sorted_out.setdefault(kind, []).append(Facet(value, name, hits))
    total = sorted_out.pop("total")[0].hits
    return Facets(total, **{kind: tuple(facets) for kind, facets in sorted_out.items()})


def _facet(kind: str, value: str, name: str, origin: str) -> str:
    return f"""SELECT * FROM (SELECT '{kind}', {value}, {name}, count(DISTINCT key) AS hits
      FROM {origin} WHERE {value} IS NOT NULL GROUP BY {value} ORDER BY hits DESC, {value} LIMIT {VALUES})"""


def _found(query: Query) -> tuple[str, dict[str, Any]]:
    """Write where the statements come from and which count, with the values that this needs."""
    values: dict[str, Any] = {}
    conditions = ["e.superseded_by IS NULL"]
    for name, condition in _CONDITIONS.items():
        if value := getattr(query, name):
            values[name] = value.value if isinstance(value, Act) else storable(value)
            conditions.append(condition)
    words = ""
    if query.words.strip():
        values["match"] = match_expression(storable(query.words))
        words = "statement_words JOIN"
        conditions.append("s.key = statement_words.rowid AND statement_words MATCH :match")
    origin = f"""FROM {words} statements AS s JOIN extractions AS e ON e.id = s.extraction
      JOIN documents AS d ON d.key = e.document"""
    return f"{origin} WHERE {' AND '.join(conditions)}", values
