"""Find paraphrased statements from the parse: clauses, noun phrases and infinitives that hang on a cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.extract.content import (
    borrowed_clauses,
    clause_spans,
    clauses_of,
    complete,
    end_before_cues,
    is_infinitive,
    join_pieces,
    trim,
)
from onrecord.extract.frame import CueMatch, find_sources, name_span
from onrecord.lexicon import CueLexicon, load_cues
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

CONFIDENCE = {"clause": 0.8, "object": 0.6, "to": 0.7, "according-to": 0.85, "noun": 0.5}
"""Share of findings of each frame that the hand-coded development readings confirm, rounded; see docs/method.md."""
OTHER_CONFIDENCE = 0.6
MIN_OBJECT_WORDS = 3
"""An object this short names a thing ("repeated the word"), not a claim; development readings have none under 3."""
MAX_TO_PREPOSITION = 4
"""Words from the cue to its preposition: "explained in detail about"."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a frame gives: the pieces of the content, the words of the cue and the frame's name."""

    contents: tuple[Span, ...]
    cue: tuple[Token, ...]
    frame: str


def find_indirect(
    parse: Parse, cues: list[CueMatch], lexicon: CueLexicon, quoted: Callable[[Token], bool]
) -> Iterator[Attribution]:
    """Give the indirect statements of a text: those of verbs in order, then "according to" and nouns in order.

    `quoted` tells whether a word stands inside a verbatim quotation, where the speaker's own reporting is not taken.
    """
    indexes = frozenset(match.token.i for match in cues)
    for match in cues:
        if not quoted(match.token):
            found = _read_frame(parse, match, indexes)
            if found:
                yield found
    for token in parse.tokens:
        if quoted(token):
            continue
        if token.text.casefold() == "according":
            yield from _according_to(parse, token)
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            yield from _noun_cue(parse, token)


def _read_frame(parse: Parse, match: CueMatch, indexes: frozenset[int]) -> Attribution | None:
    """Try the cue's frames, the most telling first."""
    passive = _read_passive(parse, match)
    if passive is not None:
        return _attribution(parse, match, passive, indexes)
    frames = {frame.partition(":")[0] for frame in match.cue.frames}
    for name, reader in FRAMES.items():
        found = reader(parse, match) if name in frames else None
        if found is not None:
            contents = end_before_cues(parse, match, found.contents, indexes)
            return _attribution(parse, match, Found(contents, found.cue, found.frame), indexes)
    return None


def _attribution(parse: Parse, match: CueMatch, found: Found, indexes: frozenset[int]) -> Attribution | None:
    sources = find_sources(parse, match.token, indexes)
    if not found.contents or any(source.overlaps(piece) for source in sources for piece in found.contents):
        return None
    return Attribution(
        contents=found.contents,
        sources=sources,
        cues=(Span(found.cue[0].start, found.cue[-1].end),),
        manner=Manner.INDIRECT,
        negated=bool(parse.of(match.token, "neg")),
        confidence=CONFIDENCE.get(found.frame, OTHER_CONFIDENCE),
        method=f"rule:{found.frame}",
    )


def _found(parse: Parse, match: CueMatch, words: list[Token], frame: str) -> Found:
    """Complete the words of a content and join them."""
    return Found(join_pieces(parse, complete(parse, match, trim(words))), match.words, frame)


def _after(parse: Parse, token: Token, *deps: str) -> list[Token]:
    return [child for child in parse.of(token, *deps) if child.i > token.i]


def _with_branch(parse: Parse, words: list[Token], branch: Token) -> list[Token]:
    return sorted({*words, *parse.subtree(branch)}, key=lambda word: word.i)


def _infinitive_of(parse: Parse, token: Token) -> Token | None:
    found = (child for child in _after(parse, token, "xcomp", "ccomp", "advcl") if is_infinitive(parse, child))
    return next(found, None)


def _read_clause(parse: Parse, match: CueMatch) -> Found | None:
    clauses = clauses_of(parse, match.token) or borrowed_clauses(parse, match.token)
    if not clauses:
        return None
    later = [clause for clause in clauses if clause.i > match.token.i]
    return Found(clause_spans(parse, match, (later or clauses)[0]), match.words, "clause")


def _read_object(parse: Parse, match: CueMatch) -> Found | None:
    objects = _after(parse, match.token, "dobj", "attr")
    if not objects or (objects[0].pos == "PRON" and not parse.of(objects[0])):
        return None
    words = complete(parse, match, trim(parse.subtree(objects[0])))
    return Found(join_pieces(parse, words), match.words, "object") if len(words) >= MIN_OBJECT_WORDS else None


def _read_expressed(parse: Parse, match: CueMatch) -> Found | None:
    """Read "raised concern about something": only with a noun that names what is expressed."""
    nouns = {child.lemma for child in parse.of(match.token, "dobj")}
    return _read_object(parse, match) if nouns & set(load_cues().expressed) else None


def _read_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    infinitive = _infinitive_of(parse, match.token)
    if infinitive is None:
        return None
    return _found(parse, match, [word for word in parse.subtree(infinitive) if word.i > match.token.i], "to")


def _read_object_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "urge someone to do something": the one who is urged belongs to the content."""
    infinitive = _infinitive_of(parse, match.token)
    if infinitive is None:
        return None
    words = [word for word in parse.subtree(infinitive) if word.i > match.words[-1].i]
    for urged in _after(parse, match.token, "dobj"):
        words = _with_branch(parse, words, urged)
    return _found(parse, match, words, "object-to")


def _read_on_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "call on someone to do something"."""
    for on in parse.of(match.token, "prep", "prt"):
        if on.lemma in ("on", "upon") and on.i - match.token.i <= 2:
            return _rest_after(parse, match, on, "on-to")
    return None


def _rest_after(parse: Parse, match: CueMatch, prep: Token, frame: str) -> Found | None:
    words = [word for word in parse.subtree(prep) if word.i > prep.i]
    words = complete(parse, match, trim(words))
    return Found(join_pieces(parse, words), (*match.words, prep), frame) if words else None


def _read_preposition(parse: Parse, match: CueMatch) -> Found | None:
    wanted = {frame.removeprefix("prep:") for frame in match.cue.frames if frame.startswith("prep:")}
    for prep in _after(parse, match.token, "prep", "prt", "dative", "agent"):
        if prep.lemma in wanted and prep.i - match.words[-1].i <= MAX_TO_PREPOSITION:
            return _rest_after(parse, match, prep, "preposition")
    return None


def _read_naming(parse: Parse, match: CueMatch) -> Found | None:
    """Read "call something something", "describe something as something"."""
    token = match.token
    as_words = _after(parse, token, "prep", "mark", "advcl")
    for child in _after(parse, token, "dobj", "ccomp", "oprd", "xcomp"):
        words = [word for word in parse.subtree(child) if word.i > token.i]
        has_as = any(word.lemma == "as" for word in [*words, *as_words])
        names = child.dep in ("ccomp", "oprd") or parse.of(token, "oprd") or has_as
        if names and not is_infinitive(parse, child):
            for extra in _after(parse, token, "oprd", "prep", "acomp", "advcl"):
                if extra.dep != "prep" or extra.lemma == "as":
                    words = _with_branch(parse, words, extra)
            return _found(parse, match, words, "naming")
    return None


def _reader_for_object_with(prep: str) -> Callable[[Parse, CueMatch], Found | None]:
    """Make the reader of "thank someone for something" and its like."""

    def read(parse: Parse, match: CueMatch) -> Found | None:
        for obj in _after(parse, match.token, "dobj"):
            linked = [p for head in (match.token, obj) for p in parse.of(head, "prep", "dative") if p.lemma == prep]
            if linked:
                return _found(parse, match, _with_branch(parse, parse.subtree(obj), linked[0]), f"object-{prep}")
        return None

    return read


def _read_passive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "the pause announced by X", "the facts were confirmed by X": what comes before is the content."""
    token = match.token
    if token.tag != "VBN" or not parse.of(token, "agent") or clauses_of(parse, token):
        return None
    own = frozenset(word.i for word in parse.subtree(token))
    subjects = parse.of(token, "nsubjpass")
    if subjects:
        predicate = [word for child in parse.of(token, "oprd") for word in parse.subtree(child)]
        words = [*parse.subtree(subjects[0]), *predicate]
    elif token.dep == "acl":
        words = [word for word in parse.subtree(parse.head(token)) if word.i not in own and word.i < token.i]
    else:
        return None
    words = trim(words)
    if len(words) < MIN_OBJECT_WORDS:
        return None
    avoid = frozenset(range(words[0].i, token.i + 1)) - {word.i for word in words}
    return Found(join_pieces(parse, words, avoid), match.words, "passive")


FRAMES: dict[str, Callable[[Parse, CueMatch], Found | None]] = {
    "object_to": _read_object_infinitive,
    "on_to": _read_on_infinitive,
    "clause": _read_clause,
    "to": _read_infinitive,
    "prep": _read_preposition,
    "object_for": _reader_for_object_with("for"),
    "object_of": _reader_for_object_with("of"),
    "object_with": _reader_for_object_with("with"),
    "object_on": _reader_for_object_with("on"),
    "object_as": _read_naming,
    "object": _read_object,
    "expressed": _read_expressed,
}


def _according_to(parse: Parse, token: Token) -> Iterator[Attribution]:
    """Read "according to X": the rest of its clause is the content."""
    to = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else token
    nouns = [noun for prep in (token, to) for noun in parse.of(prep, "pobj")]
    if to.text.casefold() != "to" or not nouns:
        return
    source = name_span(parse, nouns[0])
    phrase = {word.i for word in parse.subtree(token)} | {word.i for word in parse.subtree(nouns[0])}
    clause = parse.head(token)
    words = [word for word in parse.subtree(clause) if word.i not in phrase]
    if clause.dep == "relcl":
        words = [word for word in words if word.lemma not in ("which", "who", "that") or word.i > token.i]
    pieces = join_pieces(parse, trim(words), frozenset(phrase | {token.i, to.i}))
    if pieces:
        yield Attribution(
            pieces,
            (source,),
            (Span(token.start, to.end),),
            confidence=CONFIDENCE["according-to"],
            method="rule:according-to",
        )


def _noun_cue(parse: Parse, token: Token) -> Iterator[Attribution]:
    """Read "X's request for Y", "the proposal of X to Y": a statement named by a noun."""
    owners = parse.of(token, "poss")
    contents = [
        child
        for child in parse.of(token, "prep", "acl", "relcl", "ccomp")
        if child.i > token.i and (child.lemma == "for" or is_infinitive(parse, child) or _has_that(parse, child))
    ]
    if not owners or not contents:
        return
    words = trim(parse.subtree(contents[0]))
    if words and words[0].lemma == "for":
        words = words[1:]
    pieces = join_pieces(parse, words)
    if pieces:
        yield Attribution(
            pieces,
            (_owner_span(parse, owners[0]),),
            (token.span,),
            confidence=CONFIDENCE["noun"],
            method="rule:noun",
        )


def _has_that(parse: Parse, token: Token) -> bool:
    return any(child.lemma == "that" and child.dep == "mark" for child in parse.of(token))


def _owner_span(parse: Parse, owner: Token) -> Span:
    words = [word for word in parse.subtree(owner) if word.dep != "case"]
    return Span(words[0].start, words[-1].end)
