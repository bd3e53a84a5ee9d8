"""Cut a text into windows of word pieces that the tagger reads at one time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tokenizers import Tokenizer

from onrecord.model.text import Span
from onrecord.text.segment import Segmentation, SegmentKind

WINDOW = 256
"""Word pieces in a window, with the two that frame it; the length the encoder was made for."""
ROOM = WINDOW - 2


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring pieces of a text: their numbers in the vocabulary, and where they stand."""

    ids: tuple[int, ...]
    places: tuple[Span, ...]

    def __add__(self, other: Window) -> Window:
        """Put two windows together."""
        return Window(self.ids + other.ids, self.places + other.places)


EMPTY = Window((), ())


def cut_windows(text: str, cut: Segmentation, tokenizer: Tokenizer) -> Iterator[Window]:
    """Give the prose of a text as windows that end with a paragraph, or with a sentence where one is too long.

    So no attribution is cut in two unless its sentence alone is longer than a window. Crossheads and pull-quotes,
    which stand between sentences without belonging to them, are left out.
    """
    window = EMPTY
    for unit in _units(text, cut, tokenizer):
        if window.ids and len(window.ids) + len(unit.ids) > ROOM:
            yield window
            window = EMPTY
        window = window + unit
    if window.ids:
        yield window


def _units(text: str, cut: Segmentation, tokenizer: Tokenizer) -> Iterator[Window]:
    """Give the paragraphs, in sentences where they are too long, and in pieces where those are."""
    prose = [each for each in cut.segments if each.kind == SegmentKind.SENTENCE]
    for _, segments in groupby(prose, key=lambda each: each.paragraph):
        sentences = [_encode(text, each.span, tokenizer) for each in segments]
        if sum(len(sentence.ids) for sentence in sentences) <= ROOM:
            yield sum(sentences, EMPTY)
            continue
        for sentence in sentences:
            for start in range(0, len(sentence.ids), ROOM):
                yield Window(sentence.ids[start : start + ROOM], sentence.places[start : start + ROOM])


def _encode(text: str, span: Span, tokenizer: Tokenizer) -> Window:
    encoding = tokenizer.encode(span.of(text), add_special_tokens=False)
    places = tuple(Span(span.start + start, span.start + end) for start, end in encoding.offsets)
    return Window(tuple(encoding.ids), places)
