"""Find the names of a text and tell whose they are on the day it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.actors.choice import Candidate, Choice, Reason, choose, person_nouns
from onrecord.actors.folding import fold, without_honorifics
from onrecord.actors.reference import holds_one
from onrecord.actors.roster import Entry, Roster, actor_id
from onrecord.actors.states import demonym_country, state_of
from onrecord.actors.surnames import bears, choose_bearer, words_of
from onrecord.actors.tenures import TenureTable
from onrecord.actors.titles import Title, read_title
from onrecord.lexicon import OfficeLexicon, load_honorifics, load_offices
from onrecord.model.actor import ActorKind, Tenure
from onrecord.model.text import Document, Span
from onrecord.text.analysis import Parse, Token

PLACES = ("GPE", "ORG", "NORP", "FAC", "LOC")


def build_roster(document: Document, parse: Parse, table: TenureTable, offices: OfficeLexicon) -> Roster:
    """Find the names of a document's text and tell who they are on the day it was published.

    A full name is looked up in the table; a surname belongs to the person of that surname whom the text names in
    full, else to the office holder of that surname for whom most speaks. Other names stay as they are written.
    """
    text = document.text
    roster = Roster(text, document.published_on, table)
    runs = _proper_runs(parse)
    known = _enter_known(roster, parse, runs, offices)
    people = [_skip_office(text, _trim(text, span), offices) for span, label in parse.entities if label == "PERSON"]
    people = [span for span in people if not any(span.overlaps(other) for other in known)]
    full = [span for span in people if _is_full(span.of(text))]
    for span in full:
        _enter_full_name(roster, span)
    _enter_title(roster, document.title or "")
    _enter_states(roster, parse)
    _apply_titles(roster, parse, offices)
    taken = (*known, *people)
    short = [span for span in runs if not any(span.overlaps(other) for other in taken)]
    for span in sorted((*short, *(each for each in people if each not in full))):
        _enter_short_name(roster, parse, span, offices)
    _enter_unseen_surnames(roster, parse, offices)
    _enter_bodies(roster, parse)
    _apply_titles(roster, parse, offices)
    return roster


def _is_full(name: str) -> bool:
    """Tell a full name from a surname, which may be written in two parts ("Al-Example")."""
    return len(name.split()) - (len(fold(name).split()) - len(words_of(name))) > 1


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


def _enter_known(roster: Roster, parse: Parse, runs: list[Span], offices: OfficeLexicon) -> list[Span]:
    """Enter the full names that the table knows, and give where they stand."""
    found: list[Span] = []
    for run in runs:
        words = run.of(roster.text)
        known = _lookup(roster, words) if len(words.split()) > 1 else None
        if known is not None:
            tenures, part = known
            at = run.start + words.find(part)
            span = Span(at, at + len(part))
            tenure = _tell_apart(roster, tenures, read_title(roster.text, parse, span, offices))
            found.append(span)
            if tenure is None:
                roster.add_local(ActorKind.PERSON, _plain_name(part), span)
            else:
                roster.add_tenure(tenure, span)
    return found


def _lookup(roster: Roster, words: str) -> tuple[tuple[Tenure, ...], str] | None:
    """Find the longest part of a run of names that the table knows: runs may begin with a title."""
    parts = [match.span() for match in re.finditer(r"[^\s]+", words)]
    for length in range(len(parts), 1, -1):
        for first in range(len(parts) - length, -1, -1):
            part = words[parts[first][0] : parts[first + length - 1][1]]
            found = roster.table.by_name(part, roster.day) or roster.table.by_name(part)
            if found:
                return found, part
    return None


def _enter_title(roster: Roster, title: str) -> None:
    """Enter the persons whom only the title names in full, so that the text may call them by surname."""
    for run in re.findall(r"[A-Z][\w.’'-]*(?:\s+(?:(?:al|bin|de|von|van)\s+)?[A-Z][\w.’'-]*)+", title):
        known = _lookup(roster, run)
        persons = {actor_id(each): each for each in known[0] if each.kind == ActorKind.PERSON} if known else {}
        if len(persons) == 1:
            roster.add_tenure(next(iter(persons.values())))


def _tell_apart(roster: Roster, tenures: tuple[Tenure, ...], title: Title) -> Tenure | None:
    """Choose among persons of one name by title; None where nothing tells them apart."""
    persons = {actor_id(tenure): tenure for tenure in reversed(tenures)}
    if len(persons) == 1:
        return tenures[0]

    def weigh(id: str, tenure: Tenure) -> Candidate:
        held = {each.office for each in tenures if actor_id(each) == id and each.office}
        fits = holds_one(held, title.offices)
        same = title.country is not None and title.country == tenure.country
        reasons = {Reason.NAME: 1.0, Reason.OFFICE: float(fits), Reason.COUNTRY: float(same)}
        return Candidate((id,), reasons | {Reason.IN_TEXT: float(id in roster.entries)})

    choice = choose(weigh(id, tenure) for id, tenure in persons.items())
    return persons[choice.actors[0]] if choice.actors else None


def _trim(text: str, span: Span) -> Span:
    """Drop a possessive ending, punctuation and what an editor's bracket put before a name from it."""
    # "President Poe] Ann Example" is two persons; "Ann] Example" is one, whose first name the editor gave.
    inserted = re.match(r"[^\])]*[\])]\s+(?=\S+\s+\S)", span.of(text))
    start = span.start + (inserted.end() if inserted else 0)
    words = text[start : span.end]
    if not words.endswith("r."):
        words = re.sub(r"['’]s?$", "", words).rstrip(' ,.;:”"')
    return Span(start, start + len(words))


def _skip_office(text: str, span: Span, offices: OfficeLexicon) -> Span:
    """Drop the office that the model took for the beginning of a name: "President Example" is a surname."""
    words = list(re.finditer(r"\S+", span.of(text)))
    for length in range(min(4, len(words) - 1), 0, -1):
        if fold(span.of(text)[: words[length - 1].end()]) in offices.forms:
            return Span(span.start + words[length].start(), span.end)
    return span


def _enter_full_name(roster: Roster, span: Span) -> None:
    words = span.of(roster.text)
    # What parted the name into two runs ("Ann] Example") keeps nobody from being known.
    known = {actor_id(each): each for each in roster.table.by_name(words, roster.day) if each.kind == ActorKind.PERSON}
    if len(known) == 1:
        roster.add_tenure(next(iter(known.values())), span)
    elif state_of(words) is None and fold(words) and fold(words).split()[-1] not in _titles():
        roster.add_local(ActorKind.PERSON, _plain_name(words), span)


@cache
def _titles() -> frozenset[str]:
    """Give the words that a name doesn't end with."""
    forms = [*load_honorifics(), *load_offices().forms]
    return frozenset(word for form in forms for word in fold(form).split())


def _plain_name(words: str) -> str:
    r"""Write a name without honorifics, line breaks and what its bearer does.

    >>> _plain_name("Dr. Ann\nExample"), _plain_name("Spokesperson Ann Example")
    ('Ann Example', 'Ann Example')
    """
    parts = words.split()
    bare = without_honorifics(fold(words)).split()
    named = parts[-len(bare) :] if len(bare) <= len(parts) else parts
    while len(named) > 1 and fold(named[0]) in person_nouns():
        named = named[1:]
    return " ".join(named)


def _enter_short_name(roster: Roster, parse: Parse, span: Span, offices: OfficeLexicon) -> None:
    """Tie a surname to the person who bears it."""
    name = span.of(roster.text)
    surname = words_of(name)
    is_person = any(label == "PERSON" and span.overlaps(other) for other, label in parse.entities)
    borne = any(bears(entry.actor.name, surname) for entry in roster.persons())
    if not surname or not (borne or is_person) or (not borne and state_of(name) is not None):
        return
    choice, holders = choose_bearer(roster, span, read_title(roster.text, parse, span, offices))
    if choice.actors:
        _enter_bearer(roster, span, choice, holders)
    elif is_person and len(name) > 2 and surname[-1] not in _titles():
        roster.add_local(ActorKind.PERSON, _plain_name(name), span)


def _enter_bearer(roster: Roster, span: Span, choice: Choice, holders: dict[str, Tenure]) -> None:
    (id,) = choice.actors
    if id in roster.entries:
        roster.add(roster.entries[id].actor, span)
    else:
        roster.add_tenure(holders[id], span)
    roster.choices[span] = choice


def _enter_unseen_surnames(roster: Roster, parse: Parse, offices: OfficeLexicon) -> None:
    """Enter the surnames of known persons where the model took them for no name at all."""
    surnames = {word for entry in roster.persons() for word in fold(entry.actor.name).split()[-1:]}
    taken = [span for entry in roster.persons() for span in entry.spans]
    for token in parse.tokens:
        unseen = token.text[:1].isupper() and fold(token.text) in surnames
        if unseen and not any(span.overlaps(token.span) for span in taken):
            _enter_short_name(roster, parse, token.span, offices)


def _enter_states(roster: Roster, parse: Parse) -> None:
    """Enter the states that the text names as places or as governments; their people put them in sight."""
    for _, words in _places(roster, parse, PLACES):
        roster.sight |= {iso3 for iso3 in (state_of(words), demonym_country(words)) if iso3}
    for span, words in _places(roster, parse, ("GPE", "ORG")):
        iso3 = state_of(words)
        if iso3 is not None and not _bodies(roster, words):
            roster.add_state(iso3, span)


def _enter_bodies(roster: Roster, parse: Parse) -> None:
    """Enter organisations, by the table's names and by what the model calls an organisation."""
    labels = {_trim(roster.text, span).start: label for span, label in parse.entities}
    for span, words in _places(roster, parse, PLACES):
        bodies = _bodies(roster, words)
        if bodies:
            roster.add_tenure(bodies[0], span)
        elif labels[span.start] == "ORG" and len(words) > 2 and state_of(words) is None and not _is_role(words):
            roster.add_local(ActorKind.ORGANIZATION, words, span)


def _is_role(words: str) -> bool:
    """Tell whether the model took a role for an organisation: "the Leader", "the Ministers"."""
    return all(word in _titles() or word.removesuffix("s") in _titles() for word in fold(words).split())


def _bodies(roster: Roster, words: str) -> list[Tenure]:
    return [each for each in roster.table.by_name(words) if each.kind != ActorKind.PERSON]


def _places(roster: Roster, parse: Parse, labels: tuple[str, ...]) -> Iterable[tuple[Span, str]]:
    """Give the names that are no person's, without article."""
    taken = [span for entry in roster.persons() for span in entry.spans]
    for span, label in parse.entities:
        span = _trim(roster.text, span)
        if label in labels and not any(span.overlaps(other) for other in taken):
            yield span, re.sub(r"^[Tt]he\s+", "", " ".join(span.of(roster.text).split()))


def _apply_titles(roster: Roster, parse: Parse, offices: OfficeLexicon) -> None:
    """Note for each person the offices, the state and the gender that the titles in the text give."""
    for entry in roster.persons():
        for span in entry.spans:
            title = read_title(roster.text, parse, span, offices)
            entry.offices |= title.offices
            entry.gender = entry.gender or title.gender
            _set_country(entry, title)


def _set_country(entry: Entry, title: Title) -> None:
    """Take a local person's country from the title: "Ruritanian Foreign Minister …"."""
    old = entry.actor
    if old.country is None and old.id.startswith("person:") and entry.offices and title.country:
        entry.actor = replace(old, country=title.country, office=old.office or min(entry.offices))
