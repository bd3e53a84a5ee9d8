"""Collect the persons, states and organisations that a text names, one entry for each actor."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from onrecord.actors.folding import fold, without_honorifics
from onrecord.actors.states import demonym_country, state_name, state_of
from onrecord.actors.tenures import TenureTable
from onrecord.lexicon import OfficeLexicon, load_honorifics, load_offices
from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm, Tenure
from onrecord.model.text import Span, anchor
from onrecord.text.analysis import Parse, Token

TITLE_WORDS = 9
"""How far before a name its title may begin ("Leader of the Islamic Revolution Ayatollah …" has six words)."""

APPOSITION = re.compile(r",\s+(?:the\s+)?(?:[\w’'-]+\s+){0,6}[\w’'-]+(?=[,.;])")


@dataclass(slots=True)
class Entry:
    """An actor of one text, with what the text and the table say of their offices and where it names them."""

    actor: Actor
    offices: set[str] = field(default_factory=set)
    gender: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Roster:
    """All actors of one text by id, in the order in which they first appear."""

    text: str
    day: str | None
    table: TenureTable
    entries: dict[str, Entry] = field(default_factory=dict)

    def add(self, actor: Actor, span: Span | None = None, tenure: Tenure | None = None) -> Entry:
        """Enter an actor, or one more mention of them."""
        entry = self.entries.setdefault(actor.id, Entry(actor))
        if span is not None and span not in entry.spans:
            entry.spans.append(span)
        if tenure is not None:
            entry.gender = entry.gender or tenure.gender
            entry.offices |= {each.office for each in self.table.by_name(tenure.name, self.day) if each.office}
        return entry

    def persons(self) -> list[Entry]:
        """Give the persons."""
        return [entry for entry in self.entries.values() if entry.actor.kind == ActorKind.PERSON]

    def add_state(self, iso3: str, span: Span | None = None) -> Entry:
        """Enter a state by its code."""
        return self.add(Actor(f"state:{iso3}", state_name(iso3), ActorKind.STATE, iso3), span)

    def add_tenure(self, tenure: Tenure, span: Span | None = None) -> Entry:
        """Enter a person or organisation of the table, with the office held on the day of the text."""
        office = self.table.office_of(tenure.name, None, self.day)
        id = tenure.wikidata or _slug(tenure.kind, tenure.name)
        actor = Actor(id, tenure.name, tenure.kind, tenure.country, tenure.wikidata, office)
        return self.add(actor, span, tenure)

    def add_local(self, kind: ActorKind, name: str, span: Span | None = None) -> Entry:
        """Enter an actor that only this text knows."""
        return self.add(Actor(_slug(kind, name), name, kind), span)

    def mentions(self) -> list[Mention]:
        """Give every place where a text names one of them."""
        found = [
            Mention(anchor(self.text, span), MentionForm.NAME, entry.actor.id)
            for entry in self.entries.values()
            for span in entry.spans
        ]
        return sorted(found, key=lambda mention: (mention.span.start, mention.span.end))


def _slug(kind: ActorKind, name: str) -> str:
    return f"{kind.value}:{fold(name).replace(' ', '-')}"


def build_roster(text: str, parse: Parse, table: TenureTable, offices: OfficeLexicon, day: str | None) -> Roster:
    """Find the names of a text and tell who they are on the day it was published.

    A full name is looked up in the table; a surname belongs to the person of that surname whom the text names in
    full, else to the office holder of that surname, if there is just one. Other names stay as they are written.
    """
    roster = Roster(text, day, table)
    known = _enter_known(roster, _proper_runs(parse))
    people = [_trim(text, span) for span, label in parse.entities if label == "PERSON"]
    people = [span for span in people if not any(span.overlaps(other) for other in known)]
    runs = [span for span in _proper_runs(parse) if not any(span.overlaps(other) for other in (*known, *people))]
    for span in (each for each in people if _is_full(each.of(text))):
        _enter_full_name(roster, span)
    for span in sorted((*runs, *(each for each in people if not _is_full(each.of(text))))):
        _enter_short_name(roster, parse, span)
    _enter_unseen_surnames(roster, parse)
    _enter_places_and_bodies(roster, parse)
    for entry in roster.persons():
        for span in entry.spans:
            entry.offices |= _titles_at(text, parse, span, offices)
            _set_country(roster, entry, parse, span)
    return roster


def _words(name: str) -> list[str]:
    return without_honorifics(fold(name)).split()


def _is_full(name: str) -> bool:
    """Tell a full name from a surname, which may be written in two parts ("Al-Example")."""
    return len(name.split()) - (len(fold(name).split()) - len(_words(name))) > 1


def _proper_runs(parse: Parse) -> list[Span]:
    """Give the runs of capitalised proper nouns, hyphens included: what the table may know as a name."""
    runs: list[list[Token]] = []
    for token in parse.tokens:
        joins = bool(runs) and token.i == runs[-1][-1].i + 1 and token.sentence == runs[-1][-1].sentence
        hyphen = token.text == "-" and joins and token.start == runs[-1][-1].end
        if hyphen or (token.pos == "PROPN" and token.text[:1].isalpha()):
            if joins:
                runs[-1].append(token)
            elif not hyphen:
                runs.append([token])
    return [Span(run[0].start, run[-1].end) for run in runs if run[-1].text != "-"]


def _enter_known(roster: Roster, runs: list[Span]) -> list[Span]:
    """Enter the full names that the table knows, and give where they stand."""
    found: list[Span] = []
    for run in runs:
        words = run.of(roster.text)
        known = _lookup(roster, words) if len(words.split()) > 1 else None
        if known is not None:
            tenure, part = known
            at = run.start + words.find(part)
            found.append(Span(at, at + len(part)))
            roster.add_tenure(tenure, found[-1])
    return found


def _trim(text: str, span: Span) -> Span:
    """Drop a possessive ending and punctuation from a name."""
    words = (
        re.sub(r"['’]s?$", "", span.of(text)).rstrip(' ,.;:”"') if not span.of(text).endswith("r.") else span.of(text)
    )
    return Span(span.start, span.start + len(words))


def _enter_full_name(roster: Roster, span: Span) -> None:
    words = span.of(roster.text)
    if state_of(words) is None and fold(words).split()[-1] not in _titles():
        roster.add_local(ActorKind.PERSON, _plain_name(words), span)


@cache
def _titles() -> frozenset[str]:
    """Give the words that a name doesn't end with."""
    forms = [*load_honorifics(), *load_offices().forms]
    return frozenset(word for form in forms for word in fold(form).split())


def _lookup(roster: Roster, words: str) -> tuple[Tenure, str] | None:
    """Find the longest part of a run of names that the table knows: runs may begin with a title."""
    parts = [match.span() for match in re.finditer(r"[^\s]+", words)]
    for length in range(len(parts), 1, -1):
        for first in range(len(parts) - length, -1, -1):
            part = words[parts[first][0] : parts[first + length - 1][1]]
            found = roster.table.by_name(part, roster.day) or roster.table.by_name(part)
            if found:
                return found[0], part
    return None


def _is_person(parse: Parse, span: Span) -> bool:
    return any(label == "PERSON" and span.overlaps(other) for other, label in parse.entities)


def _plain_name(words: str) -> str:
    r"""Write a name without honorifics and line breaks.

    >>> _plain_name("Dr. Ann\nExample")
    'Ann Example'
    """
    parts = words.split()
    bare = without_honorifics(fold(words)).split()
    return " ".join(parts[-len(bare) :]) if len(bare) <= len(parts) else " ".join(parts)


def _enter_short_name(roster: Roster, parse: Parse, span: Span) -> None:
    """Tie a surname to the person who bears it."""
    name = span.of(roster.text)
    surname = _words(name)
    bearers = [entry for entry in roster.persons() if surname and _bears(entry.actor.name, surname)]
    if bearers:
        roster.add(bearers[0].actor, span)
        return
    if state_of(name) is not None or not surname:
        return
    holders = {tenure.name: tenure for tenure in roster.table.by_surname(name, roster.day) if tenure.office}
    if len(holders) == 1 and _is_person(parse, span):
        roster.add_tenure(next(iter(holders.values())), span)
    elif _is_person(parse, span) and len(name) > 2 and fold(name).split()[-1] not in _titles():
        roster.add_local(ActorKind.PERSON, _plain_name(name), span)


def _bears(full: str, surname: list[str]) -> bool:
    words = fold(full).split()
    return words[-len(surname) :] == surname or words[:1] == surname or (len(words) > 2 and words[-2:-1] == surname)


def _enter_unseen_surnames(roster: Roster, parse: Parse) -> None:
    """Enter the surnames of known persons where the model took them for no name at all."""
    surnames = {fold(entry.actor.name).split()[-1]: entry for entry in reversed(roster.persons())}
    taken = [span for entry in roster.persons() for span in entry.spans]
    for token in parse.tokens:
        entry = surnames.get(fold(token.text)) if token.text[:1].isupper() else None
        if entry is not None and not any(span.overlaps(token.span) for span in taken):
            roster.add(entry.actor, token.span)


def _enter_places_and_bodies(roster: Roster, parse: Parse) -> None:
    """Enter states and organisations, by the table's names and by what the model calls an organisation."""
    taken = [span for entry in roster.persons() for span in entry.spans]
    for span, label in parse.entities:
        span = _trim(roster.text, span)
        if label not in ("GPE", "ORG", "NORP", "FAC", "LOC") or any(span.overlaps(other) for other in taken):
            continue
        words = re.sub(r"^[Tt]he\s+", "", " ".join(span.of(roster.text).split()))
        bodies = [each for each in roster.table.by_name(words) if each.kind != ActorKind.PERSON]
        iso3 = state_of(words)
        if bodies:
            roster.add_tenure(bodies[0], span)
        elif iso3 is not None and label in ("GPE", "ORG"):
            roster.add_state(iso3, span)
        elif label == "ORG" and len(words) > 2:
            roster.add_local(ActorKind.ORGANIZATION, words, span)


def _titles_at(text: str, parse: Parse, span: Span, offices: OfficeLexicon) -> set[str]:
    """Give the offices that stand as a title before a name or as an apposition after it."""
    before, after = _around(text, parse, span)
    country = _country_in(before) or _country_in(after)
    apposition = APPOSITION.match(after)
    titles = offices.find(before, country)
    titles += offices.find(apposition.group(), country) if apposition else []
    return {form.office for form in titles}


def _around(text: str, parse: Parse, span: Span) -> tuple[str, str]:
    """Give the title-like words right before a name and the words after it, within its sentence."""
    first = next((token for token in parse.tokens if token.start <= span.start < token.end), None)
    if first is None:
        return "", ""
    start = first.i
    floor = parse.sentences[first.sentence].start
    while start > floor and first.i - start < TITLE_WORDS and _in_title(parse.tokens[start - 1]):
        start -= 1
    sentence_end = parse.tokens[parse.sentences[first.sentence].stop - 1].end
    return text[parse.tokens[start].start : span.start], text[span.end : min(sentence_end, span.end + 80)]


def _in_title(token: Token) -> bool:
    return (
        token.pos in ("PROPN", "NOUN", "ADJ") or token.lemma in ("of", "the", "for", "and", "'s") or token.tag == "POS"
    )


def _country_in(words: str) -> str | None:
    for word in re.findall(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*)?", words):
        iso3 = demonym_country(word) or state_of(word) or demonym_country(word.split()[0]) or state_of(word.split()[-1])
        if iso3:
            return iso3
    return None


def _set_country(roster: Roster, entry: Entry, parse: Parse, span: Span) -> None:
    """Take a local person's country from the title: "Ruritanian Foreign Minister …"."""
    if entry.actor.country is None and entry.actor.id.startswith("person:") and entry.offices:
        before, _ = _around(roster.text, parse, span)
        iso3 = _country_in(before)
        if iso3:
            old = entry.actor
            entry.actor = Actor(old.id, old.name, old.kind, iso3, old.wikidata, old.office or min(entry.offices))
