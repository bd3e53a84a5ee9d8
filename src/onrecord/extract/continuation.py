"""Find statements that go on without a cue: what readouts report in the present tense after "He said that …"."""

from __future__ import annotations

from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span, overlap
from onrecord.text.analysis import Parse, Token
from onrecord.text.segment import Segment, Segmentation, SegmentKind

METHOD = "rule:continuation"
CONFIDENCE = 0.6
TYPED_MARKS = "''"
"""Quotation marks as some archives write them; who speaks between them is not told by the sentence before."""
WHOLE = 0.8
"""Share of a sentence's characters in one attribution from which the sentence is that attribution's."""
NARRATION = ("VBD",)
REPORT = ("VBZ", "VBP", "MD")


def find_continuations(
    text: str, cut: Segmentation, parse: Parse, found: tuple[Attribution, ...]
) -> tuple[Attribution, ...]:
    """Give the sentences of a readout that carry on the reported speech of the sentence before them.

    A readout narrates in the past tense ("explained that …"). A sentence of the same paragraph in the present or
    future tense that follows a paraphrase, with no cue of its own, is still the speaker's. Texts that quote
    verbatim are left alone: there, the present tense is the reporter's.
    """
    if any(each.manner == Manner.DIRECT for each in found):
        return ()
    added: list[Attribution] = []
    running: Attribution | None = None
    last: Segment | None = None
    for segment in cut.segments:
        own = [each for each in found if _stands_in(each, segment)]
        main = [each for each in own if _is_main(parse, segment, each)]
        if last is None or segment.paragraph != last.paragraph:
            running = None
        last = segment
        if main:
            running = main[-1] if _narrated(parse, main[-1]) else None
        elif running is not None and _is_open(text, segment, found) and _is_report(parse, segment):
            added.append(_continue(text, segment, running))
        else:
            running = None
    return tuple(added)


def _is_open(text: str, segment: Segment, found: tuple[Attribution, ...]) -> bool:
    """Tell whether a sentence is prose that nobody has said yet and that quotes nobody."""
    said = any(_covers(each, segment.span) for each in found)
    return segment.kind == SegmentKind.SENTENCE and not said and TYPED_MARKS not in segment.span.of(text)


def _covers(each: Attribution, sentence: Span) -> bool:
    """Tell whether an attribution makes up most of a sentence, or carries on in it."""
    if not each.cues:
        return overlap(each.contents, (sentence,)) > 0
    words = (*each.contents, *each.cues, *each.sources)
    return overlap(words, (sentence,)) >= WHOLE * (sentence.end - sentence.start)


def _stands_in(each: Attribution, segment: Segment) -> bool:
    return bool(each.cues) and segment.span.contains(each.cues[0])


def _is_main(parse: Parse, segment: Segment, each: Attribution) -> bool:
    """Tell whether an attribution's cue rules its sentence, so that the narrator speaks in it."""
    root = _root(parse, segment)
    verbs = [token for token in parse.within(segment.span) if each.cues[0].contains(token.span)]
    return any(_under_narrator(parse, verb, root) for verb in verbs)


def _under_narrator(parse: Parse, verb: Token, root: Token | None) -> bool:
    while verb.dep in ("conj", "advcl", "ccomp", "xcomp", "prep", "pcomp") and verb.head != verb.i:
        verb = parse.head(verb)
    return root is not None and verb.i == root.i and root.tag in (*NARRATION, "VBG")


def _root(parse: Parse, segment: Segment) -> Token | None:
    return next((token for token in parse.within(segment.span) if token.dep == "ROOT"), None)


def _narrated(parse: Parse, each: Attribution) -> bool:
    verbs = parse.within(each.cues[0]) if each.cues else []
    return bool(each.sources) and any(verb.tag in NARRATION for verb in verbs)


def _is_report(parse: Parse, segment: Segment) -> bool:
    """Tell whether the main verb of a sentence is in the present or the future, or in the perfect."""
    root = _root(parse, segment)
    if root is None:
        return False
    tags = {"VBP" if root.tag == "VB" else root.tag} | {aux.tag for aux in parse.of(root, "aux", "auxpass")}
    return bool(tags & set(REPORT)) and root.tag not in NARRATION


def _continue(text: str, segment: Segment, running: Attribution) -> Attribution:
    end = segment.span.start + len(segment.span.of(text).rstrip(" .!?"))
    return Attribution((Span(segment.span.start, end),), running.sources, confidence=CONFIDENCE, method=METHOD)
