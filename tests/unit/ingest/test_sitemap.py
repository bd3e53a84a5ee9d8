from __future__ import annotations

import pytest

from onrecord.errors import FormatError
from onrecord.ingest.links import Link
from onrecord.ingest.sitemap import Sitemap, read_sitemap

NAMESPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)


def test_pages_come_with_the_day_of_publication_and_never_that_of_the_last_change() -> None:
    day = "<news:publication_date>2024-03-05T10:00Z</news:publication_date>"
    news = f"<news:news>{day}<news:title>Talks</news:title></news:news>"
    urls = (
        f"<url><loc>https://example.org/a</loc>{news}</url>"
        "<url><loc> https://example.org/b </loc><lastmod>2024-03-09</lastmod></url><url><loc>file:///x</loc></url>"
    )
    found = read_sitemap(f"<urlset {NAMESPACES}>{urls}</urlset>".encode(), "sitemap.xml")
    assert found == Sitemap((Link("https://example.org/a", "Talks", "2024-03-05"), Link("https://example.org/b")))


def test_an_index_names_further_sitemaps() -> None:
    raw = f"<sitemapindex {NAMESPACES}><sitemap><loc>https://example.org/1.xml</loc></sitemap></sitemapindex>".encode()
    assert read_sitemap(raw, "sitemap.xml") == Sitemap(sitemaps=(Link("https://example.org/1.xml"),))


def test_what_is_no_sitemap_is_refused() -> None:
    with pytest.raises(FormatError, match="not a sitemap"):
        read_sitemap(b"<rss/>", "sitemap.xml")
