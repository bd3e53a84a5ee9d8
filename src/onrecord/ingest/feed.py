"""Feeds (RSS 0.9 to 2.0, Atom): their entries as documents, or as addresses of pages to read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.days import stated_day_of
from onrecord.ingest.draft import Draft
from onrecord.ingest.links import Link, is_web_address
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.xmltree import children, find_text, local_name, namespace, parse_xml
from onrecord.model.text import Warning

ROOTS = frozenset({"rss", "feed", "RDF"})
MEDIA = ("http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd")
"""Namespaces whose title and description are those of a picture or a recording, not of the entry."""

MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
BLOCK = re.compile(r"<(?:p|div|br|li|h[1-6]|blockquote|table|section|article)\b", re.IGNORECASE)
SHORT = 1000
"""Characters below which a description may be a summary: the shortest whole text in a feed of the White House, which
gives its texts as descriptions, has 1,131. Only a warning hangs on it."""

CUT_OFF = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|Read more|Continue reading\W*)\s*$", re.IGNORECASE)


def read_feed(raw: bytes, path: str, charset: str | None = None) -> Iterator[tuple[str, Draft | InputError]]:
    """Read a feed's entries and give each with its place, `path:number`.

    An entry has the words that the feed carries; where they are likely a summary, a warning says so. An entry
    without words gives an error in place of the draft. Raises `FormatError` where the file is no feed, and
    `EmptyInputError` where it has no entry.
    """
    root, warnings = parse_xml(raw, path, charset)
    for number, entry in enumerate(_entries(root, path), start=1):
        place = f"{path}:{number}"
        try:
            yield place, _draft(entry, _channel(root), place, warnings)
        except InputError as error:
            yield place, error


def read_feed_links(raw: bytes, path: str, charset: str | None = None) -> tuple[Link, ...]:
    """Give the pages that a feed's entries point to, with title and day. Raises as `read_feed` does."""
    root, _ = parse_xml(raw, path, charset)
    found = (_link(entry) for entry in _entries(root, path))
    return tuple(link for link in found if link is not None)


def _entries(root: etree._Element, path: str) -> list[etree._Element]:
    if local_name(root) not in ROOTS:
        raise FormatError(f"{path}: not a feed (RSS or Atom)", path)
    entries = [node for node in root.iter("{*}item", "{*}entry") if local_name(node.getparent()) in (*ROOTS, "channel")]
    if not entries:
        raise EmptyInputError(f"{path}: the feed has no entry", path)
    return entries


def _channel(root: etree._Element) -> etree._Element:
    return next(children(root, "channel"), root)


def _link(entry: etree._Element) -> Link | None:
    url = _address(entry)
    return Link(url, _title(entry), _day(entry)) if url else None


def _draft(entry: etree._Element, channel: etree._Element, place: str, warnings: tuple[Warning, ...]) -> Draft:
    text, is_whole = _text(entry)
    url = _address(entry)
    if not text:
        hint = f": read its page, {url}" if url else ""
        raise EmptyInputError(f"{place}: the entry has no text of its own{hint}", place)
    if not is_whole:
        message = "the feed gives these words as a description, which may be a summary of the page only"
        warnings += (Warning("summary", message),)
    stated = Metadata(
        publisher=find_text(entry, "source", "title") or find_text(entry, "publisher") or _title(channel),
        published_on=_day(entry),
        url=url,
        title=_title(entry),
        licence=find_text(entry, "license") or find_text(entry, "rights") or find_text(channel, "license"),
    )
    byline = find_text(entry, "creator") or find_text(entry, "author", "name") or find_text(entry, "author")
    language = (find_text(channel, "language") or channel.get("{http://www.w3.org/XML/1998/namespace}lang") or "en")[:2]
    raw = etree.tostring(entry, encoding="utf-8", with_tail=False)
    return Draft(text, raw, stated, language=language.lower(), byline=byline or None, warnings=warnings)


def _title(node: etree._Element) -> str | None:
    titles = (child for child in children(node, "title") if namespace(child) not in MEDIA)
    found = next((" ".join("".join(title.itertext()).split()) for title in titles), "")
    return _plain(found) or None


def _day(entry: etree._Element) -> str | None:
    names = ("pubDate", "published", "date", "issued", "created", "updated", "modified")
    return next((day for name in names if (day := stated_day_of(find_text(entry, name)))), None)


def _address(entry: etree._Element) -> str | None:
    """Give the address of the entry's page: its link, or its guid where that is an address."""
    base = entry.base if is_web_address(entry.base or "") else ""
    links = [node for node in children(entry, "link") if (node.get("rel") or "alternate") == "alternate"]
    guids = [node for node in children(entry, "guid") if (node.get("isPermaLink") or "true") != "false"]
    values = [(node.get("href") or node.text or "").strip() for node in (*links, *guids)]
    values += [find_text(entry, "id"), entry.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""]
    return next((url for value in values if value and is_web_address(url := _join(base or "", value))), None)


def _join(base: str, value: str) -> str:
    """Join an address to its base; "" where it is none ("http://[example")."""
    try:
        return urlsplit(urljoin(base, value)).geturl()
    except ValueError:
        return ""


def _text(entry: etree._Element) -> tuple[str, bool]:
    """Give the entry's longest words and whether they are the whole text."""
    full = [node for node in children(entry, "encoded", "content") if namespace(node) not in MEDIA]
    whole = max((_words(node) for node in full), key=len, default="")
    short = [n for n in children(entry, "description", "summary") if namespace(n) not in MEDIA]
    summary = max((_words(node) for node in short), key=len, default="")
    if len(whole) >= len(summary) and whole:
        return whole, CUT_OFF.search(whole) is None
    return summary, len(summary) >= SHORT and CUT_OFF.search(summary) is None


def _words(node: etree._Element) -> str:
    if node.get("type") == "xhtml" or any(isinstance(child.tag, str) for child in node):
        return _plain("".join(etree.tostring(child, encoding="unicode") for child in node))
    return _plain("".join(node.itertext()))


def _plain(markup: str) -> str:
    """Turn markup into the words that are seen of it, paragraphs parted by blank lines; plain words stay."""
    if not MARKUP.search(markup):
        return html.unescape(markup).strip()
    from onrecord.ingest.html import fragment_text

    if not BLOCK.search(markup):  # plain words with a link or two: their own blank lines part the paragraphs
        markup = re.sub(r"\n\s*\n", "</p><p>", f"<p>{markup}</p>")
    return fragment_text(markup)
