"""What a ledger holds of one actor, found by the indexes, and of one issue."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import NotInLedgerError
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.statement import Act
from onrecord.store.connection import reporting, select
from onrecord.store.reading import ReadingLedger
from onrecord.store.search import Hit, _hit, storable

SPOKEN_OF = 30
"""Actors listed as those whom an actor speaks of, the most frequent."""


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor: the offices that documents name it with, its statements by month and first act, whom it speaks of.

    `months` holds (YYYY-MM, act, number); what is undated has the month "". `spoken_of` holds (actor id, name, number
    of statements that name it). `documents` is the number of documents that name the actor.
    """

    actor: Actor
    ids: tuple[str, ...]
    offices: tuple[str, ...]
    months: tuple[tuple[str, Act, int], ...]
    spoken_of: tuple[tuple[str, str, int], ...]
    documents: int

    @property
    def statements(self) -> int:
        """The number of its statements; a pull-quote is no further one."""
        return sum(number for _, _, number in self.months)


@dataclass(frozen=True, slots=True)
class IssueCount:
    """An issue, how many take a stand on it, and how many times each stance was taken."""

    label: str
    holders: int
    support: int
    oppose: int
    neutral: int


# The actor's rows, found by the index over ids; then as the view knows them.
_ME = """SELECT known.* FROM known_actors AS known
  WHERE known.actor IN (SELECT :id UNION SELECT actor FROM identities WHERE identity = :id)
    AND known.identity = :id AND known.current"""

_SAID = """said AS MATERIALIZED (
    SELECT DISTINCT by.extraction, by.statement, s.key FROM me
    JOIN statement_actors AS by ON by.actor = me.actor AND by.extraction = me.extraction AND by.role = 'speaker'
    JOIN statements AS s ON s.extraction = by.extraction AND s.id = by.statement AND s.repeats IS NULL
  )"""

_MONTHS = f"""WITH me AS MATERIALIZED ({_ME}), {_SAID}
  SELECT coalesce(substr(d.published_on, 1, 7), '') AS month, does.act, count(*) FROM said
  JOIN statement_acts AS does ON does.extraction = said.extraction AND does.statement = said.statement
    AND does.position = 0
  JOIN extractions AS e ON e.id = said.extraction JOIN documents AS d ON d.key = e.document
  GROUP BY month, does.act ORDER BY month, does.act"""

_OF = f"""WITH me AS MATERIALIZED ({_ME}), {_SAID}
  SELECT known.identity, max(known.name), count(DISTINCT said.key) AS times FROM said
  JOIN statement_spans AS span ON span.extraction = said.extraction AND span.statement = said.statement
    AND span.role = 'content'
  JOIN mentions AS m ON m.extraction = said.extraction AND m.start >= span.start AND m."end" <= span."end"
  JOIN known_actors AS known ON known.extraction = m.extraction AND known.actor = m.actor
  WHERE known.identity <> :id GROUP BY known.identity ORDER BY times DESC, known.identity LIMIT {SPOKEN_OF}"""

_LATEST = f"""WITH me AS MATERIALIZED ({_ME}), {_SAID}
  SELECT s.extraction, s.id, NULL, 0.0, d.id, d.title, d.publisher, d.published_on FROM said
  JOIN statements AS s ON s.extraction = said.extraction AND s.id = said.statement
  JOIN extractions AS e ON e.id = said.extraction JOIN documents AS d ON d.key = e.document
  ORDER BY d.published_on DESC, d.id, s.position LIMIT :limit"""


def read_profile(ledger: ReadingLedger, id: str) -> Profile:
    """Give what the ledger holds of the actor with an id; raise `NotInLedgerError` where no document names it."""
    values = {"id": storable(id)}
    with reporting(ledger.path):
        rows = select(
            ledger._connection,
            f"""SELECT me.actor, me.name, me.kind, me.country, me.wikidata, me.office, me.extraction FROM ({_ME}) AS me
              JOIN extractions AS e ON e.id = me.extraction JOIN documents AS d ON d.key = e.document
              ORDER BY d.published_on DESC, me.extraction DESC""",
            values,
        )
        if not rows:
            raise NotInLedgerError(f"{ledger.path} names no actor {id!r}", str(ledger.path), id)
        months = tuple((month, Act(act), n) for month, act, n in select(ledger._connection, _MONTHS, values))
        spoken_of = tuple(select(ledger._connection, _OF, values))
    _, name, kind, *_ = rows[0]
    country, wikidata, office = (next((row[n] for row in rows if row[n]), None) for n in (3, 4, 5))
    actor = Actor(id, name, ActorKind(kind), country, wikidata, office)
    ids, offices = (tuple(dict.fromkeys(row[n] for row in rows if row[n])) for n in (0, 5))
    return Profile(actor, ids, offices, months, spoken_of, len({row[6] for row in rows}))


def latest_statements(ledger: ReadingLedger, id: str, limit: int) -> list[Hit]:
    """Give the statements of the actor with an id, the latest published first."""
    with reporting(ledger.path):
        rows = select(ledger._connection, _LATEST, {"id": storable(id), "limit": limit})
        return [_hit(ledger._connection, row) for row in rows]


def list_issues(ledger: ReadingLedger, words: str = "", offset: int = 0, limit: int = 50) -> tuple[IssueCount, ...]:
    """List issues on which somebody takes a stand, those with most holders first."""
    where = "AND names(c.label, :words)" if words.strip() else ""
    sql = f"""SELECT c.label, count(DISTINCT known.identity) AS holders,
        sum(stance = 'support'), sum(stance = 'oppose'), sum(stance = 'neutral')
      FROM positions AS c JOIN known_actors AS known ON known.extraction = c.extraction AND known.actor = c.holder
      WHERE known.current {where} GROUP BY c.label ORDER BY holders DESC, count(*) DESC, c.label
      LIMIT :limit OFFSET :offset"""
    values = {"limit": limit, "offset": offset} | ({"words": storable(words)} if where else {})
    with reporting(ledger.path):
        return tuple(IssueCount(*row) for row in select(ledger._connection, sql, values))
