"""The reading may not become worse than it was measured to be."""

from __future__ import annotations

import pytest

from onrecord.evaluate.gate import check, read_floors
from tests.quality.floors import FLOORS, GOLD, PAIRS, measure_floors


@pytest.mark.model
def test_no_measure_is_below_its_floor() -> None:
    if not GOLD.is_dir():
        pytest.skip(f"there is no gold at {GOLD}; set ONRECORD_GOLD to its folder")
    if not PAIRS.is_dir():
        pytest.skip(f"there are no pairs at {PAIRS}: the floors hold them beside the gold")
    if not FLOORS.exists():
        pytest.skip("there are no floors yet; python tests/quality/floors.py measures and writes them")
    measured = measure_floors(GOLD)
    problems = check(read_floors(FLOORS), measured.gold, measured.values)
    assert not problems, "\n".join((*problems, f"see: onrecord evaluate --misses {GOLD}"))
