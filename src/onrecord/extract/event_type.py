"""Find the words that name an event and its type in PLOVER: verbs, nouns, and verbs with an object."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from onrecord.errors import LexiconError
from onrecord.lexicon import read_toml
from onrecord.model.event import EventType
from onrecord.text.analysis import Parse, Token

FILE = "events.toml"
OBJECTS = ("dobj", "nsubjpass", "attr")


@dataclass(frozen=True, slots=True)
class EventRule:
    """How a word names an event: its type, where the recipient stands, and what else the lexicon says of it."""

    type: EventType
    recipient: tuple[str, ...]
    mutual: bool = False
    hosting: bool = False
    lasting: bool = False
    place: bool = False
    clause: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventWords:
    """The lexicon of events: rules by verb and by noun, phrases by verb and object, and the light verbs."""

    verbs: Mapping[str, EventRule]
    nouns: Mapping[str, EventRule]
    phrases: Mapping[tuple[str, str], EventRule]
    light: frozenset[str]
    quantities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, and the verb that carries its tense and subject (itself, where it is a verb)."""

    rule: EventRule
    token: Token
    host: Token

    @property
    def is_noun(self) -> bool:
        """Tell whether a noun names the event."""
        return self.token.pos in ("NOUN", "PROPN")

    @property
    def carried(self) -> bool:
        """Tell whether a verb says the event, alone or with the noun ("launched an attack")."""
        return not self.is_noun or self.host.i != self.token.i


@cache
def load_event_words() -> EventWords:
    """Load the words that name events.

    >>> load_event_words().verbs["bombard"].type
    <EventType.ASSAULT: 'ASSAULT'>
    """
    data = read_toml(FILE)
    verbs: dict[str, EventRule] = {}
    nouns: dict[str, EventRule] = {}
    phrases: dict[tuple[str, str], EventRule] = {}
    for entry in data["event"]:
        rule = _rule(entry)
        verbs.update(dict.fromkeys(entry.get("verbs", ()), rule))
        nouns.update(dict.fromkeys(entry.get("nouns", ()), rule))
    for entry in data["phrase"]:
        pairs = ((verb, noun) for verb in entry["verbs"] for noun in entry["objects"])
        phrases.update(dict.fromkeys(pairs, _rule(entry)))
    return EventWords(
        MappingProxyType(verbs),
        MappingProxyType(nouns),
        MappingProxyType(phrases),
        frozenset(data["light"]["verbs"]),
        frozenset(data["quantity"]["words"]),
    )


@cache
def list_words(section: str) -> frozenset[str]:
    """Give the words of a section of the lexicon that is a plain list."""
    return frozenset(read_toml(FILE)[section]["words"])


def _rule(entry: Mapping[str, Any]) -> EventRule:
    try:
        type = EventType(entry["type"])
    except ValueError as error:
        raise LexiconError(f"data/en/{FILE}: {error}", FILE) from error
    flags = {flag: bool(entry.get(flag)) for flag in ("mutual", "hosting", "lasting", "place", "clause")}
    return EventRule(type, tuple(entry["recipient"]), **flags, unless=frozenset(entry.get("unless", ())))


def find_triggers(parse: Parse) -> Iterator[Trigger]:
    """Give the words of a text that name events, in order; a verb that carries a noun stands once, with the noun."""
    words = load_event_words()
    taken: dict[int, Trigger] = {}
    for token in sorted(parse.tokens, key=lambda each: each.pos not in ("VERB", "AUX")):
        if token.i in taken:
            continue
        trigger = _verb(parse, token, words) if token.pos in ("VERB", "AUX") else _noun(parse, token, words)
        if trigger is not None:
            taken[trigger.token.i] = taken[trigger.host.i] = trigger
    unique = {id(each): each for each in taken.values() if not _repeats_head(parse, each, taken)}
    yield from sorted(unique.values(), key=lambda each: each.host.i)


def _repeats_head(parse: Parse, trigger: Trigger, taken: Mapping[int, Trigger]) -> bool:
    """Tell whether the verb above names the same deed: "took to the streets to protest"."""
    above = taken.get(trigger.host.head)
    if above is None or not above.is_noun or above.host.i == trigger.host.i or above.rule.type != trigger.rule.type:
        return False
    return trigger.host.dep in ("xcomp", "advcl", "conj") and not parse.of(trigger.host, "nsubj", "nsubjpass")


def _verb(parse: Parse, token: Token, words: EventWords) -> Trigger | None:
    """Match a verb with its object noun, with its particle or preposition, or alone."""
    forms = verb_forms(parse, token)
    for noun in _object_nouns(parse, token, words):
        for form in forms:
            rule = words.phrases.get((form, noun.lemma))
            if rule is not None:
                return Trigger(rule, noun, token)
        rule = noun_rule(parse, noun, words)
        if rule is not None and any(form in words.light for form in forms):
            return Trigger(rule, noun, token)
    rule = next((words.verbs[form] for form in forms if form in words.verbs), None)
    if rule is None or token.dep == "amod" or (rule.clause and not parse.of(token, "xcomp", "ccomp")):
        return None
    if any(noun.lemma in rule.unless or "*" in rule.unless for noun in parse.of(token, *OBJECTS, "ccomp")):
        return None
    return Trigger(rule, token, token)


def _object_nouns(parse: Parse, token: Token, words: EventWords) -> list[Token]:
    """Give what a verb is done with: its object, behind a quantity too; a near prepositional one; what it describes."""
    nouns = [noun for noun in parse.of(token, *OBJECTS) if noun.pos in ("NOUN", "PROPN")]
    for prep in parse.of(token, "prep", "agent"):
        if prep.i <= token.i + 2 or prep.dep == "agent":  # "took to the streets", "met by a crackdown"
            nouns += parse.of(prep, "pobj")
    if token.dep == "acl" and token.tag == "VBN":
        nouns.append(parse.head(token))
    for noun in tuple(nouns):
        if noun.lemma in words.quantities:
            nouns += [each for of in parse.of(noun, "prep") for each in parse.of(of, "pobj")]
    joined = [each for noun in nouns for each in (noun, *parse.of(noun, "conj"))]
    return [
        *joined,
        *(kid for noun in joined for kid in parse.of(noun, "compound") if noun.lemma in ("regime", "deal")),
    ]


def verb_forms(parse: Parse, token: Token) -> tuple[str, ...]:
    """Give a verb as a lexicon may list it: with its particle, with its preposition or object, alone."""
    objects = [kid.i for kid in parse.of(token, "dobj")]
    kids = parse.of(token, "prt", "prep", "agent", "advmod", "acomp", "dobj")
    # A preposition behind an object goes with the object: "gave an answer in May" is no giving in.
    after = [kid.text.casefold() for kid in kids if kid.i > token.i and not any(i < kid.i for i in objects)]
    near = parse.tokens[token.i + 1].text.casefold() if token.i + 1 < len(parse.tokens) else ""
    lemmas = _lemmas(token)
    joined = [f"{lemma} {word}" for lemma in lemmas for word in (*after, near)]
    return tuple(dict.fromkeys([*joined, *lemmas]))


def _lemmas(token: Token) -> tuple[str, ...]:
    """Give a verb's lemma, and the one with an "e" that the language model drops from "hopes" and "staged"."""
    word = token.text.casefold()
    dropped = word.startswith(f"{token.lemma}e") or word.endswith("ing")
    return (token.lemma, f"{token.lemma}e") if dropped else (token.lemma,)


def _noun(parse: Parse, token: Token, words: EventWords) -> Trigger | None:
    rule = noun_rule(parse, token, words)
    return Trigger(rule, token, token) if rule is not None and token.dep != "compound" else None


def noun_rule(parse: Parse, token: Token, words: EventWords) -> EventRule | None:
    """Find the rule of a noun, with the word before it where the two name an event ("military operation")."""
    if token.pos not in ("NOUN", "PROPN"):
        return None
    before = parse.tokens[token.i - 1].text.casefold() if token.i else ""
    return words.nouns.get(f"{before} {token.lemma}") or words.nouns.get(token.lemma)
