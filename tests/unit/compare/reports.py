"""Invented reports of one meeting, with what was said in them marked by words, and an encoder that counts words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from onrecord.compare.similarity import Encoder
from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor, Document, Span, anchor

KASK = Actor("kask", "Mari Kask", ActorKind.PERSON, "FRA", office="president")
HALLA = Actor("halla", "Eino Halla", ActorKind.PERSON, "DEU", office="president")
BERG = Actor("berg", "Olav Berg", ActorKind.PERSON, "NOR", office="president")
SYRIA = Actor("state:SYR", "Syria", ActorKind.STATE, "SYR")
ESTONIA = Actor("state:EST", "Estonia", ActorKind.STATE, "EST")
ANALYSTS = Actor("analysts", "Analysts", ActorKind.GROUP)
EVERYBODY = (KASK, HALLA, BERG, SYRIA, ESTONIA, ANALYSTS)
MET = Occasion(OccasionKind.MEETING, None, None, ("kask", "halla"))


def at(text: str, words: str) -> Anchor:
    """Anchor the only occurrence of some words."""
    assert text.count(words) == 1, words
    return anchor(text, Span(text.index(words), text.index(words) + len(words)))


def say(text: str, content: str, cue: str = "", **more: Any) -> Statement:
    """Make a statement by its words."""
    more = {"cues": (at(text, cue),) if cue else (), **more}
    return Statement(f"s{content[:10]}", Manner.INDIRECT, (at(text, content),), **more)


def report(
    text: str,
    *statements: Statement,
    id: str = "r1",
    publisher: str | None = "White House",
    published_on: str | None = None,
    occasion: Occasion | None = MET,
) -> Extraction:
    """Put a report together; everybody is mentioned wherever the full name stands, but for the name of one state."""
    document = Document(id, text, text.encode(), publisher=publisher, published_on=published_on)
    mentions = [
        Mention(anchor(text, Span(*found.span())), MentionForm.NAME, actor.id)
        for actor in EVERYBODY
        for found in re.finditer(re.escape(actor.name), text)
    ]
    return Extraction(document, Run(()), EVERYBODY, tuple(mentions), statements, occasion=occasion)


def meeting(kind: OccasionKind, *people: Actor, place: Place | None = None, date: str | None = None) -> Occasion:
    """Make an occasion."""
    return Occasion(kind, date, place, tuple(actor.id for actor in people))


def count_words(*texts: str) -> Encoder:
    """Make an encoder that knows the words of some texts and nothing of their meaning."""
    words = sorted({word for text in texts for word in re.findall(r"\w+", text.lower())})
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate([*words, "[UNK]"])}, "[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    size = len(words) + 1
    vectors = np.eye(size, dtype=np.int8)
    vectors[-1] = 0
    return Encoder(tokenizer, vectors, np.ones(size, np.uint16))


def words_of(parts: Iterable[Span], text: str) -> list[str]:
    """Give the words of spans, trimmed."""
    return [part.of(text).strip(" ,") for part in parts]
