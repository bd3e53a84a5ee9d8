from __future__ import annotations

import pytest

from onrecord.model.actor import Tenure


@pytest.mark.parametrize(
    ("day", "held"),
    [
        ("2029-12-31", False),
        ("2030-01-01", True),
        ("2031-06-15", True),
        ("2033-12-31", True),
        ("2034-01-01", False),
        (None, True),
    ],
)
def test_an_office_is_held_from_its_first_to_its_last_day(day: str | None, held: bool) -> None:
    assert Tenure("Ann Osk", "mayor", "NOR", "2030-01-01", "2033-12-31").held_on(day) is held


def test_an_office_without_last_day_is_still_held() -> None:
    tenure = Tenure("Ann Osk", "mayor", "NOR", "2030-01-01", "")
    assert tenure.held_on("2099-01-01")
    assert not tenure.held_on("2029-12-31")


def test_an_office_without_first_day_was_always_held() -> None:
    assert Tenure("Ann Osk", "mayor", None, "", "2033-12-31").held_on("1990-01-01")
