"""Turn what the tagger marked into attributions: exact bounds where quotation marks give them, and the manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.addressee import TOLD
from onrecord.extract.direct import QuoteFrame
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span, length, overlap
from onrecord.tagger.network import Tagged
from onrecord.text.analysis import Parse

METHOD = "tagger"
NEGATION = re.compile(r"\b(?:not|never|nor|neither|cannot)\b|n[’']t\b", re.IGNORECASE)
TAIL = re.compile(r"[\s,;]+(?:and|or|but)\W*$", re.IGNORECASE)
"""A conjunction that leads on to what is no part of the content."""
BREAK = re.compile(r"\n[ \t]*\n\s*")
WORD = re.compile(r"\w")
EDGE = " \t\n,;:.-–—"
SNAP = 0.6
"""Share of a quotation's characters from which a marked content is the whole quotation."""
NESTED_FLOOR = 0.5
"""Confidence below which a finding inside another one's content is dropped; on PolNeAR dev F1 is flat up to 0.6."""
DOUBLE = 0.8
"""Share of the longer of two contents from which two cues claim the same words, of which one is wrong."""


def find_marked(
    text: str, tagged: tuple[Tagged, ...], parse: Parse, frames: tuple[QuoteFrame, ...]
) -> list[Attribution]:
    """Give the tagger's findings as attributions, the surer one of two that claim the same words."""
    found: list[Attribution] = []
    for each in sorted(tagged, key=lambda tagged: (_reports(text, tagged), -tagged.confidence)):
        attribution = _attribute(text, each, parse, frames)
        if attribution.contents and not any(_is_double(attribution, other) for other in found):
            found.append(attribution)
    kept = [each for each in found if not any(_introduces(each, other) for other in found)]
    kept = [each for each in kept if each.confidence >= NESTED_FLOOR or not any(_holds(o, each) for o in kept)]
    return [_without_taken(each, kept) for each in kept]


def _without_taken(each: Attribution, found: list[Attribution]) -> Attribution:
    """Leave out a later piece that is the whole content of another cue ("condemned A and called for B")."""
    others = [other.contents for other in found if other is not each and len(other.contents) == 1]
    taken = {
        piece
        for piece in each.contents[1:]
        for other in others
        if overlap((piece,), other) >= DOUBLE * length((piece,))
    }
    return replace(each, contents=tuple(piece for piece in each.contents if piece not in taken)) if taken else each


def _reports(text: str, tagged: Tagged) -> bool:
    """Tell who only passed words on ("…, he said, according to the paper") from the one who said them."""
    return tagged.cue.of(text).casefold().startswith("according")


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Tell whether a cue stands in another attribution's content."""
    return outer is not inner and any(piece.contains(cue) for piece in outer.contents for cue in inner.cues)


def _introduces(each: Attribution, other: Attribution) -> bool:
    """Tell whether a content is only the opening of another attribution ("according to the paper, he said: …")."""
    return _holds(each, other) and overlap(each.contents, other.contents) < length(other.contents)


def _is_double(one: Attribution, other: Attribution) -> bool:
    return overlap(one.contents, other.contents) >= DOUBLE * max(length(one.contents), length(other.contents))


def _attribute(text: str, tagged: Tagged, parse: Parse, frames: tuple[QuoteFrame, ...]) -> Attribution:
    contents = _join(text, [_snap(piece, frames) for piece in tagged.contents])
    manner = tell_manner(text, contents, frames)
    if manner != Manner.DIRECT:
        contents = tuple(_in_paragraph(text, piece, tagged.cue) for piece in contents)
    return Attribution(
        _within_marks(contents, frames) if manner == Manner.DIRECT else _trim_all(text, contents),
        _sources(text, tagged, parse),
        _trim_all(text, (tagged.cue,)) or (tagged.cue,),
        manner,
        negated=NEGATION.search(tagged.cue.of(text)) is not None,
        confidence=tagged.confidence,
        method=METHOD,
    )


def _sources(text: str, tagged: Tagged, parse: Parse) -> tuple[Span, ...]:
    spans = _trim_all(text, _near(text, tagged))
    spans = tuple(_after_heading(parse, span) for span in spans)
    return tuple(_complete_name(parse, span) for span in spans if not _is_told(parse, span, tagged.cue))


def _in_paragraph(text: str, piece: Span, cue: Span) -> Span:
    """Cut a paraphrase that runs over the end of a paragraph to the part beside its cue."""
    breaks = list(BREAK.finditer(text, piece.start, piece.end))
    if not breaks:
        return piece
    if cue.start < piece.start or piece.contains(cue):
        return Span(piece.start, breaks[0].start())
    return Span(breaks[-1].end(), piece.end)


def _near(text: str, tagged: Tagged) -> tuple[Span, ...]:
    """Of source words in several paragraphs, keep those in the cue's."""
    near = tuple(span for span in tagged.sources if not BREAK.search(text, *_between(span, tagged.cue)))
    return near or tagged.sources


def _between(one: Span, other: Span) -> tuple[int, int]:
    return min(one.end, other.end), max(one.start, other.start)


def _within_marks(contents: tuple[Span, ...], frames: tuple[QuoteFrame, ...]) -> tuple[Span, ...]:
    """Give the verbatim words alone, without their marks, a piece for each paragraph of a quotation."""
    quoted = [piece for frame in frames for piece in frame.quote.pieces]
    shared = ((max(c.start, q.start), min(c.end, q.end)) for c in contents for q in quoted)
    return tuple(Span(start, end) for start, end in shared if start < end)


def _trim_all(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(complete_words(text, kept) for span in spans if (kept := trim(text, span)) is not None)


def _after_heading(parse: Parse, span: Span) -> Span:
    """Leave out a heading that ran into a source: "Olsen to visit Norway Lind" of "… Lind also said"."""
    words = parse.within(span)
    infinitive = any(word.tag == "VB" and before.tag == "TO" for before, word in pairwise(words))
    if not infinitive or words[-1].pos != "PROPN":
        return span
    names = [name for name, label in parse.entities if label == "PERSON" and span.contains(name)]
    ending = [name for name in names if name.end == span.end]
    return ending[-1] if ending else words[-1].span


def _complete_name(parse: Parse, span: Span) -> Span:
    """Let a source that breaks off before its noun ("The …", "Ayatollah …") run to it."""
    words = parse.within(span)
    head = parse.head(words[-1]) if words else None
    if words and head and words[-1].dep == "compound" and words[-1].pos == head.pos == "PROPN" and head.i > words[-1].i:
        return Span(span.start, head.end)
    if not words or any(word.pos in ("NOUN", "PROPN", "PRON", "NUM") for word in words):
        return span
    head = parse.head(words[-1])
    return Span(span.start, head.end) if head.i > words[-1].i and head.pos in ("NOUN", "PROPN") else span


def _is_told(parse: Parse, source: Span, cue: Span) -> bool:
    """Tell whether a source is the one addressed: the subject of a passive cue ("The minister was asked to …")."""
    verbs = (parse.head(token) for token in parse.within(source) if token.dep == "nsubjpass")
    return any(verb.lemma in TOLD and cue.contains(verb.span) for verb in verbs)


def complete_words(text: str, span: Span) -> Span:
    """Widen a span to the ends of the words that it cuts: the tagger sees pieces of words."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end + 2 if text[end : end + 2] in ("'t", "’t") else end)


def _snap(piece: Span, frames: tuple[QuoteFrame, ...]) -> Span:
    """Let a content run to the marks of the quotations that it mostly covers."""
    start, end = piece.start, piece.end
    for inner in (quoted for frame in frames for quoted in frame.quote.pieces):
        shared = min(end, inner.end) - max(start, inner.start)
        if shared >= SNAP * (inner.end - inner.start):
            start, end = min(start, inner.start), max(end, inner.end)
    for quote in (frame.quote for frame in frames):
        if start < quote.span.start and quote.inner.end <= end + 1:
            end = max(end, quote.span.end) if quote.span.start < end else end
    return Span(start, end)


def _join(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    """Join pieces with no word between them."""
    joined: list[Span] = []
    for piece in sorted(pieces):
        if joined and not WORD.search(text, joined[-1].end, piece.start):
            joined[-1] = Span(joined[-1].start, max(piece.end, joined[-1].end))
        else:
            joined.append(piece)
    return tuple(joined)


def trim(text: str, span: Span) -> Span | None:
    """Leave white space and separating punctuation out at the ends of a span; None if nothing is left."""
    words = TAIL.sub("", span.of(text))
    start = span.start + len(words) - len(words.lstrip(EDGE))
    end = span.start + len(words.rstrip(EDGE))
    return Span(start, end) if start < end else None


def tell_manner(text: str, contents: tuple[Span, ...], frames: tuple[QuoteFrame, ...]) -> Manner:
    """Tell whether contents are verbatim, paraphrased, or partly verbatim, by the quotation marks in them."""
    quoted = sorted(piece for frame in frames for piece in frame.quote.pieces)
    if not overlap(tuple(quoted), contents):
        return Manner.INDIRECT
    return (
        Manner.MIXED
        if any(WORD.search(rest) for c in contents for rest in _unquoted(text, c, quoted))
        else Manner.DIRECT
    )


def _unquoted(text: str, content: Span, quoted: list[Span]) -> Iterator[str]:
    """Give the stretches of a content outside quotations."""
    at = content.start
    for piece in quoted:
        if piece.overlaps(content):
            yield text[at : max(at, piece.start)]
            at = max(at, piece.end)
    yield text[at : max(at, content.end)]
