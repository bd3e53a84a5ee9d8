"""Find paraphrased statements from the parse: clauses, noun phrases and infinitives that hang on a cue."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.extract.frame import CueMatch, find_sources, is_misjoined, is_trailing_participle, name_span
from onrecord.lexicon import CueLexicon, load_cues
from onrecord.model.statement import Attribution, Manner
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

CLAUSES = ("ccomp", "xcomp", "advcl", "parataxis")
CONFIDENCE = {"clause": 0.8, "object": 0.6, "to": 0.7, "according-to": 0.85, "noun": 0.5}
"""Share of findings of each frame that the hand-coded development readings confirm, rounded; see docs/method.md."""
MIN_OBJECT_WORDS = 3
"""An object this short names a thing ("repeated the word"), not a claim; development readings have none under 3."""


def find_indirect(
    parse: Parse, cues: list[CueMatch], lexicon: CueLexicon, quoted: Callable[[Token], bool]
) -> Iterator[Attribution]:
    """Give the indirect statements of a text, in order of their cues.

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
        if token.lemma in ("accord", "according") and token.text.casefold() == "according":
            yield from _according_to(parse, token)
        elif token.pos == "NOUN" and token.lemma in lexicon.nouns:
            yield from _noun_cue(parse, token)


def _read_frame(parse: Parse, match: CueMatch, indexes: frozenset[int]) -> Attribution | None:
    """Try the cue's frames, the most telling first."""
    passive = _read_passive(parse, match)
    if passive is not None:
        return _attribution(parse, match, passive, indexes)
    frames = match.cue.frames
    for name, reader in FRAMES.items():
        if name in frames or (name == "prep" and any(frame.startswith("prep:") for frame in frames)):
            found = reader(parse, match)
            if found is not None:
                return _attribution(parse, match, _before_participles(parse, match, found, indexes), indexes)
    return None


def _read_expressed(parse: Parse, match: CueMatch) -> Found | None:
    """Read "raised concern about something": only with a noun that names what is expressed."""
    nouns = {child.lemma for child in parse.of(match.token, "dobj")}
    return _read_object(parse, match) if nouns & set(load_cues().expressed) else None


MAX_TO_PREPOSITION = 4
"""Words from the cue to its preposition: "explained in detail about"."""

Found = tuple[tuple[Span, ...], tuple[Token, ...], str]


def _before_participles(parse: Parse, match: CueMatch, found: Found, indexes: frozenset[int]) -> Found:
    """End a content before a cue that follows it as a participle: "…, adding that …" says something else."""
    contents, cue, frame = found
    for number in sorted(indexes):
        token = parse.tokens[number]
        inside = [piece for piece in contents if piece.start < token.start < piece.end]
        starts = is_trailing_participle(parse, token) or is_misjoined(parse, token)
        if inside and token.i > match.token.i and starts:
            end = _before_joint(parse, token)
            kept = [piece for piece in contents if piece.end <= end]
            return (*kept, Span(inside[0].start, end)), cue, frame
    return found


def _before_joint(parse: Parse, token: Token) -> int:
    """Give where the words end that come before a cue and its comma, "and" and adverb."""
    last = token.i - 1
    while parse.tokens[last].pos in ("PUNCT", "CCONJ", "ADV"):
        last -= 1
    return parse.tokens[last].end


def _attribution(parse: Parse, match: CueMatch, found: Found, indexes: frozenset[int]) -> Attribution | None:
    contents, cue, frame = found
    sources = find_sources(parse, match.token, indexes)
    if not contents or any(source.overlaps(piece) for source in sources for piece in contents):
        return None
    return Attribution(
        contents=contents,
        sources=sources,
        cues=(Span(cue[0].start, cue[-1].end),),
        manner=Manner.INDIRECT,
        negated=bool(parse.of(match.token, "neg")),
        confidence=CONFIDENCE.get(frame, 0.6),
        method=f"rule:{frame}",
    )


def _read_clause(parse: Parse, match: CueMatch) -> Found | None:
    clauses = _clauses(parse, match.token) or _borrowed_clauses(parse, match.token)
    if not clauses:
        return None
    later = [clause for clause in clauses if clause.i > match.token.i]
    clause = later[0] if later else clauses[0]
    return clause_spans(parse, match, clause), match.words, "clause"


def _clauses(parse: Parse, token: Token) -> list[Token]:
    return [
        child for child in parse.of(token, "ccomp") if _has_verb_form(parse, child) and not _is_infinitive(parse, child)
    ]


def _borrowed_clauses(parse: Parse, token: Token) -> list[Token]:
    """Give a participle the clause after it that the parser hung on the cue before ("said A, insisting B is C")."""
    host = token
    while is_trailing_participle(parse, token) and parse.head(host).i != host.i:
        host = parse.head(host)
        later = [clause for clause in _clauses(parse, host) if clause.i > token.i]
        if later:
            return later
    return []


def _has_verb_form(parse: Parse, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or bool(parse.of(token, "nsubj", "nsubjpass", "cop", "aux"))


def _is_infinitive(parse: Parse, token: Token) -> bool:
    return any(child.lemma == "to" and child.dep == "aux" for child in parse.of(token)) and token.tag == "VB"


def clause_spans(parse: Parse, match: CueMatch, clause: Token) -> tuple[Span, ...]:
    """Give the pieces of a content clause: without "that", the cue and its source, and later cues of the sentence."""
    words = parse.subtree(clause)
    if clause.i > match.token.i:
        words = [word for word in words if word.i > match.words[-1].i]
        words = _complete(parse, match, _extend(parse, match, words))
    return _pieces(parse, _trim(words), avoid=_own_words(parse, match))


def _extend(parse: Parse, match: CueMatch, words: list[Token]) -> list[Token]:
    """Add clauses that the parser hung on the cue though they go on with what was said ("…, and C will D")."""
    for child in parse.of(match.token, "conj", "dep"):
        later = words and child.i > words[-1].i
        if later and child.tag in ("VBZ", "VBP", "VB", "MD") and parse.of(child, "nsubj", "nsubjpass"):
            words = words + [word for word in parse.subtree(child) if word.i > words[-1].i]
    return words


STOPPED_BY = ("conj", "nsubj", "nsubjpass", "aux", "neg", "mark")


def _complete(parse: Parse, match: CueMatch, words: list[Token]) -> list[Token]:
    """Take in what hangs on the cue right after its content: attachment errors cut long contents short.

    Ends at a conjoined verb, at a participle that is a cue of its own, and at the time of saying.
    """
    rest = _rest_of_sentence(parse, words)
    if rest and not _starts_anew(parse, match, rest):
        return _trim([*words, *rest])
    for child in parse.of(match.token):
        branch = parse.subtree(child)
        if not words or branch[0].i <= words[-1].i:
            continue
        gap = parse.tokens[words[-1].i + 1 : branch[0].i]
        joined = all(word.pos == "PUNCT" or word.dep == "cc" for word in gap)
        stops = child.dep in STOPPED_BY and child.pos in ("VERB", "AUX") and not _is_infinitive(parse, child)
        stops = stops or (child.dep == "advcl" and is_trailing_participle(parse, child))
        if not joined or stops or any(word.entity in ("DATE", "TIME") for word in branch[:4]):
            break
        words = [*words, *gap, *branch]
    return _trim(words)


def _rest_of_sentence(parse: Parse, words: list[Token]) -> list[Token]:
    if not words:
        return []
    return [parse.tokens[i] for i in parse.sentences[words[-1].sentence] if i > words[-1].i]


def _starts_anew(parse: Parse, match: CueMatch, rest: list[Token]) -> bool:
    """Tell whether the rest of a sentence says something of its own: another verb of the narrator, or a time."""
    if any(word.entity in ("DATE", "TIME") for word in rest[:3]) and len(rest) < 6:
        return True
    outside = {word.i for word in rest}
    for word in rest:
        narrated = word.pos in ("VERB", "AUX") and word.head not in outside and not _is_infinitive(parse, word)
        narrated = narrated or word.dep == "ROOT"
        if narrated or is_trailing_participle(parse, word) or word.text in ('"', "“", "”"):
            return True
    return any(word.head not in outside and parse.head(word).i < match.token.i for word in rest if word.pos != "PUNCT")


def _own_words(parse: Parse, match: CueMatch) -> frozenset[int]:
    """Collect the words of the cue, its subject and its adverbs, which are no part of its content."""
    own = {word.i for word in match.words}
    for child in parse.of(match.token, "nsubj", "nsubjpass", "advmod", "aux", "auxpass", "neg"):
        own |= {word.i for word in parse.subtree(child)}
    return frozenset(own)


def _trim(words: list[Token]) -> list[Token]:
    while words and (words[0].pos == "PUNCT" or (words[0].lemma == "that" and words[0].dep == "mark")):
        words = words[1:]
    while words and (words[-1].pos == "PUNCT" or words[-1].dep == "cc"):
        words = words[:-1]
    return words


def _pieces(parse: Parse, words: list[Token], avoid: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """Join words that follow each other; a gap that holds only punctuation is no gap."""
    words = [word for word in words if word.i not in avoid]
    pieces: list[list[Token]] = []
    for word in words:
        between = parse.tokens[pieces[-1][-1].i + 1 : word.i] if pieces else ()
        if pieces and all(each.i not in avoid for each in between):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    trimmed = [_trim(piece) for piece in pieces]
    return tuple(Span(piece[0].start, piece[-1].end) for piece in trimmed if piece)


def _read_object(parse: Parse, match: CueMatch) -> Found | None:
    objects = [child for child in parse.of(match.token, "dobj", "attr") if child.i > match.token.i]
    if not objects or (objects[0].pos == "PRON" and not parse.of(objects[0])):
        return None
    words = _trim(parse.subtree(objects[0]))
    words = _complete(parse, match, words)
    if len(words) < MIN_OBJECT_WORDS:
        return None
    return _pieces(parse, words), match.words, "object"


def _read_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    for child in parse.of(match.token, "xcomp", "ccomp", "advcl"):
        if child.i > match.token.i and _is_infinitive(parse, child):
            words = [word for word in parse.subtree(child) if word.i > match.token.i]
            return _pieces(parse, _complete(parse, match, _trim(words))), match.words, "to"
    return None


def _read_object_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "urge someone to do something": the one who is urged belongs to the content."""
    for child in parse.of(match.token, "xcomp", "ccomp", "advcl"):
        if child.i > match.token.i and _is_infinitive(parse, child):
            words = [word for word in parse.subtree(child) if word.i > match.words[-1].i]
            objects = [obj for obj in parse.of(match.token, "dobj") if obj.i > match.token.i]
            for obj in objects:
                words = sorted({*words, *parse.subtree(obj)}, key=lambda word: word.i)
            return _pieces(parse, _complete(parse, match, _trim(words))), match.words, "object-to"
    return None


def _read_on_infinitive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "call on someone to do something"."""
    for on in parse.of(match.token, "prep", "prt"):
        if on.lemma in ("on", "upon") and on.i - match.token.i <= 2:
            return _rest_after(parse, match, on, "on-to")
    return None


def _rest_after(parse: Parse, match: CueMatch, prep: Token, frame: str) -> Found | None:
    words = [word for word in parse.subtree(prep) if word.i > prep.i]
    words = _complete(parse, match, _trim(words))
    return (_pieces(parse, words), (*match.words, prep), frame) if words else None


def _read_preposition(parse: Parse, match: CueMatch) -> Found | None:
    wanted = {frame.removeprefix("prep:") for frame in match.cue.frames if frame.startswith("prep:")}
    for prep in parse.of(match.token, "prep", "prt", "dative", "agent"):
        if prep.i > match.token.i and prep.lemma in wanted and prep.i - match.words[-1].i <= MAX_TO_PREPOSITION:
            return _rest_after(parse, match, prep, "preposition")
    return None


def _read_naming(parse: Parse, match: CueMatch) -> Found | None:
    """Read "call something something", "describe something as something"."""
    token = match.token
    as_words = [child for child in parse.of(token, "prep", "mark", "advcl") if child.i > token.i]
    for child in parse.of(token, "dobj", "ccomp", "oprd", "xcomp"):
        if child.i <= token.i:
            continue
        words = [word for word in parse.subtree(child) if word.i > token.i]
        has_as = any(word.lemma == "as" for word in [*words, *as_words])
        names = child.dep in ("ccomp", "oprd") or parse.of(token, "oprd") or has_as
        if names and not _is_infinitive(parse, child):
            for extra in parse.of(token, "oprd", "prep", "acomp", "advcl"):
                if extra.i > token.i and (extra.dep != "prep" or extra.lemma == "as"):
                    words = sorted({*words, *parse.subtree(extra)}, key=lambda word: word.i)
            return _pieces(parse, _complete(parse, match, _trim(words))), match.words, "naming"
    return None


def _reader_for_object_with(prep: str) -> Callable[[Parse, CueMatch], Found | None]:
    """Make the reader of "thank someone for something" and its like."""

    def read(parse: Parse, match: CueMatch) -> Found | None:
        objects = [child for child in parse.of(match.token, "dobj") if child.i > match.token.i]
        for obj in objects:
            linked = [p for head in (match.token, obj) for p in parse.of(head, "prep", "dative") if p.lemma == prep]
            if linked:
                words = {word.i: word for word in parse.subtree(obj)}
                words |= {word.i: word for word in parse.subtree(linked[0])}
                ordered = [words[i] for i in sorted(words)]
                return _pieces(parse, _complete(parse, match, _trim(ordered))), match.words, f"object-{prep}"
        return None

    return read


def _read_passive(parse: Parse, match: CueMatch) -> Found | None:
    """Read "the pause announced by X", "the facts were confirmed by X": what comes before is the content."""
    token = match.token
    if token.tag != "VBN" or not parse.of(token, "agent") or _clauses(parse, token):
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
    relative = all(word.lemma in ("that", "which", "who") for word in words)
    avoid = frozenset(range(words[0].i, token.i + 1)) - {word.i for word in words} if words else frozenset()
    return None if relative else (_pieces(parse, _trim(words), avoid), match.words, "passive")


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
    pieces = _pieces(parse, _trim(words), frozenset(phrase | {token.i, to.i}))
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
        if child.i > token.i and (child.lemma == "for" or _is_infinitive(parse, child) or _has_that(parse, child))
    ]
    if not owners or not contents:
        return
    words = _trim(parse.subtree(contents[0]))
    if words and words[0].lemma == "for":
        words = words[1:]
    pieces = _pieces(parse, words)
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
