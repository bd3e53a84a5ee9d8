"""Calendar days as pages write them, in markup and for the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.ingest.metadata import day_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WRITTEN = re.compile(
    rf"\b(?:(?P<y1>\d{{4}})[-/](?P<m1>\d{{2}})[-/](?P<d1>\d{{2}})"
    rf"|{_MONTH.replace('(', '(?P<m2>', 1)}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace('(', '(?P<m3>', 1)},?\s+(?P<y3>\d{{4}})"
    rf"|(?P<a4>\d{{1,2}})[/.](?P<b4>\d{{1,2}})[/.](?P<y4>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
CHANGED = re.compile(r"(?:updated?|modified|revised|changed|edited)[\s:]*(?:on\s+|at\s+)?(?:\w+,\s*)?$", re.IGNORECASE)
IN_UTC = re.compile(r"\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|GMT|[+-]00:?00)$")
HOUR = re.compile(r"[T ](\d{2})")
FIRST_EVENING_HOUR, LAST_MORNING_HOUR = 10, 12
"""Clocks run from 12 hours behind to 14 hours ahead of universal time."""


def stated_day_of(value: str) -> str | None:
    """Give the ISO day of a date in markup, in whatever form pages write it; None where it can't be told.

    Two numbers and a year are read only where the numbers can't be month and day the other way round.

    >>> stated_day_of("12/20/2023 16:00:50"), stated_day_of("2024-02-06 17:55:00 UTC"), stated_day_of("05/06/2023")
    ('2023-12-20', '2024-02-06', None)
    """
    return day_of(value) or next(written_days(value), None)


def written_days(text: str) -> Iterator[str]:
    """Yield the ISO days that a text names with day, month and year, but for those of a later change.

    >>> list(written_days("Dec. 23, 2023 5:06pm PT, updated 24 December 2023"))
    ['2023-12-23']
    """
    for match in WRITTEN.finditer(text):
        if CHANGED.search(text[max(0, match.start() - 30) : match.start()]):
            continue
        if day := _iso_day(match):
            yield day


def local_day(stated: str, written: frozenset[str]) -> str | None:
    """Give the day on the publisher's own calendar of a moment that markup states.

    A moment in universal time may be the day before or after where it was published; then a day that the page
    shows to its readers decides, if it is one that the clocks of the world allow.

    >>> local_day("2023-12-24T01:06:51+00:00", frozenset({"2023-12-23"}))
    '2023-12-23'
    """
    day = stated_day_of(stated)
    hour = HOUR.search(stated)
    if day is None or day in written or hour is None or not IN_UTC.search(stated.strip()):
        return day
    for shift, possible in ((-1, int(hour[1]) < LAST_MORNING_HOUR), (1, int(hour[1]) >= FIRST_EVENING_HOUR)):
        other = (date.fromisoformat(day) + timedelta(days=shift)).isoformat()
        if possible and other in written:
            return other
    return day


def _iso_day(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    for number in "123":
        if parts[f"y{number}"]:
            month = parts[f"m{number}"].lower()[:3]
            return _valid(
                parts[f"y{number}"], MONTHS.index(month) + 1 if month in MONTHS else month, parts[f"d{number}"]
            )
    first, second = int(parts["a4"]), int(parts["b4"])
    if first <= 12 < second:
        return _valid(parts["y4"], first, second)
    if second <= 12 < first or first == second:
        return _valid(parts["y4"], second, first)
    return None


def _valid(year: str, month: str | int, day: str | int) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
