"""The page of an actor, and the list of actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from onrecord.actors.tenures import TenureTable, load_tenures, of_lines
from onrecord.model.actor import Actor, Tenure
from onrecord.store.actors import ActorCount
from onrecord.store.claims import ClaimQuery, CommitmentEntry, PositionEntry
from onrecord.store.profile import Profile, latest_statements
from onrecord.store.reading import ReadingLedger
from onrecord.store.search import fold
from onrecord.web.chart import Period, periods_of
from onrecord.web.links import path_to
from onrecord.web.notes import Who
from onrecord.web.paging import Paging
from onrecord.web.search_page import Result, result_of

SHOWN = 30
"""Positions, commitments and statements that the page shows, the latest; a link leads to the rest."""
ACTORS = 50
"""Actors on a page of their list."""

_LOADING = Lock()


@dataclass(frozen=True, slots=True)
class ActorPage:
    """All that the page of an actor shows."""

    profile: Profile
    tenures: tuple[Tenure, ...]
    periods: tuple[Period, ...]
    statements: tuple[Result, ...]
    positions: tuple[PositionEntry, ...]
    commitments: tuple[CommitmentEntry, ...]
    spoken_of: tuple[tuple[Who, int], ...]


def actor_page(ledger: ReadingLedger, profile: Profile) -> ActorPage:
    """Put together the page of an actor."""
    id = profile.actor.id
    claims = ClaimQuery(by=id, limit=SHOWN)
    return ActorPage(
        profile,
        tenures_of(profile, known_tenures(tuple(ledger.own_actors()))),
        periods_of(profile.months),
        tuple(result_of(hit) for hit in latest_statements(ledger, id, SHOWN)),
        tuple(ledger.positions(claims)),
        tuple(ledger.commitments(claims)),
        tuple((Who(name, path_to("actors", actor), actor), number) for actor, name, number in profile.spoken_of),
    )


def tenures_of(profile: Profile, table: TenureTable) -> tuple[Tenure, ...]:
    """Give the offices that an actor is known to have held, the latest first, from a table of office holders."""
    return tuple(each for each in table.by_name(profile.actor.name) if each.office and _is_one(profile.actor, each))


def _is_one(actor: Actor, tenure: Tenure) -> bool:
    """Tell whether a tenure of the same name is the actor's: by the item of Wikidata, else by the country."""
    if actor.wikidata and tenure.wikidata:
        return actor.wikidata == tenure.wikidata
    return actor.country in (None, tenure.country)


def list_actors(known: Sequence[ActorCount], words: str, page: int, base: str) -> tuple[tuple[ActorCount, ...], Paging]:
    """Give a page of the actors whose name holds some words, from the beginning of one of its words on."""
    wanted = fold(words)
    found = [each for each in known if not wanted or f" {wanted}" in f" {fold(each.actor.name)}"]
    paging = Paging.of(page, len(found), ACTORS, base)
    return tuple(found[paging.offset : paging.offset + ACTORS]), paging


def known_tenures(own: tuple[str, ...]) -> TenureTable:
    """Load the table of office holders with the ledger's own lines on top, once for all who ask at a time."""
    with _LOADING:
        return _load(own)


@lru_cache(maxsize=4)
def _load(own: tuple[str, ...]) -> TenureTable:
    return load_tenures(own=of_lines(own))
