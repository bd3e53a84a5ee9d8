"""What is current in a ledger, as the plain dated records that are followed across documents."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import apsw

from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.series import DatedCommitment, DatedEvent, DatedPosition, Saying
from onrecord.model.statement import Act
from onrecord.store.connection import select

Key = tuple[int, str]
"""The number of an extraction and the id of a finding in it."""
Actors = tuple[dict[Key, tuple[str, ...]], dict[Key, tuple[str, ...]]]
"""Of each finding the ids of its actors and their countries."""

_CURRENT = """JOIN extractions AS e ON e.id = c.extraction AND e.superseded_by IS NULL
  JOIN documents AS d ON d.key = e.document"""
_ORDER = "ORDER BY d.published_on IS NULL, d.published_on, d.id, c.position"
_CONTENT = """(SELECT group_concat(exact, ' … ' ORDER BY position) FROM statement_spans AS p
    WHERE p.extraction = {0}.extraction AND p.statement = {0}.id AND role = 'content')"""
_KNOWN = "JOIN known_actors AS known ON known.extraction = c.extraction AND known.actor = c."


def read_sayings(connection: apsw.Connection) -> list[Saying]:
    """Read the current statements, pull-quotes too, by date of publication; speakers are as a person merged them."""
    speakers, states = _actors(connection, "statement_actors", "statement", "c.role = 'speaker'")
    acts = _grouped(connection, "SELECT extraction, statement, act FROM statement_acts ORDER BY position")
    sql = f"""SELECT c.extraction, c.id, d.id, d.published_on, {_CONTENT.format("c")},
        c.negated, c.position, c.parent, c.repeats FROM statements AS c {_CURRENT} {_ORDER}"""
    found = []
    for number, id, document, date, text, negated, place, parent, repeats in select(connection, sql):
        key = number, id
        who = speakers.get(key, ()), states.get(key, ())
        does = tuple(map(Act, acts.get(key, ())))
        found.append(Saying(id, document, date, text or "", *who, does, bool(negated), place, parent, repeats))
    return found


def read_positions(connection: apsw.Connection) -> list[DatedPosition]:
    """Read the current positions by date of publication, one record for each statement that shows one."""
    sql = f"""SELECT c.id, d.id, d.published_on, known.identity, known.name, c.label, c.stance, s.id,
        {_CONTENT.format("s")}, s.strength
      FROM positions AS c {_CURRENT} {_KNOWN}holder
      JOIN position_statements AS shown ON shown.extraction = c.extraction AND shown.claim = c.id
      JOIN statements AS s ON s.extraction = c.extraction AND s.id = shown.statement {_ORDER}, shown.position"""
    return [
        DatedPosition(id, document, date, holder, name, issue, Stance(stance), statement, text or "", strength)
        for id, document, date, holder, name, issue, stance, statement, text, strength in select(connection, sql)
    ]


def read_commitments(connection: apsw.Connection) -> list[DatedCommitment]:
    """Read the current commitments by date of publication; a deadline is left out, as only its words are known."""
    recipients, states = _actors(connection, "commitment_recipients", "claim", "TRUE")
    sql = f"""SELECT c.extraction, c.id, d.id, d.published_on, c.kind, known.identity, known.name, action.exact,
        c.statement, known.country
      FROM commitments AS c {_CURRENT} {_KNOWN}committer
      JOIN commitment_spans AS action
        ON action.extraction = c.extraction AND action.claim = c.id AND action.role = 'action' {_ORDER}"""
    found = []
    for number, id, document, date, kind, committer, name, action, statement, country in select(connection, sql):
        about = id, document, date, CommitmentKind(kind), committer, name, action, statement
        sides = (country,) if country else (), recipients.get((number, id), ()), states.get((number, id), ())
        found.append(DatedCommitment(*about, *sides))
    return found


def read_events(connection: apsw.Connection) -> list[DatedEvent]:
    """Read the current events by date of publication."""
    order = "FROM event_sides WHERE role = {} ORDER BY position"
    actors, recipients = (
        _grouped(connection, f"SELECT extraction, event, code {order.format(role)}")
        for role in ("'actor'", "'recipient'")
    )
    sql = f"""SELECT c.extraction, c.id, d.id, d.published_on, c.type, c.status, c.exact, c.date
      FROM events AS c {_CURRENT} {_ORDER}"""
    found = []
    for number, id, document, published, type_, status, text, date in select(connection, sql):
        sides = actors.get((number, id), ()), recipients.get((number, id), ())
        what = EventType(type_), EventStatus(status)
        found.append(DatedEvent(id, document, published, *what, *sides, text, date))
    return found


def _actors(connection: apsw.Connection, table: str, of: str, where: str) -> Actors:
    """Read the actors in a table of theirs by the finding that they belong to."""
    sql = f"""SELECT c.extraction, c.{of}, {{}} FROM {table} AS c {_KNOWN}actor
      WHERE {where} AND {{}} IS NOT NULL ORDER BY c.position"""
    ids, countries = (_grouped(connection, sql.format(each, each)) for each in ("known.identity", "known.country"))
    return ids, countries


def _grouped(connection: apsw.Connection, sql: str) -> dict[Key, tuple[str, ...]]:
    """Group the last column of a query by the two before, each value once."""
    groups: dict[Key, dict[Any, None]] = defaultdict(dict)
    for number, id, value in select(connection, sql):
        groups[number, id][value] = None
    return {key: tuple(values) for key, values in groups.items()}
