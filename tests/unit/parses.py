"""Parses made by hand, so that tests load no language model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from onrecord.model.text import Span
from onrecord.text.analysis import PLAIN, Parse, Token
from onrecord.text.segment import Segmentation, segment

WORD = re.compile(r"(?:Mr|Ms|Dr|Jr)\.|\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ll|ve)\b|(?:[A-Z]\.){2,}|\w+|\S")
CODE = re.compile(
    r"(?P<tag>\S+?)/(?P<dep>\w+)(?:/(?P<head>\d+))?"
    r"(?:=(?P<lemma>[^+@\s]+))?(?:\+(?P<pos>[A-Z]+))?(?:@(?P<entity>[A-Z_]+))?"
)
CLASSES = {
    **dict.fromkeys(("NN", "NNS"), "NOUN"),
    **dict.fromkeys(("NNP", "NNPS"), "PROPN"),
    **dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "VERB"),
    **dict.fromkeys(("PRP", "WP", "EX"), "PRON"),
    **dict.fromkeys(("RB", "WRB", "RBR", "RBS"), "ADV"),
    **dict.fromkeys(("JJ", "JJR", "JJS"), "ADJ"),
    **dict.fromkeys(("TO", "POS", "RP"), "PART"),
    **dict.fromkeys((".", ",", ":", "``", "''", "HYPH"), "PUNCT"),
    "DT": "DET",
    "IN": "ADP",
    "MD": "AUX",
    "CC": "CCONJ",
    "CD": "NUM",
    "PRP$": "PRON",
}


@dataclass(frozen=True)
class Sample:
    """A text and its parse."""

    text: str
    parse: Parse

    @cached_property
    def cut(self) -> Segmentation:
        """The text cut up."""
        return segment(self.text)

    def token(self, words: str) -> Token:
        """Give the first token with this text."""
        return next(token for token in self.parse.tokens if token.text == words)

    def place(self, words: str) -> Span:
        """Give the first place where these words stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def words(self, spans: tuple[Span, ...]) -> list[str]:
        """Give the words of spans."""
        return [span.of(self.text) for span in spans]


def read(text: str, codes: str) -> Sample:
    """Make the parse of a text from one code a word, sentences parted by a bar.

    A code is the word's tag, its relation, and its head's number in the sentence (a root has none). What differs from
    the usual follows: "=" and the lemma (else the word in small letters), "+" and the word class (else that of
    the tag), "@" and the label of the name that it belongs to.

    >>> read("Ann sang.", "NNP/nsubj/1@PERSON VBD/ROOT=sing ./punct/1").token("sang").lemma
    'sing'
    """
    places = [Span(*match.span()) for match in WORD.finditer(text)]
    tokens: list[Token] = []
    sentences: list[range] = []
    for number, sentence in enumerate(codes.split("|")):
        first = len(tokens)
        for code in sentence.split():
            tokens.append(_token(text, places[len(tokens)], code, (len(tokens), first, number)))
        sentences.append(range(first, len(tokens)))
    assert len(tokens) == len(places), "one code a word"
    return Sample(text, Parse(tuple(tokens), tuple(sentences), _entities(tokens)))


def _token(text: str, place: Span, code: str, position: tuple[int, int, int]) -> Token:
    found = CODE.fullmatch(code)
    assert found, code
    i, first, sentence = position
    words = place.of(text).translate(PLAIN)
    return Token(
        i=i,
        start=place.start,
        end=place.end,
        text=words,
        lemma=found["lemma"] or words.casefold(),
        pos=found["pos"] or CLASSES[found["tag"]],
        tag=found["tag"],
        dep=found["dep"],
        head=i if found["head"] is None else first + int(found["head"]),
        entity=found["entity"] or "",
        sentence=sentence,
    )


def _entities(tokens: list[Token]) -> tuple[tuple[Span, str], ...]:
    """Give the runs of words with one label in a sentence."""
    runs = groupby(tokens, key=lambda token: (token.sentence, token.entity))
    names = [(list(run), label) for (_, label), run in runs if label]
    return tuple((Span(run[0].start, run[-1].end), label) for run, label in names)
