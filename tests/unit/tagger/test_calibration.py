"""Calibration: what a certainty is worth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagger.calibration import Calibration

CERTAINTY = st.floats(0, 1)


@given(CERTAINTY, CERTAINTY)
def test_the_surer_finding_has_the_higher_confidence(one: float, other: float) -> None:
    scale = Calibration(bias=-0.6, slope=0.7)
    low, high = sorted((one, other))
    assert 0 < scale.confidence(low) <= scale.confidence(high) < 1


def test_a_negative_bias_lowers_confidence() -> None:
    assert Calibration(bias=-1).confidence(0.9) < 0.9
