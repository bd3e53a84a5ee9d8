"""What is known about a publication, apart from its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from datetime import datetime
from email.utils import parsedate_to_datetime

from onrecord.errors import DateError

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ]\d)")
RFC_2822_DAY = re.compile(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\b")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Who published a document, when, where, under which title and licence.

    `published_on` may be given as an ISO date or datetime and is kept as an ISO date; anything else raises
    `DateError`. Empty strings count as not given.

    >>> Metadata(publisher="Example Times", published_on="2024-03-05T23:30:00-05:00").published_on
    '2024-03-05'
    """

    publisher: str | None = None
    published_on: str | None = None
    url: str | None = None
    title: str | None = None
    licence: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            object.__setattr__(self, field.name, (value or "").strip() or None)
        if self.published_on is not None:
            object.__setattr__(self, "published_on", _iso_day_or_error(self.published_on))

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is not known here with what the other knows."""
        return Metadata(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


def _iso_day_or_error(value: str) -> str:
    day = day_of(value) if ISO_DAY.match(value) else None
    if day is None:
        raise DateError(f"{value!r} is not a date: write it as YYYY-MM-DD, for example 2024-03-05", value)
    return day


def day_of(value: str) -> str | None:
    """Give the ISO date of an ISO or RFC 2822 date, or None where it is neither.

    The calendar day stays the one that was published; it is not moved into another time zone.

    >>> day_of("Fri, 11 Jun 2021 23:21:48 -0400")
    '2021-06-11'
    >>> day_of("mid-July") is None
    True
    """
    value = value.strip()
    try:
        if ISO_DAY.match(value):
            return datetime.fromisoformat(value).date().isoformat()
        if RFC_2822_DAY.match(value):
            return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    return None
