from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.series import Occurrences, Period, Saying, day_of, days_between


@pytest.mark.parametrize("date", [None, "", "2024", "2024-05", "soon", "2024-02-30"])
def test_what_names_no_day_is_undated(date: str | None) -> None:
    assert day_of(date) is None
    assert days_between(date, "2024-05-01") is None
    assert days_between("2024-05-01", date) is None


def test_days_between_are_below_zero_backwards() -> None:
    assert days_between("2024-06-01", "2024-05-30") == -2


@given(st.dates(max_value=datetime.date(9998, 1, 1), min_value=datetime.date(2, 1, 1)), st.sampled_from(Period))
def test_a_day_is_in_its_period_and_periods_follow_on_each_other(day: datetime.date, period: Period) -> None:
    start, end = period.bounds(day)
    assert start <= day < end
    assert period.bounds(end)[0] == end
    assert period.bounds(start) == (start, end)


def test_weeks_begin_on_monday() -> None:
    assert Period.WEEK.bounds(datetime.date(2024, 5, 26))[0] == datetime.date(2024, 5, 20)


def test_speakers_are_those_of_the_earliest_occurrence_that_names_any() -> None:
    unnamed = Saying("s1", "d1", None, "Yes")
    named = Saying("s2", "d2", None, "Yes", ("a1",))
    assert Occurrences((unnamed, named)).speakers == ("a1",)
    assert Occurrences((unnamed,)).speakers == ()


def test_a_document_counts_once() -> None:
    group = Occurrences((Saying("s1", "d1", None, "Yes"), Saying("s2", "d1", None, "Yes")))
    assert group.documents == ("d1",)
