from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.ingest.links import Link
from onrecord.scale.pages import Pages, page_address, page_id, plain_address
from onrecord.store.ledger import Ledger
from tests.unit.scale.readers import PlainReader, doc

URL = "https://example.org/talks"


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/talks",
        "https://EXAMPLE.org:443/talks#top",
        "https://example.org/talks?utm_source=mail&fbclid=x",
    ],
)
def test_ways_to_write_one_address_are_one_page(url: str) -> None:
    assert page_id(url) == page_id(URL)


@pytest.mark.parametrize(
    "url", [f"{URL}?id=7", f"{URL}/", "https://example.org/Talks", "https://example.org:8443/talks"]
)
def test_other_addresses_are_other_pages(url: str) -> None:
    assert page_id(url) != page_id(URL)


def test_a_question_without_tracking_stays_as_it_was_written() -> None:
    assert plain_address(f"{URL}?b=%7E1&a=") == f"{URL}?b=%7E1&a="


def test_a_port_that_is_none_is_left_out() -> None:
    assert plain_address("https://example.org:x/talks") == URL


@pytest.mark.parametrize("stated", ["https://example.com/other", "https://[example.org/other", None])
def test_the_address_of_another_host_or_of_none_is_not_believed(stated: str | None) -> None:
    assert page_address(stated, URL) == URL


def test_what_a_list_says_counts_where_the_page_does_not_say(tmp_path: Path) -> None:
    link = Link(URL, "Talks in the list", "2024-03-05")
    with Ledger(tmp_path / "ledger.db") as ledger:
        silent = Pages(ledger).page(doc("x"), URL, link)
        stating = Pages(ledger).page(replace(doc("x"), title="Talks"), URL, link)
    assert (silent.title, silent.published_on) == ("Talks in the list", "2024-03-05")
    assert stating.title == "Talks"


def test_a_page_met_twice_is_one_document_before_the_ledger_holds_it(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        pages = Pages(ledger)
        first = pages.page(doc("x"), URL, Link(URL, "Talks"))
        assert pages.page(replace(doc("x"), raw=b"other bytes"), URL) == replace(first, raw=b"other bytes")


def test_a_page_whose_text_the_ledger_holds_is_the_document_held(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        first = Pages(ledger).page(replace(doc("x"), title="Talks"), URL)
        ledger.add(PlainReader().read(first))
        assert Pages(ledger).page(replace(doc("x"), title="Other"), URL).title == "Talks"
