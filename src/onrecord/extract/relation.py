"""Code what one side does to another in a sentence in which both are marked, with a small trained network.

The reading doesn't use it: docs/method tells what it was measured to add.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from tokenizers import Tokenizer

from onrecord.model.event import EventType
from onrecord.model.text import Span
from onrecord.tagger.network import load_scorer

NETWORK = "data/relations/relation.onnx"
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")
"""Pieces of the vocabulary that stand before and behind the actor and the recipient; no text contains them."""
MAX_PIECES = 128


class RelationRoot(StrEnum):
    """PLOVER's types, with CONCEDE and RETREAT as one, as the annotated sentences have them."""

    ACCUSE = "ACCUSE"
    AGREE = "AGREE"
    AID = "AID"
    ASSAULT = "ASSAULT"
    COERCE = "COERCE"
    CONSULT = "CONSULT"
    COOPERATE = "COOPERATE"
    MOBILIZE = "MOBILIZE"
    PROTEST = "PROTEST"
    REJECT = "REJECT"
    REQUEST = "REQUEST"
    SANCTION = "SANCTION"
    SUPPORT = "SUPPORT"
    THREATEN = "THREATEN"
    YIELD = "YIELD"

    @property
    def quad(self) -> int:
        """The quad class, 1 to 4; yielding is mostly material there.

        >>> RelationRoot.YIELD.quad, RelationRoot.AID.quad
        (2, 2)
        """
        return 2 if self == RelationRoot.YIELD else EventType(self).quad


ROOTS = tuple(RelationRoot)


@dataclass(frozen=True, slots=True)
class Relation:
    """What one side does to another: the type, its quad class, and the network's probability for the type."""

    root: RelationRoot
    quad: int
    confidence: float


def code_relation(sentence: str, actor: Span | None, recipient: Span | None) -> Relation:
    """Tell what the marked actor does to the marked recipient, as PLOVER's type and quad class.

    A side that the sentence doesn't name is None. The network takes it for granted that something is done: it tells
    what, not whether. `confidence` is between 0 and 1 and not calibrated.

    >>> text = "Norway sent tents to Malawi."
    >>> code_relation(text, Span(0, 6), Span(21, 27)).root
    <RelationRoot.AID: 'AID'>
    """
    scorer = load_scorer(NETWORK)
    scores = scorer.score(mark_pieces(scorer.tokenizer, sentence, actor, recipient))
    chances = np.exp(scores - scores.max())
    best = int(scores.argmax())
    return Relation(ROOTS[best], ROOTS[best].quad, float(chances[best] / chances.sum()))


def mark_pieces(tokenizer: Tokenizer, sentence: str, actor: Span | None, recipient: Span | None) -> list[int]:
    """Give the numbers of a sentence's pieces with marks around the two sides, framed, at most `MAX_PIECES`."""
    encoding = tokenizer.encode(sentence, add_special_tokens=False)
    opening, closing = _numbers(tokenizer, MARKS[::2]), _numbers(tokenizer, MARKS[1::2])
    ids: list[int] = []
    for id, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
        before, behind = [], []
        for number, span in enumerate((actor, recipient)):
            inside = span is not None and span.start < end and start < span.end
            if span is not None and inside and start <= span.start:
                before.append(opening[number])
            if span is not None and inside and end >= span.end:
                behind.append(closing[number])
        ids += [*before, id, *behind]
    first, last = _numbers(tokenizer, ("[CLS]", "[SEP]"))
    return [first, *ids[: MAX_PIECES - 2], last]


def _numbers(tokenizer: Tokenizer, pieces: tuple[str, ...]) -> list[int]:
    return [tokenizer.token_to_id(piece) or 0 for piece in pieces]
