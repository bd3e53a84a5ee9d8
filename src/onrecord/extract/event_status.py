"""Tell whether an event took place, from the words around it: tense, modality, negation and what governs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.extract.event_type import FILE, Trigger, list_words, verb_forms
from onrecord.lexicon import read_toml
from onrecord.model.event import EventStatus
from onrecord.text.analysis import Parse, Token

MATERIAL_CONFLICT = 4
MAX_CLIMB = 8
BELOW = (
    "xcomp",
    "ccomp",
    "pcomp",
    "dobj",
    "pobj",
    "prep",
    "acl",
    "attr",
    "nsubjpass",
    "oprd",
    "dative",
    "advcl",
    "agent",
)
"""Relations along which what a word says holds of what stands under it."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that change what is said of an event, each with the status it gives."""

    governors: Mapping[str, EventStatus]
    adverbs: Mapping[str, EventStatus]
    modals: Mapping[str, EventStatus]
    effect: frozenset[str]


@cache
def load_status_words() -> StatusWords:
    """Load the words that tell whether an event took place.

    >>> load_status_words().governors["fear"]
    <EventStatus.HYPOTHETICAL: 'hypothetical'>
    """
    data = read_toml(FILE)
    governors = {word: EventStatus(name) for name, each in data["governor"].items() for word in each["words"]}
    adverbs = {word: EventStatus(name) for name, words in data["adverbs"].items() for word in words}
    modals = {word: EventStatus(name) for name, words in data["modals"].items() for word in words}
    return StatusWords(
        MappingProxyType(governors),
        MappingProxyType(adverbs),
        MappingProxyType(modals),
        frozenset(data["effect"]["phrases"]),
    )


def find_status(parse: Parse, trigger: Trigger) -> EventStatus:
    """Tell whether the event that a word names took place.

    The word's own determiners, adjectives and tense come first; then each word above it is asked in turn. A verb of
    saying vouches for nothing and takes nothing away.
    """
    if _is_performed(parse, trigger):
        return EventStatus.HAPPENED
    status = _noun_status(parse, trigger.token) if trigger.is_noun else None
    if trigger.carried:
        own = _verb_status(parse, trigger.host)
        status = own if status is None else _under(own, status)
    elif status is None:
        status = _bare_noun(parse, trigger)
    return _climb(parse, trigger.host, status)


def _is_performed(parse: Parse, trigger: Trigger) -> bool:
    """Tell whether somebody does in saying so what they say: "I would like to thank you" (Austin 1962)."""
    head = parse.head(trigger.host)
    wished = trigger.host.dep == "xcomp" and head.lemma in ("like", "want", "wish") and trigger.rule.type.quad % 2 == 1
    return wished and any(kid.text.casefold() in ("i", "we") for kid in parse.of(head, "nsubj"))


def _bare_noun(parse: Parse, trigger: Trigger) -> EventStatus:
    """Judge a noun that no verb carries: "speculation about strikes" is of nothing that took place."""
    noun = trigger.token
    thought = noun.dep == "pobj" and parse.head(noun).lemma in list_words("thought")
    if trigger.rule.type.quad == MATERIAL_CONFLICT and thought and not _is_known(parse, noun):
        return EventStatus.HYPOTHETICAL
    return EventStatus.ONGOING if trigger.rule.lasting else EventStatus.HAPPENED


def judge_verb(parse: Parse, verb: Token) -> EventStatus:
    """Tell whether what a verb says was done: by its own tense, modality and negation, and by what stands above it."""
    return _climb(parse, verb, _verb_status(parse, verb))


def _climb(parse: Parse, token: Token, status: EventStatus) -> EventStatus:
    for _ in range(MAX_CLIMB):
        head = parse.head(token)
        if head.i == token.i or (token.dep == "advcl" and token.tag != "VB"):
            break
        if token.dep == "conj":
            status = _under(_shared(parse, token, head), status)
        elif token.dep not in BELOW or _is_time(token):
            return _above_subject(parse, token, head, status)
        elif head.lemma in list_words("aspect"):
            return _stopped(parse, head)
        else:
            status = _from_above(parse, token, head, status)
        token = head
    return status


def _is_time(token: Token) -> bool:
    """Tell whether a preposition takes what follows for given: "after the attack"."""
    return token.dep == "prep" and token.lemma in list_words("time")


def _shared(parse: Parse, token: Token, head: Token) -> EventStatus:
    """Give what a conjoined verb without a subject of its own shares with the first one: "will come and attack"."""
    own = parse.of(token, "nsubj", "aux", "nsubjpass")
    verbs = head.pos in ("VERB", "AUX") and token.pos in ("VERB", "AUX")
    if not verbs or own or (token.tag in ("VBD", "VBZ", "VBP") and token.tag != head.tag):
        return EventStatus.HAPPENED
    return _verb_status(parse, head)


def _from_above(parse: Parse, token: Token, head: Token, status: EventStatus) -> EventStatus:
    """Ask the word right above: whether it names a plan, a fear, a refusal, and whether it is itself real."""
    if token.dep == "advcl":
        return _under(_finite(parse, head), status)
    if token.dep == "ccomp" and token.tag != "VB" and not list_words("clausal") & set(verb_forms(parse, head)):
        untrue = head.lemma in ("be", "true") and (_is_negated(parse, head) or _is_negated(parse, parse.head(head)))
        return EventStatus.DENIED if untrue else status
    given = None if head.lemma == "about" and token.tag != "VB" else _governor_status(parse, head)
    if given is not None:
        status = _under(given, status)
    presupposed = given is None and token.pos == "NOUN" and _is_known(parse, token)
    if head.pos not in ("VERB", "AUX") or presupposed:
        return status
    real = _finite(parse, head)
    consumed = given is not None and (real == EventStatus.ONGOING or _is_negated(parse, head))
    return status if consumed else _under(real, status)


def _stopped(parse: Parse, head: Token) -> EventStatus:
    """Judge what is stopped: what is still to be stopped goes on; what was stopped may never have begun."""
    real = head.pos in ("VERB", "AUX") and _verb_status(parse, head) == EventStatus.HAPPENED
    return EventStatus.DENIED if real else EventStatus.ONGOING


def _above_subject(parse: Parse, token: Token, head: Token, status: EventStatus) -> EventStatus:
    """Judge a noun by the verb that it is the subject of: under a modal it is only thought of, if not "the" one."""
    if token.dep not in ("nsubj", "nsubjpass", "csubj") or head.pos not in ("VERB", "AUX"):
        return status
    if head.tag in ("VBZ", "VBP") and load_status_words().effect & set(verb_forms(parse, head)):
        return EventStatus.PLANNED
    given = _governor_status(parse, head) if token.dep == "nsubjpass" else _predicate(parse, head)
    if given is not None:
        return _under(given, status)
    modal = _verb_status(parse, head)
    if modal in (EventStatus.PLANNED, EventStatus.HYPOTHETICAL) and not _is_known(parse, token):
        return EventStatus.HYPOTHETICAL
    return EventStatus.DENIED if modal == EventStatus.DENIED and token.dep == "nsubjpass" else status


def _predicate(parse: Parse, head: Token) -> EventStatus | None:
    """Read the adjective that is said of a subject: "an attack is imminent", "is impossible"."""
    words = load_status_words().governors
    kids = (kid for kid in parse.of(head, "acomp", "attr", "oprd") if kid.i > head.i)
    return next((words[kid.lemma] for kid in kids if kid.lemma in words), None)


def _governor_status(parse: Parse, head: Token) -> EventStatus | None:
    """Give what a word says of what stands under it; a negated refusal leaves it open."""
    if head.pos == "ADP" and head.lemma != "about":
        return None
    words = load_status_words().governors
    if head.pos in ("ADV", "ADJ", "NOUN") and head.lemma in list_words("brink"):
        return EventStatus.HYPOTHETICAL
    forms = verb_forms(parse, head) if head.pos in ("VERB", "AUX") else (head.lemma,)
    given = next((words[form] for form in forms if form in words), None)
    if given is None:
        given = next((words[kid.lemma] for kid in parse.of(head, "amod", "acomp", "oprd") if kid.lemma in words), None)
    if given is None or not _is_negated(parse, head):
        return given
    if given == EventStatus.DENIED:
        return EventStatus.HYPOTHETICAL
    return EventStatus.DENIED if given in (EventStatus.PLANNED, EventStatus.ONGOING) else given


def _under(outer: EventStatus, inner: EventStatus) -> EventStatus:
    """Join what a word above says with what stands below it: what is unreal stays so.

    >>> _under(EventStatus.DENIED, EventStatus.PLANNED).value, _under(EventStatus.HAPPENED, EventStatus.PLANNED).value
    ('denied', 'planned')
    """
    if EventStatus.HAPPENED in (outer, inner) or inner == outer:
        return inner if outer == EventStatus.HAPPENED else outer
    if outer == EventStatus.HYPOTHETICAL:
        return outer
    if outer == EventStatus.DENIED:
        return outer
    if outer == EventStatus.ONGOING:
        return inner if inner != EventStatus.HYPOTHETICAL else outer
    return outer if inner in (EventStatus.ONGOING, EventStatus.HYPOTHETICAL) else inner


def _noun_status(parse: Parse, noun: Token) -> EventStatus | None:
    words = load_status_words().governors
    kids = parse.of(noun, "amod", "det", "neg", "advmod", "compound")
    kids += [kid for part in parse.of(noun, "nmod", "compound") for kid in parse.of(part, "amod")]
    for kid in kids:
        if kid.lemma == "no":
            return EventStatus.DENIED
        if kid.lemma in ("any", "another", "further", "future", "would"):
            return EventStatus.HYPOTHETICAL
        found = words.get(kid.lemma) or words.get(kid.text.casefold())
        if found is not None:
            return found
    return None


def _is_known(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun phrase takes for given that there is what it names: "the raid", "their raid"."""
    return any(kid.dep == "poss" or kid.lemma in ("the", "this", "that") for kid in parse.of(noun))


def _is_negated(parse: Parse, token: Token) -> bool:
    kids = [kid for kid in parse.of(token, "neg", "advmod", "det", "preconj") if not _is_not_only(parse, kid)]
    return any(kid.dep == "neg" or kid.lemma in ("not", "never", "no", "hardly", "neither", "nor") for kid in kids)


def _is_not_only(parse: Parse, token: Token) -> bool:
    behind = parse.tokens[token.i + 1 : token.i + 2]
    return token.lemma == "not" and any(word.lemma in ("only", "just", "merely", "simply") for word in behind)


def _verb_status(parse: Parse, verb: Token) -> EventStatus:
    """Read a verb's own tense, modality, negation and adverbs; an infinitive is not yet real, but under "managed"."""
    status = _finite(parse, verb)
    if status != EventStatus.HAPPENED or not _is_infinitive(parse, verb):
        return status
    head = parse.head(verb)
    factive = head.lemma in ("manage", "begin", "start", "help", "proceed", "go", "come", "have", "do", "continue")
    return EventStatus.HAPPENED if factive else EventStatus.HYPOTHETICAL


def _is_infinitive(parse: Parse, verb: Token) -> bool:
    """Tell an infinitive from a present tense that the tagger took for one."""
    to = any(kid.lemma == "to" for kid in parse.of(verb, "aux"))
    return verb.tag == "VB" and verb.dep != "ROOT" and (to or verb.dep in ("xcomp", "ccomp"))


def _finite(parse: Parse, verb: Token) -> EventStatus:
    words = load_status_words()
    auxiliaries = parse.of(verb, "aux", "auxpass")
    for kid in parse.of(verb, "advmod", "neg", "mark", "preconj"):
        if kid.dep == "mark" and kid.lemma in list_words("marks"):
            return EventStatus.HYPOTHETICAL
        if (kid.dep == "neg" or kid.lemma in words.adverbs) and not _is_not_only(parse, kid):
            return words.adverbs.get(kid.lemma, EventStatus.DENIED)
    subjects = parse.of(verb, "nsubj", "nsubjpass")
    if any(kid.lemma in ("no", "neither") for noun in subjects for kid in (noun, *parse.of(noun, "det"))):
        return EventStatus.DENIED
    if verb.dep == "advcl" and any(aux.i < noun.i for aux in auxiliaries for noun in subjects):
        return EventStatus.HYPOTHETICAL  # "Had they attacked, …"
    for kid in auxiliaries:
        if kid.tag == "MD":
            return words.modals.get(kid.text.casefold(), EventStatus.HYPOTHETICAL)
    if verb.dep == "xcomp" and parse.head(verb).text.casefold() == "going":
        return EventStatus.PLANNED
    return EventStatus.ONGOING if _is_progressive(verb, auxiliaries) else EventStatus.HAPPENED


def _is_progressive(verb: Token, auxiliaries: list[Token]) -> bool:
    forms = {kid.text.casefold() for kid in auxiliaries}
    return verb.tag == "VBG" and bool(forms & {"is", "are", "am", "'s", "'re", "been"})
