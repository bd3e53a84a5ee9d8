"""Lists of feeds (OPML), as feed readers save them."""

from __future__ import annotations

from onrecord.errors import FormatError
from onrecord.ingest.links import Link, is_web_address
from onrecord.ingest.xmltree import local_name, parse_xml


def read_opml(raw: bytes, path: str, charset: str | None = None) -> tuple[Link, ...]:
    """Give the feeds that a list names, in its order, each once.

    Raises `FormatError` where it is no OPML or names no feed.

    >>> read_opml(b'<opml><body><outline text="News" xmlUrl="https://example.org/rss"/></body></opml>', "a.opml")
    (Link(url='https://example.org/rss', title='News', published_on=None),)
    """
    root, _ = parse_xml(raw, path, charset)
    if local_name(root) != "opml":
        raise FormatError(f"{path}: not a list of feeds (OPML)", path)
    found: dict[str, Link] = {}
    for outline in root.iter("{*}outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if is_web_address(url):
            found.setdefault(url, Link(url, outline.get("title") or outline.get("text") or None))
    if not found:
        raise FormatError(f"{path}: the list (OPML) names no feed", path)
    return tuple(found.values())
