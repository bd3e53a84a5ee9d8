from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.model.record import Failure
from onrecord.model.text import Document
from onrecord.scale.collection import collect
from onrecord.scale.pages import Pages, page_id
from onrecord.scale.source import Note, Source
from onrecord.scale.web import Web
from onrecord.store.ledger import Ledger
from onrecord.store.sources import get_fetch, put_fetch
from tests.unit.scale.readers import PlainReader
from tests.unit.scale.small_web import HOST, SmallWeb, feed, index, opml, page, sitemap


@pytest.fixture
def world() -> SmallWeb:
    return SmallWeb()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        yield opened


def sources(world: SmallWeb, ledger: Ledger, *names: str, limit: int = 100, only_new: bool = False) -> list[Source]:
    """Give what names lead to, and keep it as the command does."""
    found = []
    with world.fetcher() as fetcher:
        for source in collect(names, Web(fetcher, Pages(ledger), limit, only_new)):
            found.append(source)
            if isinstance(source.content, Document):
                ledger.add(PlainReader().read(source.content))
            if source.fetch is not None:
                put_fetch(ledger, source.fetch)
    return found


def documents(found: list[Source]) -> list[Document]:
    return [source.content for source in found if isinstance(source.content, Document)]


def failures(found: list[Source]) -> list[Failure]:
    return [source.content for source in found if isinstance(source.content, Failure)]


def test_a_page_is_a_document_named_by_its_address(world: SmallWeb, ledger: Ledger) -> None:
    url = world.put("/doors?utm_source=mail", page("Ada said the door is open."))
    [found] = sources(world, ledger, url)
    [document] = documents([found])
    assert (document.id, document.url) == (page_id(f"{HOST}/doors"), f"{HOST}/doors")
    assert document.text.startswith("Ada said the door is open.")
    assert document.raw == page("Ada said the door is open.").encode()
    assert found.place == url


def test_a_page_that_has_not_changed_is_the_document_that_is_held(world: SmallWeb, ledger: Ledger) -> None:
    url = world.put("/doors", page("Ada said the door is open."), etag='"1"')
    [first] = documents(sources(world, ledger, url))
    assert documents(sources(world, ledger, url)) == [first]
    assert (world.asked, world.sent) == (["/doors", "/doors"], ["/doors"])


def test_a_page_with_equal_text_is_the_document_that_is_held_whatever_else_changed(
    world: SmallWeb, ledger: Ledger
) -> None:
    url = world.put("/doors", page("Ada said the door is open.", title="Doors"))
    [first] = documents(sources(world, ledger, url))
    world.put("/doors", page("Ada said the door is open.", title="Open doors"))
    [again] = documents(sources(world, ledger, url))
    assert (again.id, again.title, again.text) == (first.id, "Doors", first.text)


def test_a_changed_page_has_the_same_id(world: SmallWeb, ledger: Ledger) -> None:
    url = world.put("/doors", page("Ada said the door is open."), etag='"1"')
    [first] = documents(sources(world, ledger, url))
    world.put("/doors", page("Ada said the door is shut."), etag='"2"')
    [again] = documents(sources(world, ledger, url))
    assert again.id == first.id
    assert again.text != first.text


def test_a_feed_leads_to_its_pages_whose_day_it_tells(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    world.put("/b", page("Bea said two."))
    url = world.put("/feed", feed("/a", "/b", "/a"), "application/rss+xml")
    found = documents(sources(world, ledger, url))
    assert [(each.url, each.published_on) for each in found] == [
        (f"{HOST}/a", "2024-03-05"),
        (f"{HOST}/b", "2024-03-05"),
    ]


def test_watching_asks_for_new_pages_only_and_for_a_feed_only_if_it_changed(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    world.put("/b", page("Bea said two."))
    url = world.put("/feed", feed("/a"), "application/rss+xml", etag='"1"')
    sources(world, ledger, url, only_new=True)
    assert sources(world, ledger, url, only_new=True) == []
    world.put("/feed", feed("/b", "/a"), "application/rss+xml", etag='"2"')
    assert len(documents(sources(world, ledger, url, only_new=True))) == 1
    assert world.sent == ["/feed", "/a", "/feed", "/b"]


def test_a_feed_with_a_page_out_of_reach_is_read_again(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    url = world.put("/feed", feed("/a", "/b"), "application/rss+xml", etag='"1"')
    [failure] = failures(sources(world, ledger, url, only_new=True))
    assert (failure.path, failure.reason) == (f"{HOST}/b", "the server answered with status 404")
    assert get_fetch(ledger, url) is None
    world.put("/b", page("Bea said two."))
    assert [each.url for each in documents(sources(world, ledger, url, only_new=True))] == [f"{HOST}/b"]


def test_a_page_without_an_article_fails_and_watching_does_not_ask_for_it_again(
    world: SmallWeb, ledger: Ledger
) -> None:
    world.put("/a", "<html><body></body></html>")
    url = world.put("/feed", feed("/a"), "application/rss+xml")
    assert len(failures(sources(world, ledger, url, only_new=True))) == 1
    assert failures(sources(world, ledger, url, only_new=True)) == []
    assert len(failures(sources(world, ledger, url))) == 1


def test_a_list_of_feeds_leads_to_the_pages_of_all_and_asks_for_each_once(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    world.put("/one", feed("/a"), "application/rss+xml")
    world.put("/two", feed("/a"), "application/rss+xml")
    url = world.put("/feeds.opml", opml("/one", "/two"), "text/x-opml")
    assert len(documents(sources(world, ledger, url))) == 1
    assert world.asked == ["/feeds.opml", "/one", "/a", "/two"]


def test_a_sitemap_gives_pages_up_to_the_limit_and_the_next_ones_when_run_again(
    world: SmallWeb, ledger: Ledger
) -> None:
    for path in ("/a", "/b", "/c"):
        world.put(path, page(f"Ada said {path}."))
    world.put("/part.xml", sitemap("/a", "/b", "/c"), "application/xml")
    url = world.put("/sitemap.xml", index("/part.xml"), "application/xml")
    first, second = (documents(sources(world, ledger, url, limit=2)) for _ in range(2))
    assert [each.url for each in first] == [f"{HOST}/a", f"{HOST}/b"]
    assert [each.url for each in second] == [f"{HOST}/c", f"{HOST}/a"]


def test_a_sitemap_that_was_cut_is_named(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    url = world.put("/sitemap.xml", sitemap("/a", "/b"), "application/xml")
    with world.fetcher() as fetcher:
        web = Web(fetcher, Pages(ledger), limit=1)
        list(web.read(url))
    assert web.cut == [url]


def test_a_packed_sitemap_is_unpacked(world: SmallWeb, ledger: Ledger) -> None:
    world.put("/a", page("Ada said one."))
    url = world.put("/sitemap.xml.gz", gzip.compress(sitemap("/a").encode()), "application/gzip")
    assert len(documents(sources(world, ledger, url))) == 1


def test_a_damaged_list_fails_and_those_after_it_are_read(world: SmallWeb, ledger: Ledger) -> None:
    packed = world.put("/sitemap.xml.gz", gzip.compress(sitemap("/a").encode())[:-9], "application/gzip")
    empty = world.put("/feed", feed(), "application/rss+xml")
    last = world.put("/a", page("Ada said one."))
    found = sources(world, ledger, packed, empty, last)
    assert [failure.path for failure in failures(found)] == [packed, empty]
    assert len(documents(found)) == 1


def test_several_documents_at_one_address_keep_their_own_ids(world: SmallWeb, ledger: Ledger) -> None:
    lines = '{"id": "n1", "text": "Ada said one."}\n{"id": "n2", "text": "Bea said two."}'
    url = world.put("/news.jsonl", lines, "application/jsonl")
    assert [each.id for each in documents(sources(world, ledger, url))] == ["n1", "n2"]


def test_files_that_are_lists_lead_to_pages(world: SmallWeb, ledger: Ledger, tmp_path: Path) -> None:
    world.put("/a", page("Ada said one."))
    world.put("/b", page("Bea said two."))
    world.put("/feed", feed("/a"), "application/rss+xml")
    (tmp_path / "feeds.opml").write_text(opml("/feed"), "utf-8")
    (tmp_path / "map.xml").write_text(sitemap("/b"), "utf-8")
    found = sources(world, ledger, str(tmp_path / "feeds.opml"), str(tmp_path / "map.xml"))
    assert [each.url for each in documents(found)] == [f"{HOST}/a", f"{HOST}/b"]
    assert [source.content for source in found].count(Note.LIST_DONE) == 1
