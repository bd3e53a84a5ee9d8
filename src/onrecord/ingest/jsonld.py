"""What a page states about its article in JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

Node = dict[str, object]

ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|GovernmentDocument|PressRelease)$")
"""The ends of schema.org's types of written works, and two that publishers use beside them."""

SCRIPT = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """What JSON-LD says of the article; what it doesn't say is empty."""

    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    licence: str = ""
    body: str = ""


def find_article_node(tree: HtmlElement) -> ArticleNode:
    """Read the page's first article node; an empty one where it has none.

    Scripts that are no JSON are passed over, as browsers and search engines do.
    """
    nodes = [node for script in tree.xpath(SCRIPT) for node in _nodes(_parse(script.text or ""))]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    articles = [node for node in nodes if any(ARTICLE.search(kind) for kind in _strings(node.get("@type")))]
    if not articles:
        return ArticleNode()
    article = max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node))
    return ArticleNode(
        headline=_text(article.get("headline")),
        published=_text(article.get("datePublished")),
        authors=_names(article.get("author"), by_id),
        publisher=next(iter(_names(article.get("publisher"), by_id)), ""),
        url=_address(article.get("mainEntityOfPage")) or _address(article.get("url")),
        licence=_address(article.get("license")),
        body=_text(article.get("articleBody")),
    )


def _parse(script: str) -> object:
    script = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script)
    try:
        return json.loads(script.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(found: object) -> Iterator[Node]:
    """Yield all objects, the outer before the inner."""
    waiting = [found]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting[:0] = list(item.values())
        elif isinstance(item, list):
            waiting[:0] = item


def _strings(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(item for item in values if isinstance(item, str))


def _text(value: object) -> str:
    return " ".join(html.unescape(next(iter(_strings(value)), "")).split())


def _address(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return next((text for text in _strings(value) if text.startswith(("http://", "https://"))), "")


def _names(value: object, by_id: dict[str, Node]) -> tuple[str, ...]:
    """Give the names of persons or organisations, which may stand inside or elsewhere on the page."""
    names: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = item.get("name") or by_id.get(str(item.get("@id")), {}).get("name")
        for name in _strings(item):
            text = _text(name)
            if text and not text.startswith("http") and text not in names:
                names.append(text)
    return tuple(names)
