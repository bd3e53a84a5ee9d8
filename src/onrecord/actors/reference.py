"""What the words of a mention tell of who is meant: number, gender, office, state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from onrecord.actors.choice import person_nouns
from onrecord.actors.folding import fold
from onrecord.actors.groups import group_in
from onrecord.actors.states import demonym_country, state_of
from onrecord.lexicon import OfficeLexicon


class Kind(StrEnum):
    """The ways to refer to somebody without a name, or with one."""

    HE = "he"
    THEY = "they"
    SPEAKER = "I"
    SPEAKERS = "we"
    ADDRESSED = "you"
    BOTH = "both"
    STATES = "both states"
    COUNTERPART = "counterpart"
    GROUP = "group"
    ROLE = "role"


PRONOUNS = (
    dict.fromkeys(("he", "his", "him", "himself"), (Kind.HE, "male"))
    | dict.fromkeys(("she", "her", "hers", "herself"), (Kind.HE, "female"))
    | dict.fromkeys(("they", "their", "them", "both", "themselves"), (Kind.THEY, None))
    | dict.fromkeys(("i", "my", "me", "myself", "mine"), (Kind.SPEAKER, None))
    | dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (Kind.SPEAKERS, None))
    | dict.fromkeys(("you", "your", "yours", "yourself"), (Kind.ADDRESSED, None))
)
"""Personal pronouns by what they refer to, and the gender they show."""

PAIR = re.compile(
    r"^(?:the|both|all)?\s*(?:two|three|both)?\s*"
    r"(?:leaders|sides|parties|presidents|ministers|officials|foreign ministers|countries|heads of state|secretaries"
    r"|prime ministers|delegations|interlocutors|diplomats|defen[cs]e ministers|counterparts|statesmen|top diplomats)$"
)
"""Joint speakers, as readouts of the gold and of the corpora name them."""
DELEGATIONS = re.compile(r"\bdelegations$")
SIDE = re.compile(
    r"\b(?:side|government|govt|authorities|administration|delegation|officials|party|regime|state|leadership"
    r"|presidency|cabinet)$",
    re.I,
)
SHARED_HEAD = re.compile(r"^(?P<article>(?:the\s+)?)(?P<first>[A-Z]\w+) and (?P<second>[A-Z]\w+) (?P<head>.+?)s$", re.I)
"""Two states that share one role: "the Australian and Indian prime ministers"."""
DEFINITE = re.compile(r"the\s", re.I)
DEPUTY = re.compile(r"(?:first )?(?:vice|deputy|assistant|acting|former)\b")
PREPOSITION = re.compile(r"\s+(?:of|by|from|in|to|for|at|with|under|against|near|on)\s+")
COUNTERPART = re.compile(r"^(?:his|her|their|the)\s+(?:(?P<country>[A-Z]\w+)\s+)?counterpart$", re.I)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention without its place: its kind, and what its words say of gender, offices and state.

    `side` tells that it is a state's government or delegation, not a person. `country` is ISO 3166-1 alpha-3. `person`
    tells that its head means one person, `definite` that it points at somebody already known.
    """

    kind: Kind
    words: str
    gender: str | None = None
    country: str | None = None
    offices: frozenset[str] = frozenset()
    side: bool = False
    person: bool = False
    definite: bool = False


def read_reference(words: str, offices: OfficeLexicon, home: str | None = None) -> Reference:
    """Tell what a mention's words say; `home` is the state meant where an office's name is some states' own.

    >>> from onrecord.lexicon import load_offices
    >>> found = read_reference("the Turkish president", load_offices())
    >>> found.kind.value, found.country, sorted(found.offices)
    ('role', 'TUR', ['president'])
    >>> read_reference("She", load_offices()).gender
    'female'
    """
    plain = fold(words)
    if plain in PRONOUNS:
        kind, gender = PRONOUNS[plain]
        return Reference(kind, words, gender)
    if PAIR.match(plain):
        wanted = frozenset(form.office for form in offices.find(re.sub(r"s$", "", plain)))
        return Reference(Kind.STATES if DELEGATIONS.search(plain) else Kind.BOTH, words, offices=wanted)
    if group_in(words):
        return Reference(Kind.GROUP, words)
    country = country_in(words)
    if COUNTERPART.match(words):
        return Reference(Kind.COUNTERPART, words, country=country)
    wanted = frozenset(offices_in(words, country, offices, home))
    head = _head(words)
    person = fold(head).split()[-1:] != [] and fold(head).split()[-1] in person_nouns()
    return Reference(
        Kind.ROLE, words, None, country, wanted, bool(SIDE.search(head)), person, bool(DEFINITE.match(words))
    )


def members_of(words: str) -> list[str]:
    """Cut a list of roles into its members.

    >>> members_of("the President and Vice President")
    ['the President', 'Vice President']
    >>> members_of("The Australian and Indian Prime Ministers")
    ['The Australian Prime Minister', 'Indian Prime Minister']
    """
    members = re.split(r"\s+and\s+", words)
    shared = SHARED_HEAD.match(words)
    if shared and demonym_country(shared["first"]) and demonym_country(shared["second"]):
        return [f"{shared['article']}{shared['first']} {shared['head']}", f"{shared['second']} {shared['head']}"]
    return members


def country_in(words: str) -> str | None:
    """Tell which state a title or a role names.

    >>> country_in("the Iranian foreign minister"), country_in("President of South Africa"), country_in("a minister")
    ('IRN', 'ZAF', None)
    """
    for word in re.findall(r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,2}", words):
        for part in (word, *word.split()):
            iso3 = demonym_country(part) or state_of(part)
            if iso3:
                return iso3
    return None


def offices_in(words: str, country: str | None, offices: OfficeLexicon, home: str | None) -> set[str]:
    """Give the offices that the longest of a source's words for one name."""
    # "The chief Iranian diplomat" is the chief diplomat.
    bare = " ".join(word for word in words.split() if demonym_country(word) is None)
    found = [
        form
        for form in dict.fromkeys((*offices.find(words, country), *offices.find(bare, country)))
        # A form of some states' own ("president" of a government) means nothing where no state is in sight.
        if country or not form.countries or home in form.countries
    ]
    # "An aide to the president" holds another office than the one named.
    head = fold(_head(words)).split()
    found = [form for form in found if fold(form.words).split()[0] in head]
    longest = max((len(form.words) for form in found), default=0)
    wanted = {form.office for form in found if len(form.words) == longest}
    at_home = {form.office for form in found if home in form.countries}
    return at_home & wanted or wanted


def _head(words: str) -> str:
    """Give the part of a noun phrase before its first preposition."""
    return PREPOSITION.split(words)[0]


def holds_one(held: set[str], wanted: frozenset[str]) -> bool:
    """Tell whether one of the offices is held, where "minister" means any minister and "spokesman" any spokesman.

    A deputy doesn't hold the office.

    >>> holds_one({"foreign minister"}, frozenset({"minister"}))
    True
    >>> holds_one({"vice president"}, frozenset({"president"}))
    False
    """
    return any(
        office == word
        or (office.endswith(f" {word}") and not DEPUTY.match(office))
        or office.startswith((f"{word} of", f"{word} for"))
        for office in held
        for word in wanted
    )
