"""Counting what is current in a ledger: by publisher, by act, by day and actor, by issue and stance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import apsw

from onrecord.model.claim import Stance
from onrecord.model.series import SayingCount, StanceCount
from onrecord.model.statement import Act
from onrecord.store.connection import select

_NOW = "extraction IN (SELECT id FROM extractions WHERE superseded_by IS NULL)"

_SAID = """SELECT d.published_on, known.name, does.act, count(*)
  FROM statements AS s
  JOIN extractions AS e ON e.id = s.extraction AND e.superseded_by IS NULL
  JOIN documents AS d ON d.key = e.document
  JOIN statement_acts AS does ON does.extraction = s.extraction AND does.statement = s.id AND does.position = 0
  LEFT JOIN statement_actors AS said
    ON said.extraction = s.extraction AND said.statement = s.id AND said.role = 'speaker'
  LEFT JOIN known_actors AS known ON known.extraction = s.extraction AND known.actor = said.actor
  WHERE s.repeats IS NULL AND (:actor IS NULL OR known.identity = :actor) AND (:act IS NULL OR does.act = :act)
  GROUP BY d.published_on, known.identity, does.act
  ORDER BY d.published_on IS NULL, d.published_on, known.name IS NULL, known.name, does.act"""


@dataclass(frozen=True, slots=True)
class Stock:
    """How many of each a ledger holds as current.

    `resolved` is how many statements name a speaker who is known, of `statements`, pull-quotes among them.
    `publishers` (None where it isn't known) and `acts`, the first of each statement, come with the most first.
    """

    documents: int
    statements: int
    resolved: int
    actors: int
    positions: int
    commitments: int
    events: int
    publishers: tuple[tuple[str | None, int], ...]
    acts: tuple[tuple[Act, int], ...]


def take_stock(connection: apsw.Connection) -> Stock:
    """Count what is current in a ledger."""
    sql = f"""SELECT (SELECT count(*) FROM extractions WHERE superseded_by IS NULL),
      (SELECT count(*) FROM statements WHERE {_NOW}),
      (SELECT count(DISTINCT extraction || ' ' || statement) FROM statement_actors WHERE role = 'speaker' AND {_NOW}),
      (SELECT count(DISTINCT identity) FROM known_actors WHERE current),
      (SELECT count(*) FROM positions WHERE {_NOW}), (SELECT count(*) FROM commitments WHERE {_NOW}),
      (SELECT count(*) FROM events WHERE {_NOW})"""
    [(documents, statements, resolved, actors, positions, commitments, events)] = select(connection, sql)
    publishers = """SELECT publisher, count(*) AS number FROM extractions AS e JOIN documents ON key = e.document
      WHERE superseded_by IS NULL GROUP BY publisher ORDER BY number DESC, publisher"""
    acts = f"""SELECT act, count(*) AS number FROM statement_acts
      WHERE position = 0 AND {_NOW} GROUP BY act ORDER BY number DESC, act"""
    return Stock(
        documents,
        statements,
        resolved,
        actors,
        positions,
        commitments,
        events,
        tuple(select(connection, publishers)),
        tuple((Act(act), number) for act, number in select(connection, acts)),
    )


def count_sayings(connection: apsw.Connection, actor: str | None = None, act: Act | None = None) -> list[SayingCount]:
    """Count statements by day, speaker and first act, of one actor id or one act where given; pull-quotes don't count.

    A statement of two speakers counts for either.
    """
    values: dict[str, Any] = {"actor": actor, "act": act.value if act else None}
    return [SayingCount(date, name, Act(does), n) for date, name, does, n in select(connection, _SAID, values)]


def count_stances(connection: apsw.Connection) -> list[StanceCount]:
    """Count positions by holder, issue and stance."""
    sql = """SELECT known.name, p.label, p.stance, count(*) FROM positions AS p
      JOIN known_actors AS known ON known.extraction = p.extraction AND known.actor = p.holder
      WHERE known.current GROUP BY known.identity, p.label, p.stance ORDER BY known.name, p.label, p.stance"""
    return [StanceCount(name, label, Stance(stance), n) for name, label, stance, n in select(connection, sql)]
