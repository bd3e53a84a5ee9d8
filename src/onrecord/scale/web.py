"""Addresses: pages, feeds, lists of feeds and sitemaps, asked politely and only for what may be new."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.errors import FetchError, FormatError, InputError
from onrecord.ingest.feed import read_feed_links
from onrecord.ingest.fetch import NOT_MODIFIED, Fetched, Fetcher
from onrecord.ingest.links import Link
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.opml import read_opml
from onrecord.ingest.reader import read_bytes
from onrecord.ingest.sitemap import read_sitemap
from onrecord.ingest.sniff import Kind, kind_of
from onrecord.model.record import Failure
from onrecord.model.text import Document
from onrecord.scale.pages import Pages
from onrecord.scale.source import Note, Source
from onrecord.scale.worker import reason_of
from onrecord.store.sources import Fetch, get_fetch

LARGEST_LIST = 60_000_000
"""Bytes of a packed sitemap when unpacked; sitemaps.org allows 50 MiB."""

ONE_PAGE = frozenset({Kind.HTML, Kind.PDF, Kind.DOCX, Kind.TEXT, Kind.MARKDOWN, None})
"""Kinds of which one file is one document."""


@dataclass(slots=True)
class Web:
    """Gives the documents that addresses lead to; for one pass, in which no address is asked twice.

    `limit` is the most pages of a sitemap. With `only_new`, pages that a list names and that were fetched before are
    not asked again. `cut` are the sitemaps that name more pages than the limit.
    """

    fetcher: Fetcher
    pages: Pages
    limit: int
    only_new: bool = False
    cut: list[str] = field(default_factory=list)
    _asked: set[str] = field(default_factory=set)
    _unreached: int = 0

    def read(self, url: str) -> Iterator[Source]:
        """Give the documents of an address: of a page itself, of a list those of the pages that it names."""
        got = yield from self._ask(url)
        if got is None:
            return
        try:
            kind, content = _kind(got), _unpacked(got)
            if kind is Kind.FEED:
                yield from self._read_feed(got, read_feed_links(content, url, got.charset))
            elif kind is Kind.OPML or kind is Kind.SITEMAP:
                yield from self.read_list(content, url, kind, got.charset)
            else:
                yield from self._read_page(got)
        except InputError as error:
            yield Source(url, _failure(url, error))

    def read_list(self, raw: bytes, name: str, kind: Kind, charset: str | None = None) -> Iterator[Source]:
        """Give the documents of all pages that a list of feeds or a sitemap leads to. Raises `FormatError`."""
        if kind is Kind.OPML:
            for feed in read_opml(raw, name, charset):
                yield from self.read(feed.url)
        else:
            yield from self._read_pages(self._pages_of(raw, name, charset), name)

    def _read_feed(self, got: Fetched, links: tuple[Link, ...]) -> Iterator[Source]:
        before = self._unreached
        for link in links:
            yield from self._read_listed(link)
        # A page that couldn't be reached is tried again: the feed must not be taken as known.
        if self._unreached == before:
            yield Source(got.url, Note.LIST_DONE, _fetch(got))

    def _pages_of(self, raw: bytes, name: str, charset: str | None = None) -> Iterator[Link | Source]:
        """Give the pages of a sitemap, and of those that an index of sitemaps names, as they are needed."""
        found = read_sitemap(raw, name, charset)
        yield from found.pages
        for each in found.sitemaps:
            got = yield from self._ask(each.url)
            if got is None:
                continue
            try:
                yield from self._pages_of(_unpacked(got), each.url, got.charset)
            except InputError as error:
                yield Source(each.url, _failure(each.url, error))

    def _read_pages(self, pages: Iterator[Link | Source], name: str) -> Iterator[Source]:
        """Read the pages of a sitemap up to the limit, those first that were never fetched."""
        read, later = 0, []
        for link in pages:
            if isinstance(link, Source):
                yield link
            elif get_fetch(self.pages.ledger, link.url) is not None:
                later.append(link)
            elif read == self.limit:
                self.cut.append(name)
                return
            else:
                read += 1
                yield from self._read_listed(link)
        for link in later[: self.limit - read]:
            yield from self._read_listed(link)

    def _read_listed(self, link: Link) -> Iterator[Source]:
        if self.only_new and get_fetch(self.pages.ledger, link.url) is not None:
            return
        got = yield from self._ask(link.url)
        if got is not None:
            yield from self._read_page(got, link)

    def _ask(self, url: str) -> Generator[Source, None, Fetched | None]:
        """Fetch an address unless it was in this pass; return what came, None where there is nothing new to read."""
        if url in self._asked:
            return None
        self._asked.add(url)
        known = get_fetch(self.pages.ledger, url)
        held = self.pages.held(known.document_id) if known and known.document_id else None
        # What could not be read is asked for in full, as it may be readable by now.
        conditions = (known.etag, known.last_modified) if known and (held or self.only_new) else (None, None)
        try:
            got = self.fetcher.fetch(url, *conditions)
        except FetchError as error:
            self._unreached += 1
            yield Source(url, _failure(url, error))
            return None
        if got.status == NOT_MODIFIED:
            if held is not None:
                yield Source(url, held)
            return None
        return got

    def _read_page(self, got: Fetched, link: Link | None = None) -> Iterator[Source]:
        """Give the documents in what was fetched, most often one."""
        one = _kind(got) in ONE_PAGE
        try:
            for item in read_bytes(_unpacked(got), _name(got.final_url), Metadata(), got.content_type, got.charset):
                if one and isinstance(item, Document):
                    document = self.pages.page(item, got.final_url, link)
                    yield Source(got.url, document, _fetch(got, document.id))
                else:
                    yield Source(got.url, item)
        except Exception as error:  # a page that trips a library over must not keep the others from being read
            yield Source(got.url, _failure(got.url, error), _fetch(got))


def _kind(got: Fetched) -> Kind | None:
    return kind_of(_unpacked(got), _name(got.final_url), got.content_type)


def _name(url: str) -> str:
    """Give an address without what follows the path, so that its ending is the file's."""
    try:
        return urlsplit(url)._replace(query="", fragment="").geturl()
    except ValueError:  # no address at all ("http://[example"): asking for it tells so
        return url


def _unpacked(got: Fetched) -> bytes:
    """Unpack what was fetched if it is packed with gzip, as large sitemaps are."""
    if not got.content.startswith(b"\x1f\x8b"):
        return got.content
    try:
        with gzip.open(io.BytesIO(got.content)) as file:
            content = file.read(LARGEST_LIST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise FormatError(f"{got.url}: damaged gzip file ({error})", got.url) from error
    if len(content) > LARGEST_LIST:
        raise FormatError(f"{got.url}: larger than {LARGEST_LIST // 1_000_000} MB when unpacked", got.url)
    return content


def _fetch(got: Fetched, document_id: str | None = None) -> Fetch:
    return Fetch(got.url, document_id, got.etag, got.last_modified)


def _failure(place: str, error: Exception) -> Failure:
    return Failure(place, reason_of(error).removeprefix(f"{place}: ").removeprefix(f"{_name(place)}: "))
