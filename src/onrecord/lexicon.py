"""Load the word lists that ship as data, and check them."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from onrecord.errors import LexiconError
from onrecord.model.statement import Act
from onrecord.text.normalize import fold

FRAMES = frozenset(
    [
        "clause",
        "object",
        "to",
        "object_to",
        "on_to",
        "object_for",
        "object_of",
        "object_with",
        "object_on",
        "object_as",
        "expressed",
    ]
)

FORMER = re.compile(r"\b(?:former|ex|then|late|outgoing)[\s-]+(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that signals an attribution: how its content hangs on it, and what it alone says about the act."""

    lemma: str
    frames: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    strength: int = 3


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues: verbs by lemma (with their particle, as "point out"), nouns, and the nouns that follow "express"."""

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, tuple[Act, ...]]
    expressed: Mapping[str, tuple[Act, ...]]


@dataclass(frozen=True, slots=True)
class ActRule:
    """A pattern on the content of a statement and the acts that it points to."""

    name: str
    pattern: re.Pattern[str]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """Words that name an office, the office they name, and the states (ISO alpha-3) where they do; empty is all."""

    words: str
    office: str
    countries: tuple[str, ...] = ()

    def fits(self, country: str | None) -> bool:
        """Tell whether the words mean this office in a country."""
        return not self.countries or country is None or country in self.countries


@dataclass(frozen=True, slots=True)
class OfficeLexicon:
    """All words for offices by their folded form, and one pattern that finds the longest of them."""

    forms: Mapping[str, tuple[OfficeForm, ...]]
    pattern: re.Pattern[str]

    def find(self, words: str, country: str | None = None) -> list[OfficeForm]:
        """Give the offices that words name, in one country or, with None, in any; a former office is none."""
        folded = fold(words)
        found: list[OfficeForm] = []
        for match in self.pattern.finditer(folded):
            if not FORMER.search(folded[: match.start()]):
                found += [form for form in self.forms[match.group()] if form.fits(country)]
        return found


def read_toml(name: str) -> dict[str, Any]:
    """Read a shipped lexicon; raises `LexiconError` when it isn't TOML."""
    try:
        return tomllib.loads(_data(name).decode())
    except (tomllib.TOMLDecodeError, FileNotFoundError) as error:
        raise LexiconError(f"data/en/{name}: {error}", name) from error


@cache
def fingerprint() -> str:
    """Hash every shipped word list, table and weight, so that a run's settings tell what it knew."""
    data = resources.files("onrecord") / "data"
    total = hashlib.sha256()
    for folder, ending in (("en", ".toml"), ("actors", ".csv"), ("tagger", (".onnx", ".json"))):
        for item in sorted((data / folder).iterdir(), key=lambda each: each.name):
            if item.name.endswith(ending):
                total.update(item.name.encode() + item.read_bytes())
    return total.hexdigest()[:16]


@cache
def wording(name: str) -> re.Pattern[str]:
    """Give one of the patterns of how reports of an occasion are worded.

    >>> bool(wording("joint").search("Both sides agreed."))
    True
    """
    entry = read_toml("reports.toml")[name]
    return re.compile(entry["pattern"], re.IGNORECASE if entry.get("ignore_case") else 0)


@cache
def load_cues() -> CueLexicon:
    """Load the cue words of English.

    >>> load_cues().verbs["warn"].acts[0]
    <Act.WARN: 'warn'>
    """
    data = read_toml("cues.toml")
    verbs: dict[str, Cue] = {}
    for group in data["group"]:
        for lemma in group["lemmas"]:
            verbs[lemma] = _merge(verbs.get(lemma), _cue(lemma, group))
    nouns = {lemma: _acts(data["noun_acts"].get(lemma, ())) for group in data["noun"] for lemma in group["lemmas"]}
    expressed = {noun: _acts(acts) for noun, acts in data["expressed_acts"].items()}
    return CueLexicon(MappingProxyType(verbs), MappingProxyType(nouns), MappingProxyType(expressed))


@cache
def load_act_rules() -> tuple[ActRule, ...]:
    """Load the patterns that tell what a content does, in the order in which they are tried."""
    return tuple(
        ActRule(rule["name"], re.compile(rule["pattern"], re.IGNORECASE | re.VERBOSE), _acts(rule["acts"]))
        for rule in read_toml("acts.toml")["rule"]
    )


@cache
def load_offices() -> OfficeLexicon:
    """Load the words that name offices.

    >>> [form.office for form in load_offices().find("the Iranian foreign minister", "IRN")]
    ['foreign minister']
    """
    forms: dict[str, list[OfficeForm]] = {}
    for entry in read_toml("offices.toml")["office"]:
        for words in entry["forms"]:
            form = OfficeForm(words, entry["office"], tuple(entry.get("countries", ())))
            forms.setdefault(fold(words), []).append(form)
    longest_first = sorted(forms, key=lambda words: (-len(words), words))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    return OfficeLexicon(MappingProxyType({words: tuple(each) for words, each in forms.items()}), pattern)


@cache
def load_honorifics() -> frozenset[str]:
    """Load the titles that stand before a name and are no part of it."""
    return frozenset(read_toml("offices.toml")["honorifics"]["forms"])


def _data(name: str) -> bytes:
    return (resources.files("onrecord") / "data" / "en" / name).read_bytes()


def _cue(lemma: str, group: Mapping[str, Any]) -> Cue:
    frames = tuple(group["frames"])
    for frame in frames:
        if frame not in FRAMES and not frame.startswith("prep:"):
            raise LexiconError(f"data/en/cues.toml: unknown frame {frame!r} of {lemma!r}", "cues.toml")
    return Cue(lemma, frames, _acts(group.get("acts", ())), group.get("strength", 3))


def _merge(first: Cue | None, second: Cue) -> Cue:
    """Join two entries of one lemma: "call" both names things and asks for them."""
    if first is None:
        return second
    frames = tuple(dict.fromkeys((*first.frames, *second.frames)))
    acts = first.acts if first.acts == second.acts else ()
    return Cue(first.lemma, frames, acts, max(first.strength, second.strength))


def _acts(words: object) -> tuple[Act, ...]:
    try:
        return tuple(Act(word) for word in words)  # type: ignore[attr-defined]
    except ValueError as error:
        raise LexiconError(f"data/en: {error}", "acts") from error
