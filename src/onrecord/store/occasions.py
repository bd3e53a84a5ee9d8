"""A person's word on which documents report one occasion."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import apsw

from onrecord.errors import NotInLedgerError
from onrecord.store.connection import select, transaction
from onrecord.store.identities import IdentityKind


@dataclass(frozen=True, slots=True)
class OccasionJudgement:
    """A person's word that two documents report one occasion (merge) or two (split)."""

    number: int
    kind: IdentityKind
    one: str
    other: str
    note: str | None
    made_at: str
    undone_at: str | None = None


def add(connection: apsw.Connection, kind: IdentityKind, pair: tuple[str, str], note: str | None) -> OccasionJudgement:
    """Note a judgement on two documents; one before it on the same two is taken back."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    one, other = sorted(pair)
    with transaction(connection):
        connection.execute(
            "UPDATE occasion_judgements SET undone_at = ? WHERE one = ? AND other = ? AND undone_at IS NULL",
            (now, one, other),
        )
        connection.execute(
            "INSERT INTO occasion_judgements (kind, one, other, note, made_at) VALUES (?, ?, ?, ?, ?)",
            (kind.value, one, other, note, now),
        )
    return list_all(connection)[-1]


def undo(connection: apsw.Connection, path: Path, number: int) -> OccasionJudgement:
    """Take back a judgement; raise `NotInLedgerError` where none of this number stands."""
    standing = {each.number: each for each in list_all(connection) if each.undone_at is None}
    if number not in standing:
        message = f"{path} holds no standing judgement {number}; `onrecord occasions judgements` lists them"
        raise NotInLedgerError(message, str(path), str(number))
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    with transaction(connection):
        connection.execute("UPDATE occasion_judgements SET undone_at = ? WHERE id = ?", (now, number))
    return standing[number]


def list_all(connection: apsw.Connection) -> list[OccasionJudgement]:
    """List all judgements on occasions, those taken back too, in the order in which they were made."""
    rows = select(
        connection, "SELECT id, kind, one, other, note, made_at, undone_at FROM occasion_judgements ORDER BY id"
    )
    return [OccasionJudgement(number, IdentityKind(kind), *rest) for number, kind, *rest in rows]
