"""Read the clauses of a content: what heads them, whose side acts in them, how far a phrase goes."""

from __future__ import annotations

from onrecord.actors.states import state_of
from onrecord.extract.scene import Scene
from onrecord.model.actor import ActorKind
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

LONGEST = 12
"""Words of the longest phrase that names an issue."""
FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "ours", "myself", "ourselves"})
THIRD_PERSON = frozenset({"he", "she", "they", "it", "his", "her", "their", "its"})
OWN_NOUNS = frozenset(
    {"government", "country", "republic", "administration", "nation", "army", "force", "state", "side", "people"}
)
"""What "the government" or "the Islamic Republic" means without a name, and what acts for the state it names."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
SIDE_BRANCHES = ("relcl", "advcl", "ccomp", "parataxis", "punct", "cc", "preconj", "mark", "appos")
LOOSE = frozenset({"on", "of", "against", "between", "with", "over", "among"})
"""Prepositions after an object that rather belong to it than to the verb."""
EDGE = frozenset({"DT", "PRP$", "PDT", "WDT", "POS", ",", ":", "``", "''", "IN", "CC", "RB", "TO"})
ASIDES = frozenset({"instead", "rather", "let", "including", "especially", "particularly"})
NEGATIVE = frozenset({"no", "nor", "neither", "never", "without", "hardly", "none"})


def content_tokens(scene: Scene, statement: Statement) -> list[Token]:
    """Give the words of a statement's content, in order; a last word may reach over its end by its full stop."""
    return [
        token for piece in statement.contents for token in scene.parse.tokens if piece.start <= token.start < piece.end
    ]


def clip(statement: Statement, span: Span) -> Span:
    """End a span where the content ends that it begins in."""
    ends = [piece.end for piece in statement.contents if piece.start <= span.start < piece.end]
    return Span(span.start, min(span.end, ends[0])) if ends else span


def cue_token(scene: Scene, statement: Statement) -> Token | None:
    """Give the verb or noun of a statement's cue."""
    words = [token for piece in statement.cues for token in scene.parse.within(piece.span)]
    verbs = [token for token in words if token.pos in ("VERB", "NOUN", "AUX")]
    return (verbs or words)[-1] if words else None


def roots(words: list[Token]) -> list[Token]:
    """Give the words of a content that nothing else in it governs: a verb for each clause, a noun for each phrase."""
    inside = {token.i for token in words}
    return [token for token in words if (token.head not in inside or token.head == token.i) and token.pos != "PUNCT"]


def is_finite(parse: Parse, token: Token) -> bool:
    """Tell whether a verb has a tense: a verb form of its own, or an auxiliary's."""
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
        return False
    helped = any(child.tag in ("MD", "VBZ", "VBP", "VBD") for child in parse.of(token, "aux", "auxpass"))
    return helped or token.tag in ("VBZ", "VBP", "VBD")


def subject_of(parse: Parse, verb: Token) -> Token | None:
    """Give the subject of a verb, or that of the verb it is joined to or hangs on as an infinitive."""
    token = verb
    for _ in range(4):
        found = parse.of(token, *SUBJECTS)
        if found:
            return found[0]
        if token.dep not in ("conj", "xcomp") or token.head == token.i:
            return None
        token = parse.head(token)
    return None


def is_negated(parse: Parse, verb: Token) -> bool:
    """Tell whether a verb is denied: by "not" or "never", or by a negative subject or object."""
    if parse.of(verb, "neg"):
        return True
    near = parse.of(verb, "nsubj", "nsubjpass", "dobj", "attr", "advmod", "preconj", "cc", "expl", "dep")
    return any(
        word.lemma in NEGATIVE or any(each.lemma in NEGATIVE for each in parse.of(word, "det", "preconj", "neg"))
        for word in near
    )


def is_own_side(scene: Scene, statement: Statement, noun: Token | None) -> bool:
    """Tell whether a subject is the speaker's own side.

    It is where it says "we" or "our", where a pronoun stands in a paraphrase, and where it names the speaker, the
    speaker's state, or one of its bodies.
    """
    if noun is None:
        return False
    word, parse = noun.text.casefold(), scene.parse
    if word in FIRST_PERSON:
        return True
    if word in THIRD_PERSON:
        return statement.manner != Manner.DIRECT and _is_speaker_again(scene, statement, noun)
    owners = parse.of(noun, "poss")
    if owners and noun.lemma not in OWN_NOUNS:
        return owners[0].text.casefold() in FIRST_PERSON
    phrase = [noun, *parse.of(noun, "poss", "compound", "amod", "nmod")] if noun.lemma in OWN_NOUNS else [noun]
    if any(each.text.casefold() in FIRST_PERSON for each in phrase):
        return True
    names = [id for each in phrase for id in _actors_at(scene, each)]
    if names or (noun.pos == "PROPN" and noun.lemma not in OWN_NOUNS):
        return any(is_side_of(scene, id, speaker) for id in names for speaker in statement.speakers)
    owned = any(each.text.casefold() in THIRD_PERSON for each in owners) and statement.manner != Manner.DIRECT
    return noun.lemma in OWN_NOUNS and (owned or any(each.lemma == "the" for each in parse.of(noun, "det")))


def _is_speaker_again(scene: Scene, statement: Statement, pronoun: Token) -> bool:
    """Tell whether a pronoun of a paraphrase stands for the speaker: for nobody named in the content before it."""
    word = pronoun.text.casefold()
    before = [token for token in content_tokens(scene, statement) if token.i < pronoun.i]
    if word in ("they", "their"):
        several = len(statement.speakers) > 1 or not _is_person(scene, statement.speakers)
        return several and not any(token.tag in ("NNS", "NNPS") and token.dep in SUBJECTS for token in before)
    return word not in ("it", "its") and not any(token.entity == "PERSON" for token in before)


def _is_person(scene: Scene, ids: tuple[str, ...]) -> bool:
    return any(scene.by_id[id].kind == ActorKind.PERSON for id in ids if id in scene.by_id)


def is_side_of(scene: Scene, id: str, speaker: str) -> bool:
    """Tell whether an actor is a speaker, the state that the speaker acts for, or a body in whose name it speaks."""
    if id == speaker:
        return True
    actor, other = scene.by_id.get(id), scene.by_id.get(speaker)
    if actor is None or other is None or actor.kind == ActorKind.PERSON:
        return False
    if actor.country is not None:
        return actor.country == other.country
    return bool(other.office) and actor.name.casefold() in (other.office or "").casefold()


def phrase_span(scene: Scene, words: list[Token], head: Token, skip: frozenset[int] = frozenset()) -> Span | None:
    """Give the phrase around a noun or a verb, inside a content: at most twelve words, without side branches."""
    parse = scene.parse
    cut = frozenset(each.i for each in _side_branches(parse, head)) | skip
    inside = {token.i for token in words}
    own = [token for token in parse.subtree(head, cut) if token.i in inside]
    own = _run_around([token for token in own if token.i >= head.i] if head.pos == "VERB" else own, head)
    while own and own[0].i != head.i and _is_edge(own):
        own = own[1:]
    own = _shorten(_before_aside([*own, *_loose_end(parse, own, head, inside)], head), head)
    return Span(own[0].start, own[-1].end) if own else None


def _loose_end(parse: Parse, own: list[Token], head: Token, inside: set[int]) -> list[Token]:
    """Give what follows an object after "on" or "against" though the verb has it ("lift the tax on X")."""
    after = parse.tokens[own[-1].i + 1] if own and own[-1].i + 1 < len(parse.tokens) else None
    if after is None or head.dep != "dobj" or after.lemma not in LOOSE or after.head != head.head:
        return []
    cut = frozenset(each.i for each in _side_branches(parse, after))
    return [token for token in parse.subtree(after, cut) if token.i in inside]


def _is_edge(words: list[Token]) -> bool:
    """Tell whether the first word of a phrase is no part of a name of it; "all" of "all-out" is one."""
    hyphen = len(words) > 1 and words[1].tag == "HYPH"
    return (words[0].tag in EDGE or words[0].pos == "PUNCT") and not hyphen


def _actors_at(scene: Scene, token: Token) -> tuple[str, ...]:
    """Give the actors whose mention holds a word; a name of a state needs no mention."""
    found = [each.actor for each in scene.mentions if each.actor and each.span.span.contains(token.span)]
    code = state_of(token.text)
    found += [actor.id for actor in scene.actors if code and actor.kind == ActorKind.STATE and actor.country == code]
    return tuple(found)


def _side_branches(parse: Parse, head: Token) -> list[Token]:
    """Choose what a phrase can do without: clauses, and what stands apart between commas."""
    found: list[Token] = []
    queue = [head]
    while queue:
        token = queue.pop()
        for child in parse.of(token):
            apart = child.dep in SIDE_BRANCHES and child.dep not in ("punct", "cc", "preconj")
            apart = apart and not (child.dep == "relcl" and child.tag == "VB")
            apart = apart and not (child.dep == "appos" and _follows_directly(parse, child))
            apart = apart or is_misjoined(parse, child) or (child.dep == "prep" and child.lemma == "as")
            found += [child] if apart else []
            queue += [] if apart else [child]
    return found


def _follows_directly(parse: Parse, token: Token) -> bool:
    """Tell if an apposition has no comma before it: then it is the rest of the phrase ("a quality Trade Deal")."""
    first = parse.subtree(token)[0].i
    return first > 0 and parse.tokens[first - 1].pos != "PUNCT"


def noun_begun_by(parse: Parse, token: Token) -> Token:
    """Give the head of the noun phrase that a word begins."""
    while token.dep in ("amod", "compound", "det", "nummod", "poss") and token.head > token.i:
        token = parse.head(token)
    return token


def past_hyphen(parse: Parse, token: Token) -> Token:
    """Give the last part of a word with a hyphen, which heads it."""
    after = parse.tokens[token.i + 1 : token.i + 3]
    joined = len(after) == 2 and after[0].text == "-" and token.end == after[0].start and after[0].end == after[1].start
    return after[1] if joined else token


def is_misjoined(parse: Parse, token: Token) -> bool:
    """Tell whether a phrase with an article was joined to a bare name before it, with which it hardly goes.

    "the fall of Rome and the rise of Venice": the rise is no second part of Rome.
    """
    head = parse.head(token)
    return token.dep == "conj" and token.pos == "NOUN" and head.pos == "PROPN" and bool(parse.of(token, "det"))


def _run_around(words: list[Token], head: Token) -> list[Token]:
    """Keep the unbroken run of words around the head."""
    if head not in words:
        return []
    first = last = words.index(head)
    while first > 0 and words[first].i - words[first - 1].i == 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i - words[last].i == 1:
        last += 1
    return words[first : last + 1]


def _before_aside(words: list[Token], head: Token) -> list[Token]:
    """End a phrase where it turns to a contrast or an example."""
    stops = [n for n, word in enumerate(words) if word.i > head.i and word.lemma in ASIDES]
    return words[: stops[0]] if stops else words


def _shorten(words: list[Token], head: Token) -> list[Token]:
    """Cut a phrase to twelve words, before a preposition or a comma if there is one, and trim its end."""
    if len(words) > LONGEST:
        ends = [n for n, word in enumerate(words[:LONGEST]) if word.i > head.i and word.tag in ("IN", ",", "TO")]
        words = words[: ends[-1]] if ends else words[:LONGEST]
    while words and words[-1].i != head.i and (words[-1].tag in EDGE - {"RB"} or words[-1].pos == "PUNCT"):
        words = words[:-1]
    return words
