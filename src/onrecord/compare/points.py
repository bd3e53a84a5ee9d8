"""Cut a report of an occasion into passages: one claim, position, promise or topic each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.actors.publishers import PublisherKind, home_of
from onrecord.actors.states import demonym_country
from onrecord.compare.clauses import (
    MIN_WORDS,
    agenda_before,
    begin_of,
    count_words,
    cut_agenda,
    cut_at_verbs,
    cut_between,
    past_cues,
)
from onrecord.lexicon import wording
from onrecord.model.actor import ActorKind
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Span
from onrecord.text.segment import Segmentation, SegmentKind, segment

LEAD = 2
"""How many of the first sentences can do no more than say that the two met."""
SHORT = 12
"""Words of the longest sentence that can be a mere greeting; the longest in the development transcripts has 11."""
NEAR = 8
"""Characters between the names that a sentence begins with ("and", ", "), and before the first ("Both ")."""
SUBJECT = 60
"""Characters at the beginning of a sentence in which words for both sides are its subject."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report that makes one point, who is said to have made it, and the statements in it.

    `words` are its words on one line, `said` what is said in it without who said it. `agenda` tells that it only
    names what was talked about.
    """

    span: Span
    words: str
    said: str
    speakers: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    agenda: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A document that reports an occasion, as it is cut into passages.

    `partners` are the ids of those who took part by both reports; empty where that isn't known, and then nobody is
    left out.
    """

    extraction: Extraction
    partners: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.extraction.document.text

    @property
    def countries(self) -> frozenset[str]:
        """The states that the partners belong to."""
        known = (each.country for each in self.extraction.actors if each.id in self.partners)
        return frozenset(country for country in known if country)


def cut_passages(report: Report) -> tuple[Passage, ...]:
    """Give the passages of substance of a report, in its order.

    Licence lines and headings, greetings, sentences that only say who met, and pull-quotes are left out; so is, in an
    article, what its author tells as background, and what belongs to a meeting with somebody who isn't one of the
    partners.
    """
    cut = segment(report.text)
    is_article = _is_article(report, cut)
    sentences = [each.span for each in cut.segments if each.kind == SegmentKind.SENTENCE]
    passages: list[Passage] = []
    elsewhere = False
    for number, sentence in enumerate(sentences):
        elsewhere = _is_elsewhere(report, sentence, elsewhere)
        inside = _statements_in(report.extraction, sentence)
        if elsewhere or (number < LEAD and not inside and _only_meets(report.text, sentence, number)):
            continue
        if inside or not is_article or _is_of_partners(report, sentence):
            passages += [each for each in _cut_sentence(report, sentence, inside) if _is_substance(report, each)]
    return _join_introductions(passages)


def _is_article(report: Report, cut: Segmentation) -> bool:
    """Tell whether an author tells what happened, with background; an office of the state reports only the occasion."""
    home = home_of(report.extraction.document.publisher)
    if home is not None:
        return home.kind == PublisherKind.OUTLET
    starts = {each.start for each in cut.layout.paragraphs[:1]}
    return cut.layout.byline is not None or any(each.end in starts for each in cut.layout.furniture)


def _is_elsewhere(report: Report, sentence: Span, before: bool) -> bool:
    """Tell whether a report has gone over to a meeting with somebody else."""
    found = wording("meeting_with").search(report.text, sentence.start, sentence.end)
    if found is None or not report.partners:
        return before
    near = Span(found.start("who"), found.end("who"))
    for mention in report.extraction.mentions:
        if mention.actor and near.contains(mention.span.span):
            actor = report.extraction.actor(mention.actor)
            if actor.kind == ActorKind.PERSON:
                return actor.id not in report.partners
    countries = [demonym_country(word) for word in found["who"].split()]
    met = next((country for country in countries if country), None)
    return met not in report.countries if met else before


def _statements_in(extraction: Extraction, span: Span) -> tuple[Statement, ...]:
    """Give the statements, not those inside others and no repetitions, of which a sentence holds a part."""
    ids = {each.id for each in extraction.statements if any(piece.span.overlaps(span) for piece in each.contents)}
    return tuple(
        each
        for each in extraction.statements
        if each.id in ids and each.repeats is None and (each.parent is None or each.parent not in ids)
    )


def _only_meets(text: str, sentence: Span, number: int) -> bool:
    """Tell whether a sentence does no more than say that an occasion took place."""
    words = sentence.of(text)
    if number > 0 and (wording("agenda").search(words) or any(word in past_cues() for word in words.split())):
        return False
    return wording("meets").search(words) is not None


def _is_of_partners(report: Report, sentence: Span) -> bool:
    """Tell whether a sentence that nobody is said to have said tells what those who met did there."""
    if wording("joint").search(report.text, sentence.start, sentence.end):
        return True
    return any(id in report.partners for id in _subjects(report, sentence))


def _cut_sentence(report: Report, span: Span, inside: tuple[Statement, ...]) -> Iterator[Passage]:
    if not inside:
        agenda = wording("agenda").search(report.text, span.start, span.end) is not None
        speakers = _subjects(report, span)
        for piece in cut_agenda(report.text, span):
            yield _passage(report.text, piece, speakers, agenda=agenda)
        return
    span = _without_name(report.text, span, inside[0])
    if (lead := agenda_before(report.text, span, begin_of(inside[0], span))) is not None:
        yield _passage(report.text, lead, _subjects(report, span), agenda=True)
        span = Span(lead.end, span.end)
    for part, group in cut_between(report.text, span, inside):
        speakers = tuple(dict.fromkeys(id for each in group or inside[-1:] for id in each.speakers))
        if group and all(not each.cues and each.manner != Manner.DIRECT for each in group):
            # Carried on from the sentence before, so the names that this one begins with know better.
            speakers = _subjects(report, part) or speakers
            for piece in cut_at_verbs(report.text, part):
                yield _passage(report.text, piece, speakers, group)
        else:
            yield _passage(report.text, part, speakers, group)


def _without_name(text: str, span: Span, first: Statement) -> Span:
    """Leave out the name that a turn of a transcript begins with."""
    begin = first.contents[0].start
    named = first.sources and text[first.sources[-1].end : begin].strip() == ":"
    return Span(begin, span.end) if named and span.start < begin < span.end else span


def _passage(
    text: str, span: Span, speakers: tuple[str, ...], statements: tuple[Statement, ...] = (), agenda: bool = False
) -> Passage:
    span = _trim(text, span)
    words = _flatten(span.of(text))
    pieces = [piece.span for each in statements for piece in each.contents if piece.span.overlaps(span)]
    said = _flatten(" ".join(text[max(piece.start, span.start) : min(piece.end, span.end)] for piece in pieces))
    return Passage(span, words, said if count_words(said) >= MIN_WORDS else words, speakers, statements, agenda)


def _subjects(report: Report, span: Span) -> tuple[str, ...]:
    """Give who a sentence is about, where nobody is said to have said it: all who met, or the names it begins with.

    A single state that a sentence begins with says nothing by that.
    """
    if wording("joint").search(report.text, span.start, min(span.end, span.start + SUBJECT)):
        met = report.extraction.occasion.participants if report.extraction.occasion else ()
        return tuple(id for id in met if not report.partners or id in report.partners)
    found: dict[str, ActorKind] = {}
    at = span.start
    for mention in sorted(report.extraction.mentions, key=lambda each: each.span.start):
        if mention.actor and at <= mention.span.start < min(span.end, at + NEAR):
            found[mention.actor] = report.extraction.actor(mention.actor).kind
            at = mention.span.end
    return () if list(found.values()) == [ActorKind.STATE] else tuple(found)


def _is_substance(report: Report, passage: Passage) -> bool:
    """Tell whether a passage says something, and is said by, or about, those who met."""
    size = count_words(passage.words)
    if size < MIN_WORDS or (size <= SHORT and wording("courtesy").search(passage.words)):
        return False
    if passage.agenda and wording("no_topic").search(passage.words):
        return False
    if not passage.statements or not report.partners or _is_of_record(passage):
        return True
    countries = report.countries
    speakers = [report.extraction.actor(id) for id in passage.speakers]
    return any(each.id in report.partners or (each.country or "") in countries for each in speakers)


def _is_of_record(passage: Passage) -> bool:
    sources = (source for each in passage.statements for source in each.sources)
    return any(wording("of_record").search(source.exact) for source in sources)


def _join_introductions(passages: list[Passage]) -> tuple[Passage, ...]:
    """Join a sentence that only announces a topic ("Another issue was …") to what is said of it."""
    joined: list[Passage] = []
    for passage in reversed(passages):
        if joined and passage.agenda and wording("introduces").search(passage.words):
            following = joined.pop()
            span = Span(passage.span.start, following.span.end)
            words, said = f"{passage.words} {following.words}", f"{passage.words} {following.said}"
            joined.append(replace(following, span=span, words=words, said=said))
        else:
            joined.append(passage)
    return tuple(reversed(joined))


def _trim(text: str, span: Span) -> Span:
    """Leave white space, commas and a leading "and" outside."""
    words = span.of(text)
    lead = re.match(r"[\s,;]*(?:and\s+|as\s+well\s+as\s+)?", words)
    start = span.start + (lead.end() if lead else 0)
    return Span(start, max(start, span.start + len(words.rstrip(" \n,;\xa0"))))


def _flatten(words: str) -> str:
    return " ".join(words.split())
