"""Listing the current positions, commitments and events of a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import apsw

from onrecord.model.actor import Actor, ActorKind
from onrecord.model.claim import CommitmentKind, Issue, Position, Stance
from onrecord.model.entry import CommitmentEntry, EventEntry, Origin, PositionEntry
from onrecord.model.event import EventStatus, EventType
from onrecord.store.claim_rows import CLAIM_COLUMNS, anchor_of, commitments_of, events_of
from onrecord.store.connection import select
from onrecord.store.search import check_date, country_code, match_names, storable

__all__ = [
    "ClaimQuery",
    "CommitmentEntry",
    "EventEntry",
    "Origin",
    "PositionEntry",
    "list_commitments",
    "list_events",
    "list_positions",
]

MOST = 1_000_000
"""What stands for no limit."""


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What to list; all that is given must hold.

    `by` is the holder, committer or acting side: an actor id, a part of a name or, for events, a code. `to` is the
    recipient in the same way. `issue` are words of an issue's label. `country` is the holder's or committer's (ISO
    3166-1 alpha-3 or a name). `kinds` are the stances, kinds of commitment, types or statuses that count. `conditional`
    asks for commitments with a condition (True) or without (False). Dates are of publication, both inclusive.

    Raises `DateError` for what is not a date, `ValueError` for what is not a country.
    """

    by: str | None = None
    to: str | None = None
    issue: str | None = None
    country: str | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    conditional: bool | None = None
    since: str | None = None
    until: str | None = None
    document: str | None = None
    limit: int | None = None

    def __post_init__(self) -> None:
        check_date(self.since)
        check_date(self.until)
        if self.country is not None:
            object.__setattr__(self, "country", country_code(self.country))


_ORIGIN = "d.id, d.title, d.publisher, d.published_on, d.url"
_JOIN = "JOIN extractions AS e ON e.id = c.extraction JOIN documents AS d ON d.key = e.document"
_ORDER = "ORDER BY d.published_on IS NULL, d.published_on DESC, d.id, c.position"
_KNOWN = "known.identity, known.name, known.kind, known.country, known.wikidata, known.office"
_DATES = (
    ("since", "d.published_on >= :since"),
    ("until", "d.published_on <= :until"),
    ("document", "d.id = :document"),
)
_BY = "(known.identity = :by OR known.actor = :by OR names(known.name, :by))"


def list_positions(connection: apsw.Connection, query: ClaimQuery) -> list[PositionEntry]:
    """List positions, the latest published first."""
    tests = (("by", _BY), ("country", "known.country = :country"), ("issue", "names(c.label, :issue)"), *_DATES)
    where, values = _where(connection, query, tests, ("c.stance", query.kinds))
    sql = f"""SELECT c.extraction, c.id, c.stance, c.label, c.start, c."end", c.exact, c.prefix, c.suffix,
        {_KNOWN}, {_ORIGIN},
        (SELECT max(s.strength) FROM position_statements AS ps JOIN statements AS s
          ON s.extraction = ps.extraction AND s.id = ps.statement
          WHERE ps.extraction = c.extraction AND ps.claim = c.id)
        FROM positions AS c {_JOIN}
        JOIN known_actors AS known ON known.extraction = c.extraction AND known.actor = c.holder
        WHERE {where} {_ORDER} LIMIT :limit"""
    return [_position(connection, row) for row in select(connection, sql, values)]


def list_commitments(connection: apsw.Connection, query: ClaimQuery) -> list[CommitmentEntry]:
    """List commitments, the latest published first."""
    to = """EXISTS (SELECT 1 FROM commitment_recipients AS r JOIN known_actors AS k
        ON k.extraction = r.extraction AND k.actor = r.actor
        WHERE r.extraction = c.extraction AND r.claim = c.id
          AND (k.identity = :to OR k.actor = :to OR names(k.name, :to)))"""
    condition = """EXISTS (SELECT 1 FROM commitment_spans AS s
        WHERE s.extraction = c.extraction AND s.claim = c.id AND s.role = 'condition') = :conditional"""
    tests = (("by", _BY), ("country", "known.country = :country"), ("to", to), ("conditional", condition), *_DATES)
    where, values = _where(connection, query, tests, ("c.kind", query.kinds))
    sql = f"""SELECT c.extraction, c.id, {_KNOWN}, {_ORIGIN} FROM commitments AS c {_JOIN}
        JOIN known_actors AS known ON known.extraction = c.extraction AND known.actor = c.committer
        WHERE {where} {_ORDER} LIMIT :limit"""
    return [_commitment(connection, row) for row in select(connection, sql, values)]


def list_events(connection: apsw.Connection, query: ClaimQuery) -> list[EventEntry]:
    """List events, the latest published first; `statuses` chooses among them."""
    side = """EXISTS (SELECT 1 FROM event_sides AS s
        WHERE s.extraction = c.extraction AND s.event = c.id AND s.role = '{role}' AND s.code = :{key})"""
    tests = (
        ("by", side.format(role="actor", key="by")),
        ("to", side.format(role="recipient", key="to")),
        ("country", side.format(role="actor", key="country")),
        *_DATES,
    )
    where, values = _where(connection, query, tests, ("c.type", query.kinds), ("c.status", query.statuses))
    sql = f"""SELECT c.extraction, c.id, {_ORIGIN} FROM events AS c {_JOIN}
        WHERE {where} {_ORDER} LIMIT :limit"""
    return [_event(connection, row) for row in select(connection, sql, values)]


def _where(
    connection: apsw.Connection,
    query: ClaimQuery,
    tests: tuple[tuple[str, str], ...],
    *among: tuple[str, tuple[str, ...]],
) -> tuple[str, dict[str, Any]]:
    """Write the conditions of a query and the values that they need."""
    connection.create_scalar_function("names", match_names, 2, deterministic=True)
    values: dict[str, Any] = {"limit": MOST if query.limit is None else query.limit}
    conditions = ["e.superseded_by IS NULL"]
    for name, condition in tests:
        value = getattr(query, name)
        if value is not None:
            values[name] = storable(value) if isinstance(value, str) else int(value)
            conditions.append(condition)
    for column, wanted in among:
        names = [f"{column.split('.')[1]}{n}" for n in range(len(wanted))]
        values |= dict(zip(names, wanted, strict=True))
        if names:
            conditions.append(f"{column} IN ({', '.join(f':{name}' for name in names)})")
    return " AND ".join(conditions), values


def _actor(row: tuple[Any, ...]) -> Actor:
    id, name, kind, country, wikidata, office = row
    return Actor(id, name, ActorKind(kind), country, wikidata, office)


def _position(connection: apsw.Connection, row: tuple[Any, ...]) -> PositionEntry:
    number, id, stance, label = row[:4]
    shown = select(
        connection,
        "SELECT statement FROM position_statements WHERE extraction = ? AND claim = ? ORDER BY position",
        (number, id),
    )
    holder = _actor(row[9:15])
    issue = Issue(label, anchor_of(row[4:9]))
    position = Position(id, holder.id, issue, Stance(stance), tuple(statement for (statement,) in shown))
    return PositionEntry(position, holder, Origin(*row[15:20]), row[20] or 0)


def _commitment(connection: apsw.Connection, row: tuple[Any, ...]) -> CommitmentEntry:
    number, id = row[:2]
    (commitment,) = commitments_of(_found(connection, number, id, "commitments"))
    sql = f"""SELECT {_KNOWN} FROM commitment_recipients AS r
        JOIN known_actors AS known ON known.extraction = r.extraction AND known.actor = r.actor
        WHERE r.extraction = ? AND r.claim = ? ORDER BY r.position"""
    recipients = tuple(_actor(each) for each in select(connection, sql, (number, id)))
    return CommitmentEntry(commitment, _actor(row[2:8]), recipients, Origin(*row[8:13]))


def _event(connection: apsw.Connection, row: tuple[Any, ...]) -> EventEntry:
    number, id = row[:2]
    (event,) = events_of(_found(connection, number, id, "events"))
    return EventEntry(event, Origin(*row[2:7]))


_PARTS = {
    "commitments": {"commitments": "id", "commitment_recipients": "claim", "commitment_spans": "claim"},
    "events": {"events": "id", "event_sides": "event"},
}


def _found(connection: apsw.Connection, number: int, id: str, kind: str) -> dict[str, list[tuple[Any, ...]]]:
    """Read the rows of one commitment or event."""
    found = {}
    for table, key in _PARTS[kind].items():
        columns = ", ".join(f'"{column}"' for column in CLAIM_COLUMNS[table])
        sql = f"SELECT {columns} FROM {table} WHERE extraction = ? AND {key} = ?"
        found[table] = select(connection, sql, (number, id))
    return found


STANCES = tuple(each.value for each in Stance)
COMMITMENT_KINDS = tuple(each.value for each in CommitmentKind)
EVENT_TYPES = tuple(each.value for each in EventType)
EVENT_STATUSES = tuple(each.value for each in EventStatus)
