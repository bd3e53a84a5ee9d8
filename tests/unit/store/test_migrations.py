from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from onrecord.store.connection import connect, migrate
from onrecord.store.migrations import MIGRATIONS, Migration

NEXT = Migration("notes", "CREATE TABLE notes (words TEXT) STRICT;")


def test_every_step_has_a_name_of_its_own() -> None:
    names = [migration.name for migration in MIGRATIONS]
    assert all(names)
    assert len(set(names)) == len(names)


def test_a_ledger_of_an_older_version_takes_only_the_steps_it_lacks(path: Path) -> None:
    connection = connect(path, create=True)
    migrate(connection, (*MIGRATIONS, NEXT))
    assert connection.pragma("user_version") == len(MIGRATIONS) + 1
    assert connection.execute("SELECT count(*) FROM notes").fetchall() == [(0,)]


def test_a_step_that_fails_leaves_the_ledger_as_it_was(path: Path) -> None:
    connection = connect(path, create=True)
    with pytest.raises(apsw.SQLError):
        migrate(connection, (*MIGRATIONS, NEXT, Migration("broken", "CREATE NONSENSE;")))
    assert connection.pragma("user_version") == len(MIGRATIONS)
    assert connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'notes'").fetchall() == []
