"""Marked pairs as the network reads them, with a hand-made network in its place. All texts are invented."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from onrecord.extract import relation
from onrecord.extract.relation import MARKS, MAX_PIECES, ROOTS, RelationRoot, code_relation, mark_pieces
from onrecord.model.text import Span
from onrecord.tagger.network import Scorer

TEXT = "Norway sent tents to Malawi"
ACTOR, RECIPIENT = Span(0, 6), Span(21, 27)
WORDS = ["[UNK]", "[CLS]", "[SEP]", *MARKS, "Norway", "sent", "tents", "to", "Malawi"]


def tokenizer() -> Tokenizer:
    made = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    return made


def pieces(actor: Span | None, recipient: Span | None, text: str = TEXT) -> list[str]:
    return [WORDS[id] for id in mark_pieces(tokenizer(), text, actor, recipient)]


class Sure:
    """A network that is sure of one type."""

    def __init__(self, root: RelationRoot) -> None:
        self.root = root

    def run(self, _outputs: None, feed: dict[str, Any]) -> tuple[Any, ...]:
        assert feed["ids"].shape[0] == 1
        return (np.array([[9.0 if root == self.root else 0.0 for root in ROOTS]], np.float32),)


def test_marks_stand_around_the_two_sides() -> None:
    first, second, third, fourth = MARKS
    assert pieces(ACTOR, RECIPIENT) == [
        "[CLS]", first, "Norway", second, "sent", "tents", "to", third, "Malawi", fourth, "[SEP]",
    ]  # fmt: skip


def test_a_side_that_is_not_named_has_no_mark() -> None:
    assert pieces(ACTOR, None) == ["[CLS]", MARKS[0], "Norway", MARKS[1], "sent", "tents", "to", "Malawi", "[SEP]"]


def test_a_long_sentence_is_cut() -> None:
    assert len(pieces(ACTOR, RECIPIENT, TEXT + " to" * 300)) == MAX_PIECES


@pytest.mark.parametrize(("root", "quad"), [(RelationRoot.AID, 2), (RelationRoot.YIELD, 2), (RelationRoot.COERCE, 4)])
def test_the_surest_type_is_given_with_its_quad(monkeypatch: pytest.MonkeyPatch, root: RelationRoot, quad: int) -> None:
    monkeypatch.setattr(relation, "load_scorer", lambda _path: Scorer(Sure(root), tokenizer()))

    given = code_relation(TEXT, ACTOR, RECIPIENT)
    assert (given.root, given.quad) == (root, quad)
    assert given.confidence > 0.9
