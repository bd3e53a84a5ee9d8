"""Find verbatim statements: a quotation and the cue before, after or inside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.frame import CueMatch, find_sources
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token
from onrecord.text.quotes import Quote
from onrecord.text.segment import Segment, Segmentation, SegmentKind

FULL_QUOTE_WORDS = 6
"""A quotation with fewer words that no cue announces is a phrase inside a sentence, not a statement: in the
development readings no direct statement is shorter, and scare quotes rarely are as long."""
MAX_GAP_WORDS = 14
"""Words that may stand between a cue and the quotation it announces ("told the House of Commons on Tuesday: “…")."""
MAX_AFTER_WORDS = 10
VERB_TAGS = ("VBD", "VBZ", "VBP", "MD")
CONFIDENCE = {"before": 0.95, "after": 0.95, "bare": 0.6}


@dataclass(frozen=True, slots=True)
class QuoteFrame:
    """A quotation with the stretches of its sentences before and after it, up to the next quotations.

    `pulled` is one that the layout repeats out of the running text.
    """

    quote: Quote
    before: Span
    after: Span
    paragraph: int
    pulled: bool = False


def frame_quotes(text: str, cut: Segmentation) -> tuple[QuoteFrame, ...]:
    """Lay out every outer quotation between its neighbours."""
    outer = [quote for quote in cut.quotes if quote.depth == 0 and not quote.single]
    frames: list[QuoteFrame] = []
    for number, quote in enumerate(outer):
        first = _segment_at(cut.segments, quote.span.start)
        last = _segment_at(cut.segments, quote.span.end - 1)
        if first is None or last is None:
            continue
        floor = outer[number - 1].span.end if number else 0
        ceiling = outer[number + 1].span.start if number + 1 < len(outer) else len(text)
        before = Span(min(max(first.span.start, floor), quote.span.start), quote.span.start)
        after = Span(quote.span.end, max(quote.span.end, min(last.span.end, ceiling)))
        frames.append(QuoteFrame(quote, before, after, first.paragraph, first.kind == SegmentKind.PULL_QUOTE))
    return tuple(frames)


def _segment_at(segments: tuple[Segment, ...], position: int) -> Segment | None:
    for segment in segments:
        if segment.span.start <= position < segment.span.end and segment.kind != SegmentKind.CROSSHEAD:
            return segment
    return None


def find_direct(
    text: str, parse: Parse, cues: list[CueMatch], frames: tuple[QuoteFrame, ...]
) -> tuple[Attribution, ...]:
    """Give the verbatim statements of a text.

    A quotation that goes on after the sentence with its cue is one statement in several pieces; a bare quotation
    after a paraphrase is a statement of its own with the speaker before it.
    """
    indexes = frozenset(match.token.i for match in cues)
    found: list[Attribution] = []
    last: tuple[QuoteFrame, CueMatch | None] | None = None
    for frame in frames:
        before = _cue_before(text, parse, cues, frame)
        after = _cue_after(text, parse, cues, frame) if before is None else None
        match = before or after
        if match is not None and found and last and last[1] and last[1].token.i == match.token.i:
            found[-1] = _join(found[-1], frame.quote)
        elif match is not None:
            found.append(_attribute(parse, frame, match, indexes))
        elif _is_continuation(text, frame, last) and found and found[-1].sources:
            found[-1] = _join(found[-1], frame.quote)
            match = last[1] if last else None
        elif _is_sentence(text, frame):
            found.append(_bare(frame))
        else:
            continue
        last = (frame, match)
    return tuple(found)


def _attribute(parse: Parse, frame: QuoteFrame, match: CueMatch, indexes: frozenset[int]) -> Attribution:
    where = "before" if match.span.end <= frame.quote.span.start else "after"
    sources = find_sources(parse, match.token, indexes)
    sources = tuple(source for source in sources if not source.overlaps(frame.quote.inner))
    return Attribution(
        contents=frame.quote.pieces,
        sources=sources or _fallback_source(parse, frame, match),
        cues=(match.span,),
        manner=Manner.DIRECT,
        negated=bool(parse.of(match.token, "neg")),
        confidence=CONFIDENCE[where],
        method=f"rule:quote-{where}",
    )


def _fallback_source(parse: Parse, frame: QuoteFrame, match: CueMatch) -> tuple[Span, ...]:
    """Take the noun next to the cue where the parse knows no subject."""
    for region in (frame.after, frame.before):
        if region.contains(match.span):
            nouns = [
                t for t in parse.within(region) if t.pos in ("PROPN", "PRON", "NOUN") and abs(t.i - match.token.i) <= 6
            ]
            if nouns:
                nearest = min(nouns, key=lambda noun: abs(noun.i - match.token.i))
                words = [
                    t
                    for t in parse.subtree(nearest)
                    if t.i == nearest.i or t.dep in ("compound", "det", "amod", "poss")
                ]
                return (Span(words[0].start, words[-1].end),)
    return ()


def _bare(frame: QuoteFrame) -> Attribution:
    return Attribution(
        frame.quote.pieces, manner=Manner.DIRECT, confidence=CONFIDENCE["bare"], method="rule:quote-bare"
    )


def _join(first: Attribution, quote: Quote) -> Attribution:
    return replace(first, contents=(*first.contents, *quote.pieces))


def _cue_before(text: str, parse: Parse, cues: list[CueMatch], frame: QuoteFrame) -> CueMatch | None:
    """Find the last cue before the quotation with nothing between them but the one addressed, a place or a time."""
    inside = [match for match in cues if frame.before.contains(match.span) and "clause" in match.cue.frames]
    if not inside:
        return None
    match = inside[-1]
    gap = parse.within(Span(match.span.end, frame.quote.span.start))
    words = text[match.span.end : frame.quote.span.start].strip()
    return match if _announces(text, gap, words, frame) else None


def _announces(text: str, gap: list[Token], words: str, frame: QuoteFrame) -> bool:
    if words in ("", ",", ":", "that", ", that", "that,"):
        return words in (",", ":", "that,", ", that") or _is_whole(text, frame)
    if len(gap) > MAX_GAP_WORDS or any(t.tag in VERB_TAGS for t in gap):
        return False
    return words[-1] in ",:" or (words.endswith(" that") and _is_whole(text, frame))


def _is_whole(text: str, frame: QuoteFrame) -> bool:
    """Tell a quoted sentence from a quoted phrase: it starts and ends like a sentence or is long."""
    inner = frame.quote.inner.of(text).strip()
    return len(inner.split()) >= FULL_QUOTE_WORDS or inner[-1:] in ".!?"


def _cue_after(text: str, parse: Parse, cues: list[CueMatch], frame: QuoteFrame) -> CueMatch | None:
    """Find the cue that follows the quotation: “…,” X said; “…,” said X."""
    inner = frame.quote.inner.of(text).rstrip()
    after = parse.within(frame.after)
    if not after or not (inner[-1:] in ",?!…-—." or text[frame.after.start : frame.after.start + 1] in ","):
        return None
    starts_sentence = not frame.before.of(text).strip()
    if not starts_sentence and after[0].dep == "cc":
        return None
    for match in cues:
        near = frame.after.contains(match.span) and match.token.i - after[0].i <= MAX_AFTER_WORDS
        if near and "clause" in match.cue.frames and (starts_sentence or match.token.i - after[0].i <= 4):
            return match
    return None


def _is_continuation(text: str, frame: QuoteFrame, last: tuple[QuoteFrame, CueMatch | None] | None) -> bool:
    """Tell whether the quotation goes straight on from the one before, over the sentence of its cue."""
    if last is None or frame.pulled or not _is_sentence(text, frame):
        return False
    between = Span(last[0].after.end, frame.quote.span.start).of(text).strip()
    cue_followed = bool(last[0].after.of(text).strip(" .,")) or last[0].after.start == last[0].after.end
    return not between and frame.paragraph - last[0].paragraph <= 1 and cue_followed


def _is_sentence(text: str, frame: QuoteFrame) -> bool:
    """Tell whether the quotation stands as a sentence of its own."""
    inner = frame.quote.inner.of(text).strip()
    alone = not frame.before.of(text).strip() and not frame.after.of(text).strip(" .")
    return alone and len(inner.split()) >= FULL_QUOTE_WORDS and inner[:1].isupper()
