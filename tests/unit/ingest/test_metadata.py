from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import DateError
from onrecord.ingest.metadata import Metadata, day_of


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T10:00:00", "2024-03-05"),
        ("2024-03-05T10:00:00Z", "2024-03-05"),
        ("2024-03-05 23:53:55-04:00", "2024-03-05"),
        ("2024-03-05T23:30:00.250+03:30", "2024-03-05"),
        ("Fri, 11 Jun 2021 14:21:48 +0000", "2021-06-11"),
        ("Fri, 11 Jun 2021 23:59:59 -0800", "2021-06-11"),
        ("11 Jun 2021 00:10 GMT", "2021-06-11"),
    ],
)
def test_a_date_keeps_the_calendar_day_it_was_published_on(published: str, day: str) -> None:
    assert day_of(published) == day


@pytest.mark.parametrize("text", ["", "soon", "mid-July", "2024-02-30", "2024-13-01", "05/03/2024", "31 Foo 2020"])
def test_what_is_no_date_gives_none(text: str) -> None:
    assert day_of(text) is None


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    day = day_of(text)
    assert day is None or len(day) == 10


@given(st.datetimes(timezones=st.timezones()))
def test_every_iso_datetime_gives_its_own_day(moment: object) -> None:
    assert day_of(str(moment)) == str(moment)[:10]


@pytest.mark.parametrize("value", ["yesterday", "2024-02-30", "05/03/2024", "Fri, 11 Jun 2021 14:21:48 +0000"])
def test_a_wrong_date_from_the_user_says_how_to_write_it(value: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD") as caught:
        Metadata(published_on=value)
    assert caught.value.value == value


def test_a_datetime_from_the_user_is_cut_to_its_day() -> None:
    assert Metadata(published_on="2024-03-05T23:00:00Z").published_on == "2024-03-05"


def test_blank_values_count_as_unknown() -> None:
    assert Metadata(publisher="  ", published_on="", title=" Talks ") == Metadata(title="Talks")


def test_what_is_known_wins_and_the_rest_is_filled() -> None:
    known = Metadata(publisher="Ours", title="Talks")
    assert known.or_else(Metadata(publisher="Theirs", licence="CC0")) == Metadata("Ours", None, None, "Talks", "CC0")
