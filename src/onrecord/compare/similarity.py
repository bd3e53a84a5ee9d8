"""How alike passages are in meaning: numbers for word pieces, summed up."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Matrix = NDArray[np.float64]
DIGITS = 6
"""Digits of a cosine that are kept, so that the order in which a machine adds changes nothing."""
PRIOR = 0.15
"""Average likeness of two passages of one pair of reports; measured on the four coded pairs."""
LEAN = 3
"""How many passages the average stands for. From none to twelve, the F1 of points on the coded pairs moved by two at
most."""


@dataclass(frozen=True, slots=True)
class Encoder:
    """A vector for each word piece, learned so that their sum over a passage stands for its meaning.

    `weights` say how much a piece counts. All are whole numbers, so that a passage has the same vector on every
    machine. See the model card beside the data.
    """

    tokenizer: Tokenizer = field(repr=False)
    vectors: NDArray[np.int8] = field(repr=False)
    weights: NDArray[np.uint16] = field(repr=False)

    def encode(self, words: str) -> Matrix:
        """Give the vector of some words, of length 1; all zeros where there are no words."""
        ids = self.tokenizer.encode(words, add_special_tokens=False).ids
        total = self.weights[ids].astype(np.int64) @ self.vectors[ids].astype(np.int64)
        size = float(np.linalg.norm(total))
        return np.asarray(total / size if size else total, np.float64)

    def compare(self, some: Sequence[str], others: Sequence[str]) -> Matrix:
        """Give the cosine of each of some passages with each of the others: 1 for equal ones, about 0 for unrelated."""
        if not some or not others:
            return np.zeros((len(some), len(others)))
        left, right = (np.stack([self.encode(words) for words in each]) for each in (some, others))
        return np.asarray(np.round(left @ right.T, DIGITS), np.float64)

    def pieces_of(self, words: str) -> frozenset[int]:
        """Give the numbers of the word pieces of a text."""
        return frozenset(self.tokenizer.encode(words, add_special_tokens=False).ids)

    def share_pieces(self, some: frozenset[int], others: frozenset[int]) -> float:
        """Tell how many word pieces two texts have in common, from 0 to 1, rare ones counting for more."""
        size = math.sqrt(self._mass(some) * self._mass(others))
        return round(self._mass(some & others) / size, DIGITS) if size else 0.0

    def _mass(self, pieces: frozenset[int]) -> int:
        return int((self.weights[list(pieces)].astype(np.int64) ** 2).sum())


@cache
def load_encoder() -> Encoder:
    """Load the numbers that come with the package; the pieces are the tagger's.

    >>> likeness = load_encoder().compare(["They agreed on new sanctions."], ["An embargo was agreed.", "It rained."])
    >>> bool(likeness[0, 0] > likeness[0, 1])
    True
    """
    data = resources.files("onrecord") / "data"
    with np.load(io.BytesIO((data / "encoder" / "vectors.npz").read_bytes())) as stored:
        vectors, weights = stored["vectors"], stored["weights"]
    tokenizer = Tokenizer.from_str((data / "tagger" / "tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(tokenizer, vectors, weights)


def centre(likeness: Matrix) -> Matrix:
    """Take from each likeness half of what its row and its column have on average.

    A passage in general terms is a little like everything. The averages lean on `PRIOR` as if on three more passages,
    so that a report of one sentence keeps its likeness.
    """
    if not likeness.size:
        return likeness
    rows = (likeness.sum(axis=1, keepdims=True) + LEAN * PRIOR) / (likeness.shape[1] + LEAN)
    columns = (likeness.sum(axis=0, keepdims=True) + LEAN * PRIOR) / (likeness.shape[0] + LEAN)
    return np.asarray(likeness - (rows + columns) / 2, np.float64)
