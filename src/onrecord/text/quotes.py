"""Find paired quotation marks, with recovery after an unbalanced one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.text import Span, Warning, anchor

CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "‘": "’", "'": "'"}
SINGLE = "‘'"


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: `span` with its marks, the `pieces` between them (one a paragraph), and its nesting depth."""

    span: Span
    pieces: tuple[Span, ...]
    depth: int = 0
    single: bool = False

    @property
    def inner(self) -> Span:
        """The stretch between the marks."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(slots=True)
class _Open:
    mark: str
    start: int
    pieces: list[Span]
    piece_start: int


def find_quotes(text: str, paragraphs: tuple[Span, ...]) -> tuple[tuple[Quote, ...], tuple[Warning, ...]]:
    """Pair the quotation marks of a text: straight, curly, low and angled ones, nested, over paragraphs.

    A quotation that opens again with the next paragraph is one quotation in several pieces (the newspaper
    convention). One that is never closed gives a warning; it runs to the end of its paragraph where a cue announces
    it ("said: …") and is no quotation elsewhere. The next paragraph starts afresh.

    >>> text = 'He said: “We said ‘no’.”'
    >>> [quote.inner.of(text) for quote in find_quotes(text, (Span(0, len(text)),))[0]]
    ['We said ‘no’.', 'no']
    """
    quotes: list[Quote] = []
    warnings: list[Warning] = []
    stack: list[_Open] = []
    for number, paragraph in enumerate(paragraphs):
        stack = _scan_paragraph(text, paragraph, stack, quotes, warnings)
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if stack and not _goes_on(text, following, stack[0]):
            warnings += [_unbalanced(text, opened.start) for opened in stack if opened.mark not in SINGLE]
            quotes += _recover(text, paragraph, stack[0])
            stack = []
        for opened in stack:
            opened.pieces.append(Span(opened.piece_start, paragraph.end))
    return tuple(sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end))), tuple(warnings)


def _scan_paragraph(
    text: str, paragraph: Span, stack: list[_Open], quotes: list[Quote], warnings: list[Warning]
) -> list[_Open]:
    position = paragraph.start
    if stack:
        position = _skip_reopening(text, paragraph, stack)
    while position < paragraph.end:
        mark = text[position]
        if mark in "“”„«»\"‘’'":
            _take_mark(text, position, stack, quotes, warnings)
        position += 1
    return stack


def _skip_reopening(text: str, paragraph: Span, stack: list[_Open]) -> int:
    """Step over the mark with which a running quotation opens again, and start its next piece."""
    start = paragraph.start
    while start < paragraph.end and text[start] in stack[0].mark:
        start += 1
    for opened in stack:
        opened.piece_start = start
    return start


def _take_mark(text: str, at: int, stack: list[_Open], quotes: list[Quote], warnings: list[Warning]) -> None:
    mark = text[at]
    depth = _closing_depth(text, at, stack)
    if depth is not None:
        opened = stack[depth]
        warnings += [_unbalanced(text, lost.start) for lost in stack[depth + 1 :] if lost.mark not in SINGLE]
        del stack[depth:]
        pieces = (*opened.pieces, Span(opened.piece_start, at))
        kept = tuple(piece for piece in pieces if piece.start < piece.end)
        if kept:
            outer = sum(1 for other in stack if other.mark not in SINGLE)
            quotes.append(Quote(Span(opened.start, at + 1), kept, outer, opened.mark in SINGLE))
    elif _can_open(text, at):
        if mark not in SINGLE and stack and stack[-1].mark == mark:
            warnings.append(_unbalanced(text, stack.pop().start))
        stack.append(_Open(mark, at, [], at + 1))
    elif mark in "”»":
        warnings.append(_unbalanced(text, at))


def _closing_depth(text: str, at: int, stack: list[_Open]) -> int | None:
    """Find the open quotation that this mark closes, innermost first."""
    mark = text[at]
    for depth in range(len(stack) - 1, -1, -1):
        if mark in CLOSERS[stack[depth].mark] and _can_close(text, at):
            return depth
    return None


def _can_close(text: str, at: int) -> bool:
    mark = text[at]
    after = text[at + 1 : at + 2]
    before = text[at - 1 : at]
    if mark in "’'":
        return not after.isalnum() and not before.isspace()
    if mark == '"':
        return not before.isspace() or not after.isalnum()
    return True


def _can_open(text: str, at: int) -> bool:
    mark = text[at]
    before = text[at - 1 : at] if at else " "
    after = text[at + 1 : at + 2]
    if mark in "“„«":
        return True
    if mark in "‘'":
        return not before.isalnum() and before not in ".,!?" and after.isalnum()
    return mark == '"' and not after.isspace() and bool(after)


def _goes_on(text: str, following: Span | None, opened: _Open) -> bool:
    """Tell whether the next paragraph opens the same quotation again, or closes it before any other opens."""
    if following is None or opened.mark in SINGLE:
        return False
    if text[following.start] == opened.mark:
        return True
    if opened.mark == '"':
        return False
    for mark in following.of(text):
        if mark in CLOSERS[opened.mark]:
            return True
        if mark == opened.mark:
            return False
    return False


def _recover(text: str, paragraph: Span, opened: _Open) -> list[Quote]:
    """Let a quotation that a cue announces, and nothing closes, run to the end of its paragraph."""
    announced = re.search(r"\w[,:]\s*$", text[max(0, opened.start - 8) : opened.start])
    last = Span(opened.piece_start, paragraph.end)
    if opened.mark in SINGLE or not announced or last.start >= last.end:
        return []
    return [Quote(Span(opened.start, paragraph.end), (*opened.pieces, last))]


def _unbalanced(text: str, at: int) -> Warning:
    return Warning("quote-unbalanced", "a quotation mark has no partner", anchor(text, Span(at, at + 1)))
