"""Saved web pages: the article's words, without what surrounds them and what a visitor can't see."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import extract_metadata

from onrecord.errors import EmptyInputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.metadata import Metadata, day_of
from onrecord.ingest.plain import decode
from onrecord.ingest.visibility import drop_invisible
from onrecord.model.text import Warning

# Python prints a library's log messages to the terminal unless someone has claimed them.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

DECLARED_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
"""Only dates that the page states as its own; without a `max_date` the result would hang on today's date."""

LINE_BREAKS = frozenset({"lb", "br"})
INLINE = frozenset(
    {"hi", "ref", "del", "graphic"}
    | {"a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "time", "u"}
)
"""Elements that don't part a paragraph: those of the extraction's own format, then HTML's."""

SUMMARY = (
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' p-summary ')"
    " or contains(concat(' ', normalize-space(@class), ' '), ' entry-summary ')]"
)


def read_html(raw: bytes, path: str) -> Draft:
    """Read the article of a saved page, its paragraphs parted by blank lines.

    Raises `EmptyInputError` where no article can be found.
    """
    markup, warnings = _decode(raw, path)
    tree = _parse(markup)
    text = "" if tree is None else article_text(tree)
    if tree is None or not text:
        raise EmptyInputError(
            f"{path}: no article text found in the page; copy the text into a .txt file and read that", path
        )
    # Metadata stand in scripts and hidden elements too: read them from a tree in which nothing is missing.
    stated, byline, language = _metadata(_parse(markup))
    return Draft(text, raw, stated, language=language, byline=byline, warnings=warnings)


def _decode(raw: bytes, path: str) -> tuple[str, tuple[Warning, ...]]:
    declared = DECLARED_CHARSET.search(raw[:4096])
    text, warnings = decode(raw, path)
    if not warnings or declared is None:
        return text, warnings
    try:
        return raw.decode(_web_encoding(declared[1].decode("ascii"))), ()
    except (LookupError, UnicodeDecodeError):
        return text, warnings


def _web_encoding(label: str) -> str:
    """Browsers read the labels of Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard)."""
    return "windows-1252" if label.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii") else label


def _parse(markup: str) -> HtmlElement | None:
    """Parse as a browser would: whatever is broken is repaired. None where there is nothing to parse."""
    try:
        return document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def article_text(tree: HtmlElement) -> str:
    """Give the visible article of a page, its paragraphs parted by blank lines; empty where none is found.

    The tree is changed: what can't be seen is taken out of it.
    """
    drop_invisible(tree)
    summary = _summary(tree)
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=True)
    except RecursionError:
        return ""
    blocks = list(_blocks(found.body)) if found is not None and not isinstance(found, dict) else []
    if summary and blocks and summary not in "\n".join(blocks):
        blocks.insert(0, summary)
    return "\n\n".join(blocks)


def _summary(tree: HtmlElement) -> str:
    """Find the lead that an article sets apart as its summary (microformats); the extraction drops it.

    Pages with several are lists of other articles.
    """
    found = tree.xpath(SUMMARY)
    return "\n\n".join(_blocks(found[0])) if len(found) == 1 else ""


def _blocks(body: etree._Element) -> Iterator[str]:
    """Yield the paragraphs, headings, list items and table cells in the order in which they stand."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag in LINE_BREAKS:
            pieces.append("\n" if event == "start" else "")
        elif node.tag not in INLINE:
            yield from _block(pieces)
            pieces = []
        text = node.text if event == "start" else node.tail if node is not body else ""
        pieces.append(re.sub(r"[ \t\r\n\f]+", " ", text or ""))
    yield from _block(pieces)


def _block(pieces: list[str]) -> Iterator[str]:
    """Yield the pieces as one text, if there is any; no-break spaces stay, as they do in a browser."""
    lines = (re.sub(" +", " ", line).strip(" ") for line in "".join(pieces).split("\n"))
    if block := "\n".join(line for line in lines if line):
        yield block


def _metadata(tree: HtmlElement | None) -> tuple[Metadata, str | None, str]:
    """Read what the page states about itself, its byline and its language ("en" where it states none)."""
    if tree is None:
        return Metadata(), None, "en"
    stated = extract_metadata(tree, date_config=DATE_SEARCH)
    metadata = Metadata(
        publisher=stated.sitename,
        published_on=day_of(stated.date or ""),
        url=stated.url,
        title=stated.title,
        licence=stated.license,
    )
    language = re.match(r"[a-z]{2,3}(?![a-z])", (tree.getroottree().getroot().get("lang") or "").lower())
    return metadata, stated.author, language[0] if language else "en"
