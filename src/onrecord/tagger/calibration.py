"""Turn the tagger's certainty into the share of findings that are right at it."""

from __future__ import annotations

import math
from dataclasses import dataclass

EDGE = 1e-4
"""How near to 0 and 1 a probability may be taken, so that its odds stay finite."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic scale from certainty to confidence (Platt 1999), and the confidence from which a finding is given.

    `bias` and `slope` apply to the log-odds of the certainty. They are fitted on documents that the tagger was not
    trained on, and belong to one set of weights.
    """

    bias: float = 0.0
    slope: float = 1.0
    floor: float = 0.0

    def confidence(self, certainty: float) -> float:
        """Give the share of findings that are right at a certainty between 0 and 1.

        >>> round(Calibration().confidence(0.8), 3)
        0.8
        """
        return 1 / (1 + math.exp(-(self.bias + self.slope * log_odds(certainty))))


def log_odds(probability: float) -> float:
    """Give the logarithm of the odds of a probability."""
    kept = min(max(probability, EDGE), 1 - EDGE)
    return math.log(kept / (1 - kept))
