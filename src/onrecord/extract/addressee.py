"""Find who a statement is said to: "told Erdogan", "addressed the families, saying", "in response to his request"."""

from __future__ import annotations

import re

from onrecord.extract.frame import name_span
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

TOLD = frozenset({"tell", "inform", "notify", "assure", "remind", "brief", "thank", "urge", "warn", "call", "ask"})
"""Verbs of VerbNet's tell-37.2 and those readouts use alike, whose object or "on" phrase is the one addressed."""

WISHING = frozenset({"call", "urge", "ask", "appeal"})
"""Those of them after which the subject of the clause is addressed; after "warn" it is what the warning is about."""

FACING = frozenset({"address", "greet", "welcome", "receive"})
"""Verbs whose object is spoken to in a verb beside or under them ("addressed the Leader and said")."""

ANSWERED = frozenset({"request", "question", "remark", "proposal", "letter", "offer"})
"""Nouns whose owner a statement "in response to" them is said to."""

SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


def find_addressees(parse: Parse, each: Attribution) -> tuple[Span, ...]:
    """Give the words that name the one addressed, none where nothing names one."""
    found: list[Span] = []
    for cue in each.cues:
        for token in parse.within(cue):
            nouns = _objects(parse, token) if token.lemma in TOLD | WISHING else []
            nouns += _faced(parse, token)
            nouns += _answered(parse, token)
            found += [name_span(parse, noun) for noun in nouns if noun.pos in ("PROPN", "NOUN", "PRON")]
    return tuple(dict.fromkeys(found))


def says_you(text: str, each: Attribution) -> bool:
    """Tell whether the words said are verbatim and speak to somebody.

    >>> says_you('He said, "You are welcome."', Attribution((Span(10, 25),), manner=Manner.DIRECT))
    True
    """
    verbatim = each.manner == Manner.DIRECT
    return verbatim and any(SECOND_PERSON.search(piece.of(text)) for piece in each.contents)


def _objects(parse: Parse, token: Token) -> list[Token]:
    """Give the objects of a verb of telling, whom it calls on, and who is to act: "urged Norway to stay"."""
    nouns = parse.of(token, "dobj", "dative", "nsubjpass")
    phrases = [on for on in parse.of(token, "prep") if on.lemma in ("on", "for", "to")]
    if token.lemma in ("call", "appeal"):
        nouns += [noun for on in phrases if on.lemma != "for" for noun in parse.of(on, "pobj")]
    if token.lemma in WISHING:
        nouns += [noun for clause in parse.of(token, "ccomp") for noun in parse.of(clause, "nsubj")]
        nouns += [noun for on in phrases for clause in parse.of(on, "pcomp") for noun in parse.of(clause, "nsubj")]
        clauses = parse.of(token, "advcl", "xcomp")
        wished = [clause for clause in clauses if any(mark.lemma == "for" for mark in parse.of(clause, "mark"))]
        nouns += [noun for clause in wished for noun in parse.of(clause, "nsubj")]
    return nouns


def _faced(parse: Parse, token: Token) -> list[Token]:
    """Give whom the speaker addresses in a verb beside the cue or above it."""
    above = parse.head(token)
    if above.i == token.i or token.dep not in ("conj", "advcl"):
        return []
    told = above.lemma in TOLD and token.dep == "advcl"
    return parse.of(above, "dobj", "dative") if told or above.lemma in FACING else []


def _answered(parse: Parse, token: Token) -> list[Token]:
    """Give whose request or question the cue answers ("in response to the president's request")."""
    answers = [noun for within in parse.of(token, "prep") for noun in parse.of(within, "pobj")]
    answers = [noun for noun in answers if noun.lemma in ("response", "reply", "answer")]
    asked = [noun for answer in answers for to in parse.of(answer, "prep") for noun in parse.of(to, "pobj")]
    return [owner for noun in asked if noun.lemma in ANSWERED for owner in parse.of(noun, "poss")]
