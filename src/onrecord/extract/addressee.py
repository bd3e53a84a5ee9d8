"""Find who a statement is said to: "told Erdogan", "assured the minister"."""

from __future__ import annotations

from onrecord.extract.frame import name_span
from onrecord.model.statement import Attribution
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

TOLD = frozenset({"tell", "inform", "notify", "assure", "remind", "brief", "thank", "urge", "warn", "call", "ask"})
"""Verbs of VerbNet's tell-37.2 and those readouts use alike, whose object or "on" phrase is the one addressed."""

WISHING = frozenset({"call", "urge", "ask"})
"""Those of them after which the subject of the clause is addressed; after "warn" it is what the warning is about."""


def find_addressees(parse: Parse, each: Attribution) -> tuple[Span, ...]:
    """Give the words that name the one addressed, none where the cue doesn't take one."""
    found: list[Span] = []
    for cue in each.cues:
        for token in parse.within(cue):
            if token.lemma not in TOLD:
                continue
            objects = parse.of(token, "dobj", "dative", "nsubjpass")
            objects += [noun for on in parse.of(token, "prep") if on.lemma == "on" for noun in parse.of(on, "pobj")]
            if token.lemma in WISHING:
                objects += _subjects_of_clause(parse, token.i)
            found += [name_span(parse, noun) for noun in objects if noun.pos in ("PROPN", "NOUN", "PRON")]
    return tuple(dict.fromkeys(found))


def _subjects_of_clause(parse: Parse, index: int) -> list[Token]:
    """Give who is to act: "urged Norway to stay"."""
    clauses = parse.of(parse.tokens[index], "ccomp")
    return [noun for clause in clauses for noun in parse.of(clause, "nsubj")]
