"""Find the turns of a transcript: "Name: what was said", up to the next name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon import load_offices
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.text.segment import Segmentation

TURN = "rule:turn"
CONFIDENCE = 0.9
MIN_TURNS = 2
"""A single "Name: …" is a headline more often than a transcript, unless an office stands before the name."""
TITLED_WORDS = 3
FIRST_PERSON = re.compile(r"\bI\b(?!\.)")
WORD = r"(?:[A-Z][\w.’'-]*|of|the|and|for|de|al|bin|van|von|on|in|to)"
OPENING = re.compile(rf"^[*\s]*(?P<name>[A-Z][\w.’'-]*(?:,?\s+(?:\(?{WORD}\)?)){{0,14}})\s*:\s+(?=[“\"\w<(])")
INNER = re.compile(
    rf"(?<=[.!?…”\"*)>])\s+(?:[*\s]*)(?P<name>[A-Z][\w.’'-]*(?:,?\s+{WORD}){{0,10}}\s+[A-Z][\w’'-]+)\s*:\s+(?=[“\"A-Z<(])"
)
"""A turn inside a paragraph, as where line breaks were lost: a name of several words after the end of a sentence."""
OMISSION = re.compile(r"\s*(?:<\s*(?:…|\.\.\.)\s*>|\*{3,}|…)\s*$")
NOT_NAMES = frozenset(
    "note update background photo image video audio map infobox caption graphic file chart table read watch related "
    "source sources edited example correction context summary reporting q a location date time contact".split()
)
"""Words that stand before a colon in news without anybody speaking; from looking through Wikinews and readouts."""
PREPOSITIONS = frozenset(("for", "in", "on", "to"))
"""Words that a name holds only in an office: "Relief for the Harbour: …" is a heading."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a turn begins, and the words before its colon."""

    start: int
    name: Span
    said_from: int


def find_turns(text: str, cut: Segmentation) -> tuple[Attribution, ...]:
    """Give each turn of a transcript as one verbatim statement of the one whose name stands before it.

    What a sentence-initial "Name:" opens runs to the next one or to the end of the text. A text with fewer than two
    such names is no transcript.
    """
    turns = [turn for segment in cut.segments for turn in _turns(text, segment.span)]
    if len(turns) < MIN_TURNS and not (turns and _opens_speech(text, turns[0])):
        return ()
    end_of_prose = cut.segments[-1].span.end
    ends = [*(turn.start for turn in turns[1:]), end_of_prose]
    return tuple(
        Attribution((said,), (turn.name,), (), Manner.DIRECT, confidence=CONFIDENCE, method=TURN)
        for turn, end in zip(turns, ends, strict=True)
        if (said := _without_omission(text, Span(turn.said_from, end))).start < said.end
    )


def _opens_speech(text: str, turn: Turn) -> bool:
    """Tell whether a lone "Name:" opens what somebody says: an office with a name, and then somebody says "I"."""
    name = turn.name.of(text)
    titled = len(name.split()) >= TITLED_WORDS and bool(load_offices().find(name))
    return titled and FIRST_PERSON.search(text, turn.said_from) is not None


def _turns(text: str, span: Span) -> Iterator[Turn]:
    """Give the turn that a sentence opens, and those that begin inside a run of sentences."""
    words = span.of(text)
    first = OPENING.match(words)
    for found in ([first] if first else []) + list(INNER.finditer(words)):
        if not _is_heading(found.group("name")):
            name = Span(span.start + found.start("name"), span.start + found.end("name"))
            yield Turn(span.start + found.start(), name, span.start + found.end())


def _is_heading(name: str) -> bool:
    words = set(name.casefold().split())
    return name.casefold() in NOT_NAMES or (bool(words & PREPOSITIONS) and not load_offices().find(name))


def _without_omission(text: str, span: Span) -> Span:
    """Leave the editors' marks of omission and the white space at the ends out of a turn."""
    words = span.of(text)
    left_out = OMISSION.search(words)
    while left_out and left_out.end() > left_out.start():
        words = words[: left_out.start()]
        left_out = OMISSION.search(words)
    words = words.rstrip()
    return Span(span.start, span.start + len(words))
