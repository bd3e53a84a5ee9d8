"""Opening a ledger file: recognise it, bring its schema up to date, turn database errors into ours."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import apsw

from onrecord.errors import ForeignLedgerError, LedgerError, LockedLedgerError
from onrecord.store.migrations import MIGRATIONS, Migration

APPLICATION_ID = 0x4F6E5265
"""Marks a SQLite file as a ledger ("OnRe" in ASCII)."""

BUSY_TIMEOUT_MS = 5_000
"""How long to wait for another program's write before giving up."""


def connect(path: Path, *, create: bool) -> apsw.Connection:
    """Open the ledger at a path, and make it first if it is missing and `create` is true.

    Raises `LedgerError` where there is none or it can't be opened, `ForeignLedgerError` where the file is
    something else or of a newer Onrecord, `LockedLedgerError` where another program holds it.
    """
    if not create and not path.exists():
        raise _missing(path)
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with reporting(path):
        # An absolute path, so that no name has a special meaning to SQLite.
        connection = apsw.Connection(str(path.absolute()), flags=flags)
        try:
            _prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def select(connection: apsw.Connection, sql: str, values: apsw.Bindings = ()) -> list[tuple[Any, ...]]:
    """Read all rows of a query."""
    return list(connection.execute(sql, values))


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Turn the database's errors into `LedgerError`s that name the file and say what to do."""
    try:
        yield
    except (apsw.BusyError, apsw.LockedError) as error:
        raise LockedLedgerError(f"{path}: another program is writing to it; try again", str(path)) from error
    except apsw.NotADBError as error:
        raise ForeignLedgerError(f"{path}: not a ledger; name another file", str(path)) from error
    except apsw.CantOpenError as error:
        message = f"{path}: can't be opened; check that its folder exists and may be written to"
        raise LedgerError(message, str(path)) from error
    except (apsw.CorruptError, ValueError) as error:
        # A ValueError is a value that no record can hold, written by hand.
        message = f"{path}: damaged ({error}); `onrecord verify` lists what is wrong"
        raise LedgerError(message, str(path)) from error
    except apsw.Error as error:
        raise LedgerError(f"{path}: {error}", str(path)) from error


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """Write all or nothing."""
    # The lock is taken at once, so that what is read first can't change before the write.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def migrate(connection: apsw.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps of the schema that a file has not taken yet, all or none."""
    if connection.pragma("user_version") == len(migrations):
        return
    with transaction(connection):
        # Read again under the lock: another program may just have taken the steps.
        taken = int(connection.pragma("user_version"))
        for migration in migrations[taken:]:
            connection.execute(migration.script)
        connection.pragma("application_id", APPLICATION_ID)
        connection.pragma("user_version", len(migrations))


def _prepare(connection: apsw.Connection, path: Path, *, create: bool) -> None:
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    # Nothing is written, not even the journal mode, before the file is known to be ours.
    _recognise(connection, path, create=create)
    _log_ahead(connection)
    connection.pragma("synchronous", "normal")
    connection.pragma("foreign_keys", True)
    migrate(connection)


def _log_ahead(connection: apsw.Connection) -> None:
    """Let others read while one writes."""
    # The change of journal is the one lock that SQLite does not wait for by itself.
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1_000
    while connection.pragma("journal_mode") != "wal":
        try:
            connection.pragma("journal_mode", "wal")
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _recognise(connection: apsw.Connection, path: Path, *, create: bool) -> None:
    # One statement, so that a ledger which another program makes right now is seen whole or not at all.
    [(application, version, tables)] = select(
        connection,
        "SELECT (SELECT application_id FROM pragma_application_id),"
        " (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)",
    )
    if (application, version, tables) == (0, 0, 0):
        if not create:
            raise _missing(path)
    elif application != APPLICATION_ID:
        raise ForeignLedgerError(f"{path}: a database of another program; name another file", str(path))
    elif version > len(MIGRATIONS):
        message = f"{path}: written by a newer Onrecord; upgrade this one to use it"
        raise ForeignLedgerError(message, str(path))


def _missing(path: Path) -> LedgerError:
    return LedgerError(f"{path}: there is no ledger here; run `onrecord read` first, or name another file", str(path))
