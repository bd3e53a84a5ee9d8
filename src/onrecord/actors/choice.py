"""Weigh who may be meant by a mention, and choose with named reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from onrecord.errors import LexiconError
from onrecord.lexicon import read_toml


class Reason(StrEnum):
    """What speaks for or against an actor as the one meant."""

    NAME = "same name"
    SURNAME = "same surname"
    OFFICE = "holds the office"
    NO_OFFICE = "holds no such office"
    SIDE = "side of the state named"
    BODY = "body named"
    BOTH = "both who meet"
    GROUP = "the group named"
    TOGETHER = "spoke together before"
    LAST = "spoke last"
    SUBJECT = "subject of the sentence before"
    RECENT = "named shortly before"
    MOST = "named most"
    IN_TEXT = "named in the text"
    PARTY = "takes part"
    COUNTRY = "of the country named"
    OTHER_COUNTRY = "of another country"
    HOME = "of the publisher's state"
    IN_SIGHT = "of a state in sight"
    GENDER = "gender fits"
    OTHER_GENDER = "other gender"
    QUOTED = "speaks in this quotation"
    TOLD = "is spoken to in this quotation"
    SELF = "speaks here for itself"
    UNASKED = "is the one who isn't asked"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Actors who may be meant together, with how far each reason holds for them, from 0 to 1."""

    actors: tuple[str, ...]
    reasons: Mapping[Reason, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is meant, with the points that each reason gave; nobody where that can't be told."""

    actors: tuple[str, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()

    @property
    def score(self) -> float:
        """The sum of the points."""
        return sum(points for _, points in self.reasons)


@dataclass(frozen=True, slots=True)
class Weights:
    """The points of each reason; `least` that a choice needs, and the `margin` to the next."""

    points: Mapping[Reason, float]
    least: float
    margin: float


@cache
def load_weights() -> Weights:
    """Load the weights that ship as data/en/resolution.toml; raises `LexiconError` where a reason is missing.

    >>> load_weights().points[Reason.NAME] > load_weights().points[Reason.LAST]
    True
    """
    data = read_toml("resolution.toml")
    missing = [reason for reason in Reason if reason not in data["weights"]]
    unknown = [name for name in data["weights"] if name not in set(Reason)]
    if missing or unknown:
        raise LexiconError(f"data/en/resolution.toml: wrong reasons {missing + unknown}", "resolution.toml")
    points = {Reason(name): float(value) for name, value in data["weights"].items()}
    return Weights(MappingProxyType(points), float(data["least"]), float(data["margin"]))


@cache
def person_nouns() -> frozenset[str]:
    """Give the nouns that mean one person without naming an office."""
    return frozenset(read_toml("resolution.toml")["persons"]["nouns"])


@cache
def group_nouns() -> frozenset[str]:
    """Give the nouns that mean many people."""
    return frozenset(read_toml("resolution.toml")["groups"]["nouns"])


def choose(candidates: Iterable[Candidate]) -> Choice:
    """Choose the candidate for whom most speaks; nobody where too little does, or as much for another.

    >>> one = Candidate(("a",), {Reason.LAST: 1.0})
    >>> other = Candidate(("b",), {Reason.RECENT: 1.0, Reason.OTHER_GENDER: 1.0})
    >>> choose([one, other])
    Choice(actors=('a',), reasons=(('spoke last', 4.0),))
    >>> choose([one, Candidate(("b",), {Reason.LAST: 1.0})]).actors
    ()
    """
    weights = load_weights()
    weighed = [_weigh(candidate, weights) for candidate in candidates]
    ranked = sorted(weighed, key=lambda choice: (-choice.score, choice.actors))
    if not ranked or ranked[0].score < weights.least:
        return Choice()
    rivals = [choice for choice in ranked[1:] if choice.actors != ranked[0].actors]
    if rivals and ranked[0].score - rivals[0].score < weights.margin:
        return Choice()
    return ranked[0]


def _weigh(candidate: Candidate, weights: Weights) -> Choice:
    points = ((reason.value, round(weights.points[reason] * far, 2)) for reason, far in candidate.reasons.items())
    return Choice(candidate.actors, tuple((name, value) for name, value in points if value))
