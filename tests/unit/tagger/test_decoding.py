"""Decoding: the best allowed labels, and the spans that they mark."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.tagger.decoding import (
    CONTINUES,
    CUE_CONTINUES,
    LinkLabel,
    Scores,
    best_labels,
    log_softmax,
    runs_of,
    spans_of,
)

PIECE = st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5)


def is_allowed(labels: tuple[int, ...]) -> bool:
    return all(
        label not in CONTINUES or (at > 0 and labels[at - 1] in CONTINUES[label]) for at, label in enumerate(labels)
    )


def total(scores: Scores, labels: tuple[int, ...]) -> float:
    return sum(float(scores[at, label]) for at, label in enumerate(labels))


@given(st.lists(PIECE, min_size=1, max_size=4))
def test_no_allowed_labelling_is_better_than_the_one_given(rows: list[list[float]]) -> None:
    scores = np.array(rows, np.float32)
    given_labels = tuple(best_labels(scores, CONTINUES))
    best = max(total(scores, labels) for labels in product(range(5), repeat=len(rows)) if is_allowed(labels))
    assert is_allowed(given_labels)
    assert abs(total(scores, given_labels) - best) < 1e-3


def test_an_inside_without_a_beginning_becomes_the_next_best() -> None:
    scores = np.log(np.array([[0.25, 0.15, 0.6], [0.2, 0.2, 0.6]], np.float32))
    assert best_labels(scores, CUE_CONTINUES) == [1, 2]


@given(st.lists(PIECE, min_size=1, max_size=6))
def test_probabilities_add_up_to_one(rows: list[list[float]]) -> None:
    assert np.allclose(np.exp(log_softmax(np.array(rows, np.float32))).sum(axis=-1), 1, atol=1e-5)


def test_content_in_two_pieces_gives_two_runs_and_the_source_between_them_one() -> None:
    labels = [1, 2, 2, 0, 3, 4, 0, 1, 2]
    assert runs_of(labels, LinkLabel.BEGIN_CONTENT, LinkLabel.INSIDE_CONTENT) == [range(3), range(7, 9)]
    assert runs_of(labels, LinkLabel.BEGIN_SOURCE, LinkLabel.INSIDE_SOURCE) == [range(4, 6)]


def test_a_run_stands_from_its_first_piece_to_the_end_of_its_last() -> None:
    places = (Span(0, 3), Span(4, 6), Span(6, 9))
    assert spans_of([range(1, 3)], places) == (Span(4, 9),)
