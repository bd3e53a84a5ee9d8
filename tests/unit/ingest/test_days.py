from __future__ import annotations

import pytest

from onrecord.ingest.days import local_day, stated_day_of, written_days


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("2024-03-05 17:55:00 UTC", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("March 5, 2024", "2024-03-05"),
        ("5th March 2024", "2024-03-05"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("12/20/2023 16:00:50", "2023-12-20"),
        ("20.12.2023", "2023-12-20"),
        ("05/06/2023", None),
        ("2024-13-40", None),
        ("31 February 2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_stated_day_is_read_where_it_can_be_told(value: str, day: str | None) -> None:
    assert stated_day_of(value) == day


def test_days_of_later_changes_are_not_days_of_publication() -> None:
    shown = "Published: 5 March 2024 | Last updated: 7 March 2024 | Modified on Friday, 8 March 2024"
    assert list(written_days(shown)) == ["2024-03-05"]


@pytest.mark.parametrize(
    ("stated", "written", "day"),
    [
        ("2024-03-06T01:00:00Z", {"2024-03-05"}, "2024-03-05"),
        ("2024-03-05T22:00:00+00:00", {"2024-03-06"}, "2024-03-06"),
        ("2024-03-06T01:00:00Z", {"2024-03-06", "2024-03-05"}, "2024-03-06"),
        ("2024-03-06T01:00:00Z", {"2024-03-07"}, "2024-03-06"),
        ("2024-03-06T18:00:00Z", {"2024-03-05"}, "2024-03-06"),
        ("2024-03-06T01:00:00-05:00", {"2024-03-05"}, "2024-03-06"),
        ("2024-03-06", {"2024-03-05"}, "2024-03-06"),
        ("soon", {"2024-03-05"}, None),
    ],
)
def test_the_shown_day_decides_only_where_the_clocks_of_the_world_allow_it(
    stated: str, written: set[str], day: str | None
) -> None:
    assert local_day(stated, frozenset(written)) == day
