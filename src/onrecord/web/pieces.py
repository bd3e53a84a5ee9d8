"""Cutting a text into pieces at the bounds of what was found in it, so that no page ever counts characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from onrecord.model.text import Span
from onrecord.text.layout import find_layout


class Role(StrEnum):
    """What a stretch of the text is to a finding; furniture belongs to none."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    EVENT = "event"
    DETAIL = "detail"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a finding rests on.

    `token` names the finding on its page ("s3"); `family` is the family of a statement's act; `labelled` asks for the
    finding's label before the first piece.
    """

    span: Span
    role: Role
    token: str = ""
    family: str = ""
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that the same findings rest on from the first to the last.

    `family` is that of the innermost content, `depth` how many contents hold the words, `opens` the tokens of the
    findings whose label stands before them.
    """

    words: str
    roles: tuple[Role, ...] = ()
    tokens: tuple[str, ...] = ()
    family: str = ""
    depth: int = 0
    opens: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The names by which the style sheet knows the piece.

        >>> Piece("no", (Role.CONTENT,), ("s1", "s2"), "resists", 2).classes
        'content resists nested'
        """
        names = [role.value for role in self.roles]
        return " ".join([*names, *([self.family] if self.family else []), *(["nested"] if self.depth > 1 else [])])


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a line that stands alone, such as a heading or a licence."""

    span: Span
    heading: bool = False
    furniture: tuple[Span, ...] = ()


def cut_pieces(text: str, span: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut a stretch of a text wherever a mark begins or ends; the pieces joined are the stretch again.

    Marks may lie in one another and overlap in any way.

    >>> mark = Mark(Span(3, 7), Role.CONTENT, "s1")
    >>> [piece.words for piece in cut_pieces("He won't go.", Span(0, 12), [mark])]
    ['He ', "won'", 't go.']
    """
    inside = [mark for mark in marks if mark.span.overlaps(span)]
    bounds = {span.start, span.end}
    for mark in inside:
        bounds |= {max(span.start, mark.span.start), min(span.end, mark.span.end)}
    cuts = sorted(bounds)
    begun = sorted(inside, key=lambda mark: mark.span)
    pieces, open_marks = [], list[Mark]()
    for start, end in pairwise(cuts):
        while begun and begun[0].span.start <= start:
            open_marks.append(begun.pop(0))
        open_marks = [mark for mark in open_marks if mark.span.end > start]
        pieces.append(_piece(text[start:end], start, open_marks))
    return tuple(pieces)


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Find the paragraphs of a text with its headings and its furniture, in order; only white space is left out.

    >>> [block.span.of("By Ann Example\n\nHe left.") for block in find_blocks("By Ann Example\n\nHe left.")]
    ['By Ann Example', 'He left.']
    """
    layout = find_layout(text)
    found = sorted({*layout.paragraphs, *layout.furniture})
    lines: list[Span] = []
    for span in _with_gaps(text, found):
        if lines and "\n" not in text[lines[-1].end : span.start]:
            lines[-1] = Span(lines[-1].start, max(span.end, lines[-1].end))
        elif span.start < span.end:
            lines.append(span)
    heading = next((line for line in lines if layout.heading and line.of(text).strip() == layout.heading), None)
    furniture = [span for span in layout.furniture if span.start < span.end]
    return tuple(
        Block(line, line == heading, tuple(span for span in furniture if line.overlaps(span))) for line in lines
    )


def _piece(words: str, start: int, marks: Sequence[Mark]) -> Piece:
    contents = [mark for mark in marks if mark.role is Role.CONTENT]
    inner = min(contents, key=lambda mark: (mark.span.end - mark.span.start, -mark.span.start), default=None)
    return Piece(
        words,
        tuple(dict.fromkeys(mark.role for mark in marks)),
        tuple(dict.fromkeys(mark.token for mark in marks if mark.token)),
        inner.family if inner else "",
        len({mark.token for mark in contents}),
        tuple(dict.fromkeys(mark.token for mark in marks if mark.labelled and mark.span.start == start)),
    )


def _with_gaps(text: str, found: Sequence[Span]) -> list[Span]:
    """Add what lies between the spans and is more than white space; cut off what overlaps."""
    spans: list[Span] = []
    at = 0
    for span in (*found, Span(len(text), len(text))):
        between = text[at : span.start]
        if between.strip():
            left = at + len(between) - len(between.lstrip())
            spans.append(Span(left, left + len(between.strip())))
        if span.end > at:
            spans.append(Span(max(at, span.start), span.end))
            at = span.end
    return spans
