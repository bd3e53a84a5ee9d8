"""Readers that need no model, for processes to make: what they find and how they fail stands in the text."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path
from typing import NoReturn

from onrecord.errors import LexiconError, MissingModelError
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor, Document, Span, anchor, hash_id

SAID = re.compile(r"(\w+) said (.+?)\.")
ONE_THREAD = "OMP_NUM_THREADS"
READINGS = "readings.log"
"""The file in the working folder that has a line for each reading of a text that asks for it."""


class PlainReader:
    """Finds what stands in sentences like "Ada said the door is open."; does what other sentences ask for."""

    def __init__(self, version: str = "1") -> None:
        self.version = version

    @property
    def run(self) -> Run:
        return Run((("version", self.version),))

    def read(self, document: Document) -> Extraction:
        if "raise an error" in document.text:
            raise RuntimeError("a stage broke")
        if "break the tables" in document.text:
            raise LexiconError("actors.csv: line 3 is wrong", "actors.csv")
        if "kill the process" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "leave the process" in document.text:
            os._exit(7)
        if "take for ever" in document.text:
            time.sleep(600)
        if "count this" in document.text:
            with Path(READINGS).open("a", encoding="utf-8") as file:
                file.write("read\n")
        if "take a moment" in document.text:
            time.sleep(0.2)
        if "quote wrongly" in document.text:
            wrong = Statement("s1", Manner.INDIRECT, contents=(Anchor(0, 5, "other"),))
            return Extraction(document, self.run, statements=(wrong,))
        found = tuple(_statement(document, match) for match in SAID.finditer(document.text))
        names = sorted({match[1] for match in SAID.finditer(document.text)})
        actors = tuple(Actor(f"a-{name}", name, ActorKind.PERSON) for name in names)
        return Extraction(document, self.run, actors=actors, statements=found)


class ThreadsReader(PlainReader):
    """Names the setting for threads that its process was given as a setting of its own."""

    @property
    def run(self) -> Run:
        return Run((("threads", os.environ.get(ONE_THREAD, "")),))


def _statement(document: Document, match: re.Match[str]) -> Statement:
    return Statement(
        hash_id("s", document.id, document.sha256, *match.span(2)),
        Manner.INDIRECT,
        contents=(_piece(document.text, match, 2),),
        sources=(_piece(document.text, match, 1),),
        speakers=(f"a-{match[1]}",),
    )


def _piece(text: str, match: re.Match[str], group: int) -> Anchor:
    return anchor(text, Span(*match.span(group)))


def without_model() -> NoReturn:
    raise MissingModelError("install the language model", "en")


def without_start() -> NoReturn:
    os._exit(9)


def doc(id: str, text: str = "Ada said the door is open.") -> Document:
    """Make a document."""
    return Document(id, text, text.encode())
