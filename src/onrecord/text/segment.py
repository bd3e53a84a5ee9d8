"""Cut prose into sentences, and pull-quotes out of running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.text import Span, Warning
from onrecord.text.layout import Layout, find_layout
from onrecord.text.quotes import Quote, find_quotes

ABBREVIATIONS = frozenset(
    "mr mrs ms dr gen lt col maj sgt capt adm sen rep gov prof rev hon st no vs jan feb mar apr jun jul aug sep sept "
    "oct nov dec jr sr inc corp ltd co fig art u.s u.k u.n e.u d.c a.m p.m h.e i.e e.g ph.d".split()
)
MAY_END = frozenset(["u.s", "u.k", "u.n", "e.u", "d.c", "a.m", "p.m", "jr", "sr", "inc", "corp", "ltd", "co"])
"""Abbreviations that also close sentences, when a word follows that only stands first in one."""

OPENERS = frozenset(
    "the a an he she it they we i this that these those in on at but and for as if when while after before however "
    "meanwhile earlier later also according his her their its our".split()
)
BOUNDARY = re.compile(
    r"[.!?…]+(?P<close>[\"”’»)\]]*)(?P<gap>\s+|(?=[A-Z“‘«(])|(?<=[\"”’»)\]])(?=\S))(?=[\"“‘«(\[<]*[\w$€£#—–])"
)
REPEATED = 0.7
"""Share of a pull-quote's words that must stand in another sentence. Chosen on the development articles: glued
pull-quotes there share 0.8 and more, neighbouring sentences on one topic under 0.5."""
MIN_PULL_QUOTE = 8
SAYS = re.compile(r"^\W*(?:[\w.’'-]+\s+){1,5}(?:says|tells|warns|urges|stresses|calls)\b")


class SegmentKind(StrEnum):
    """What a stretch of the text is."""

    SENTENCE = "sentence"
    PULL_QUOTE = "pull_quote"
    CROSSHEAD = "crosshead"


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, a pull-quote or a crosshead, and the number of the paragraph it stands in."""

    span: Span
    paragraph: int
    kind: SegmentKind = SegmentKind.SENTENCE


@dataclass(frozen=True, slots=True)
class Segmentation:
    """A text cut up: its layout, its segments in order, its quotations, and what was odd."""

    layout: Layout
    segments: tuple[Segment, ...]
    quotes: tuple[Quote, ...]
    warnings: tuple[Warning, ...]

    @property
    def prose(self) -> tuple[Span, ...]:
        """The sentences and pull-quotes, which can be parsed; crossheads can't."""
        return tuple(each.span for each in self.segments if each.kind != SegmentKind.CROSSHEAD)


def segment(text: str) -> Segmentation:
    """Cut a text into sentences, pull-quotes and quotations.

    >>> [s.span.of("He left. “No.”She stayed.") for s in segment("He left. “No.”She stayed.").segments]
    ['He left.', '“No.”', 'She stayed.']
    """
    layout = find_layout(text)
    quotes, warnings = find_quotes(text, layout.paragraphs)
    segments = tuple(
        Segment(span, number)
        for number, paragraph in enumerate(layout.paragraphs)
        for span in _sentences(text, paragraph, quotes)
    )
    return Segmentation(layout, _mark_inserts(text, segments, quotes), quotes, warnings)


def _sentences(text: str, paragraph: Span, quotes: tuple[Quote, ...]) -> list[Span]:
    cuts = [match.end() for match in BOUNDARY.finditer(text, paragraph.start, paragraph.end) if _ends(text, match)]
    cuts += _crosshead_cuts(text, paragraph, quotes)
    cuts += [q.span.end for q in quotes if paragraph.contains(q.span) and not q.single and _is_glued(text, q.span.end)]
    spans: list[Span] = []
    start = paragraph.start
    for cut in [*sorted(set(cuts)), paragraph.end]:
        words = text[start:cut]
        left = start + len(words) - len(words.lstrip())
        right = left + len(words.strip())
        if left < right:
            spans.append(Span(left, right))
        start = cut
    return spans


def _is_glued(text: str, at: int) -> bool:
    """Tell whether a sentence starts right after a closing mark, as it does where a page lost its line break."""
    return text[at : at + 1].isupper() and text[at + 1 : at + 2].islower()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Decide whether sentence-final punctuation ends a sentence here."""
    before = re.search(r"[\w.]+$", text[max(0, match.start() - 20) : match.start()])
    word = before.group().casefold() if before else ""
    follower = re.match(r"[\"“‘«(\[<]*([\w’'-]+)", text[match.end() :])
    following = follower.group(1) if follower else ""
    if not match.group("gap"):
        return bool(match.group("close")) or (len(word) > 1 and word.isalpha() and _is_name_like(following))
    if match.group("close") and following[:1].islower():
        return False
    if text[match.start()] != ".":
        return not following[:1].islower()
    if word in MAY_END:
        return following[:1].isupper() and following.casefold() in OPENERS
    if word in ABBREVIATIONS or re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", word):
        return False
    return not following[:1].islower()


def _is_name_like(word: str) -> bool:
    return (len(word) > 1 and word[0].isupper() and word[1:2].islower()) or word in ("I", "A")


def _crosshead_cuts(text: str, paragraph: Span, quotes: tuple[Quote, ...]) -> list[int]:
    """Cut around a heading in single quotation marks that stands between two sentences."""
    cuts: list[int] = []
    for quote in quotes:
        if paragraph.contains(quote.span) and _is_crosshead(text, paragraph, quote):
            cuts += [quote.span.start, quote.span.end]
    return cuts


def _is_crosshead(text: str, paragraph: Span, quote: Quote) -> bool:
    before = text[paragraph.start : quote.span.start].rstrip()
    after = text[quote.span.end : paragraph.end].lstrip()
    words = quote.inner.of(text)
    return (
        quote.single
        and quote.depth == 0
        and words[:1].isupper()
        and words[-1] not in ".,!?"
        and len(words.split()) >= 3
        and (not before or before[-1] in '.!?”"')
        and (not after or after[0].isupper())
    )


def _mark_inserts(text: str, segments: tuple[Segment, ...], quotes: tuple[Quote, ...]) -> tuple[Segment, ...]:
    """Mark crossheads, and sentences that only repeat another one, as pull-quotes."""
    crossheads = {quote.span for quote in quotes if quote.single}
    words = [frozenset(re.findall(r"\w+", s.span.of(text).casefold())) for s in segments]
    marked: list[Segment] = []
    for number, item in enumerate(segments):
        kind = item.kind
        if item.span in crossheads:
            kind = SegmentKind.CROSSHEAD
        elif _is_pull_quote(text, segments, words, number):
            kind = SegmentKind.PULL_QUOTE
        marked.append(Segment(item.span, item.paragraph, kind))
    return tuple(marked)


def _is_pull_quote(text: str, segments: tuple[Segment, ...], words: list[frozenset[str]], number: int) -> bool:
    own = words[number]
    if len(own) < MIN_PULL_QUOTE:
        return False
    span = segments[number].span
    glued = span.end < len(text) and not text[span.end].isspace()
    if not glued and not SAYS.match(span.of(text)):
        return False
    near = 0 if glued else 1
    return any(len(own & other) >= REPEATED * len(own) for at, other in enumerate(words) if abs(at - number) > near)
