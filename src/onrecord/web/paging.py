"""Pages of a long list."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.links import page_url

LAST = 500
"""Pages of a list that can be turned to; what lies behind is found by asking for less."""


@dataclass(frozen=True, slots=True)
class Paging:
    """Where a page of a list stands; `page` counts from 1, `base` is the address of the list without it."""

    page: int = 1
    total: int = 0
    size: int = 20
    base: str = "/"

    @classmethod
    def of(cls, page: int, total: int, size: int, base: str) -> Paging:
        """Turn to a page of a list, or to its last where it has fewer.

        >>> Paging.of(9, 45, 20, "/events").page
        3
        """
        return cls(min(max(page, 1), max(1, -(-total // size)), LAST), total, size, base)

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, min(-(-self.total // self.size), LAST))

    @property
    def offset(self) -> int:
        """How many entries stand on the pages before."""
        return (self.page - 1) * self.size

    @property
    def first(self) -> int:
        """The number of the first entry of the page."""
        return min(self.offset + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last entry of the page."""
        return min(self.offset + self.size, self.total)

    def url(self, page: int) -> str:
        """Give the address of another page of the list.

        >>> Paging(1, 45, 20, "/search?words=grain").url(2)
        '/search?words=grain&page=2'
        """
        path, _, query = self.base.partition("?")
        return f"{path}?{query}&page={page}" if query else page_url(path, page=page)
