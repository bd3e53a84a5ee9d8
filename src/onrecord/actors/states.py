"""Names of states, their people and their capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.actors.folding import fold
from onrecord.errors import LexiconError
from onrecord.lexicon import read_toml

_FILE = "states.toml"
_POSSESSIVE = re.compile(r"(?<=[\w.])['’]s?$")
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _States:
    """The forms of all states, folded, and what each names."""

    usual: dict[str, str]
    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    abbreviations: frozenset[str]


def state_of(words: str) -> str | None:
    """Tell which state a name, demonym or seat of government stands for, as an ISO 3166-1 alpha-3 code.

    Articles, possessives, case and accents don't matter, but the words must be written as a name is, with a
    capital letter. Nothing is guessed from similar spelling, and a form of several states gives None.

    >>> state_of("the Islamic Republic"), state_of("Türkiye"), state_of("Americans"), state_of("Tehran's")
    ('IRN', 'TUR', 'USA', 'IRN')
    >>> state_of("Leader"), state_of("turkey"), state_of("us")
    (None, None, None)
    """
    plain = _bare(words)
    return _lookup(plain, "any") or _long_name(_ARTICLE.sub("", plain))


def demonym_country(word: str) -> str | None:
    """Tell which state an adjective or a word for its people belongs to.

    >>> demonym_country("Turkish"), demonym_country("Turkey")
    ('TUR', None)
    """
    return _lookup(_bare(word), "demonyms")


def states_in(words: str) -> list[str]:
    """Give the states that a heading names, by name or people, each once, in order.

    >>> states_in("Joint Statement on Canada-Mexico-United States Cooperation")
    ['CAN', 'MEX', 'USA']
    """
    found: list[str] = []
    parts = re.findall(r"[A-Z][\w.’']*", words)
    at = 0
    while at < len(parts):
        for size in (3, 2, 1):
            name = " ".join(parts[at : at + size])
            iso3 = (_lookup(name, "names") or _lookup(name, "demonyms")) if len(parts) >= at + size else None
            if iso3:
                found.append(iso3)
                at += size - 1
                break
        at += 1
    return list(dict.fromkeys(found))


def is_capital(word: str) -> bool:
    """Tell whether a word is a capital or another seat that stands for a government.

    >>> is_capital("Ankara"), is_capital("the Kremlin"), is_capital("Istanbul")
    (True, True, False)
    """
    return _lookup(_bare(word), "capitals") is not None


def state_name(iso3: str) -> str:
    """Give the usual English name of a state, or the code itself where it is none of ours.

    >>> state_name("TUR"), state_name("GBR"), state_name("ZZZ")
    ('Turkey', 'United Kingdom', 'ZZZ')
    """
    return _states().usual.get(iso3, iso3)


def is_state(iso3: str) -> bool:
    """Tell whether a code is the ISO 3166-1 alpha-3 code of a state that we know.

    >>> is_state("IRN"), is_state("Iran")
    (True, False)
    """
    return iso3 in _states().usual


def _bare(words: str) -> str:
    """Drop the possessive ending and line breaks."""
    return _POSSESSIVE.sub("", " ".join(words.split()))


@lru_cache(maxsize=4096)
def _lookup(plain: str, kind: str) -> str | None:
    """Look a form up as it is ("The Hague") and without its article ("the Kremlin")."""
    bare = _ARTICLE.sub("", plain, count=1)
    states = _states()
    if not bare[:1].isupper() or (fold(bare) in states.abbreviations and not bare.isupper()):
        return None
    tables = (states.names, states.demonyms, states.capitals) if kind == "any" else (getattr(states, kind),)
    return next((table[key] for table in tables for key in (fold(plain), fold(bare)) if key in table), None)


@lru_cache(maxsize=4096)
def _long_name(bare: str) -> str | None:
    """Find a long name of a state that `countrynames` lists.

    Its names come in all languages and include provinces, so only long names that hold a name of ours count.
    """
    names = _states().names
    parts = {names.get(word) for word in fold(bare).split()} - {None}
    if " " not in bare or not bare[0].isupper() or not parts:
        return None
    import countrynames  # here, because its first look-up takes a quarter of a second

    try:
        found: str | None = countrynames.to_code_3(bare, fuzzy=False)
    except KeyError:  # for states that are no more, as the German Democratic Republic
        return None
    return found if found in parts else None


@cache
def _states() -> _States:
    entries = read_toml(_FILE)["state"]
    usual = {entry["iso3"]: entry["name"] for entry in entries}
    names = _index((entry["iso3"], form) for entry in entries for form in (entry["name"], *entry.get("names", ())))
    demonyms = _index((entry["iso3"], form) for entry in entries for form in entry.get("demonyms", ()))
    capitals = _index((entry["iso3"], form) for entry in entries for form in entry.get("capitals", ()))
    forms = (form for entry in entries for form in entry.get("names", ()))
    return _States(usual, names, demonyms, capitals, frozenset(fold(form) for form in forms if form.isupper()))


def _index(forms: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Index forms by their folded spelling, each naming one state only."""
    index: dict[str, str] = {}
    for iso3, form in forms:
        if index.setdefault(fold(form), iso3) != iso3:
            raise LexiconError(f"data/en/{_FILE}: {form!r} names both {index[fold(form)]} and {iso3}; keep one", _FILE)
    return index
