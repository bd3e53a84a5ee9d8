"""Saved web pages: the article's words, without what surrounds them and what a visitor can't see."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura.metadata import extract_metadata

from onrecord.errors import EmptyInputError
from onrecord.ingest.clutter import drop_clutter
from onrecord.ingest.draft import Draft
from onrecord.ingest.encoding import decode_markup
from onrecord.ingest.metadata import Metadata, day_of
from onrecord.ingest.pagefacts import PageFacts, read_page_facts
from onrecord.ingest.visibility import drop_invisible
from onrecord.text.normalize import fold

# Python prints a library's log messages to the terminal unless someone has claimed them.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

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
CONFIRMED = 0.5
"""Share of the article's words, as the page's JSON-LD has them, that the extraction must hold. Of 120 saved news pages
27 state a body; two extractions hold 0.25 or less, as they took a list of other articles for it, the others 0.71 or
more."""


def read_html(raw: bytes, path: str, charset: str | None = None) -> Draft:
    """Read the article of a saved page, its paragraphs parted by blank lines.

    `charset` is what the server's header named, if there was one. The headline is the title and no part of the
    text. Raises `EmptyInputError` where no article can be found.
    """
    markup, warnings = decode_markup(raw, path, charset)
    tree = _parse(markup)
    if tree is None:
        raise _nothing_found(path)
    # What a page states stands in scripts and hidden elements too: read it before anything is taken out.
    facts = _facts(tree, markup)
    text = article_text(tree, facts)
    if not text:
        raise _nothing_found(path)
    return Draft(text, raw, facts.metadata, language=facts.language, byline=facts.byline, warnings=warnings)


def _nothing_found(path: str) -> EmptyInputError:
    message = f"{path}: no article text found in the page; copy the text into a .txt file and read that"
    return EmptyInputError(message, path)


def _parse(markup: str) -> HtmlElement | None:
    """Parse as a browser would: whatever is broken is repaired. None where there is nothing to parse."""
    try:
        return document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def _facts(tree: HtmlElement, markup: str) -> PageFacts:
    """Read what the page states, with the extraction's own search for what its markup leaves open."""
    facts = read_page_facts(tree)
    other = _parse(markup)
    if other is None:
        return facts
    found = extract_metadata(other, date_config=DATE_SEARCH)
    searched = Metadata(found.sitename, day_of(found.date or ""), found.url, found.title, found.license)
    return replace(facts, metadata=facts.metadata.or_else(searched), byline=facts.byline or found.author)


def article_text(tree: HtmlElement, facts: PageFacts) -> str:
    """Give the visible article of a page, its paragraphs parted by blank lines; empty where none is found.

    The tree is changed: what can't be seen and what surrounds the article are taken out of it.
    """
    drop_invisible(tree)
    summary = _summary(tree)
    drop_clutter(tree)
    visible = list(_blocks(tree))
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False, favor_precision=True)
    except RecursionError:
        return ""
    blocks = list(_blocks(found.body)) if found is not None and not isinstance(found, dict) else []
    if _share(facts.body, blocks) < CONFIRMED:
        confirmed = _confirmed(visible, facts.body)
        blocks = confirmed if _share(facts.body, confirmed) >= CONFIRMED else blocks
    if blocks and _same(blocks[0], facts.metadata.title):
        del blocks[0]
    if summary and blocks and summary not in "\n".join(blocks):
        blocks.insert(0, summary)
    return "\n\n".join(blocks)


def fragment_text(markup: str) -> str:
    r"""Give the visible words of a piece of markup, all of which is text, its paragraphs parted by blank lines.

    >>> fragment_text("<p>They met.</p><p hidden>Praise us.</p><p>They left.</p>")
    'They met.\n\nThey left.'
    """
    tree = _parse(f"<html><body><div>{markup}</div></body></html>")
    if tree is None:
        return ""
    drop_invisible(tree)
    return "\n\n".join(_blocks(tree))


def _same(block: str, title: str | None) -> bool:
    return re.findall(r"\w+", fold(block)) == re.findall(r"\w+", fold(title or ""))


def _share(body: str, blocks: list[str]) -> float:
    """Give the share of a body's words that the blocks hold; 1 where there is no body to compare with."""
    words = set(re.findall(r"\w+", fold(body)))
    held = set(re.findall(r"\w+", fold(" ".join(blocks))))
    return len(words & held) / len(words) if words else 1.0


def _confirmed(blocks: list[str], body: str) -> list[str]:
    """Keep the visible blocks whose words stand in the stated body: never a word that visitors don't see."""
    stated = " ".join(re.findall(r"\w+", fold(body)))
    return [
        block for block in blocks if " ".join(re.findall(r"\w+", fold(block))) in stated and re.search(r"\w", block)
    ]


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
