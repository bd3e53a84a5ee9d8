"""A person's word on findings: confirmed, rejected or unsure, kept apart from what was found and taken back at will."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import apsw

from onrecord.errors import NotInLedgerError
from onrecord.store.connection import connect, reporting, select, transaction
from onrecord.store.search import storable

FINDINGS = ("statements", "positions", "commitments", "events")
"""The tables whose ids a judgement may name."""

_NAMED = 3  # candidates that the message about an ambiguous id names
_COLUMNS = "id, finding, verdict, note, made_by, made_at, undone_at"


class Verdict(StrEnum):
    """What a person says of a finding."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's verdict on a finding; `made_at` and `undone_at` are times in ISO 8601, UTC."""

    number: int
    finding: str
    verdict: Verdict
    note: str | None
    by: str | None
    made_at: str
    undone_at: str | None = None


@contextmanager
def open_judgements(path: Path) -> Iterator[apsw.Connection]:
    """Open a ledger that is there, and close it at the end; database errors become ours."""
    connection = connect(path, create=False)
    try:
        with reporting(path):
            yield connection
    finally:
        connection.close()


def judge(
    connection: apsw.Connection, finding: str, verdict: Verdict, note: str | None = None, by: str | None = None
) -> Judgement:
    """Note a person's verdict on the finding that an id, or its unique beginning, names.

    The last verdict on a finding stands; those before stay on the record. As ids are hashes of what was found, a
    verdict holds for every later reading that finds the same. Raises `NotInLedgerError` where no statement, position,
    commitment or event has such an id, or several have.
    """
    with transaction(connection):
        id = find_finding(connection, finding)
        connection.execute(
            "INSERT INTO judgements (finding, verdict, note, made_by, made_at) VALUES (?, ?, ?, ?, ?)",
            (id, Verdict(verdict).value, *(storable(each) if each else None for each in (note, by)), _now()),
        )
        return _read(connection, "WHERE id = last_insert_rowid()")[0]


def undo(connection: apsw.Connection, number: int) -> Judgement:
    """Take back a judgement, which stays on the record; raise `NotInLedgerError` where none of this number stands."""
    with transaction(connection):
        standing = _read(connection, "WHERE id = ? AND undone_at IS NULL", number)
        if not standing:
            message = f"{_path(connection)} holds no standing judgement {number}; `onrecord judge --list` lists them"
            raise NotInLedgerError(message, _path(connection), str(number))
        connection.execute("UPDATE judgements SET undone_at = ? WHERE id = ?", (_now(), number))
        return _read(connection, "WHERE id = ?", number)[0]


def list_judgements(connection: apsw.Connection, finding: str | None = None) -> list[Judgement]:
    """List all judgements, or those on one finding, in the order in which they were made, with those taken back."""
    if finding is None:
        return _read(connection, "")
    return _read(connection, "WHERE finding = ?", find_finding(connection, finding))


def standing(connection: apsw.Connection, ids: Iterable[str]) -> dict[str, Judgement]:
    """Give the judgement that stands of each of some findings; a finding without one is left out."""
    wanted = frozenset(ids)
    return {each.finding: each for each in _read(connection, "WHERE undone_at IS NULL") if each.finding in wanted}


def find_finding(connection: apsw.Connection, id: str) -> str:
    """Give the whole id of the finding that an id, or its unique beginning, names, in any reading of any document."""
    start = storable(id)
    for last in (start, start + "\U0010ffff") if start else ():
        each = (f"SELECT id FROM {table} WHERE id BETWEEN :start AND :last" for table in FINDINGS)
        sql = f"{' UNION '.join(each)} ORDER BY id LIMIT {_NAMED + 1}"
        found = [name for (name,) in select(connection, sql, {"start": start, "last": last})]
        if len(found) == 1:
            return str(found[0])
        if found:
            named = ", ".join(found[:_NAMED]) + (", …" if len(found) > _NAMED else "")
            raise NotInLedgerError(f"{id!r} begins several ids ({named}); give more of it", _path(connection), id)
    message = f"{_path(connection)} holds no finding {id!r}; ids are in the results of `onrecord search`"
    raise NotInLedgerError(message, _path(connection), id)


def _read(connection: apsw.Connection, where: str, *values: int | str) -> list[Judgement]:
    rows = select(connection, f"SELECT {_COLUMNS} FROM judgements {where} ORDER BY id", values)
    return [Judgement(number, finding, Verdict(verdict), *rest) for number, finding, verdict, *rest in rows]


def _path(connection: apsw.Connection) -> str:
    return str(connection.filename)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
