"""A ledger opened for reading alone, for no longer than a time limit; its documents and occasions as lists."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from onrecord.errors import ForeignLedgerError, LedgerError, NotInLedgerError
from onrecord.model.actor import Actor
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.store.actors import ActorCount
from onrecord.store.claims import Origin
from onrecord.store.connection import APPLICATION_ID, BUSY_TIMEOUT_MS, reporting, select
from onrecord.store.corrections import Correction, list_corrections
from onrecord.store.identities import IdentityKind
from onrecord.store.judgements import Judgement, list_judgements, standing
from onrecord.store.ledger import Ledger
from onrecord.store.migrations import MIGRATIONS
from onrecord.store.rows import actor_of
from onrecord.store.search import check_date, match_names, storable

TIME_LIMIT = 5.0
"""Seconds that one reading may take. A page is meant to take 0.3; what takes longer than this asks for too much."""

_STEPS = 5_000  # of the database's machine between two looks at the clock, well under a millisecond


@dataclass(frozen=True, slots=True)
class DocumentQuery:
    """Which documents, or which occasions, to list; all that is given must hold.

    `title` and `publisher` are words of them, from the beginning of a word on. `participant` is an actor id or a part
    of a name of one who took part. Dates are of publication, both inclusive; raises `DateError` for what is none.
    """

    title: str | None = None
    publisher: str | None = None
    participant: str | None = None
    kind: OccasionKind | None = None
    since: str | None = None
    until: str | None = None
    limit: int = 20

    def __post_init__(self) -> None:
        check_date(self.since)
        check_date(self.until)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document without its text; how many statements it makes, repeats not counted, and what occasion it reports."""

    origin: Origin
    language: str
    licence: str | None
    byline: str | None
    sha256: str
    statements: int
    occasion: OccasionKind | None


@dataclass(frozen=True, slots=True)
class OccasionEntry:
    """An occasion with those who took part, and the document that reports it."""

    occasion: Occasion
    participants: tuple[Actor, ...]
    origin: Origin


class ReadingLedger(Ledger):
    """A ledger that can't be written to; use it in a `with` block, one for each request.

    Whatever the database is asked must be answered `seconds` after the ledger was opened; else it is `LedgerError`.
    """

    def __init__(self, path: Path, seconds: float) -> None:
        self.path = path
        self._late = False
        self._seconds = seconds
        self._deadline = time.monotonic() + seconds
        self._connection = _connect(path)
        self._connection.set_progress_handler(self._is_late, _STEPS)

    def __enter__(self) -> ReadingLedger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        super().__exit__(kind, error, trace)
        if self._late and isinstance(error, LedgerError) and not isinstance(error, NotInLedgerError):
            message = f"{self.path}: reading took longer than {self._seconds:g} seconds; ask for less at a time"
            raise LedgerError(message, str(self.path)) from error

    def actors(self) -> list[ActorCount]:
        """Give all actors as `Ledger.actors` does; kept for the readings that follow until the ledger has changed."""
        with reporting(self.path):
            [version] = select(self._connection, _VERSION)
        key = (self.path.stat().st_ino, *version)
        kept = _ACTORS.get(self.path)
        if kept is None or kept[0] != key:
            kept = (key, tuple(super().actors()))
            _ACTORS.clear()
            _ACTORS[self.path] = kept
        return list(kept[1])

    def documents(self, query: DocumentQuery, offset: int = 0) -> list[DocumentEntry]:
        """Give the current documents that a query asks for, the latest published first, undated ones last."""
        with reporting(self.path):
            return _list_documents(self._connection, query, offset)

    def occasions(self, query: DocumentQuery, offset: int = 0) -> list[OccasionEntry]:
        """Give the occasions that the current documents report, in the order of `documents`."""
        with reporting(self.path):
            return _list_occasions(self._connection, query, offset)

    def near(self, document_id: str, limit: int = 20) -> list[str]:
        """Give ids of other documents that may report a document's occasion, those most likely to first.

        They were published a day apart at most and name persons who took part; whether they do is for a comparison.
        """
        with reporting(self.path):
            rows = select(self._connection, _NEAR, {"id": storable(document_id), "limit": limit})
        return [id for id, _ in rows]

    def judged_with(self, document_id: str) -> dict[str, bool]:
        """Tell of which documents a person said that they report one occasion with a document (True) or another."""
        standing = [each for each in self.occasion_judgements() if each.undone_at is None]
        pairs = [(each.one, each.other, each.kind == IdentityKind.MERGE) for each in standing]
        return {other if one == document_id else one: told for one, other, told in pairs if document_id in (one, other)}

    def judgements(self, finding: str | None = None) -> list[Judgement]:
        """List what persons said of a finding, or of all, in the order in which they did, what was taken back too."""
        with reporting(self.path):
            return list_judgements(self._connection, finding)

    def standing(self, ids: Iterable[str]) -> dict[str, Judgement]:
        """Give the judgement that stands of each of some findings; one that nobody judged is left out."""
        with reporting(self.path):
            return standing(self._connection, ids)

    def corrections(self, finding: str | None = None) -> list[Correction]:
        """List what persons corrected of a statement, or of all, in the order in which they did, taken back or not."""
        with reporting(self.path):
            return list_corrections(self._connection, finding)

    def _is_late(self) -> bool:
        self._late = time.monotonic() > self._deadline
        return self._late


def open_readonly(path: str | Path, seconds: float = TIME_LIMIT) -> ReadingLedger:
    """Open a ledger to read in it for at most some seconds.

    Raises `LedgerError` where there is none, `ForeignLedgerError` where the file is something else or of another
    version of Onrecord.
    """
    return ReadingLedger(Path(path), seconds)


_ACTORS: dict[Path, tuple[tuple[int, ...], tuple[ActorCount, ...]]] = {}
"""The actors of the ledger that was read last, with the version that they are of. Listing those of 5,000 documents
takes longer than a page may."""

_VERSION = """SELECT (SELECT coalesce(max(id), 0) FROM extractions), (SELECT count(*) FROM identity_judgements),
  (SELECT count(undone_at) FROM identity_judgements)"""


def _connect(path: Path) -> apsw.Connection:
    if not path.exists():
        raise LedgerError(f"{path}: there is no ledger here", str(path))
    with reporting(path):
        connection = apsw.Connection(str(path.absolute()), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            connection.pragma("query_only", True)
            connection.create_scalar_function("names", match_names, 2, deterministic=True)
            _check(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _check(connection: apsw.Connection, path: Path) -> None:
    if connection.pragma("application_id") != APPLICATION_ID:
        raise ForeignLedgerError(f"{path}: not a ledger; name another file", str(path))
    if connection.pragma("user_version") != len(MIGRATIONS):
        message = f"{path}: written by another version of Onrecord; write to it with this one, or upgrade"
        raise ForeignLedgerError(message, str(path))


_ORIGIN = "d.id, d.title, d.publisher, d.published_on, d.url"
_FROM = (
    "FROM extractions AS e JOIN documents AS d ON d.key = e.document LEFT JOIN occasions AS o ON o.extraction = e.id"
)
_ORDER = "ORDER BY d.published_on IS NULL, d.published_on DESC, d.id LIMIT :limit OFFSET :offset"
_PARTICIPANT = """EXISTS (SELECT 1 FROM occasion_participants AS p
  JOIN known_actors AS k ON k.extraction = p.extraction AND k.actor = p.actor
  WHERE p.extraction = e.id AND (k.identity = :participant OR k.actor = :participant OR names(k.name, :participant)))"""
_CONDITIONS = {
    "title": "names(d.title, :title)",
    "publisher": "names(d.publisher, :publisher)",
    "participant": _PARTICIPANT,
    "kind": "o.kind = :kind",
    "since": "d.published_on >= :since",
    "until": "d.published_on <= :until",
}

_STATEMENTS = "(SELECT count(*) FROM statements AS s WHERE s.extraction = e.id AND s.repeats IS NULL)"

_NEAR = """WITH here AS (
    SELECT e.id AS extraction, d.id AS document_id, d.published_on
    FROM extractions AS e JOIN documents AS d ON d.key = e.document
    WHERE e.document_id = :id AND e.superseded_by IS NULL
  ), people AS (
    SELECT a.id FROM here JOIN occasion_participants AS p ON p.extraction = here.extraction
    JOIN actors AS a ON a.extraction = p.extraction AND a.id = p.actor WHERE a.kind = 'person'
  )
  SELECT d.id, count(*) AS shared FROM here JOIN people JOIN actors AS a ON a.id = people.id
  JOIN extractions AS e ON e.id = a.extraction AND e.superseded_by IS NULL JOIN documents AS d ON d.key = e.document
  WHERE d.id <> here.document_id AND (here.published_on IS NULL OR d.published_on IS NULL
    OR d.published_on BETWEEN date(here.published_on, '-1 day') AND date(here.published_on, '+1 day'))
  GROUP BY d.id ORDER BY shared DESC, d.published_on IS NULL, d.id LIMIT :limit"""


def _list_documents(connection: apsw.Connection, query: DocumentQuery, offset: int) -> list[DocumentEntry]:
    where, values = _where(query, offset)
    sql = f"""SELECT {_ORIGIN}, d.language, d.licence, d.byline, d.text_sha256, {_STATEMENTS}, o.kind
        {_FROM} WHERE {where} {_ORDER}"""
    return [_document(row) for row in select(connection, sql, values)]


def _list_occasions(connection: apsw.Connection, query: DocumentQuery, offset: int) -> list[OccasionEntry]:
    where, values = _where(query, offset)
    sql = f"""SELECT {_ORIGIN}, e.id, o.kind, o.date, o.has_place, o.place_name, o.place_country, o.host
        {_FROM} WHERE {where} AND o.kind IS NOT NULL {_ORDER}"""
    return [_occasion(connection, row) for row in select(connection, sql, values)]


def _where(query: DocumentQuery, offset: int) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"limit": query.limit, "offset": offset}
    conditions = ["e.superseded_by IS NULL"]
    for name, condition in _CONDITIONS.items():
        value = getattr(query, name)
        if value is not None:
            values[name] = storable(value)
            conditions.append(condition)
    return " AND ".join(conditions), values


def _document(row: tuple[Any, ...]) -> DocumentEntry:
    language, licence, byline, sha256, statements, kind = row[5:]
    occasion = OccasionKind(kind) if kind else None
    return DocumentEntry(Origin(*row[:5]), language, licence, byline, sha256, statements, occasion)


def _occasion(connection: apsw.Connection, row: tuple[Any, ...]) -> OccasionEntry:
    number, kind, date, has_place, name, country, host = row[5:]
    sql = """SELECT a.position, a.id, a.name, a.kind, a.country, a.wikidata, a.office FROM occasion_participants AS p
        JOIN actors AS a ON a.extraction = p.extraction AND a.id = p.actor WHERE p.extraction = ? ORDER BY p.position"""
    participants = tuple(actor_of(each) for each in select(connection, sql, (number,)))
    place = Place(name, country) if has_place else None
    ids = tuple(actor.id for actor in participants)
    return OccasionEntry(Occasion(OccasionKind(kind), date, place, ids, host), participants, Origin(*row[:5]))
