"""Files, standard input, fetched bytes and texts become documents."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.errors import BinaryInputError, EmptyInputError, FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.jsonlines import read_json, read_json_lines
from onrecord.ingest.links import is_web_address
from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.plain import read_plain
from onrecord.ingest.sniff import Kind, kind_of, suffix_of
from onrecord.model.record import Failure
from onrecord.model.text import Document

__all__ = ["KINDS", "Metadata", "count_documents", "document_from_text", "read_bytes", "read_path"]

KINDS = (
    "text (.txt), Markdown (.md), web pages (.html), PDF (.pdf), Word (.docx), JSON (.json), JSON Lines (.jsonl),"
    " tables (.csv), feeds (.rss, .xml), NewsML-G2 (.xml) and web archives (.warc)"
)
"""The kinds of files that can be read, for messages; each may be packed with gzip (.gz)."""

STDIN = "-"
JSON_LINES = frozenset({".jsonl", ".ndjson"})
WEB_ARCHIVES = frozenset({".warc", ".arc"})
MANY = frozenset({".csv", ".tsv", ".xml", ".rss", ".atom", ".rdf", *WEB_ARCHIVES})
"""Endings of files of which only reading tells how many documents they hold."""

Entries = Iterable[tuple[str, Draft | InputError]]


def read_path(path: str, metadata: Metadata) -> Iterator[Document | Failure]:
    """Read the documents of a file, or of standard input where the path is "-".

    What `metadata` gives wins over what the file states. A line, entry or record that can't be read comes as a
    `Failure` and those after it are read. A file that can't be read at all raises an `InputError`.
    """
    if path == STDIN:
        yield from _read_stdin(metadata)
    elif suffix_of(path) in JSON_LINES:
        yield from _read_entries(read_json_lines(_lines(path), path), path, metadata)
    elif suffix_of(path) in WEB_ARCHIVES:
        yield from _read_archive(path, metadata)
    else:
        yield from read_bytes(b"".join(_lines(path)), path, metadata)


def read_bytes(
    raw: bytes, path: str, metadata: Metadata, media_type: str | None = None, charset: str | None = None
) -> Iterator[Document | Failure]:
    """Read the documents of bytes that are already in memory; their kind is told by content, name and media type.

    `path` is their name for messages; `media_type` and `charset` are what a server's header named. Raises and yields
    as `read_path` does.

    >>> page = b"<html><body><p>The ministers met on Tuesday.</p></body></html>"
    >>> [item.text for item in read_bytes(page, "https://example.org/a", Metadata())]
    ['The ministers met on Tuesday.']
    """
    if not raw.strip():
        raise EmptyInputError(f"{path}: there is nothing in it", path)
    kind = kind_of(raw, path, media_type)
    if kind in _LISTS:
        raise FormatError(f"{path}: this is a {_LISTS[kind]}, with no text in it", path)
    if kind in _COLLECTIONS:
        yield from _read_entries(_COLLECTIONS[kind](raw, path, charset), path, metadata)
    elif kind is Kind.HTML and charset:
        yield _read_page(raw, path, charset).document(metadata, path)
    else:
        yield _FORMATS.get(kind or "", _read_text)(raw, path).document(metadata, path)


def document_from_text(text: str, metadata: Metadata) -> Document:
    """Make a document of a text that is already in memory.

    Raises `EmptyInputError` where the text is blank.

    >>> document_from_text("He said yes.", Metadata(publisher="Example Times")).publisher
    'Example Times'
    """
    return Draft(text, text.encode("utf-8", "surrogatepass")).document(metadata, "the text")


def count_documents(path: str) -> int | None:
    """Count the documents of a file without reading them; None where only reading would tell."""
    if path == STDIN or suffix_of(path) in MANY:
        return None
    if suffix_of(path) not in JSON_LINES:
        return 1
    try:
        return sum(1 for line in _lines(path) if line.strip())
    except InputError:
        return 1


def _lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file, unpacked if its name ends in .gz."""
    if is_web_address(path):
        raise InputError(f"{path}: an address; fetch it with `onrecord add`, or save the page and pass the file", path)
    try:
        with _open(path) as file:
            yield from file
    except IsADirectoryError as error:
        raise InputError(f"{path}: this is a folder; pass the files in it, for example {path}/*.txt", path) from error
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file", path) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{path}: damaged gzip file ({error})", path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"{path}: can't be read ({reason})", path) from error


def _open(path: str) -> BinaryIO:
    packed = path.lower().endswith(".gz") and suffix_of(path) not in WEB_ARCHIVES
    return cast("BinaryIO", gzip.open(path)) if packed else Path(path).open("rb")


def _read_archive(path: str, metadata: Metadata) -> Iterator[Document | Failure]:
    """Read a web archive record by record; its own library unpacks it."""
    next(_lines(path), None)  # what is wrong with the path is said as for any other file
    from onrecord.ingest.warc import read_warc

    with Path(path).open("rb") as file:
        yield from _read_entries(read_warc(file, path), path, metadata)


def _read_entries(entries: Entries, path: str, metadata: Metadata) -> Iterator[Document | Failure]:
    empty = True
    try:
        for place, draft in entries:
            empty = False
            yield _document_or_failure(draft, place, metadata)
    except InputError as error:  # the file breaks off: what came before is read
        if empty:
            raise
        yield Failure(path, str(error).removeprefix(f"{path}: "))
    if empty:
        raise EmptyInputError(f"{path}: there is no line in it", path)


def _document_or_failure(draft: Draft | InputError, place: str, metadata: Metadata) -> Document | Failure:
    try:
        if isinstance(draft, InputError):
            raise draft
        return draft.document(metadata, place)
    except InputError as error:
        return Failure(place, str(error).removeprefix(f"{place}: "))


def _read_page(raw: bytes, path: str, charset: str | None = None) -> Draft:
    """Import the extraction only for a page: it takes longer to load than most texts take to read."""
    from onrecord.ingest.html import read_html

    return read_html(raw, path, charset)


def _read_html(raw: bytes, path: str) -> Draft:
    return _read_page(raw, path)


def _read_text(raw: bytes, path: str) -> Draft:
    try:
        return read_plain(raw, path)
    except BinaryInputError as error:
        raise BinaryInputError(f"{error}. Onrecord reads {KINDS}", path) from error


def _read_pdf(raw: bytes, path: str) -> Draft:
    from onrecord.ingest.pdf import read_pdf

    return read_pdf(raw, path)


def _read_docx(raw: bytes, path: str) -> Draft:
    from onrecord.ingest.docx import read_docx

    return read_docx(raw, path)


def _refuse_xml(raw: bytes, path: str) -> Draft:  # noqa: ARG001
    raise FormatError(f"{path}: XML of a kind that Onrecord doesn't know. Onrecord reads {KINDS}", path)


def _read_feed(raw: bytes, path: str, charset: str | None) -> Entries:
    from onrecord.ingest.feed import read_feed

    return read_feed(raw, path, charset)


def _read_newsml(raw: bytes, path: str, charset: str | None) -> Entries:
    from onrecord.ingest.newsml import read_newsml

    return read_newsml(raw, path, charset)


def _read_warc(raw: bytes, path: str, charset: str | None) -> Entries:  # noqa: ARG001
    from onrecord.ingest.warc import read_warc

    return read_warc(io.BytesIO(raw), path)


def _read_csv(raw: bytes, path: str, charset: str | None) -> Entries:  # noqa: ARG001
    from onrecord.ingest.csvtable import read_csv

    return read_csv(raw, path)


def _read_json_lines(raw: bytes, path: str, charset: str | None) -> Entries:  # noqa: ARG001
    return read_json_lines(raw.split(b"\n"), path)


def _read_stdin(metadata: Metadata) -> Iterator[Document | Failure]:
    raw = sys.stdin.buffer.read()
    name = "standard input"
    first = raw.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    if first.startswith(b"{") and _is_json(raw):
        yield read_json(raw, name).document(metadata, name)
    elif first.startswith(b"{") and _is_json(first):
        yield from _read_entries(read_json_lines(raw.split(b"\n"), name), name, metadata)
    else:
        yield from read_bytes(raw, name, metadata)


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


_FORMATS: dict[str, Callable[[bytes, str], Draft]] = {
    Kind.TEXT: _read_text,
    Kind.MARKDOWN: read_markdown,
    Kind.HTML: _read_html,
    Kind.JSON: read_json,
    Kind.PDF: _read_pdf,
    Kind.DOCX: _read_docx,
    Kind.OTHER_XML: _refuse_xml,
}
"""How a file of one document is read."""

_COLLECTIONS: dict[str | None, Callable[[bytes, str, str | None], Entries]] = {
    Kind.JSON_LINES: _read_json_lines,
    Kind.CSV: _read_csv,
    Kind.FEED: _read_feed,
    Kind.NEWSML: _read_newsml,
    Kind.WARC: _read_warc,
}
"""How a file of many documents is read."""

_LISTS: dict[str | None, str] = {Kind.OPML: "list of feeds (OPML)", Kind.SITEMAP: "sitemap, a list of pages"}
"""Files that name addresses and hold no text."""
