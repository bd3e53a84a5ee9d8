"""XML from strangers: parsed without expanding entities, loading anything, or giving up at the first mistake."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import FormatError
from onrecord.ingest.encoding import decode_markup
from onrecord.model.text import Warning

HTML_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);)[A-Za-z]\w*;")
"""Entities that HTML knows and XML doesn't; feeds use them all the same."""


def parse_xml(raw: bytes, path: str, charset: str | None = None) -> tuple[etree._Element, tuple[Warning, ...]]:
    """Parse XML and give its root with what is odd about it.

    Entities that the file defines are left out, never expanded, and nothing outside the file is read, so that
    neither a bomb of entities nor a file or address behind one gets in. Broken markup is read as far as it goes,
    with a warning. Raises `FormatError` where there is no element at all.
    """
    text, warnings = decode_markup(raw, path, charset)
    text = HTML_ENTITY.sub(lambda found: html.unescape(found[0]), text.lstrip("\ufeff \t\r\n"))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"{path}: not valid XML ({error})", path) from error
    if root is None:
        raise FormatError(f"{path}: not valid XML", path)
    return root, warnings + _leave_out_entities(root) + _mistakes(parser)


def _leave_out_entities(root: etree._Element) -> tuple[Warning, ...]:
    if next(root.iter(etree.Entity), None) is None:
        return ()
    etree.strip_elements(root, etree.Entity, with_tail=False)
    return (Warning("markup", "entities that the file defines are left out"),)


def _mistakes(parser: etree.XMLParser) -> tuple[Warning, ...]:
    first = next(iter(parser.error_log), None)
    if first is None:
        return ()
    return (Warning("markup", f"broken XML in line {first.line} ({first.message}): what could be read was read"),)


def local_name(node: etree._Element) -> str:
    """Give an element's name without its namespace.

    >>> local_name(etree.fromstring("<a:b xmlns:a='urn:a'/>"))
    'b'
    """
    # Not by QName, which refuses the names that broken markup is repaired to.
    return re.split("[}:]", node.tag)[-1] if isinstance(node.tag, str) else ""


def namespace(node: etree._Element) -> str:
    """Give an element's namespace; empty where it has none.

    >>> namespace(etree.fromstring("<a:b xmlns:a='urn:a'/>"))
    'urn:a'
    """
    return node.tag[1:].rpartition("}")[0] if isinstance(node.tag, str) and node.tag.startswith("{") else ""


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children with one of these names, in whatever namespace."""
    return (child for child in node if local_name(child) in names)


def find_text(node: etree._Element, *steps: str) -> str:
    """Give the text of the first element at the end of a path of names; empty where there is none.

    >>> find_text(etree.fromstring("<a><b><c> x  y </c></b></a>"), "b", "c")
    'x y'
    """
    for step in steps[:-1]:
        found = next(children(node, step), None)
        if found is None:
            return ""
        node = found
    texts = (" ".join("".join(child.itertext()).split()) for child in children(node, steps[-1]))
    return next(filter(None, texts), "")
