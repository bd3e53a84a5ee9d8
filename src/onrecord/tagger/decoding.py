"""Decode the tagger's scores: the best allowed sequence of labels, and the spans that it marks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from onrecord.model.text import Span

Scores = npt.NDArray[np.float32]


class CueLabel(IntEnum):
    """What a piece is in a cue."""

    OUT = 0
    BEGIN = 1
    INSIDE = 2


class LinkLabel(IntEnum):
    """What a piece is to one cue."""

    OUT = 0
    BEGIN_CONTENT = 1
    INSIDE_CONTENT = 2
    BEGIN_SOURCE = 3
    INSIDE_SOURCE = 4


NEVER = np.float32(-1e9)
CONTINUES: dict[int, frozenset[int]] = {
    LinkLabel.INSIDE_CONTENT: frozenset({LinkLabel.BEGIN_CONTENT, LinkLabel.INSIDE_CONTENT}),
    LinkLabel.INSIDE_SOURCE: frozenset({LinkLabel.BEGIN_SOURCE, LinkLabel.INSIDE_SOURCE}),
}
CUE_CONTINUES: dict[int, frozenset[int]] = {CueLabel.INSIDE: frozenset({CueLabel.BEGIN, CueLabel.INSIDE})}


def log_softmax(scores: Scores) -> Scores:
    """Turn scores into logarithms of probabilities, along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_labels(scores: Scores, continues: dict[int, frozenset[int]]) -> list[int]:
    """Give the most probable labels in which a label of `continues` only follows one that it may continue (Viterbi).

    `scores` are logarithms of probabilities, pieces by labels.

    >>> best_labels(np.log(np.array([[.4, .0001, .5999], [.1, .8, .1]], np.float32)), CUE_CONTINUES)
    [0, 1]
    """
    labels = scores.shape[1]
    steps = np.zeros((labels, labels), np.float32)
    for label, before in continues.items():
        steps[[other for other in range(labels) if other not in before], label] = NEVER
    best = scores[0].copy()
    best[list(continues)] = NEVER
    came_from = np.zeros(scores.shape, np.intp)
    for at in range(1, len(scores)):
        paths = best[:, None] + steps
        came_from[at] = paths.argmax(axis=0)
        best = paths.max(axis=0) + scores[at]
    path = [int(best.argmax())]
    for at in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[at, path[-1]]))
    return path[::-1]


def runs_of(labels: Sequence[int], begin: int, inside: int) -> list[range]:
    """Give the runs of pieces that begin with one label and go on with another.

    >>> runs_of([0, 1, 2, 1, 0], CueLabel.BEGIN, CueLabel.INSIDE)
    [range(1, 3), range(3, 4)]
    """
    runs: list[range] = []
    for at, label in enumerate(labels):
        if label == begin:
            runs.append(range(at, at + 1))
        elif label == inside and runs and runs[-1].stop == at:
            runs[-1] = range(runs[-1].start, at + 1)
    return runs


def spans_of(runs: Sequence[range], places: Sequence[Span]) -> tuple[Span, ...]:
    """Give where runs of pieces stand in the text."""
    return tuple(Span(places[run.start].start, places[run.stop - 1].end) for run in runs)
