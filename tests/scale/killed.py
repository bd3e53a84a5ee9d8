"""Add documents to a ledger and kill this very process at a moment of choice: `python -m tests.scale.killed`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any

from onrecord.model.record import Extraction
from onrecord.pipeline import Reader
from onrecord.scale.pool import Pool
from onrecord.scale.resume import Skip
from onrecord.scale.source import Source
from onrecord.scale.worker import MakeReader
from onrecord.store import ledger as ledgers
from onrecord.store import tables
from onrecord.store.ledger import Ledger
from tests.scale.texts import ALL, documents
from tests.unit.scale.readers import PlainReader

READERS: dict[str, MakeReader] = {"plain": PlainReader, "real": Reader}
MOMENTS = ("before", "amid", "after")
"""Before a document is written; amid writing it, when half of it is in the file; after it was written."""


def add_all(path: str, reader: str, jobs: int, numbers: Sequence[int] = ALL) -> int:
    """Add documents to a ledger, all of them in their order or as numbered, and tell how many were read for it."""
    sources = [Source(document.id, document) for document in documents(numbers)]
    read = 0
    with Ledger(path) as ledger, Pool(READERS[reader], jobs) as pool:
        for _, became in pool.read(sources, Skip(ledger)):
            if isinstance(became, Extraction):
                ledger.add(became)
                read += 1
    return read


def kill_at(number: int, function: Callable[..., Any], *, first: bool) -> Callable[..., Any]:
    """Give a function that kills the process in its call of a number: first, or once it has done its work."""
    calls = 0

    def call(*values: Any) -> Any:
        nonlocal calls
        calls += 1
        if first and calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        done = function(*values)
        if calls == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    return call


def main(path: str, reader: str, moment: str, number: str) -> None:
    """Add all documents with two processes and be killed at the writing of one."""
    if moment == "amid":
        write = kill_at(int(number), tables.write_findings, first=False)
        ledgers.write_findings = write  # type: ignore[attr-defined]
    else:
        Ledger.add = kill_at(int(number), Ledger.add, first=moment == "before")  # type: ignore[method-assign]
    add_all(path, reader, 2)


if __name__ == "__main__":
    main(*sys.argv[1:])
