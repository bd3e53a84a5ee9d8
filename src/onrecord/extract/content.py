"""Gather the words of a content in the parse: where it starts, how far it goes, what in it is not its own."""

from __future__ import annotations

from onrecord.extract.frame import CueMatch, is_misjoined, is_trailing_participle, made_clear
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

STOPPED_BY = ("conj", "nsubj", "nsubjpass", "aux", "neg", "mark")
"""Relations to the cue with which a verb starts something new, so that no content runs on into it."""
SHORT_REST = 6
"""A rest of a sentence with fewer words that begins with a time tells when something was said."""


def clauses_of(parse: Parse, token: Token) -> list[Token]:
    """Give the finite clauses that hang on a cue, or on the "clear" that it makes."""
    clear = made_clear(parse, token)
    clauses = [clause for word in clear for clause in parse.of(word, "ccomp", "advcl")]
    clauses += [clause for clause in parse.of(token, "ccomp") if clause not in clear]
    return [clause for clause in clauses if _has_verb_form(parse, clause) and not is_infinitive(parse, clause)]


def borrowed_clauses(parse: Parse, token: Token) -> list[Token]:
    """Give a participle the clause after it that the parser hung on the cue before ("said A, insisting B is C")."""
    host = token
    while is_trailing_participle(parse, token) and parse.head(host).i != host.i:
        host = parse.head(host)
        later = [clause for clause in clauses_of(parse, host) if clause.i > token.i]
        if later:
            return later
    return []


def _has_verb_form(parse: Parse, token: Token) -> bool:
    return token.pos in ("VERB", "AUX") or bool(parse.of(token, "nsubj", "nsubjpass", "cop", "aux"))


def is_infinitive(parse: Parse, token: Token) -> bool:
    """Tell whether a word is an infinitive with "to"."""
    return any(child.lemma == "to" and child.dep == "aux" for child in parse.of(token)) and token.tag == "VB"


def clause_spans(parse: Parse, match: CueMatch, clause: Token) -> tuple[Span, ...]:
    """Give the pieces of a content clause: without "that", the cue and its source, and later cues of the sentence."""
    words = parse.subtree(clause)
    if clause.i > match.token.i:
        words = [word for word in words if word.i > match.words[-1].i]
        words = complete(parse, match, _extend(parse, match, words))
    return join_pieces(parse, trim(words), avoid=_own_words(parse, match))


def _extend(parse: Parse, match: CueMatch, words: list[Token]) -> list[Token]:
    """Add clauses that the parser hung on the cue though they go on with what was said ("…, and C will D")."""
    for child in parse.of(match.token, "conj", "dep"):
        later = words and child.i > words[-1].i
        if later and child.tag in ("VBZ", "VBP", "VB", "MD") and parse.of(child, "nsubj", "nsubjpass"):
            words = words + [word for word in parse.subtree(child) if word.i > words[-1].i]
    return words


def complete(parse: Parse, match: CueMatch, words: list[Token]) -> list[Token]:
    """Take in what hangs on the cue right after its content: attachment errors cut long contents short.

    Ends at a conjoined verb, at a participle that is a cue of its own, and at the time of saying.
    """
    rest = _rest_of_sentence(parse, words)
    if rest and not _starts_anew(parse, match, rest):
        return trim([*words, *rest])
    for child in parse.of(match.token):
        branch = parse.subtree(child)
        if not words or branch[0].i <= words[-1].i:
            continue
        gap = parse.tokens[words[-1].i + 1 : branch[0].i]
        joined = all(word.pos == "PUNCT" or word.dep == "cc" for word in gap)
        stops = child.dep in STOPPED_BY and child.pos in ("VERB", "AUX") and not is_infinitive(parse, child)
        stops = stops or (child.dep == "advcl" and is_trailing_participle(parse, child))
        if not joined or stops or any(word.entity in ("DATE", "TIME") for word in branch[:4]):
            break
        words = [*words, *gap, *branch]
    return trim(words)


def _rest_of_sentence(parse: Parse, words: list[Token]) -> list[Token]:
    if not words:
        return []
    return [parse.tokens[i] for i in parse.sentences[words[-1].sentence] if i > words[-1].i]


def _starts_anew(parse: Parse, match: CueMatch, rest: list[Token]) -> bool:
    """Tell whether the rest of a sentence says something of its own: another verb of the narrator, or a time."""
    if any(word.entity in ("DATE", "TIME") for word in rest[:3]) and len(rest) < SHORT_REST:
        return True
    outside = {word.i for word in rest}
    for word in rest:
        narrated = word.pos in ("VERB", "AUX") and word.head not in outside and not is_infinitive(parse, word)
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


def trim(words: list[Token]) -> list[Token]:
    """Drop punctuation and "that" from the beginning of a run of words, punctuation and "and" from its end."""
    while words and (words[0].pos == "PUNCT" or (words[0].lemma == "that" and words[0].dep == "mark")):
        words = words[1:]
    while words and (words[-1].pos == "PUNCT" or words[-1].dep == "cc"):
        words = words[:-1]
    return words


def join_pieces(parse: Parse, words: list[Token], avoid: frozenset[int] = frozenset()) -> tuple[Span, ...]:
    """Join the words of a content, into several pieces where words to `avoid` stand between them."""
    words = [word for word in words if word.i not in avoid]
    pieces: list[list[Token]] = []
    for word in words:
        between = parse.tokens[pieces[-1][-1].i + 1 : word.i] if pieces else ()
        if pieces and all(each.i not in avoid for each in between):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    trimmed = [trim(piece) for piece in pieces]
    return tuple(Span(piece[0].start, piece[-1].end) for piece in trimmed if piece)


def end_before_cues(
    parse: Parse, match: CueMatch, contents: tuple[Span, ...], indexes: frozenset[int]
) -> tuple[Span, ...]:
    """End a content before a cue of another statement: "…, adding that …", "… and expressed hope that …".

    `indexes` are those of all cues; only one after the content's own cue ends it.
    """
    for number in sorted(indexes):
        token = parse.tokens[number]
        inside = [piece for piece in contents if piece.start < token.start < piece.end]
        starts = is_trailing_participle(parse, token) or is_misjoined(parse, token)
        if inside and token.i > match.token.i and starts:
            end = _before_joint(parse, token)
            kept = [piece for piece in contents if piece.end <= end]
            return (*kept, Span(inside[0].start, end))
    return contents


def _before_joint(parse: Parse, token: Token) -> int:
    """Give where the words end that come before a cue and its comma, "and" and adverb."""
    last = token.i - 1
    while parse.tokens[last].pos in ("PUNCT", "CCONJ", "ADV"):
        last -= 1
    return parse.tokens[last].end
