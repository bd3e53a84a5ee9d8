"""What changed between two readings of one document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.text.normalize import fold

Words = tuple[str, bool, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """How many statements of a document are new, gone, or the same as before."""

    new: int
    gone: int
    same: int


def compare_statements(before: Extraction, now: Extraction) -> Change:
    """Count the statements that a revision of a document brought, dropped and kept.

    Two are the same where manner, denial, speakers and words are, wherever they stand and however they are spelled in
    case, accents and spaces. Pull-quotes that only repeat a statement don't count.
    """
    old, new = _said(before), _said(now)
    same = (old & new).total()
    return Change(new.total() - same, old.total() - same, same)


def _said(extraction: Extraction) -> Counter[Words]:
    return Counter(_words(extraction, each) for each in extraction.statements if each.repeats is None)


def _words(extraction: Extraction, statement: Statement) -> Words:
    named = [extraction.actor(id).name for id in statement.speakers] or [each.exact for each in statement.sources]
    said = " ".join(piece.exact for piece in statement.contents)
    return statement.manner.value, statement.negated, " ".join(fold(said).split()), tuple(sorted(map(fold, named)))
