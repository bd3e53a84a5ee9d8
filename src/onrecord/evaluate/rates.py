"""Rates: precision, recall and F1 of counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """How many findings are right, of how many, and of how many there were to find; rates are per cent.

    >>> Score(right=3, predicted=4, gold=6).f1
    60.0
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of the findings that are right; 0 when there are none."""
        return percent(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The share of what was to be found that was found; 0 when there was nothing."""
        return percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return percent(2 * self.right, self.predicted + self.gold)

    def __add__(self, other: Score) -> Score:
        """Count two scores together."""
        return Score(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Share:
    """How many are right of a total."""

    right: int = 0
    total: int = 0


def percent(part: int, whole: int) -> float:
    """Give a part in per cent of a whole; 0 of nothing."""
    return 100 * part / whole if whole else 0.0
