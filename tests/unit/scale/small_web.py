"""A web of a few invented pages, for the tests of what fetches."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx2

from onrecord.ingest.fetch import Fetcher

HOST = "https://example.org"


@dataclass
class SmallWeb:
    """Answers for the pages it is given by path; a page with an ETag is sent again only to who has another one."""

    pages: dict[str, httpx2.Response] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)

    def put(self, path: str, content: str | bytes, kind: str = "text/html", etag: str | None = None) -> str:
        headers = {"Content-Type": kind} | ({"ETag": etag} if etag else {})
        raw = content.encode() if isinstance(content, str) else content
        self.pages[path] = httpx2.Response(200, content=raw, headers=headers)
        return HOST + path

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        path = request.url.raw_path.decode()
        if path == "/robots.txt":
            return httpx2.Response(404)
        self.asked.append(path)
        page = self.pages.get(path)
        if page is None:
            return httpx2.Response(404)
        if page.headers.get("ETag") and request.headers.get("If-None-Match") == page.headers["ETag"]:
            return httpx2.Response(304)
        self.sent.append(path)
        return httpx2.Response(page.status_code, content=page.content, headers=page.headers)

    def fetcher(self) -> Fetcher:
        return Fetcher(
            transport=httpx2.MockTransport(self.answer),
            resolver=lambda host, port: ("93.184.216.34",),
            sleep=lambda seconds: None,
        )


def page(*paragraphs: str, title: str = "Doors", canonical: str | None = None) -> str:
    """Make a page with an article long enough to be taken for one."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = "".join(f"<p>{words} {FILLER}</p>" for words in paragraphs)
    return (
        f"<html><head><title>{title}</title>{link}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


FILLER = (
    "The house stands at the end of a long street, and in winter the wind comes over the fields behind it. "
    "Nobody has painted the door for years, although the town has asked its owners to do so more than once."
)


def feed(*paths: str) -> str:
    """Make a feed whose entries lead to pages."""
    items = "".join(
        f"<item><title>Entry {path}</title><link>{HOST}{path}</link>"
        "<pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>"
        for path in paths
    )
    return f"<rss version='2.0'><channel><title>House News</title>{items}</channel></rss>"


def sitemap(*paths: str) -> str:
    """Make a sitemap of pages."""
    return f"<urlset>{''.join(f'<url><loc>{HOST}{path}</loc></url>' for path in paths)}</urlset>"


def index(*paths: str) -> str:
    """Make an index of sitemaps."""
    return f"<sitemapindex>{''.join(f'<sitemap><loc>{HOST}{path}</loc></sitemap>' for path in paths)}</sitemapindex>"


def opml(*paths: str) -> str:
    """Make a list of feeds."""
    outlines = "".join(f'<outline text="Feed" xmlUrl="{HOST}{path}"/>' for path in paths)
    return f"<opml version='2.0'><body>{outlines}</body></opml>"
