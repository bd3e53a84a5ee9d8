"""Statements as CSV, one row a statement, safe to open in a spreadsheet program."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor

COLUMNS = (
    *("document_id", "title", "publisher", "published_on", "statement_id", "manner"),
    *("speakers", "countries", "source", "cue", "content", "acts", "strength", "negated", "repeats"),
    *("start", "end", "confidence", "method"),
)

# Spreadsheet programs run a cell that starts so as a formula, some of them after blanks, or in full width.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

# A carriage return alone ends a row for some readers, a null character the whole file.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write_csv(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write the statements of extractions with one row of column names.

    `start` and `end` bound the content in the document's text, in Unicode code points. Several values in a
    cell are joined by "; ", several pieces of a span by " … ". A text that a spreadsheet would take for a
    formula gets an apostrophe in front.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for extraction in extractions:
        for statement in extraction.statements:
            writer.writerow(row(extraction, statement))


def row(extraction: Extraction, statement: Statement) -> tuple[str, ...]:
    """Give the cells of one statement, in the order of `COLUMNS`."""
    document = extraction.document
    speakers = [extraction.actor(id) for id in statement.speakers]
    countries = dict.fromkeys(actor.country for actor in speakers if actor.country)
    texts = (
        *(document.id, document.title, document.publisher, document.published_on),
        *(statement.id, statement.manner.value),
        *("; ".join(actor.name for actor in speakers), "; ".join(countries)),
        *(_words(statement.sources), _words(statement.cues), statement.text),
        "; ".join(act.value for act in statement.acts),
    )
    start = min((piece.start for piece in statement.contents), default="")
    end = max((piece.end for piece in statement.contents), default="")
    facts = (statement.strength, "true" if statement.negated else "false", statement.repeats)
    numbers = (*facts, start, end, statement.confidence, statement.method)
    return tuple(safe("" if cell is None else str(cell)) for cell in (*texts, *numbers))


def safe(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet program would run; control characters become spaces.

    >>> safe("=1+1"), safe("No = no")
    ("'=1+1", 'No = no')
    """
    cell = _CONTROL.sub(" ", cell)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell[:1] in ("\t", "\n") else cell


def _words(anchors: tuple[Anchor, ...]) -> str:
    return " … ".join(anchor.exact for anchor in anchors)
