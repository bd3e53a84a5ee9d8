"""Sitemaps: the pages that a website names to search engines (sitemaps.org, with Google's news extension)."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from onrecord.errors import FormatError
from onrecord.ingest.days import stated_day_of
from onrecord.ingest.links import Link, is_web_address
from onrecord.ingest.xmltree import children, find_text, local_name, parse_xml


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap names, and the further sitemaps, where it is an index of them."""

    pages: tuple[Link, ...] = ()
    sitemaps: tuple[Link, ...] = ()


def read_sitemap(raw: bytes, path: str, charset: str | None = None) -> Sitemap:
    """Give the addresses of a sitemap in its order; a page's day only where the news extension states it.

    The day of the last change is not the day of publication and is left out. Raises `FormatError` where it is no
    sitemap.
    """
    root, _ = parse_xml(raw, path, charset)
    if local_name(root) == "urlset":
        return Sitemap(pages=tuple(_links(root, "url")))
    if local_name(root) == "sitemapindex":
        return Sitemap(sitemaps=tuple(_links(root, "sitemap")))
    raise FormatError(f"{path}: not a sitemap", path)


def _links(root: etree._Element, name: str) -> list[Link]:
    links = []
    for node in children(root, name):
        url = find_text(node, "loc")
        if is_web_address(url):
            day = stated_day_of(find_text(node, "news", "publication_date"))
            links.append(Link(url, find_text(node, "news", "title") or None, day))
    return links
