"""News agencies' items (IPTC NewsML-G2): the texts of news items, alone or in a message."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.days import stated_day_of
from onrecord.ingest.draft import Draft
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.xmltree import children, find_text, local_name, parse_xml
from onrecord.model.text import Warning

ITEMS = {
    "newsItem": "news item",
    "packageItem": "package, which lists other items",
    "conceptItem": "description of a concept",
    "knowledgeItem": "set of concepts",
    "planningItem": "plan of coverage",
    "catalogItem": "catalogue of codes",
}
"""The kinds of items, in words for messages; only news items have texts."""

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
NOT_PROSE = ("head", "body.head", "media", "table", "script", "style")


def read_newsml(raw: bytes, path: str, charset: str | None = None) -> Iterator[tuple[str, Draft | InputError]]:
    """Read the news items of a file and give each with its place, `path:number`.

    An item without a text of its own, such as a photograph or a plan, gives an error that says what it is, in place
    of the draft. Raises `FormatError` where the file holds no item.
    """
    root, warnings = parse_xml(raw, path, charset)
    items = [node for node in root.iter(etree.Element) if local_name(node) in ITEMS]
    if not items:
        raise FormatError(f"{path}: no item of NewsML-G2 in it", path)
    for number, item in enumerate(items, start=1):
        place = f"{path}:{number}" if len(items) > 1 else path
        try:
            yield place, _draft(item, place, warnings)
        except InputError as error:
            yield place, error


def _draft(item: etree._Element, place: str, warnings: tuple[Warning, ...]) -> Draft:
    kind = local_name(item)
    if kind != "newsItem":
        raise EmptyInputError(f"{place}: this is a {ITEMS[kind]}, with no text of its own", place)
    content = next(children(item, "contentSet"), None)
    text = "" if content is None else next(filter(None, (_text(node) for node in content)), "")
    if not text:
        raise EmptyInputError(f"{place}: the news item holds no text{_elsewhere(content)}", place)
    raw = etree.tostring(item, encoding="utf-8", with_tail=False)
    language = find_language(item)
    return Draft(text, raw, _stated(item), language=language, byline=_byline(item), warnings=warnings)


def find_language(item: etree._Element) -> str:
    """Give the language of an item's text; "en" where it states none."""
    tags = (node.get("tag") for meta in children(item, "contentMeta") for node in children(meta, "language"))
    return (next(filter(None, tags), None) or item.get(LANGUAGE) or "en")[:2].lower()


def _stated(item: etree._Element) -> Metadata:
    days = ("itemMeta", "firstCreated"), ("contentMeta", "contentCreated"), ("itemMeta", "versionCreated")
    publishers = (
        ("itemMeta", "provider", "name"),
        ("contentMeta", "infoSource", "name"),
        ("rightsInfo", "copyrightHolder"),
    )
    headings = ("contentMeta", "headline"), ("itemMeta", "title")
    licences = ("rightsInfo", "usageTerms"), ("rightsInfo", "copyrightNotice")
    return Metadata(
        publisher=_first(item, publishers),
        published_on=next((day for steps in days if (day := stated_day_of(find_text(item, *steps)))), None),
        url=None,
        title=_first(item, headings),
        licence=_first(item, licences),
    )


def _first(item: etree._Element, paths: tuple[tuple[str, ...], ...]) -> str | None:
    return next((found for steps in paths if (found := find_text(item, *steps))), None)


def _byline(item: etree._Element) -> str | None:
    return _first(item, (("contentMeta", "by"), ("contentMeta", "creator", "name")))


def _elsewhere(content: etree._Element | None) -> str:
    remote = [] if content is None else list(children(content, "remoteContent"))
    kinds = sorted({node.get("contenttype") or "a file" for node in remote})
    return f"; its content is elsewhere ({', '.join(kinds)})" if kinds else ""


def _text(content: etree._Element) -> str:
    if local_name(content) == "inlineXML":
        return _prose(content)
    if local_name(content) == "inlineData":
        return _inline_data(content)
    return ""


def _prose(content: etree._Element) -> str:
    """Give the paragraphs of NITF or XHTML; other vocabularies, such as sports results, have none."""
    from onrecord.ingest.html import fragment_text

    bodies = list(content.iter("{*}body.content")) or list(content.iter("{*}body"))
    pieces = []
    for body in bodies:
        for part in [node for node in body.iter(etree.Element) if local_name(node) in NOT_PROSE]:
            part.getparent().remove(part)
        pieces += [etree.tostring(_bare(child), encoding="unicode", method="html") for child in body]
    return fragment_text("".join(pieces)) if pieces else ""


def _bare(node: etree._Element) -> etree._Element:
    """Take the namespaces off, so that the paragraphs of any vocabulary are HTML's."""
    for inner in node.iter(etree.Element):
        name = local_name(inner)
        inner.tag = name if TAG.fullmatch(name) else "span"
    etree.cleanup_namespaces(node)
    return node


def _inline_data(content: etree._Element) -> str:
    kind = (content.get("contenttype") or "text/plain").lower()
    data = "".join(content.itertext()).strip()
    if not kind.startswith("text/"):
        return ""
    if content.get("encoding"):
        try:
            data = base64.b64decode(data).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return ""
    if "html" in kind:
        from onrecord.ingest.html import fragment_text

        return fragment_text(data)
    return data
