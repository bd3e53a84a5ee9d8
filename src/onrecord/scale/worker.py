"""A process that reads documents, one after the other, and what is sent between it and the one that started it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import Protocol

from onrecord.errors import LexiconError, MissingModelError, OnrecordError
from onrecord.model.record import Extraction, Run
from onrecord.model.text import Document

ABOUT_ALL_DOCUMENTS = (LexiconError, MissingModelError)
"""Errors that every other document would meet as well."""


class Reads(Protocol):
    """What reads documents, as `pipeline.Reader` does."""

    @property
    def run(self) -> Run:
        """The settings of the reading."""

    def read(self, document: Document) -> Extraction:
        """Find who said what in one document."""


MakeReader = Callable[[], Reads]
"""Makes the reader in the process that uses it; it is sent there by its name and must be importable."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Why a document couldn't be read."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """An error that no document can be read with, in parts: our errors can't be sent whole."""

    kind: type[OnrecordError]
    words: tuple[object, ...]
    facts: dict[str, object]

    def error(self) -> OnrecordError:
        """Put the error together again."""
        error = self.kind.__new__(self.kind, *self.words)
        error.args = self.words
        error.__dict__.update(self.facts)
        return error


Answer = Run | Extraction | Broken | Stopped
"""What a process says: its run once it is ready, then one answer a document."""


def work(make_reader: MakeReader, pipe: Connection) -> None:
    """Read the documents that come through a pipe and send back what was found, until the other end is closed."""
    # An interrupt from the keyboard reaches all processes; the one that started this one decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        reader = make_reader()
        pipe.send(reader.run)
        while True:
            pipe.send(_answer(reader, pipe.recv()))
    except ABOUT_ALL_DOCUMENTS as error:
        pipe.send(_stopped(error))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def reason_of(error: Exception) -> str:
    """Say in one line why a document couldn't be read.

    >>> reason_of(ValueError("no root"))
    'ValueError: no root'
    """
    return str(error) if isinstance(error, OnrecordError) else f"{type(error).__name__}: {error}"


def _answer(reader: Reads, document: Document) -> Answer:
    try:
        return reader.read(document)
    except ABOUT_ALL_DOCUMENTS as error:
        return _stopped(error)
    except Exception as error:  # whatever it is, it must not keep the other documents from being read
        return Broken(reason_of(error))


def _stopped(error: OnrecordError) -> Stopped:
    return Stopped(type(error), error.args, dict(error.__dict__))


def _end_with_parent() -> None:
    """End at once when the process that started this one is gone, whatever a document keeps this one busy with."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
