"""Web archives (WARC, and ARC before it): the web pages in them as documents."""

from __future__ import annotations

import contextlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.days import stated_day_of
from onrecord.ingest.draft import Draft
from onrecord.ingest.html import read_html
from onrecord.ingest.metadata import Metadata
from onrecord.model.text import Warning

LARGEST_PAGE = 50_000_000
"""Bytes of a page when unpacked; saved news pages have at most some millions."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
PAGE_TYPES = ("text/html", "application/xhtml+xml")
ARC_DAY = re.compile(r"\d{8,14}$")
NOT_AN_ARCHIVE = "not a web archive (WARC), or a damaged one"


def read_warc(stream: BinaryIO, path: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Read the pages of an archive, packed or not, and give each with its place, `path: address`.

    Pages are successful responses and resources of HTML; requests, pictures and errors of servers are passed over.
    The address is the one that was archived. The day of archiving is not the day of publication: it stands in a
    warning where the page states no day. A record that breaks off gives an error, and what came before is kept.
    Raises `EmptyInputError` where the archive holds no page and `FormatError` where it is none.
    """
    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").addHandler(logging.NullHandler())
    records = iter(ArchiveIterator(stream))
    seen = found = 0
    while True:
        try:
            with contextlib.redirect_stderr(io.StringIO()):  # warcio prints what it finds odd
                record = next(records, None)
            if record is None:
                break
            seen += 1
            page = _page(record, path)
        except Exception as error:  # warcio raises whatever its parsing trips over
            if not seen:
                raise FormatError(f"{path}: {NOT_AN_ARCHIVE} ({_reason(error)})", path) from error
            yield path, FormatError(f"{path}: the archive is damaged after {seen} records ({_reason(error)})", path)
            return
        if page is not None:
            found += 1
            yield page
    if not seen:
        raise FormatError(f"{path}: {NOT_AN_ARCHIVE}", path)
    if not found:
        raise EmptyInputError(f"{path}: no web page among the {seen} records of the archive", path)


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _page(record, path: str) -> tuple[str, Draft | InputError] | None:  # type: ignore[no-untyped-def]
    """Read a record that is a page; None where it is something else."""
    kind = _content_type(record)
    if record.rec_type not in ("response", "resource") or not kind.lower().startswith(PAGE_TYPES):
        return None
    headers = record.http_headers
    if headers is not None and not (headers.get_statuscode() or "200").startswith("2"):
        return None
    url = (record.rec_headers.get_header("WARC-Target-URI") or record.rec_headers.get_header("uri") or "").strip("<> ")
    place = f"{path}: {url}"
    content = record.content_stream().read(LARGEST_PAGE + 1)
    charset = CHARSET.search(kind)
    try:
        if len(content) > LARGEST_PAGE:
            raise FormatError(f"{place}: the page is larger than {LARGEST_PAGE // 1_000_000} MB", place)
        draft = read_html(content, place, charset[1] if charset else None)
    except InputError as error:
        return place, error
    day = record.rec_headers.get_header("WARC-Date") or record.rec_headers.get_header("archive-date") or ""
    if ARC_DAY.match(day):
        day = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    return place, _archived(draft, url, stated_day_of(day))


def _content_type(record) -> str:  # type: ignore[no-untyped-def]
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return headers.get_header("Content-Type") or ""


def _archived(draft: Draft, url: str, day: str | None) -> Draft:
    draft = replace(draft, stated=Metadata(url=url).or_else(draft.stated))
    if day is None or draft.stated.published_on is not None:
        return draft
    message = f"the page states no date; it was archived on {day}: if that will do, give --published {day}"
    return replace(draft, warnings=(*draft.warnings, Warning("date", message)))
