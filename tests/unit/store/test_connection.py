from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from onrecord.errors import ForeignLedgerError, LedgerError, LockedLedgerError
from onrecord.store import connection as module
from onrecord.store.connection import APPLICATION_ID, connect, transaction
from onrecord.store.ledger import Ledger
from tests.unit.sample import extraction


def test_a_new_ledger_is_marked_as_ours_and_keeps_foreign_keys_and_a_write_ahead_log(path: Path) -> None:
    connection = connect(path, create=True)
    assert connection.pragma("application_id") == APPLICATION_ID
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("foreign_keys") == 1


def test_the_library_has_no_known_corruption_bug() -> None:
    assert tuple(map(int, apsw.sqlite_lib_version().split("."))) >= (3, 51, 3)


def test_reading_never_makes_a_ledger(path: Path) -> None:
    with pytest.raises(LedgerError, match="run `onrecord read` first"):
        connect(path, create=False)
    assert not path.exists()


def test_an_empty_file_is_no_ledger_until_one_is_made_of_it(path: Path) -> None:
    path.touch()
    with pytest.raises(LedgerError, match="run `onrecord read` first"):
        connect(path, create=False)
    connect(path, create=True).close()
    connect(path, create=False).close()


def test_a_text_file_is_foreign_and_stays_as_it_is(path: Path) -> None:
    path.write_text("Minutes of the meeting. " * 100)
    before = path.read_bytes()
    with pytest.raises(ForeignLedgerError, match="not a ledger"):
        connect(path, create=True)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_foreign_and_stays_as_it_is(path: Path) -> None:
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE contacts (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(ForeignLedgerError, match="another program"):
        connect(path, create=True)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    connection = connect(path, create=True)
    connection.pragma("user_version", 999)
    connection.close()
    with pytest.raises(ForeignLedgerError, match="newer Onrecord"):
        connect(path, create=False)


@pytest.mark.parametrize("name", [".", "missing/ledger.db"])
def test_a_folder_or_a_missing_folder_is_an_error_that_names_it(tmp_path: Path, name: str) -> None:
    with pytest.raises(LedgerError, match="can't be opened"):
        connect(tmp_path / name, create=True)


def test_a_name_with_a_meaning_to_sqlite_is_only_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    connect(Path(":memory:"), create=True).close()
    assert (tmp_path / ":memory:").exists()


def test_a_ledger_that_another_program_writes_to_can_be_read_but_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BUSY_TIMEOUT_MS", 50)
    with Ledger(path) as writer:
        writer.add(extraction("d1"))
        with transaction(writer._connection), Ledger(path, create=False) as reader:
            assert len(list(reader.extractions())) == 1
            with pytest.raises(LockedLedgerError, match="another program"):
                reader.add(extraction("d2"))
            assert len(list(reader.extractions())) == 1


def test_a_damaged_file_says_so(path: Path) -> None:
    with Ledger(path) as ledger:
        for n in range(30):
            ledger.add(extraction(f"d{n}"))
    damaged = bytearray(path.read_bytes())
    damaged[4096 * 2 :] = b"\xff" * (len(damaged) - 4096 * 2)
    path.write_bytes(damaged)
    with pytest.raises(LedgerError, match="onrecord verify"), Ledger(path) as ledger:
        list(ledger.extractions())


def test_several_programs_can_make_one_ledger_at_once(path: Path) -> None:
    code = "import sys; from onrecord.store.ledger import Ledger; Ledger(sys.argv[1]).close()"
    programs = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0, 0]
