"""Read dates, relative to the day of publication where they are relative."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from onrecord.errors import DateError
from onrecord.model.text import Span

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
DATE = re.compile(
    rf"\b(?:{MONTH}\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{WEEKDAY}|[Tt]oday|[Yy]esterday|[Tt]onight)\b"
)


def find_dates(text: str, span: Span) -> tuple[Span, ...]:
    """Find the words in a stretch of text that name a day.

    >>> [found.of("met on Tuesday noon") for found in find_dates("met on Tuesday noon", Span(0, 19))]
    ['Tuesday']
    """
    return tuple(Span(match.start(), match.end()) for match in DATE.finditer(text, span.start, span.end))


def resolve_date(words: str, published_on: str | None) -> str | None:
    """Give the ISO date that words name: the last such day up to the day of publication.

    None where they are relative and the day of publication isn't known, or no date at all.

    >>> resolve_date("Tuesday", "2022-07-20")
    '2022-07-19'
    """
    complete = re.search(r"\d{4}", words) is not None
    if published_on is None and not complete:
        return None
    import dateparser

    base = datetime.combine(parse_day(published_on or "2000-01-01"), time(23, 59))
    if re.fullmatch(WEEKDAY, words) and base.strftime("%A") == words:
        return base.date().isoformat()
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    try:
        found = dateparser.parse(words, languages=["en"], settings=settings)
    except OverflowError:  # The day would lie before the year 1.
        return None
    return found.date().isoformat() if found else None


def parse_day(value: str) -> date:
    """Read an ISO date; raises `DateError` that says how to write one."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise DateError(f"{value!r} is not a date; write it as 2022-07-20", value) from error
