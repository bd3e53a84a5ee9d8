"""Misses: each coded statement that was not read right, each finding that is none, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.evaluate.alignment import (
    Alignment,
    Measure,
    has_good_act,
    has_same_source,
    has_same_speakers,
    spans_of,
)
from onrecord.evaluate.licence import touches_licence
from onrecord.evaluate.tokens import leave_out_that, tokens_of, word_f1
from onrecord.model.statement import Act
from onrecord.model.text import Span

CONTEXT = 80
"""Characters of context shown on each side of a content."""

PARTIAL_F1 = 0.5
"""Word-F1 from which a content that was not found counts as found in part."""


class Cause(StrEnum):
    """What is wrong with a miss."""

    MISSED = "missed"
    PARTIAL = "partial"
    WRONG_SOURCE = "wrong source"
    WRONG_SPEAKER = "wrong speaker"
    WRONG_ACT = "wrong act"
    SPURIOUS = "spurious"
    LICENCE = "in licence"


@dataclass(frozen=True, slots=True)
class Account:
    """One statement in words, coded or found; `method` is None for a coded one."""

    id: str
    content: str
    source: str
    cue: str
    speakers: tuple[str, ...]
    acts: tuple[Act, ...]
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong: what was coded (None for a spurious finding) and the nearest that was found.

    `context` is the content between square brackets with the text around it.
    """

    document: str
    start: int
    causes: tuple[Cause, ...]
    context: str
    gold: Account | None
    found: Account | None


def find_misses(alignment: Alignment) -> tuple[Miss, ...]:
    """List what went wrong in one document, in the order of its text."""
    misses = [*_coded_misses(alignment), *_spurious(alignment)]
    return tuple(sorted(misses, key=lambda miss: (miss.start, miss.gold is None, miss.causes)))


def mark(text: str, pieces: Sequence[Span], context: int = CONTEXT) -> str:
    """Show a content between square brackets, with some text around it, on one line.

    >>> mark("He said: we agree. Then he left.", [Span(9, 17)], context=4)
    '…id: [we agree]. Th…'
    """
    pieces = sorted(pieces)
    start, end = max(0, pieces[0].start - context), min(len(text), pieces[-1].end + context)
    shown, position = "…" if start else "", start
    for piece in pieces:
        shown += f"{text[position : piece.start]}[{piece.of(text)}]"
        position = piece.end
    return " ".join((shown + text[position:end] + ("…" if end < len(text) else "")).split())


def _coded_misses(alignment: Alignment) -> Iterator[Miss]:
    pairs = dict(alignment.outcomes[Measure.FOUND].right)
    for i, statement in enumerate(alignment.gold.statements):
        nearest: int | None
        if i in pairs:
            nearest, causes = pairs[i], _wrongs(alignment, i, pairs[i])
        else:
            nearest, f1 = _nearest(alignment, i)
            causes = (Cause.PARTIAL if f1 >= PARTIAL_F1 else Cause.MISSED,)
        if causes:
            yield Miss(
                alignment.gold.document.id,
                statement.contents[0].start,
                causes,
                mark(alignment.gold.document.text, statement.contents),
                _coded(alignment, i),
                None if nearest is None else _found(alignment, nearest),
            )


def _wrongs(alignment: Alignment, i: int, j: int) -> tuple[Cause, ...]:
    """Name what is wrong with a statement that was found."""
    gold, extraction = alignment.gold, alignment.extraction
    causes = []
    if not has_same_source(gold, extraction, (i, j)):
        causes.append(Cause.WRONG_SOURCE)
    if gold.full and not has_same_speakers(gold, extraction, (i, j)):
        causes.append(Cause.WRONG_SPEAKER)
    if gold.full and not has_good_act(gold.statements[i], extraction.statements[j]):
        causes.append(Cause.WRONG_ACT)
    return tuple(causes)


def _nearest(alignment: Alignment, i: int) -> tuple[int | None, float]:
    """Find the finding whose content is most like a coded one, taken or not, and how like it is."""
    text = alignment.gold.document.text
    wanted = leave_out_that(tokens_of(text, alignment.gold.statements[i].contents))
    best, best_f1 = None, 0.0
    for j, finding in enumerate(alignment.extraction.statements):
        f1 = word_f1(wanted, leave_out_that(tokens_of(text, spans_of(finding.contents))))
        if f1 > best_f1:
            best, best_f1 = j, f1
    return best, best_f1


def _spurious(alignment: Alignment) -> Iterator[Miss]:
    text = alignment.gold.document.text
    for j in alignment.spurious():
        contents = spans_of(alignment.extraction.statements[j].contents)
        if not contents:
            continue
        yield Miss(
            alignment.gold.document.id,
            contents[0].start,
            (Cause.SPURIOUS, Cause.LICENCE) if touches_licence(text, contents) else (Cause.SPURIOUS,),
            mark(text, contents),
            None,
            _found(alignment, j),
        )


def _coded(alignment: Alignment, i: int) -> Account:
    text, statement = alignment.gold.document.text, alignment.gold.statements[i]
    return Account(
        statement.id,
        _words(text, statement.contents),
        _words(text, statement.sources),
        _words(text, statement.cues),
        statement.speakers,
        statement.acts,
    )


def _found(alignment: Alignment, j: int) -> Account:
    text, finding = alignment.gold.document.text, alignment.extraction.statements[j]
    return Account(
        finding.id,
        _words(text, spans_of(finding.contents)),
        _words(text, spans_of(finding.sources)),
        _words(text, spans_of(finding.cues)),
        alignment.speakers(j),
        finding.acts,
        finding.method,
    )


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
