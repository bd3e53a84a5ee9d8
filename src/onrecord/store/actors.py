"""The actors of a ledger: all of them with their counts, and one with all that the ledger holds of it."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from onrecord.model.actor import Actor, ActorKind
from onrecord.model.statement import Act
from onrecord.store.connection import select
from onrecord.store.identities import Known

_LIST = """WITH ranked AS (
    SELECT known.*, row_number() OVER (
      PARTITION BY identity ORDER BY actor = identity DESC, published_on DESC, extraction DESC) AS age
    FROM known_actors AS known JOIN extractions AS e ON e.id = known.extraction
    JOIN documents ON documents.key = e.document WHERE known.current
  ), appears AS (
    SELECT identity, count(DISTINCT extraction) AS documents FROM known_actors WHERE current GROUP BY identity
  ), says AS (
    SELECT known.identity, count(DISTINCT said.extraction || ' ' || said.statement) AS statements
    FROM known_actors AS known
    JOIN statement_actors AS said ON said.extraction = known.extraction AND said.actor = known.actor
    JOIN statements AS s ON s.extraction = said.extraction AND s.id = said.statement
    WHERE known.current AND role = 'speaker' AND repeats IS NULL GROUP BY known.identity
  )
  SELECT identity, name, kind, country, wikidata, office, coalesce(statements, 0) AS said, documents
  FROM ranked JOIN appears USING (identity) LEFT JOIN says USING (identity)
  WHERE age = 1 ORDER BY said DESC, documents DESC, name, identity"""

# An actor's rows, found by the index over ids, as the view knows them.
_ME = """WITH me AS MATERIALIZED (
    SELECT known.* FROM known_actors AS known
    WHERE known.actor IN (SELECT :id UNION SELECT actor FROM identities WHERE identity = :id)
      AND known.identity = :id AND known.current
  )"""

_OFFICES = f"""{_ME} SELECT DISTINCT office FROM me WHERE office IS NOT NULL ORDER BY office"""

_IDS = f"""{_ME} SELECT DISTINCT actor, country, wikidata FROM me ORDER BY actor"""

_ACTS = f"""{_ME} SELECT act, count(*) FROM me
  JOIN statement_actors AS said ON said.extraction = me.extraction AND said.actor = me.actor
  JOIN statements AS s ON s.extraction = said.extraction AND s.id = said.statement
  JOIN statement_acts AS does ON does.extraction = s.extraction AND does.statement = s.id AND does.position = 0
  WHERE said.role = 'speaker' AND repeats IS NULL
  GROUP BY act ORDER BY count(*) DESC, act"""

_DOCUMENTS = f"""{_ME} SELECT d.id, d.title, d.publisher, d.published_on, count(said.statement)
  FROM me JOIN extractions AS e ON e.id = me.extraction JOIN documents AS d ON d.key = e.document
  LEFT JOIN statement_actors AS said
    ON said.extraction = me.extraction AND said.actor = me.actor AND said.role = 'speaker'
  GROUP BY d.id ORDER BY d.published_on IS NULL, d.published_on DESC, d.id"""


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor, how many statements it made, and how many documents it appears in.

    A pull-quote that repeats a statement is not counted again. The actor is given as in the document that was
    published last.
    """

    actor: Actor
    statements: int
    documents: int


@dataclass(frozen=True, slots=True)
class Appearance:
    """A document in which an actor appears, and how many statements it makes there."""

    document_id: str
    title: str | None
    publisher: str | None
    published_on: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What a ledger holds of an actor: the offices it is named with, its acts by number, its documents, latest first.

    `ids` are all the actor ids that stand for it, more than one where a person merged them.
    """

    actor: Actor
    ids: tuple[str, ...]
    offices: tuple[str, ...]
    acts: tuple[tuple[Act, int], ...]
    appearances: tuple[Appearance, ...]


def list_actors(connection: apsw.Connection) -> list[ActorCount]:
    """List the actors of current extractions, those with most statements first."""
    return [
        ActorCount(Actor(id, name, ActorKind(kind), country, wikidata, office), said, documents)
        for id, name, kind, country, wikidata, office, said, documents in select(connection, _LIST)
    ]


def read_page(connection: apsw.Connection, known: Known) -> ActorPage:
    """Read all that the ledger holds of an actor."""
    rows = select(connection, _IDS, {"id": known.id})
    country = next((country for _, country, _ in rows if country), None)
    wikidata = next((item for _, _, item in rows if item), None)
    offices = tuple(office for (office,) in select(connection, _OFFICES, {"id": known.id}))
    return ActorPage(
        Actor(known.id, known.name, ActorKind(known.kind), country, wikidata, offices[0] if offices else None),
        tuple(id for id, *_ in rows),
        offices,
        tuple((Act(act), count) for act, count in select(connection, _ACTS, {"id": known.id})),
        tuple(Appearance(*row) for row in select(connection, _DOCUMENTS, {"id": known.id})),
    )
