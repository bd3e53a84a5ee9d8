"""Long lists in pages, each with a cursor to the next one."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from starlette.exceptions import HTTPException

MOST = 200
"""Items of one page."""

DEEPEST = 1_000_000
"""How far into a list a cursor may point."""

MOVED = 500
"""By how many places an item is looked for behind the place where it stood."""

Item = TypeVar("Item")
Fetch = Callable[[int, int], Sequence[Item]]
"""How to fetch from a list: from which place, counted from 0, and how many items at most."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: after how many items, and the id of the last of them."""

    after: int
    last: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is wanted: how many items, and from where."""

    limit: int
    cursor: Cursor | None = None


def cut_page(fetch: Fetch[Item], id_of: Callable[[Item], str], wanted: Wanted) -> tuple[Sequence[Item], str | None]:
    """Give a page of a list and the cursor to the next one, None at the end.

    The page begins after the item that the cursor names, also where others have come in before it by now. Where that
    are more than `MOVED`, the page may begin with items that were on a page before; none is ever left out by it.

    >>> fetch = lambda offset, n: ["a", "b", "c"][offset : offset + n]
    >>> page, cursor = cut_page(fetch, str, Wanted(2))
    >>> page, cut_page(fetch, str, Wanted(2, read_cursor(cursor)))
    (['a', 'b'], (['c'], None))
    """
    start = _find_start(fetch, id_of, wanted.cursor) if wanted.cursor else 0
    items = fetch(start, wanted.limit + 1)
    page = items[: wanted.limit]
    if len(items) <= wanted.limit:
        return page, None
    return page, write_cursor(Cursor(start + len(page), id_of(page[-1])))


def _find_start(fetch: Fetch[Item], id_of: Callable[[Item], str], cursor: Cursor) -> int:
    before = max(0, cursor.after - 1)
    for look in (1, MOVED):
        for n, item in enumerate(fetch(before, look)):
            if id_of(item) == cursor.last:
                return before + n + 1
    return cursor.after


def cut(items: Sequence[Item]) -> Fetch[Item]:
    """Give how to fetch from a list that is there whole."""
    return lambda offset, n: items[offset : offset + n]


def skip(first: Callable[[int], Sequence[Item]]) -> Fetch[Item]:
    """Give how to fetch from a list of which only its first so many items can be asked for."""
    return lambda offset, n: first(offset + n)[offset:]


def write_cursor(cursor: Cursor) -> str:
    """Give a cursor as letters that go into an address as they are."""
    written = json.dumps([cursor.after, cursor.last]).encode()
    return base64.urlsafe_b64encode(written).decode().rstrip("=")


def read_cursor(written: str | None) -> Cursor | None:
    """Give the cursor that letters stand for; answer with 400 where they are none of ours.

    >>> read_cursor(write_cursor(Cursor(20, "d1")))
    Cursor(after=20, last='d1')
    """
    if written is None:
        return None
    try:
        after, last = json.loads(base64.b64decode(written + "=" * (-len(written) % 4), b"-_", validate=True))
        if type(after) is not int or not 0 <= after <= DEEPEST or not isinstance(last, str):
            raise ValueError(written)
    except (ValueError, TypeError, RecursionError, binascii.Error) as error:
        raise HTTPException(400, "cursor: this is none that the API gave; begin the list anew") from error
    return Cursor(after, last)
