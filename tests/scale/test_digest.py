"""The ledger is the same for any number of processes, any order of documents, and whenever the work was killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from onrecord.model.record import Extraction
from onrecord.pipeline import as_read
from onrecord.store.digest import content_digest
from onrecord.store.ledger import Ledger
from tests.scale.killed import MOMENTS, READERS, add_all
from tests.scale.texts import ALL, documents

ROOT = Path(__file__).resolve().parents[2]
COUNT = len(ALL)
SHUFFLED = random.Random(7).sample(ALL, COUNT)


@cache
def read_here(reader: str) -> tuple[Extraction, ...]:
    made = READERS[reader]()
    return tuple(made.read(document) for document in documents())


def digest_of(path: Path) -> str:
    with Ledger(path, create=False) as ledger:
        assert ledger.verify() == []
        return content_digest(ledger)


def expected(reader: str, path: Path) -> str:
    """Give the digest of a ledger that this process writes alone."""
    with Ledger(path) as ledger:
        for extraction in read_here(reader):
            ledger.add(extraction)
    return digest_of(path)


def kept(path: Path) -> list[str]:
    with Ledger(path, create=False) as ledger:
        return [extraction.document.id for extraction in ledger.extractions()]


def kill(path: Path, reader: str, moment: str, number: int) -> None:
    command = [sys.executable, "-m", "tests.scale.killed", str(path), reader, moment, str(number)]
    done = subprocess.run(command, cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("numbers", [ALL, SHUFFLED], ids=["in order", "shuffled"])
@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_any_number_of_processes_and_any_order_give_the_ledger_of_one(
    tmp_path: Path, jobs: int, numbers: Sequence[int]
) -> None:
    assert add_all(str(tmp_path / "pool.db"), "plain", jobs, numbers) == COUNT
    assert digest_of(tmp_path / "pool.db") == expected("plain", tmp_path / "here.db")


@pytest.mark.model
@pytest.mark.parametrize(("jobs", "numbers"), [(1, ALL), (2, SHUFFLED)], ids=["one, in order", "two, shuffled"])
def test_a_real_reading_gives_the_ledger_of_one_process(tmp_path: Path, jobs: int, numbers: Sequence[int]) -> None:
    assert add_all(str(tmp_path / "pool.db"), "real", jobs, numbers) == COUNT
    assert digest_of(tmp_path / "pool.db") == expected("real", tmp_path / "here.db")


@pytest.mark.model
def test_what_is_skipped_is_what_a_reading_would_give_back() -> None:
    assert [as_read(document) for document in documents()] == [found.document for found in read_here("real")]


@pytest.mark.parametrize("number", [1, 4, COUNT])
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_and_started_again_nothing_is_lost_or_doubled(tmp_path: Path, moment: str, number: int) -> None:
    check_resuming(tmp_path, "plain", moment, number)
    assert add_all(str(tmp_path / "killed.db"), "plain", 1) == 0


@pytest.mark.model
def test_killed_amid_a_document_of_a_real_reading_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    check_resuming(tmp_path, "real", "amid", 3)


def check_resuming(folder: Path, reader: str, moment: str, number: int) -> None:
    path = folder / "killed.db"
    kill(path, reader, moment, number)
    written = number if moment == "after" else number - 1
    assert set(kept(path)) == {document.id for document in documents(range(written))}
    assert add_all(str(path), reader, 2) == COUNT - written
    assert digest_of(path) == expected(reader, folder / "here.db")
