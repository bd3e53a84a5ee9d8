"""Addresses that a feed, a list of feeds or a sitemap names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """An address with what the list says of it; `published_on` is an ISO date."""

    url: str
    title: str | None = None
    published_on: str | None = None


def is_web_address(url: str) -> bool:
    """Tell whether an address can be fetched.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return url.lower().startswith(("http://", "https://"))
