"""Tell who the words of a source are: names, titles, roles and pronouns to actors of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.actors.folding import fold
from onrecord.actors.roster import Entry, Roster
from onrecord.actors.states import demonym_country, state_of
from onrecord.lexicon import OfficeLexicon
from onrecord.model.actor import ActorKind, Mention, MentionForm
from onrecord.model.text import Span, anchor

SINGULAR = frozenset({"he", "she", "his", "her", "him"})
PLURAL = frozenset({"they", "their", "them", "both"})
JOINT = re.compile(
    r"^(?:the|both|all)?\s*(?:two|three|both)?\s*"
    r"(?:leaders|sides|parties|presidents|ministers|officials|foreign ministers|countries|heads of state|secretaries"
    r"|prime ministers|delegations|interlocutors|diplomats|defen[cs]e ministers)$"
)
SIDE = re.compile(r"\b(?:side|government|authorities|administration|delegation|officials|party)$", re.I)
COUNTRIES = re.compile(r"\b(?:countries|delegations|sides|nations)$")
PUBLISHER_STATES = (
    ("kremlin", "RUS"), ("president of russia", "RUS"), ("white house", "USA"), ("department of state", "USA"),
    ("state department", "USA"), ("tehran times", "IRN"), ("mehr", "IRN"), ("irna", "IRN"), ("anadolu", "TUR"),
    ("tass", "RUS"), ("xinhua", "CHN"), ("pm transcripts", "AUS"), ("australia", "AUS"), ("downing street", "GBR"),
    ("élysée", "FRA"), ("elysee", "FRA"), ("auswärtiges amt", "DEU"), ("gov.uk", "GBR"),
)  # fmt: skip
"""Outlets of governments and the state whose offices they mean without naming it ("the President")."""


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one text in order; it remembers who spoke last and who meets whom."""

    text: str
    roster: Roster
    offices: OfficeLexicon
    home: str | None
    principals: tuple[str, ...]
    last: tuple[str, ...] = ()
    last_joint: tuple[str, ...] = ()
    nominals: list[Mention] = field(default_factory=list)

    def resolve(self, span: Span, recent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Give the ids of the actors that a source names, none where that can't be told.

        `recent` are the persons named last before the source, latest first; a pronoun takes the last speaker, or
        else the latest of them.
        """
        words = " ".join(span.of(self.text).split())
        found, form = self._resolve_words(span, words, recent)
        if found and form != MentionForm.NAME:
            for id in found:
                self.nominals.append(Mention(anchor(self.text, span), form, id))
        elif not found and words:
            form = MentionForm.PRONOUN if fold(words) in SINGULAR | PLURAL else MentionForm.NOMINAL
            self.nominals.append(Mention(anchor(self.text, span), form, None))
        return found

    def _resolve_words(self, span: Span, words: str, recent: tuple[str, ...]) -> tuple[tuple[str, ...], MentionForm]:
        plain = fold(words)
        if plain in SINGULAR:
            return self._last_person(plain, recent), MentionForm.PRONOUN
        if plain in PLURAL:
            return self.last_joint or self._plural() or self.principals, MentionForm.PRONOUN
        if plain in ("we", "us"):
            return (self._state(self.home) if self.home else ()), MentionForm.PRONOUN
        if JOINT.match(plain):
            return self._joint(plain), MentionForm.NOMINAL
        named = self._named(span)
        if named:
            return named, MentionForm.NAME
        return self._by_role(words), MentionForm.NOMINAL

    def _last_person(self, pronoun: str, recent: tuple[str, ...]) -> tuple[str, ...]:
        wanted = "female" if pronoun in ("she", "her") else "male"
        for id in (*self.last, *recent):
            entry = self.roster.entries[id]
            if entry.actor.kind == ActorKind.PERSON and (entry.gender or wanted) == wanted:
                return (id,)
        return ()

    def _plural(self) -> tuple[str, ...]:
        bodies = [id for id in self.last if self.roster.entries[id].actor.kind != ActorKind.PERSON]
        return tuple(bodies)

    def _joint(self, plain: str) -> tuple[str, ...]:
        if COUNTRIES.search(plain) and "delegations" in plain:
            states = [self.roster.entries[id].actor.country for id in self.principals]
            return tuple(id for iso3 in dict.fromkeys(states) if iso3 for id in self._state(iso3))
        return self.principals

    def _state(self, iso3: str) -> tuple[str, ...]:
        return (self.roster.add_state(iso3).actor.id,)

    def _named(self, span: Span) -> tuple[str, ...]:
        """Find the names inside a source: of its head, or of each member of a list."""
        inside = [
            (place, entry)
            for entry in self.roster.entries.values()
            for place in entry.spans
            if span.contains(place) and not self._is_attribute(span, place)
        ]
        persons = [(place, e) for place, e in inside if e.actor.kind == ActorKind.PERSON]
        chosen = persons or [(place, entry) for place, entry in inside if self._is_alone(span, place)]
        ids = [entry.actor.id for _, entry in sorted(chosen, key=lambda pair: pair[0])]
        ids += self._listed_states(span) if not persons else []
        return tuple(dict.fromkeys(ids))

    def _is_attribute(self, span: Span, place: Span) -> bool:
        """Tell whether a name only belongs to the source's head: "Zarif's deputy", "an aide to Zarif"."""
        after = self.text[place.end : min(place.end + 3, span.end)]
        before = self.text[span.start : place.start]
        owned = re.match(r"['’]s?\b|['’]\s", after) is not None
        return (
            owned
            or re.search(r"\b(?:to|for|by|with|against|under|near|behind)\s+(?:[A-Z][\w.]*\s+){0,3}$", before)
            is not None
        )

    def _is_alone(self, span: Span, place: Span) -> bool:
        """Tell whether a state or body is itself the source, or one in a list, not an attribute of something."""
        before = re.sub(
            r"(?:^|\W)(?:the|both|and|or|also)(?=\W|$)|[,\s]",
            " ",
            self.text[span.start : place.start],
            flags=re.I,
        )
        rest = self.text[place.end : span.end]
        listed = re.match(r"^\s*(?:$|,|and\b|\()", rest) is not None
        return listed and all(state_of(word) or self.roster.table.by_name(word) for word in before.split())

    def _listed_states(self, span: Span) -> list[str]:
        words = " ".join(span.of(self.text).split())
        parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", words) if part.strip()]
        codes = [state_of(part) for part in parts]
        return [id for code in codes if code for id in self._state(code)] if all(codes) else []

    def _by_role(self, words: str) -> tuple[str, ...]:
        """Find the holders of the offices that a source names ("the President and Vice President"), or one's."""
        members = [self._by_one_role(part) for part in re.split(r"\s+and\s+", words)]
        if len(members) > 1 and all(members):
            return tuple(dict.fromkeys(id for member in members for id in member))
        return self._by_one_role(words)

    def _by_one_role(self, words: str) -> tuple[str, ...]:
        """Find the holder of an office, or the state whose side is named."""
        body = [
            each
            for each in self.roster.table.by_name(re.sub(r"^[Tt]he\s+", "", words))
            if each.kind != ActorKind.PERSON
        ]
        if body:
            return (self.roster.add_tenure(body[0]).actor.id,)
        country = self._country_of(words)
        if SIDE.search(words) and country:
            return self._state(country)
        wanted = self._offices_in(words, country)
        if not wanted:
            return ()
        return self._in_roster(wanted, country) or self._in_table(wanted, country or self.home)

    def _country_of(self, words: str) -> str | None:
        for word in re.findall(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}", words):
            for part in (word, *word.split()):
                iso3 = demonym_country(part) or state_of(part)
                if iso3:
                    return iso3
        return None

    def _offices_in(self, words: str, country: str | None) -> set[str]:
        """Give the offices that the longest of a source's words for one name."""
        found = [
            form
            for form in self.offices.find(words, country)
            # A form of some states' own ("president" of a government) means nothing where no state is in sight.
            if country or not form.countries or self.home in form.countries
        ]
        longest = max((len(form.words) for form in found), default=0)
        wanted = {form.office for form in found if len(form.words) == longest}
        at_home = {form.office for form in found if self.home in form.countries}
        return at_home & wanted or wanted

    def _in_roster(self, wanted: set[str], country: str | None) -> tuple[str, ...]:
        fitting = [
            entry
            for entry in self.roster.persons()
            if _holds_one(entry.offices, wanted) and (country is None or entry.actor.country in (country, None))
        ]
        if len(fitting) > 1:
            fitting = self._prefer(fitting)
        return (fitting[0].actor.id,) if fitting else ()

    def _prefer(self, fitting: list[Entry]) -> list[Entry]:
        """Choose among several holders of an office: who spoke last, then the home side, then who is named most."""
        recent = [entry for entry in fitting if entry.actor.id in self.last]
        home = [entry for entry in fitting if entry.actor.country == self.home]
        return recent or home or sorted(fitting, key=lambda entry: -len(entry.spans))

    def _in_table(self, wanted: set[str], country: str | None) -> tuple[str, ...]:
        holders = {
            tenure.name: tenure
            for office in sorted(wanted)
            for tenure in self.roster.table.by_office(office, country, self.roster.day)
            if country is not None
        }
        if len(holders) != 1:
            return ()
        return (self.roster.add_tenure(next(iter(holders.values()))).actor.id,)

    def imply(self, cue: str, addressees: tuple[str, ...]) -> tuple[str, ...]:
        """Tell who speaks where a readout names nobody ("It was agreed to …", "The President of X was asked to …").

        What was agreed both agreed; who asks is the one of the two who isn't asked.
        """
        if len(self.principals) != 2:
            return ()
        if cue.casefold().startswith("agree"):
            return self.principals
        if len(addressees) == 1 and addressees[0] in self.principals:
            return tuple(id for id in self.principals if id not in addressees)
        return ()

    def remember(self, speakers: tuple[str, ...]) -> None:
        """Note who spoke, for the pronouns that follow."""
        if len(speakers) > 1:
            self.last_joint = speakers
        if speakers:
            self.last = speakers


def _holds_one(held: set[str], wanted: set[str]) -> bool:
    """Tell whether one of the offices is held, where "minister" means any minister and "spokesman" any spokesman."""
    return any(
        office == word or office.endswith(f" {word}") or office.startswith((f"{word} of", f"{word} for"))
        for office in held
        for word in wanted
    )


def home_state(publisher: str | None) -> str | None:
    """Tell which government's offices an outlet means when it names no country.

    >>> home_state("Kremlin (President of Russia)")
    'RUS'
    """
    name = (publisher or "").casefold()
    return next((iso3 for words, iso3 in PUBLISHER_STATES if words in name), None)
