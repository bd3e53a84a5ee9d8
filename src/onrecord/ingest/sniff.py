"""Which kind of file some bytes are: by how they start, what the server calls them, and their name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """The kinds of files that can be read, each named by the ending that its files commonly have."""

    TEXT = ".txt"
    MARKDOWN = ".md"
    HTML = ".html"
    JSON = ".json"
    JSON_LINES = ".jsonl"
    CSV = ".csv"
    FEED = ".rss"
    OPML = ".opml"
    SITEMAP = ".sitemap"
    NEWSML = ".newsml"
    WARC = ".warc"
    PDF = ".pdf"
    DOCX = ".docx"
    OTHER_XML = ".xml"


BY_NAME = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES,
    ".ndjson": Kind.JSON_LINES,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".warc": Kind.WARC,
    ".arc": Kind.WARC,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
}
BY_MEDIA_TYPE = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/markdown": Kind.MARKDOWN,
    "application/json": Kind.JSON,
    "application/x-ndjson": Kind.JSON_LINES,
    "text/csv": Kind.CSV,
    "application/jsonl": Kind.JSON_LINES,
    "application/warc": Kind.WARC,
    "application/pdf": Kind.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Kind.DOCX,
}
"""What servers call the kinds; "text/plain" is left out, as they call much by it."""

BY_ROOT = {
    "rss": Kind.FEED,
    "feed": Kind.FEED,
    "RDF": Kind.FEED,
    "opml": Kind.OPML,
    "urlset": Kind.SITEMAP,
    "sitemapindex": Kind.SITEMAP,
    "html": Kind.HTML,
    "HTML": Kind.HTML,
    **dict.fromkeys(("newsMessage", "newsItem", "packageItem", "conceptItem"), Kind.NEWSML),
    **dict.fromkeys(("knowledgeItem", "planningItem", "catalogItem"), Kind.NEWSML),
}
ROOT = re.compile(
    r"\A(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\s+[^<>\[]*(?:\[.*?\]\s*)?>|\s+)*<(?:[\w-]+:)?([A-Za-z][\w.-]*)",
    re.DOTALL | re.I,
)
HEAD = 20_000
"""Bytes in which the root element must begin, after comments of whatever length."""

WORD_PART = b"word/"


def kind_of(raw: bytes, name: str, media_type: str | None = None) -> Kind | None:
    """Tell what kind of file some bytes are; None where nothing tells, which means plain text.

    Bytes that only one kind starts with decide first. Then the name's ending counts and what the server called it;
    XML is told by its first element, whatever it is called.

    >>> kind_of(b"<rss version='2.0'/>", "news.xml"), kind_of(b"%PDF-1.7", "report")
    (<Kind.FEED: '.rss'>, <Kind.PDF: '.pdf'>)
    >>> kind_of(b"<p>markup shown as text</p>", "notes.txt")
    <Kind.TEXT: '.txt'>
    """
    named = BY_NAME.get(suffix_of(name))
    called = BY_MEDIA_TYPE.get((media_type or "").partition(";")[0].strip().lower())
    return _by_signature(raw) or called or named or _by_root(raw, name)


def suffix_of(name: str) -> str:
    """Give the ending of a name in lower case, without a ".gz" after it.

    >>> suffix_of("News.JSONL.gz")
    '.jsonl'
    """
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def _by_signature(raw: bytes) -> Kind | None:
    if raw.startswith(b"%PDF-"):
        return Kind.PDF
    if raw.startswith(b"PK\x03\x04") and WORD_PART in raw:
        return Kind.DOCX
    if raw.startswith((b"WARC/", b"filedesc://")):
        return Kind.WARC
    return None


def _by_root(raw: bytes, name: str) -> Kind | None:
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    start = raw[:HEAD].decode(encoding, "replace").lstrip("\ufeffï»¿ \t\r\n")
    if start[:9].lower() == "<!doctype" and re.match(r"<!doctype\s+html", start, re.IGNORECASE):
        return Kind.HTML
    root = ROOT.match(start)
    if root is None:
        return None
    if root[1] in BY_ROOT:
        return BY_ROOT[root[1]]
    return Kind.OTHER_XML if start.startswith("<?xml") or suffix_of(name) == ".xml" else None
