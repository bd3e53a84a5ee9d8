"""Find the attributions of a text: who is said to have said what, before anyone is resolved."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.continuation import find_continuations
from onrecord.extract.direct import QuoteFrame, find_direct, frame_quotes
from onrecord.extract.frame import match_cue
from onrecord.extract.indirect import find_indirect
from onrecord.extract.marked import find_marked, tell_manner
from onrecord.extract.topic import names_topic
from onrecord.extract.transcript import TURN, find_turns
from onrecord.lexicon import CueLexicon
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span, length, overlap
from onrecord.tagger.network import Tagged
from onrecord.text.analysis import Parse, Token
from onrecord.text.segment import Segmentation

NESTABLE = frozenset({"rule:clause", "rule:according-to", "rule:noun", "rule:passive"})
CARRY_SENTENCES = 3
"""How many sentences back the source of a bare quotation may lie; its cue's quotation may hold several."""
OVERRULED = frozenset({"rule:naming", "rule:object-of", "rule:to"})
"""Rules whose findings the tagger's silence refutes: of 15 such findings in PolNeAR dev 1 was right."""
NO_SOURCE = frozenset(("i", "anyone", "anybody", "someone", "somebody", "which", "that", "who"))
"""Sources that put nobody on record: the author, or one who is quoted, anybody, and what a clause hangs on."""
SHARED = 0.3
"""Share of the shorter of two contents from which they are the same words, read differently."""
SAME = 0.8
"""The same where the words must be the same beyond doubt."""


def find_attributions(
    text: str, cut: Segmentation, parse: Parse, lexicon: CueLexicon, tagged: tuple[Tagged, ...] = ()
) -> tuple[Attribution, ...]:
    """Give every attribution of a text with its three spans and its manner, in the order of the text.

    What the tagger marked comes first; the rules add what it left out. Sources: PARC 3.0 (Pareti 2016) and PolNeAR
    (Newell et al. 2018) for the notion of an attribution's three spans.
    """
    frames = frame_quotes(text, cut)
    marked = [each for each in find_marked(text, tagged, parse, frames) if not names_topic(text, parse, each)]
    ruled = find_by_rules(text, cut, parse, lexicon)
    marked = [each for each in marked if not _only_passes_on(text, each, ruled)]
    turns = tuple(each for each in ruled if each.method == TURN)
    others = [each for each in ruled if each.method != TURN]
    added = [each for each in others if not any(_is_same(each, known) for known in marked)]
    if tagged:
        added = [each for each in added if each.method not in OVERRULED and _is_reported(text, parse, each)]
    found = _carry_sources(cut, _in_order([*(_with_source(each, ruled) for each in marked), *added]))
    # What goes on inside a turn is the turn's.
    said = _quoted_statements(turns)
    going_on = [each for each in find_continuations(text, cut, parse, found) if not _inside(each, said)]
    return _in_order([*turns, *found, *going_on])


def find_by_rules(text: str, cut: Segmentation, parse: Parse, lexicon: CueLexicon) -> tuple[Attribution, ...]:
    """Give the attributions that cue words, quotation marks and the parse show by themselves."""
    matches = [match for token in parse.tokens if (match := match_cue(parse, token, lexicon))]
    frames = frame_quotes(text, cut)
    turns = find_turns(text, cut)
    said = _quoted_statements(turns)
    direct = (*turns, *(each for each in find_direct(text, parse, matches, frames) if not _inside(each, said)))
    whole = _quoted_statements(direct)

    def quoted(token: Token) -> bool:
        return any(span.contains(token.span) for span in whole)

    indirect = [
        settled
        for each in find_indirect(parse, matches, lexicon, quoted)
        if (settled := _settle(text, each, direct, frames)) is not None
    ]
    return _without_nested(_in_order([*direct, *indirect]))


def _only_passes_on(text: str, each: Attribution, ruled: tuple[Attribution, ...]) -> bool:
    """Tell whether the tagger took who passed words on ("…, she said, according to the paper") for who said them.

    A content that begins with who said it ("According to the paper, she said …") is the paper's, and hers another one.
    """
    if not any(cue.of(text).casefold().startswith("according") for cue in each.cues):
        return False
    said = (rule for rule in ruled if rule.cues and rule.sources and rule.method != "rule:according-to")
    return any(_shares(each, rule, SAME) and rule.contents[0] < rule.cues[0] for rule in said)


def _is_reported(text: str, parse: Parse, each: Attribution) -> bool:
    """Tell whether a cue that the tagger passed over reports anything.

    What is only to be said does not, nor what nobody or anybody says, nor what the author, or one who is quoted, says
    of himself. Of 12 such findings with a bare verb ("to repeat …") in PolNeAR dev and our own readings, 2 had the
    right cue; of 10 of the other kinds, none.
    """
    tags = [token.tag for cue in each.cues for token in parse.within(cue) if token.pos == "VERB"]
    if not tags:
        return True
    names_nobody = not each.sources and (tags[0] == "VBG" or each.method != "rule:clause")
    return not (
        tags[0] == "VB" or names_nobody or any(source.of(text).casefold() in NO_SOURCE for source in each.sources)
    )


def _with_source(each: Attribution, ruled: tuple[Attribution, ...]) -> Attribution:
    """Give a cue for which the tagger saw no source the one that the parse knows ("Emphasizing that …, he …")."""
    if each.sources:
        return each
    known = (rule for rule in ruled if rule.sources and any(a.overlaps(b) for a in each.cues for b in rule.cues))
    return replace(each, sources=next((rule.sources for rule in known), ()))


def _is_same(each: Attribution, known: Attribution) -> bool:
    """Tell whether a finding is about the words of another one."""
    if any(cue.overlaps(other) for cue in each.cues for other in known.cues):
        return True
    return _shares(each, known, SHARED)


def _shares(each: Attribution, other: Attribution, share: float) -> bool:
    return overlap(each.contents, other.contents) >= share * min(length(each.contents), length(other.contents))


def _without_nested(found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Drop what a cue inside another content only seems to say: nested, only clauses and nouns are kept.

    "He said Kiev refuses to act" reports his words, not a refusal put on record by Kiev.
    """
    contents = [piece for each in found for piece in each.contents]

    def nested(each: Attribution) -> bool:
        return any(piece.contains(cue) for cue in each.cues for piece in contents)

    return tuple(each for each in found if each.method in NESTABLE or not nested(each))


def _carry_sources(cut: Segmentation, found: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Give a bare quotation the source of the statement before it, if that is at most a few sentences back."""
    carried: list[Attribution] = []
    for each in found:
        bare = not each.sources and not each.cues and each.manner == Manner.DIRECT
        if bare and carried and _follows(cut, carried[-1], each):
            each = replace(each, sources=carried[-1].sources)
        carried.append(each)
    return tuple(carried)


def _follows(cut: Segmentation, before: Attribution, after: Attribution) -> bool:
    places = [
        next((number for number, s in enumerate(cut.segments) if s.span.start <= at < s.span.end), -9)
        for at in (before.contents[-1].start, after.contents[0].start)
    ]
    return 0 < places[1] - places[0] <= CARRY_SENTENCES


def _inside(each: Attribution, said: list[Span]) -> bool:
    return any(turn.contains(each.contents[0]) for turn in said)


def _quoted_statements(direct: tuple[Attribution, ...]) -> list[Span]:
    return [piece for each in direct for piece in each.contents]


def _settle(
    text: str, each: Attribution, direct: tuple[Attribution, ...], frames: tuple[QuoteFrame, ...]
) -> Attribution | None:
    """Take verbatim statements out of a paraphrase that swallowed them, and tell its manner."""
    same_cue = [other for other in direct if other.cues and other.cues == each.cues]
    contents = tuple(kept for piece in each.contents for kept in _without(text, piece, _quoted_statements(direct)))
    if not contents or (same_cue and len(" ".join(piece.of(text) for piece in contents).split()) < 4):
        return None
    quoted = [frame.quote.span for frame in frames if any(piece.overlaps(frame.quote.inner) for piece in contents)]
    contents = tuple(_cover(piece, quoted) for piece in contents)
    return replace(each, contents=contents, manner=tell_manner(text, contents, frames))


def _without(text: str, piece: Span, taken: list[Span]) -> list[Span]:
    """Cut verbatim statements of their own out of a span; keep what is left on the side of the cue."""
    for other in taken:
        if piece.overlaps(other):
            left = Span(piece.start, max(piece.start, other.start - 1))
            words = left.of(text).rstrip(' ,;:“"—-')
            left = Span(left.start, left.start + len(words))
            return [left] if left.start < left.end else []
    return [piece]


def _cover(piece: Span, quoted: list[Span]) -> Span:
    """Let a paraphrase that breaks off inside a quotation run to the quotation's end."""
    start, end = piece.start, piece.end
    for quote in quoted:
        if quote.start < end < quote.end:
            end = quote.end
    return Span(start, end)


def _in_order(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Sort by place, and keep one of two findings with the same content."""
    unique: dict[tuple[Span, ...], Attribution] = {}
    for each in found:
        held = unique.get(each.contents)
        if held is None or _rank(each) > _rank(held):
            unique[each.contents] = each
    return tuple(sorted(unique.values(), key=lambda each: (each.contents[0], each.contents[-1].end)))


def _rank(each: Attribution) -> tuple[bool, float]:
    """Prefer the one who said it to the paper that it is reported "according to"."""
    return each.method != "rule:according-to", each.confidence
