"""Read a cue's frame off the parse: which word is a cue, whose it is, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon import Cue, CueLexicon
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

SUBJECTS = ("nsubj", "csubj")
CLIMB = ("advcl", "conj", "xcomp", "pcomp", "acl", "ccomp", "prep", "dep", "parataxis")
"""Relations along which a verb without a subject of its own borrows its head's."""
MAX_CLIMB = 6


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue found in a sentence: its lexicon entry, its verb (or noun), and all its words."""

    cue: Cue
    token: Token
    words: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From the first to the last word of the cue."""
        return Span(self.words[0].start, self.words[-1].end)


def match_cue(parse: Parse, token: Token, lexicon: CueLexicon) -> CueMatch | None:
    """Tell whether a verb is a cue, with its particle ("point out") or its set phrase ("go on to say")."""
    if token.pos not in ("VERB", "AUX") and token.tag not in ("VBG", "VBN", "VBD", "VBZ", "VBP", "VB"):
        return None
    particles = [child for child in parse.of(token, "prt") if child.i == token.i + 1]
    lemma = f"{token.lemma} {particles[0].text.casefold()}" if particles else token.lemma
    cue = lexicon.verbs.get(lemma)
    if cue is None and not particles:
        cue = _set_phrase(parse, token, lexicon)
    if cue is None or token.lemma == "go":
        return None
    words = [*_went_on(parse, token), token, *particles, *made_clear(parse, token)]
    return CueMatch(cue, token, tuple(sorted(words, key=lambda t: t.i)))


def _set_phrase(parse: Parse, token: Token, lexicon: CueLexicon) -> Cue | None:
    return lexicon.verbs.get("make clear") if made_clear(parse, token) else None


def made_clear(parse: Parse, token: Token) -> list[Token]:
    """Give "clear" after "make", whatever the parser hung it on."""
    after = parse.tokens[token.i + 1 : token.i + 3] if token.lemma == "make" else ()
    return [word for word in after if word.lemma == "clear"]


def _went_on(parse: Parse, token: Token) -> list[Token]:
    """Give "went on to" before "say"."""
    before = parse.tokens[max(0, token.i - 3) : token.i]
    if [each.lemma for each in before] == ["go", "on", "to"] and parse.head(token).lemma == "go":
        return list(before)
    return []


def is_trailing_participle(parse: Parse, token: Token) -> bool:
    """Tell whether a cue is a participle after a comma (", adding that …"), which belongs to the cue before it."""
    return token.tag == "VBG" and token.i > 0 and parse.tokens[token.i - 1].text == ","


def is_misjoined(parse: Parse, token: Token) -> bool:
    """Tell whether a past-tense cue was joined to a verb of the content before it, with which it can't go.

    "announced a programme to train engineers and expressed hope": what was expressed is no part of the programme.
    """
    head = parse.head(token)
    joined = token.dep == "conj" and token.tag == "VBD" and not parse.of(token, *SUBJECTS)
    return joined and head.tag in ("VB", "VBG", "VBZ", "VBP", "NN", "NNS", "NNP")


def find_sources(parse: Parse, token: Token, cue_indexes: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """Find the words that name who a cue's content is attributed to.

    The subject of the cue, or of the verb it depends on (participles, conjoined verbs); the agent of a passive; the
    noun that a relative clause or a reduced one hangs on. Empty where the sentence names nobody.
    """
    if _is_passive(parse, token):
        agents = [noun for by in parse.of(token, "agent") for noun in parse.of(by, "pobj")]
        return tuple(name_span(parse, noun) for noun in agents)
    subject = _subject(parse, _host(parse, token, cue_indexes))
    return (name_span(parse, subject),) if subject is not None else ()


def _host(parse: Parse, token: Token, cue_indexes: frozenset[int]) -> Token:
    """Climb from a trailing participle over the content it was parsed into, to the cue whose subject it shares."""
    shares = is_trailing_participle(parse, token) or is_misjoined(parse, token)
    if not shares or parse.of(token, *SUBJECTS):
        return token
    host = token
    for _ in range(MAX_CLIMB):
        host = parse.head(host)
        if host.i in cue_indexes:
            return host
    return token


def _is_passive(parse: Parse, token: Token) -> bool:
    if parse.of(token, "nsubjpass", "auxpass"):
        return True
    reduced = token.tag == "VBN" and token.dep == "acl"
    conjoined = token.tag == "VBN" and token.dep == "conj" and not parse.of(token, *SUBJECTS)
    return reduced or (conjoined and bool(parse.of(parse.head(token), "auxpass")))


def _subject(parse: Parse, token: Token) -> Token | None:
    for _ in range(MAX_CLIMB):
        subjects = parse.of(token, *SUBJECTS)
        if subjects:
            return _antecedent(parse, token, subjects[0])
        head = parse.head(token)
        if token.dep in ("acl", "relcl") and head.pos in ("NOUN", "PROPN", "PRON"):
            return head
        if token.dep not in CLIMB or head.i == token.i:
            return _inverted(parse, token)
        token = head
    return None


def _inverted(parse: Parse, token: Token) -> Token | None:
    """Take a noun right after the verb as its subject: the parser often calls it an object ("…,” said Ms Example)."""
    for child in parse.of(token, "dobj", "attr", "dep", "npadvmod"):
        if child.i > token.i and child.pos in ("PROPN", "PRON") and child.i - token.i <= 6:
            return child
    return None


def _antecedent(parse: Parse, verb: Token, subject: Token) -> Token:
    """Follow a relative pronoun to the noun that it stands for."""
    if subject.lemma in ("who", "which", "that") and verb.dep == "relcl":
        return parse.head(verb)
    return subject


def name_span(parse: Parse, noun: Token) -> Span:
    """Give the noun phrase around a noun: determiners, titles, "of" phrases and appositions, no relative clauses."""
    skip = frozenset(_cut(parse, noun))
    words = [word for word in parse.subtree(noun, skip) if word.sentence == noun.sentence]
    words = _contiguous(words, noun)
    while words and (words[-1].pos == "PUNCT" or words[-1].dep == "cc"):
        words.pop()
    while words and words[0].pos == "PUNCT":
        words.pop(0)
    if noun.text.rstrip(".") in ("Jr", "Sr"):
        words = [*_name_before(parse, noun), *words]
    return Span(words[0].start, words[-1].end) if words else noun.span


def _name_before(parse: Parse, suffix: Token) -> list[Token]:
    """Give the proper nouns before "Jr.", which the parser takes for a subject of its own."""
    first = suffix.i
    while first > 0 and (parse.tokens[first - 1].pos == "PROPN" or parse.tokens[first - 1].text == ","):
        first -= 1
    return list(parse.tokens[first : suffix.i])


def _contiguous(words: list[Token], noun: Token) -> list[Token]:
    """Keep the run of words around the noun, so that a phrase cut in the middle names no more than it should."""
    at = next(number for number, word in enumerate(words) if word.i == noun.i)
    first = last = at
    while first > 0 and words[first].i - words[first - 1].i == 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i - words[last].i == 1:
        last += 1
    return words[first : last + 1]


def _cut(parse: Parse, noun: Token) -> list[int]:
    """Choose the branches of a noun phrase that say more than a name needs."""
    found: list[int] = []
    queue = [noun]
    while queue:
        for child in parse.of(queue.pop()):
            if child.dep in ("relcl", "acl", "advcl", "ccomp", "parataxis") or (
                child.dep == "prep" and child.i > noun.i and child.lemma not in ("of", "for", "in", "to", "from", "at")
            ):
                found.append(child.i)
            else:
                queue.append(child)
    return found
