"""Cut a sentence between the statements in it, or between the topics that it lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import load_cues, read_toml, wording
from onrecord.model.statement import Statement
from onrecord.model.text import Span

MIN_WORDS = 4
"""Words that a passage has at least: "Thank you very much" and "Colleagues" are no points."""
GOES_ON = 8
"""Words after a comma from which a participle ("…, saying that …") makes a point of its own; the coded pairs part them
both ways."""


def count_words(text: str) -> int:
    """Count the words of a text."""
    return len(re.findall(r"\w+", text))


def cut_agenda(text: str, span: Span) -> list[Span]:
    """Cut a sentence that lists topics between them; one that lists none between what was expressed.

    >>> text = "They discussed joint energy projects, as well as the fight against drugs."
    >>> [piece.of(text) for piece in cut_agenda(text, Span(0, len(text)))]
    ['They discussed joint energy projects', ', as well as the fight against drugs.']
    """
    agenda = wording("agenda").search(text, span.start, span.end)
    if agenda is None:
        return cut_at_verbs(text, span)
    return _split(text, span, wording("next_topic").finditer(text, agenda.end(), span.end))


def cut_at_verbs(text: str, span: Span) -> list[Span]:
    """Cut a sentence where it goes on to say what else somebody expressed.

    >>> text = "He voiced concern about the troops and outlined the sanctions to come."
    >>> [piece.of(text) for piece in cut_at_verbs(text, Span(0, len(text)))]
    ['He voiced concern about the troops', ' and outlined the sanctions to come.']
    """
    found = wording("next_verb").finditer(text, span.start, span.end)
    return _split(text, span, (match for match in found if match["verb"] in past_cues()))


@cache
def past_cues() -> frozenset[str]:
    """Give the regular past forms of the verbs that signal an attribution, but of those that bind both sides."""
    entry = read_toml("reports.toml")["next_verb"]
    lemmas = [lemma for lemma in load_cues().verbs if " " not in lemma and lemma not in entry["binding"]]
    return frozenset(
        form for lemma in (*lemmas, *entry["telling"]) for form in (f"{lemma}ed", f"{lemma}d", f"{lemma[:-1]}ied")
    )


def cut_between(
    text: str, span: Span, statements: tuple[Statement, ...]
) -> Iterator[tuple[Span, tuple[Statement, ...]]]:
    """Cut a sentence into the parts of its statements, with the statements of each.

    What follows the last of them in the publisher's own words (", and the talks will go on") is a part with none.
    """
    start = span.start
    group: list[Statement] = []
    for statement in statements:
        begin = begin_of(statement, span)
        if group and (end := _end_of(group, span)) <= begin and _are_two(text, group, Span(end, begin), span):
            end = _after_comma(text, end, begin)
            yield Span(start, end), tuple(group)
            start, group = end, []
        group.append(statement)
    rest = _rest(text, _end_of(group, span), span)
    yield Span(start, rest), tuple(group)
    if rest < span.end:
        yield Span(rest, span.end), ()


def begin_of(statement: Statement, span: Span) -> int:
    """Give where the cue or the content of a statement begins in a sentence."""
    parts = [*statement.cues, *statement.contents]
    return min((part.start for part in parts if span.start <= part.start < span.end), default=span.start)


def agenda_before(text: str, span: Span, begin: int) -> Span | None:
    """Give the part of a sentence that lists topics, where it goes on to what was said or agreed of something else.

    >>> text = "They reviewed energy projects and agreed to stay in touch."
    >>> agenda_before(text, Span(0, len(text)), text.index("agreed")).of(text)
    'They reviewed energy projects'
    """
    joined = re.search(r",?\s+and\s+(?:also\s+)?$", text[span.start : begin])
    if joined is None or wording("agenda").search(text, span.start, begin) is None:
        return None
    return None if wording("back").search(text, begin, span.end) else Span(span.start, span.start + joined.start())


def _split(text: str, span: Span, cuts: Iterator[re.Match[str]]) -> list[Span]:
    """Cut at the places that leave a passage's length of words on both sides."""
    pieces: list[Span] = []
    start = span.start
    for found in cuts:
        before, after = text[start : found.start()], text[found.end() : span.end]
        if min(count_words(before), count_words(after)) >= MIN_WORDS:
            pieces.append(Span(start, found.start()))
            start = found.start()
    return [*pieces, Span(start, span.end)]


def _end_of(group: list[Statement], span: Span) -> int:
    parts = [part for each in group for part in (*each.contents, *each.cues) if part.start < span.end]
    return max(min(part.end, span.end) for part in parts)


def _are_two(text: str, group: list[Statement], gap: Span, span: Span) -> bool:
    """Tell whether what stands between two statements begins a new point."""
    fronted = bool(group[0].cues) and group[0].cues[0].start == span.start
    goes_on = gap.of(text).strip().startswith(",") and count_words(text[gap.start : span.end]) > GOES_ON
    return fronted or goes_on or wording("joins").search(gap.of(text)) is not None


def _after_comma(text: str, end: int, begin: int) -> int:
    comma = text.find(",", end, begin)
    return comma + 1 if comma >= 0 else end


def _rest(text: str, end: int, span: Span) -> int:
    """Give where a sentence goes on in its publisher's own words after the last statement, or its end."""
    goes_on = re.compile(r",\s+(?:and|while|but)\s+").match(text, end)
    return end if goes_on and count_words(text[goes_on.end() : span.end]) >= MIN_WORDS else span.end
