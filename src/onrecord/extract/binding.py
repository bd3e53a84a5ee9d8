"""Find the acts that a speaker binds its own side to, or threatens, in the clauses of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.extract.clause import content_tokens, cue_token, is_finite, is_negated, is_own_side, subject_of
from onrecord.extract.scene import Scene
from onrecord.lexicon import read_toml
from onrecord.model.claim import CommitmentKind
from onrecord.model.statement import Statement
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
COMPLETING = ("dobj", "prep", "xcomp", "ccomp", "acomp", "oprd", "advcl", "dative", "attr", "nsubjpass", "prt", "agent")
"""What makes an act one that can be checked: "we will fight" alone says too little."""
HYPOTHETICAL = ("advcl", "relcl", "acl", "csubj")
"""Relations of clauses that say under what circumstances, or of whom, something is said."""


@dataclass(frozen=True, slots=True)
class BindingAct:
    """An act that somebody is bound to: its kind, its words in order, its verb, whose act it is, and its condition.

    `subject` and `condition` are None where they have to be looked for elsewhere.
    """

    kind: CommitmentKind
    head: Token
    words: tuple[Token, ...]
    subject: Token | None = None
    condition: Span | None = None


@cache
def commitment_words() -> dict[str, dict[str, tuple[str, ...]]]:
    """Load the words that bind somebody, by table and name."""
    data = read_toml("commitments.toml")
    return {table: {name: tuple(words) for name, words in lists.items()} for table, lists in data.items()}


def find_acts_bound(scene: Scene, statement: Statement) -> Iterator[BindingAct]:
    """Give the acts that a statement binds somebody to: those of its cue, or else those of its content."""
    words = content_tokens(scene, statement)
    cue = cue_token(scene, statement)
    by_cue = list(_of_cue(words, cue)) if cue is not None and words else []
    yield from by_cue
    if by_cue:
        return
    for word in words:
        if is_finite(scene.parse, word):
            yield from _of_clause(scene, statement, words, word)
        elif word.pos == "NOUN":
            yield from _of_noun(scene, statement, words, word)


def _of_cue(words: list[Token], cue: Token) -> Iterator[BindingAct]:
    """Read what hangs on a binding cue: an infinitive, or what somebody commits to."""
    kind = _kind_of(cue.lemma, "cues")
    if kind is None:
        return
    to = next((n for n, word in enumerate(words[:-1]) if word.lemma == "to"), None)
    start = 1 if to == 0 else 0
    if cue.lemma in commitment_words()["cues"]["to_thing"]:
        start = to + 1 if to is not None and words[0].tag == "IN" else start
    elif start == 0 and words[0].tag != "VB":
        return
    action = words[start:]
    yield BindingAct(kind, action[0], tuple(word for word in action if word.sentence == action[0].sentence))


def _of_clause(scene: Scene, statement: Statement, words: list[Token], verb: Token) -> Iterator[BindingAct]:
    parse = scene.parse
    subject = subject_of(parse, verb)
    if subject is None or _is_hypothetical(parse, verb) or _is_thought(parse, verb):
        return
    clause = tuple(clause_words(parse, words, verb))
    if _is_reversible(scene, statement, verb, subject):
        yield BindingAct(CommitmentKind.OFFER, verb, clause, subject)
    elif not is_own_side(scene, statement, subject):
        yield from _of_answer(parse, verb, subject, clause)
    elif clause and not (verb.dep == "conj" and _kind(parse, parse.head(verb)) and not parse.of(verb, "nsubj")):
        kind = _kind(parse, verb)
        if kind is not None and parse.of(verb, *COMPLETING):
            yield BindingAct(kind, verb, clause, subject)


def _of_answer(parse: Parse, verb: Token, subject: Token, clause: tuple[Token, ...]) -> Iterator[BindingAct]:
    """Read "any attack will be met with force": the attack is the condition, what comes after it the threat."""
    future = any(each.lemma == "will" for each in parse.of(verb, "aux"))
    if not future or verb.lemma not in commitment_words()["future"]["answered"] or not parse.of(verb, "auxpass"):
        return
    first = [word for word in parse.subtree(subject) if word.i < verb.i]
    after = tuple(word for word in clause if word.i > first[-1].i)
    yield BindingAct(CommitmentKind.THREAT, verb, after, subject, Span(first[0].start, first[-1].end))


def _of_noun(scene: Scene, statement: Statement, words: list[Token], noun: Token) -> Iterator[BindingAct]:
    """Read "our guarantee that …", "its commitment to …" and, at the beginning, "readiness to …"."""
    parse, kind = scene.parse, _kind_of(noun.lemma, "nouns")
    owners = parse.of(noun, "poss")
    owners += [word for of in parse.of(noun, "prep") if of.lemma == "of" for word in parse.of(of, "pobj")]
    opens = kind == CommitmentKind.OFFER and noun.i in {word.i for word in words[:3]}
    if kind is None or not (opens or any(_may_bind(scene, statement, owner) for owner in owners)):
        return
    below = [child for child in parse.of(noun, "acl", "ccomp", "relcl", "xcomp") if child.i > noun.i]
    below += [word for to in parse.of(noun, "prep") if to.lemma == "to" for word in parse.of(to, "pcomp", "pobj")]
    for child in below[:1]:
        start = min(word.i for word in parse.subtree(child))
        action = [word for word in words if word.i >= start and word.sentence == noun.sentence]
        while action and action[0].lemma in ("to", "that", "the"):
            action = action[1:]
        if action and not is_negated(parse, child):
            yield BindingAct(kind, child, tuple(action), owners[0] if owners else None)


def _may_bind(scene: Scene, statement: Statement, owner: Token) -> bool:
    """Tell whether a commitment is of the own side or, in thanks, of the one who is thanked."""
    cue = cue_token(scene, statement)
    thanked = cue is not None and cue.lemma in commitment_words()["cues"]["thanks"]
    return thanked or is_own_side(scene, statement, owner) or owner.text.casefold() == "its"


def clause_words(parse: Parse, words: list[Token], verb: Token) -> list[Token]:
    """Give the words of a clause in a content: with its subject, without reasons and clauses of other subjects."""
    reasons = commitment_words()["future"]["reasons"]
    cut = [
        child.i for child in parse.of(verb, "advcl") if any(each.lemma in reasons for each in parse.of(child, "mark"))
    ]
    cut += [child.i for child in parse.of(verb, "conj", "parataxis") if parse.of(child, "nsubj", "nsubjpass")]
    inside = {word.i for word in words}
    return trim_words([word for word in parse.subtree(verb, frozenset(cut)) if word.i in inside])


def trim_words(words: list[Token]) -> list[Token]:
    """Drop punctuation, "and" and "that" from both ends of a clause."""
    while words and (words[-1].pos in ("PUNCT", "CCONJ") or words[-1].dep == "cc"):
        words = words[:-1]
    while words and (words[0].pos in ("PUNCT", "CCONJ") or (words[0].dep == "mark" and words[0].lemma == "that")):
        words = words[1:]
    return words


def _kind(parse: Parse, verb: Token) -> CommitmentKind | None:
    """Tell what a clause of the own side is: by its future, or by a word for being ready or bound."""
    bound = parse.of(verb, "acomp", "oprd", "ccomp", "xcomp", "advmod")
    bound = [word for word in bound if parse.of(word, "xcomp", "prep")]
    kinds = (_kind_of(word.lemma, "adjectives") for word in bound)
    return _kind_of_future(parse, verb) or next((kind for kind in kinds if kind), None)


def _kind_of_future(parse: Parse, verb: Token) -> CommitmentKind | None:
    """Tell what the own side's future is: a promise, an offer, a threat, or none of these.

    After "would" only offers and threats count, as it also tells what could be.
    """
    lists = commitment_words()["future"]
    helpers = {each.text.casefold() for each in parse.of(verb, "aux")} & FUTURE
    if not helpers:
        return None
    below = parse.of(verb, "xcomp") if verb.lemma in lists["leading"] else []
    main = below[0] if below else verb
    if is_negated(parse, verb):
        denied = CommitmentKind.PROMISE if verb.lemma in lists["keep"] else None
        return CommitmentKind.THREAT if verb.lemma in lists["forbid"] else denied
    if main.lemma in lists["threat"] or (main.lemma in lists["imposing"] and _has_means(parse, main)):
        return CommitmentKind.THREAT
    if main.lemma in lists["offer"]:
        return CommitmentKind.OFFER
    free = main.lemma in lists["free"] or main.pos == "AUX" or helpers == {"would"}
    return None if free else CommitmentKind.PROMISE


def _has_means(parse: Parse, verb: Token) -> bool:
    """Tell whether an act is done with sanctions or the like."""
    return any(each.lemma in commitment_words()["future"]["means"] for each in parse.of(verb, "dobj"))


def _is_reversible(scene: Scene, statement: Statement, verb: Token, subject: Token) -> bool:
    """Tell whether an act of the own side is said to be open to change ("our steps are reversible if …")."""
    words = commitment_words()["adjectives"]["reversible"]
    said = any(word.lemma in words for word in scene.parse.of(verb, "acomp"))
    owners = (subject, *scene.parse.of(subject, "poss"))
    return said and any(is_own_side(scene, statement, each) for each in owners)


def _is_hypothetical(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb stands in a condition, a reason or a relative clause; "the message that …" is none."""
    complement = any(each.lemma == "that" and each.dep == "mark" for each in parse.of(verb, "mark"))
    return verb.dep in HYPOTHETICAL and not (complement and verb.dep in ("acl", "relcl"))


def _is_thought(parse: Parse, verb: Token) -> bool:
    """Tell whether a clause is only hoped or thought ("we hope that we will …")."""
    return (
        verb.dep == "ccomp"
        and parse.head(verb).lemma in commitment_words()["future"]["thought"]
        and verb.head != verb.i
    )


def _kind_of(lemma: str, table: str) -> CommitmentKind | None:
    kinds = (kind for kind in CommitmentKind if lemma in commitment_words()[table].get(kind.value, ()))
    return next(kinds, None)
