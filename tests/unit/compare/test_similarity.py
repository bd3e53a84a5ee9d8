from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.similarity import LEAN, PRIOR, centre, load_encoder
from tests.unit.compare.reports import count_words

WORDS = "the ferry will run in may and the pier will grow"
ENCODER = count_words(WORDS)


def test_a_vector_has_length_one_and_words_that_are_not_known_have_none() -> None:
    assert np.linalg.norm(ENCODER.encode("the ferry")) == pytest.approx(1)
    assert not ENCODER.encode("zebras").any()
    assert not ENCODER.encode("").any()


def test_equal_passages_are_wholly_alike_and_strangers_not_at_all() -> None:
    likeness = ENCODER.compare(["the ferry", "pier"], ["ferry the", "may"])
    assert likeness.tolist() == [[1.0, 0.0], [0.0, 0.0]]


def test_nothing_compared_gives_an_empty_table() -> None:
    assert ENCODER.compare([], ["pier"]).shape == (0, 1)
    assert ENCODER.compare(["pier"], []).shape == (1, 0)


def test_common_pieces_are_counted_by_their_weight() -> None:
    some, others = ENCODER.pieces_of("the ferry will run"), ENCODER.pieces_of("the ferry may grow")
    assert ENCODER.share_pieces(some, others) == 0.5
    assert ENCODER.share_pieces(some, some) == 1.0
    assert ENCODER.share_pieces(some, frozenset()) == 0.0


def test_a_passage_that_is_like_everything_loses_most() -> None:
    centred = centre(np.array([[0.5, 0.5, 0.5], [0.0, 0.5, 0.0]]))
    assert centred[1, 1] > centred[0, 1]


def test_a_single_pair_keeps_most_of_its_likeness() -> None:
    expected = 0.8 - (0.8 + LEAN * PRIOR) / (1 + LEAN)
    assert centre(np.array([[0.8]]))[0, 0] == pytest.approx(expected)
    assert centre(np.zeros((0, 3))).shape == (0, 3)


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_the_order_of_passages_changes_no_likeness(texts: list[str]) -> None:
    there, back = ENCODER.compare(texts, texts), ENCODER.compare(texts[::-1], texts[::-1])
    assert np.array_equal(there, back[::-1, ::-1])


def test_the_shipped_numbers_fit_the_shipped_pieces() -> None:
    encoder = load_encoder()
    assert encoder.vectors.shape[0] == encoder.weights.shape[0] == encoder.tokenizer.get_vocab_size()
    assert encoder.vectors.dtype == np.int8


def test_other_words_for_one_thing_are_more_alike_than_another_thing() -> None:
    (near, far) = load_encoder().compare(
        ["He called for an end to the sanctions."],
        ["She urged that the embargo be lifted.", "She praised the students of the music school."],
    )[0]
    assert near > far + 0.2
