"""A person's word on who is who: merging two actors, splitting one off, and undoing either."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from onrecord.errors import NotInLedgerError
from onrecord.store.connection import select, transaction
from onrecord.store.search import fold, storable

ITEM = re.compile(r"Q\d+")
_NAMED = 4  # candidates that the message about an ambiguous name names


class IdentityKind(StrEnum):
    """What a person says of two actors."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class IdentityJudgement:
    """A person's word that an actor is another one: everywhere (merge) or in one document only (split)."""

    number: int
    kind: IdentityKind
    actor: str
    identity: str
    name: str
    document_id: str | None
    note: str | None
    made_at: str
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An actor as the ledger knows it: its id, its name and its kind."""

    id: str
    name: str
    kind: str


def find_actor(connection: apsw.Connection, path: Path, words: str) -> Known:
    """Find the actor that an id or a name means; raise `NotInLedgerError` where none or several do.

    A whole name goes before a part of one, and of several with one name the only one that is a Wikidata item.
    """
    by_id = """SELECT identity, name, kind FROM known_actors WHERE current AND (actor = :id OR actor IN (
        SELECT actor FROM identities WHERE identity = :id)) AND identity = :id ORDER BY extraction DESC LIMIT 1"""
    for row in select(connection, by_id, {"id": storable(words)}):
        return Known(*row)
    rows = select(
        connection,
        "SELECT identity, name, kind, count(*) FROM known_actors WHERE current"
        " GROUP BY identity ORDER BY count(*) DESC, identity",
    )
    known = [Known(id, name, kind) for id, name, kind, _ in rows]
    folded = fold(storable(words))
    whole = [each for each in known if fold(each.name) == folded]
    part = [each for each in known if folded and f" {folded} " in f" {fold(each.name)} "]
    for found in (whole, [each for each in whole if ITEM.fullmatch(each.id)], part):
        if len(found) == 1:
            return found[0]
    found = whole or part
    if found:
        named = ", ".join(f"{each.name} ({each.id})" for each in found[:_NAMED])
        more = ", …" if len(found) > _NAMED else ""
        raise NotInLedgerError(f"{words!r} means several actors: {named}{more}; give an id", str(path), words)
    message = f"{path} names no actor {words!r}; `onrecord actors` lists them"
    raise NotInLedgerError(message, str(path), words)


def merge(connection: apsw.Connection, one: Known, other: Known, note: str | None) -> IdentityJudgement:
    """Note that one actor is the other, in every document read so far and later."""
    return _add(connection, (IdentityKind.MERGE.value, one.id, other.id, other.name, None, note))


def split(connection: apsw.Connection, actor: str, document_id: str, name: str, note: str | None) -> IdentityJudgement:
    """Note that an actor is somebody else in one document."""
    identity = f"{actor}@{document_id}"
    return _add(connection, (IdentityKind.SPLIT.value, actor, identity, name, document_id, note))


def undo(connection: apsw.Connection, path: Path, number: int) -> IdentityJudgement:
    """Take back a judgement; raise `NotInLedgerError` where none of this number stands."""
    with transaction(connection):
        standing = {each.number: each for each in list_judgements(connection) if each.undone_at is None}
        if number not in standing:
            message = f"{path} holds no standing judgement {number}; `onrecord actors judgements` lists them"
            raise NotInLedgerError(message, str(path), str(number))
        connection.execute("UPDATE identity_judgements SET undone_at = ? WHERE id = ?", (_now(), number))
        _rebuild(connection)
    return standing[number]


def list_judgements(connection: apsw.Connection) -> list[IdentityJudgement]:
    """List all judgements on who is who, in the order in which they were made."""
    rows = select(
        connection,
        "SELECT id, kind, actor, identity, name, document_id, note, made_at, undone_at"
        " FROM identity_judgements ORDER BY id",
    )
    return [IdentityJudgement(number, IdentityKind(kind), *rest) for number, kind, *rest in rows]


def _add(connection: apsw.Connection, row: tuple[str | None, ...]) -> IdentityJudgement:
    with transaction(connection):
        connection.execute(
            "INSERT INTO identity_judgements (kind, actor, identity, name, document_id, note, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*row, _now()),
        )
        _rebuild(connection)
        return list_judgements(connection)[-1]


def _rebuild(connection: apsw.Connection) -> None:
    """Work out what the standing judgements come to; of merges in a row the last actor counts."""
    standing = [each for each in list_judgements(connection) if each.undone_at is None]
    merged = {each.actor: each for each in standing if each.kind == IdentityKind.MERGE}
    connection.execute("DELETE FROM identities")
    for each in standing:
        last, seen = each, {each.actor}
        while last.identity in merged and last.identity not in seen:
            seen.add(last.identity)
            last = merged[last.identity]
        if last.identity == each.actor:
            continue  # A circle of merges changes nothing.
        connection.execute(
            "INSERT OR REPLACE INTO identities (actor, document_id, identity, name) VALUES (?, ?, ?, ?)",
            (each.actor, each.document_id or "", last.identity, last.name),
        )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
