"""A person's word on who said a statement and what it does, kept apart from what was found and taken back at will."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from onrecord.errors import InputError, NotInLedgerError
from onrecord.model.statement import Act
from onrecord.store.connection import select, transaction
from onrecord.store.identities import find_actor
from onrecord.store.judgements import find_finding
from onrecord.store.search import storable

LONGEST_NAME = 200
"""Most characters of the name of a speaker whom no document names."""

_BREAKS = ("Cc", "Zl", "Zp")  # Unicode's categories of control characters and of the ends of lines and paragraphs
_COLUMNS = "id, finding, field, value, note, made_by, made_at, undone_at"


class Corrected(StrEnum):
    """What of a statement can be corrected."""

    SPEAKER = "speaker"
    ACT = "act"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says is right in place of what was found of a statement.

    `value` is an act, an actor's id, or the name of somebody whom no document names; `name` is how to call it. `actor`
    is the id of the actor's page where a document that was read names the actor. Times are in ISO 8601, UTC.
    """

    number: int
    finding: str
    field: Corrected
    value: str
    name: str
    actor: str | None
    note: str | None
    by: str | None
    made_at: str
    undone_at: str | None = None


def correct(
    connection: apsw.Connection,
    finding: str,
    values: Mapping[Corrected, str],
    note: str | None = None,
    by: str | None = None,
) -> list[Correction]:
    """Note who said a statement, or what it does, as a person knows it; all of what is given, or nothing.

    The statement is named by its id or its unique beginning. A speaker is an actor's id or name; where it means no
    actor of the ledger, or several, it is kept as a name. A later correction takes back the one before it of the same
    field. As ids are hashes of what was found, a correction holds for every later reading that finds the same. Raises
    `NotInLedgerError` where there is no such statement, `InputError` for an act or a name that is none.
    """
    id = _statement(connection, finding)
    # Looking for an actor may take long: nothing is locked yet.
    checked = {field: _checked(connection, field, value) for field, value in values.items()}
    said = tuple(storable(each) if each else None for each in (note, by))
    with transaction(connection):
        now = _now()
        made = [_add(connection, (id, field.value, value, *said, now)) for field, value in checked.items()]
        return [each for number in made for each in _read(connection, "WHERE id = ?", number)]


def undo_correction(connection: apsw.Connection, number: int) -> Correction:
    """Take back a correction, which stays on the record; raise `NotInLedgerError` where none of this number stands."""
    with transaction(connection):
        if not _read(connection, "WHERE id = ? AND undone_at IS NULL", number):
            path = _path(connection)
            message = f"{path} holds no standing correction {number}; `onrecord judge --list` lists them"
            raise NotInLedgerError(message, path, str(number))
        connection.execute("UPDATE corrections SET undone_at = ? WHERE id = ?", (_now(), number))
        return _read(connection, "WHERE id = ?", number)[0]


def list_corrections(connection: apsw.Connection, finding: str | None = None) -> list[Correction]:
    """List all corrections, or those of one finding, in the order in which they were made, with those taken back."""
    if finding is None:
        return _read(connection, "")
    return _read(connection, "WHERE finding = ?", find_finding(connection, finding))


def _statement(connection: apsw.Connection, finding: str) -> str:
    id = find_finding(connection, finding)
    if not select(connection, "SELECT 1 FROM statements WHERE id = ? LIMIT 1", (id,)):
        raise NotInLedgerError(f"{id} is no statement; nothing else has a speaker and an act", _path(connection), id)
    return id


def _checked(connection: apsw.Connection, field: Corrected, value: str) -> str:
    """Give what is kept: an act, an actor's id or a name."""
    if field is Corrected.ACT:
        if value not in tuple(Act):
            raise InputError(f"{value!r} is no act; use one of {', '.join(Act)}", field.value)
        return value
    name = storable(value).strip()
    if not 0 < len(name) <= LONGEST_NAME:
        raise InputError(f"the name of a speaker has 1 to {LONGEST_NAME} characters", field.value)
    if any(unicodedata.category(each) in _BREAKS for each in name):
        raise InputError("the name of a speaker stands on one line, without control characters", field.value)
    try:
        return find_actor(connection, Path(_path(connection)), name).id
    except NotInLedgerError:
        return name


def _add(connection: apsw.Connection, row: tuple[str | None, ...]) -> int:
    id, field, *_, now = row
    connection.execute(
        "UPDATE corrections SET undone_at = ? WHERE finding = ? AND field = ? AND undone_at IS NULL", (now, id, field)
    )
    connection.execute(
        "INSERT INTO corrections (finding, field, value, note, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)", row
    )
    return connection.last_insert_rowid()


def _read(connection: apsw.Connection, where: str, *values: int | str) -> list[Correction]:
    rows = select(connection, f"SELECT {_COLUMNS} FROM corrections {where} ORDER BY id", values)
    found = []
    for number, finding, field, value, *rest in rows:
        name, actor = _named(connection, value) if field == Corrected.SPEAKER else (value, None)
        found.append(Correction(number, finding, Corrected(field), value, name, actor, *rest))
    return found


# Of several rows of an actor, one where it isn't split off, then a current one, then the last.
_NAMED = """SELECT name, CASE WHEN current THEN identity END FROM known_actors
  WHERE actor IN (SELECT :id UNION SELECT actor FROM identities WHERE identity = :id)
  ORDER BY identity = :id DESC, current DESC, extraction DESC LIMIT 1"""


def _named(connection: apsw.Connection, value: str) -> tuple[str, str | None]:
    """Give the name of a speaker, and the id of its page where it has one."""
    for name, actor in select(connection, _NAMED, {"id": value}):
        return name, actor
    return value, None


def _path(connection: apsw.Connection) -> str:
    return str(connection.filename)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
