"""Files, standard input and texts become documents."""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

from onrecord.errors import BinaryInputError, EmptyInputError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.jsonlines import read_json, read_json_lines
from onrecord.ingest.markdown import read_markdown
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.plain import read_plain
from onrecord.model.record import Failure
from onrecord.model.text import Document

__all__ = ["KINDS", "Metadata", "count_documents", "document_from_text", "read_path"]

KINDS = "text (.txt), Markdown (.md), web pages (.html, .htm), JSON (.json) and JSON Lines (.jsonl)"
"""The kinds of files that can be read, for messages; each may be packed with gzip (.gz)."""

STDIN = "-"
JSON_LINES = frozenset({".jsonl", ".ndjson"})


def read_path(path: str, metadata: Metadata) -> Iterator[Document | Failure]:
    """Read the documents of a file, or of standard input where the path is "-".

    What `metadata` gives wins over what the file states. A line of JSON Lines that can't be read comes as a
    `Failure` and the lines after it are read. A file that can't be read at all raises an `InputError`.
    """
    if path == STDIN:
        yield from _read_stdin(metadata)
    elif _suffix(path) in JSON_LINES:
        yield from _read_lines(_lines(path), path, metadata)
    else:
        raw = b"".join(_lines(path))
        read = _FORMATS.get(_suffix(path), _read_unknown)
        yield _document(read, raw, path, metadata)


def document_from_text(text: str, metadata: Metadata) -> Document:
    """Make a document of a text that is already in memory.

    Raises `EmptyInputError` where the text is blank.

    >>> document_from_text("He said yes.", Metadata(publisher="Example Times")).publisher
    'Example Times'
    """
    return Draft(text, text.encode("utf-8", "surrogatepass")).document(metadata, "the text")


def count_documents(path: str) -> int | None:
    """Count the documents of a file without reading them; None where only reading would tell."""
    if path == STDIN:
        return None
    if _suffix(path) not in JSON_LINES:
        return 1
    try:
        return sum(1 for line in _lines(path) if line.strip())
    except InputError:
        return 1


def _suffix(path: str) -> str:
    name = PurePath(path.lower())
    return name.with_suffix("").suffix if name.suffix == ".gz" else name.suffix


def _lines(path: str) -> Iterator[bytes]:
    """Yield the lines of a file, unpacked if its name ends in .gz."""
    if path.startswith(("http://", "https://")):
        raise InputError(f"{path}: Onrecord doesn't fetch pages; save the page and pass the file", path)
    try:
        with gzip.open(path) if path.lower().endswith(".gz") else Path(path).open("rb") as file:
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


def _read_lines(lines: Iterable[bytes], path: str, metadata: Metadata) -> Iterator[Document | Failure]:
    empty = True
    try:
        for place, draft in read_json_lines(lines, path):
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


def _document(read: Callable[[bytes, str], Draft], raw: bytes, path: str, metadata: Metadata) -> Document:
    if not raw.strip():
        raise EmptyInputError(f"{path}: there is nothing in it", path)
    return read(raw, path).document(metadata, path)


def _read_html(raw: bytes, path: str) -> Draft:
    """Import the extraction only for a page: it takes longer to load than most texts take to read."""
    from onrecord.ingest.html import read_html

    return read_html(raw, path)


def _read_unknown(raw: bytes, path: str) -> Draft:
    if _is_page(raw):
        return _read_html(raw, path)
    return _read_text(raw, path)


def _read_text(raw: bytes, path: str) -> Draft:
    try:
        return read_plain(raw, path)
    except BinaryInputError as error:
        raise BinaryInputError(f"{error}. Onrecord reads {KINDS}", path) from error


def _read_stdin(metadata: Metadata) -> Iterator[Document | Failure]:
    raw = sys.stdin.buffer.read()
    name = "standard input"
    first = _start(raw).partition(b"\n")[0]
    if first.startswith(b"{") and _is_json(raw):
        yield _document(read_json, raw, name, metadata)
    elif first.startswith(b"{") and _is_json(first):
        yield from _read_lines(raw.split(b"\n"), name, metadata)
    else:
        yield _document(_read_unknown, raw, name, metadata)


def _start(raw: bytes) -> bytes:
    return raw.lstrip(b"\xef\xbb\xbf \t\r\n")


def _is_page(raw: bytes) -> bool:
    return _start(raw)[:9].lower().startswith((b"<!doctype", b"<html"))


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return True


_FORMATS: dict[str, Callable[[bytes, str], Draft]] = {
    ".txt": _read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
    ".xhtml": _read_html,
    ".json": read_json,
}
