from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.exceptions import HTTPException

from onrecord.api.paging import DEEPEST, MOVED, Cursor, Wanted, cut, cut_page, read_cursor, skip, write_cursor


def walk(items: list[str], limit: int) -> list[str]:
    """Turn all pages of a list."""
    seen: list[str] = []
    cursor: str | None = None
    while True:
        page, cursor = cut_page(cut(items), str, Wanted(limit, read_cursor(cursor)))
        seen += page
        if cursor is None:
            return seen


@given(st.lists(st.text(max_size=3), unique=True, max_size=12), st.integers(1, 5))
def test_pages_give_each_item_once(items: list[str], limit: int) -> None:
    assert walk(items, limit) == items


@given(st.integers(1, 4), st.lists(st.integers(0, 9), max_size=8))
def test_what_comes_in_between_two_pages_moves_nothing(limit: int, places: list[int]) -> None:
    items = [f"old {n}" for n in range(10)]
    page, cursor = cut_page(cut(items), str, Wanted(limit))
    for n, place in enumerate(places):
        items.insert(min(place, len(items)), f"new {n}")
    rest, _ = cut_page(cut(items), str, Wanted(100, read_cursor(cursor)))
    old = [item for item in (*page, *rest) if item.startswith("old")]
    assert old == [f"old {n}" for n in range(10)]


def test_where_very_much_came_in_nothing_is_left_out() -> None:
    items = [f"old {n}" for n in range(10)]
    _, cursor = cut_page(cut(items), str, Wanted(5))
    items = [*(f"new {n}" for n in range(MOVED + 100)), *items]
    rest, _ = cut_page(cut(items), str, Wanted(10_000, read_cursor(cursor)))
    assert {f"old {n}" for n in range(5, 10)} <= set(rest)


def test_a_page_goes_on_where_its_item_is_gone() -> None:
    _, cursor = cut_page(cut(["a", "b", "c"]), str, Wanted(1))
    assert cut_page(cut(["x", "b", "c"]), str, Wanted(2, read_cursor(cursor))) == (["b", "c"], None)


def test_of_a_list_that_gives_its_first_items_the_later_ones_are_cut() -> None:
    assert skip(lambda n: list("abcdef")[:n])(2, 3) == ["c", "d", "e"]


@given(st.integers(0, DEEPEST), st.text(st.characters(codec="utf-8"), max_size=20))
def test_a_cursor_comes_back_as_it_was(after: int, last: str) -> None:
    written = write_cursor(Cursor(after, last))
    assert read_cursor(written) == Cursor(after, last)
    assert written.replace("-", "").replace("_", "").isalnum()


def encoded(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "written",
    [
        *("", "x", "é", "%%%", "WzEs", "a b"),
        *map(
            encoded, ([], [1], [1, 2], ["1", "a"], [True, "a"], [-1, "a"], [DEEPEST + 1, "a"], [1.5, "a"], {}, 1, None)
        ),
        base64.urlsafe_b64encode(b"[" * 5_000).decode(),
        base64.urlsafe_b64encode(b"\xff").decode(),
    ],
)
def test_a_cursor_that_is_none_of_ours_is_refused(written: str) -> None:
    with pytest.raises(HTTPException) as caught:
        read_cursor(written)
    assert caught.value.status_code == 400
