"""Whose surname it is: a person whom the text names in full, or else a holder of an office on the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.actors.choice import Candidate, Choice, Reason, choose
from onrecord.actors.folding import fold, without_honorifics
from onrecord.actors.reference import holds_one
from onrecord.actors.roster import Entry, Roster, actor_id
from onrecord.actors.titles import Title
from onrecord.model.actor import Tenure
from onrecord.model.text import Span


def choose_bearer(roster: Roster, span: Span, title: Title) -> tuple[Choice, dict[str, Tenure]]:
    """Choose whose surname stands at a place, and give the holders considered by id.

    Several bearers in one text are told apart by title, gender and who was named last.
    """
    name = span.of(roster.text)
    bearers = [entry for entry in roster.persons() if bears(entry.actor.name, words_of(name))]
    holders = {actor_id(each): each for each in roster.table.by_surname(name, roster.day) if each.office}
    new = {id: each for id, each in holders.items() if id not in roster.entries}
    if bearers and not title.offices:
        new = {}
    candidates = [*_in_text(span, title, bearers), *_in_table(roster, title, new.values())]
    return choose(candidates), new


def words_of(name: str) -> list[str]:
    """Give the words of a name without honorifics, folded.

    >>> words_of("Dr. Ann Example")
    ['ann', 'example']
    """
    return without_honorifics(fold(name)).split()


def bears(full: str, surname: list[str]) -> bool:
    """Tell whether a full name can be called by these words.

    >>> bears("Mohammad Javad Zarif", ["zarif"]), bears("Mohammad Javad Zarif", ["javad", "zarif"])
    (True, True)
    """
    words = fold(full).split()
    called = words[-len(surname) :] == surname or words[:1] == surname
    return bool(surname) and (called or (len(words) > len(surname) + 1 and words[-2:-1] == surname))


def _in_text(span: Span, title: Title, bearers: Iterable[Entry]) -> Iterator[Candidate]:
    latest = sorted(
        bearers, key=lambda entry: max((p.start for p in entry.spans if p < span), default=-1), reverse=True
    )
    most = max((len(entry.spans) for entry in latest), default=0)
    for rank, entry in enumerate(latest):
        known = bool(entry.offices)
        fits = holds_one(entry.offices, title.offices)
        other = entry.gender is not None and title.gender not in (None, entry.gender)
        yield Candidate(
            (entry.actor.id,),
            {
                Reason.SURNAME: 1,
                Reason.IN_TEXT: 1,
                Reason.RECENT: 1 / (1 + rank),
                Reason.MOST: float(len(entry.spans) == most),
                Reason.OFFICE: float(fits),
                Reason.NO_OFFICE: float(bool(title.offices) and known and not fits) / 2,
                Reason.OTHER_GENDER: float(other),
            },
        )


def _in_table(roster: Roster, title: Title, holders: Iterable[Tenure]) -> Iterator[Candidate]:
    for tenure in holders:
        held = {each.office for each in roster.table.by_name(tenure.name, roster.day) if each.office}
        fits = holds_one(held, title.offices)
        in_sight = tenure.country in roster.sight
        if not (fits or in_sight or roster.table.is_own(tenure) or tenure.country == title.country):
            continue  # A surname alone may be anybody's.
        reasons = {
            Reason.SURNAME: 1.0,
            Reason.OFFICE: float(fits),
            Reason.NO_OFFICE: float(bool(title.offices) and not fits),
            Reason.COUNTRY: float(title.country is not None and tenure.country == title.country),
            Reason.OTHER_COUNTRY: float(title.country is not None and tenure.country not in (None, title.country)),
            Reason.IN_SIGHT: float(in_sight),
            Reason.OTHER_GENDER: float(None not in (tenure.gender, title.gender) and tenure.gender != title.gender),
        }
        yield Candidate((actor_id(tenure),), reasons)
