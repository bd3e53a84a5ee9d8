from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.alignment import Measure
from onrecord.evaluate.gate import Floors, check, hash_gold, lowered, measure, measure_pairs, read_floors, write_floors
from onrecord.evaluate.occasions import Field
from onrecord.evaluate.pairs import PairScore
from onrecord.evaluate.rates import Score, Share
from onrecord.evaluate.score import Report

FLOORS = Floors("abc", {"found": 60.0, "occasion date": 50.0})


def test_values_are_rounded_down_to_a_tenth() -> None:
    report = Report(
        {Measure.FOUND: Score(2, 3, 3)}, {}, {}, 0, 0, {Field.DATE: Share(7, 10)}, {"positions": Score(1, 3, 3)}
    )
    assert measure(report) == {"found": 66.6, "occasion date": 70.0, "positions": 33.3}


def test_every_value_is_at_its_own_floor() -> None:
    for right in range(201):
        report = Report({Measure.FOUND: Score(right, 200, 200)}, {}, {}, 0, 0, {}, {})
        assert measure(report)["found"] == right / 2


def test_values_at_their_floors_pass() -> None:
    assert check(FLOORS, "abc", {"found": 60.0, "occasion date": 80.0, "new": 1.0}) == ()


def test_a_value_below_its_floor_is_named_with_both() -> None:
    assert check(FLOORS, "abc", {"found": 59.9, "occasion date": 50.0}) == ("found is 59.9, below its floor of 60.0",)


def test_a_value_that_is_no_longer_measured_breaks_the_gate() -> None:
    assert check(FLOORS, "abc", {"found": 60.0}) == ("occasion date is not measured, below its floor of 50.0",)


def test_a_changed_gold_asks_for_a_new_measurement() -> None:
    (problem,) = check(FLOORS, "other", {"found": 0.0})
    assert "measure the floors again" in problem


def test_lowered_floors_are_listed_and_raised_ones_are_not() -> None:
    assert lowered(FLOORS, Floors("abc", {"found": 61.0, "occasion date": 49.9})) == ("occasion date: 50.0 -> 49.9",)
    assert lowered(FLOORS, Floors("abc", {"occasion date": 50.0})) == ("found: 60.0 -> not measured",)


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, FLOORS)
    assert read_floors(path) == FLOORS


@pytest.mark.parametrize("content", ["{", "[]", '{"gold": "abc"}', '{"gold": "abc", "floors": {"found": "x"}}'])
def test_a_file_that_is_no_file_of_floors_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(content, "utf-8")
    with pytest.raises(GoldError, match="not a file of floors"):
        read_floors(path)


def test_the_hash_tells_bytes_and_names_but_not_folder_or_order(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "a.json").write_text("1", "utf-8")
        (folder / "b.json").write_text("2", "utf-8")
    before = hash_gold([one / "a.json", one / "b.json"])
    assert hash_gold([other / "b.json", other / "a.json"]) == before
    (other / "b.json").write_text("3", "utf-8")
    assert hash_gold([other / "a.json", other / "b.json"]) != before
    (one / "b.json").rename(one / "c.json")
    assert hash_gold([one / "a.json", one / "c.json"]) != before


def test_pairs_are_held_to_floors_as_well() -> None:
    score = PairScore(aligned=Score(2, 3, 3), relation=Share(3, 4))
    assert measure_pairs(score) == {"pairs both sides": 66.6, "pairs points": 0.0, "pairs relation": 75.0}
