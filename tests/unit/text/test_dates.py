from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import DateError
from onrecord.model.text import Span
from onrecord.text.dates import find_dates, parse_day, resolve_date

WEDNESDAY = "2022-07-20"
DAYS = ("Monday", "Feb. 29", "31 June 2022", "2022-13-45", "0000-00-00", "tonight", "May 1, 0001", "yesterday")
WORDS = st.sampled_from(DAYS) | st.text(max_size=20)


def dates_in(text: str) -> list[str]:
    return [span.of(text) for span in find_dates(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "words",
    ["July 19, 2022", "July 19 2022", "July 19", "Sept. 3", "3 May 2021", "3 May", "2022-07-19", "Tuesday", "today"],
)
def test_words_that_name_a_day_are_found_whole(words: str) -> None:
    assert dates_in(f"The ferry left on {words} in the rain.") == [words]


def test_every_day_of_a_sentence_is_found_in_order() -> None:
    assert dates_in("Osk came on Monday, and on 3 May, Yesterday he left.") == ["Monday", "3 May", "Yesterday"]


@pytest.mark.parametrize(
    "text", ["The mayor may march in July.", "In 2022 it rained.", "July 2022 was wet.", "Sundays"]
)
def test_months_years_and_lookalikes_name_no_day(text: str) -> None:
    assert dates_in(text) == []


def test_only_the_given_stretch_is_searched() -> None:
    text = "Monday and Tuesday and Friday"
    assert [span.of(text) for span in find_dates(text, Span(7, 18))] == ["Tuesday"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2022-07-20"),
        ("tonight", "2022-07-20"),
        ("Yesterday", "2022-07-19"),
        ("Wednesday", "2022-07-20"),
        ("Tuesday", "2022-07-19"),
        ("Thursday", "2022-07-14"),
        ("July 20", "2022-07-20"),
        ("July 21", "2021-07-21"),
        ("Sept. 3", "2021-09-03"),
        ("3 May", "2022-05-03"),
        ("3 May 2019", "2019-05-03"),
        ("2031-01-02", "2031-01-02"),
    ],
)
def test_words_name_the_last_such_day_up_to_publication(words: str, day: str) -> None:
    assert resolve_date(words, WEDNESDAY) == day


def test_a_day_before_new_year_belongs_to_the_old_one() -> None:
    assert resolve_date("December 30", "2022-01-02") == "2021-12-30"


def test_relative_words_name_no_day_while_publication_is_unknown() -> None:
    assert resolve_date("Tuesday", None) is None
    assert resolve_date("19 July", None) is None


def test_a_whole_date_needs_no_day_of_publication() -> None:
    assert resolve_date("July 19, 2022", None) == "2022-07-19"


@pytest.mark.parametrize("words", ["31 Feb 2022", "2022-13-45", "the harbour", ""])
def test_what_is_no_day_resolves_to_none(words: str) -> None:
    assert resolve_date(words, WEDNESDAY) is None


def test_a_day_before_the_calendar_begins_resolves_to_none() -> None:
    assert resolve_date("Tuesday", "0001-01-01") is None


@pytest.mark.parametrize(
    ("value", "day"), [("2022-07-20", date(2022, 7, 20)), ("2022-07-20T23:59Z", date(2022, 7, 20))]
)
def test_an_iso_date_is_read(value: str, day: date) -> None:
    assert parse_day(value) == day


@pytest.mark.parametrize("value", ["20 July 2022", "2022-02-30", "2022-7-2", "mid-July", ""])
def test_anything_else_raises_an_error_that_shows_how_to_write_it(value: str) -> None:
    with pytest.raises(DateError, match="2022-07-20") as caught:
        parse_day(value)
    assert caught.value.value == value


@given(st.text(max_size=60) | st.lists(WORDS, max_size=6).map(" ".join))
def test_looking_for_dates_never_fails_and_stays_inside_the_text(text: str) -> None:
    found = find_dates(text, Span(0, len(text)))
    assert all(0 <= span.start < span.end <= len(text) for span in found)


@settings(deadline=None, max_examples=60)
@given(WORDS, st.none() | st.dates().map(date.isoformat))
def test_resolving_any_words_gives_an_iso_date_or_none(words: str, published_on: str | None) -> None:
    day = resolve_date(words, published_on)
    assert day is None or date.fromisoformat(day).isoformat() == day


@given(st.text(max_size=14))
def test_reading_any_value_gives_a_date_or_a_date_error(value: str) -> None:
    with suppress(DateError):
        assert isinstance(parse_day(value), date)
