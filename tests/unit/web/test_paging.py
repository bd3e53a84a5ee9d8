from __future__ import annotations

import pytest

from onrecord.web.paging import LAST, Paging


@pytest.mark.parametrize(("page", "total", "is_on"), [(1, 0, 1), (2, 20, 1), (2, 21, 2), (0, 5, 1), (99, 41, 3)])
def test_a_page_that_is_none_becomes_the_nearest(page: int, total: int, is_on: int) -> None:
    assert Paging.of(page, total, 20, "/search").page == is_on


def test_the_entries_of_a_page_are_numbered_from_one() -> None:
    paging = Paging.of(3, 45, 20, "/search")
    assert (paging.offset, paging.first, paging.last, paging.pages) == (40, 41, 45, 3)


def test_an_empty_list_has_one_page_from_zero_to_zero() -> None:
    paging = Paging.of(1, 0, 20, "/search")
    assert (paging.first, paging.last, paging.pages) == (0, 0, 1)


def test_no_page_lies_behind_the_last() -> None:
    assert Paging.of(10**6, 10**9, 20, "/search").page == LAST
