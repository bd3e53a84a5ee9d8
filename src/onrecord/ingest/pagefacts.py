"""What a page states about its article: title, day, byline, publisher, address, licence, language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from onrecord.ingest.days import local_day, written_days
from onrecord.ingest.jsonld import ArticleNode, find_article_node
from onrecord.ingest.metadata import Metadata
from onrecord.text.normalize import fold

TITLES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "title")
DATES = (
    *("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date"),
    *("dcterms.date", "citation_publication_date", "parsely-pub-date", "pubdate", "publishdate", "publish-date"),
    *("publication_date", "publish_date", "published_at", "og:article:published_time", "og:published_time", "date"),
    *("cxenseparse:recs:publishtime", "sailthru.date", "ya:ovs:upload_date"),
)
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "article:publisher", "application-name")
LICENCES = ("dcterms.license", "dc.license", "dc.rights.license", "license")
"""Names of meta elements (Open Graph, Dublin Core, schema.org, Parse.ly, Sailthru), the surest first."""

CREATIVE_COMMONS = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)/([\d.]+)|publicdomain/(zero)/([\d.]+))")
DATE_PLACES = (
    "//time | //*[contains(@itemprop, 'datePublished')] | //*[contains(translate(@class, 'DTPBL', 'dtpbl'), 'date')"
    " or contains(@class, 'time') or contains(@class, 'publish') or contains(translate(@class, 'B', 'b'), 'byline')]"
)
LONGEST_DATE_PLACE = 160
"""Characters; longer elements are whole articles with "date" somewhere in their class."""

SEPARATOR = re.compile(r"\s+[|•·–—»:-]\s+|\s*[|•]\s*")
SAME_HEADING = 0.3
"""Share of words that a visible heading must have in common with a stated title to be another form of it. In 120 saved
news pages the true headings share 0.44 or more, headings of other boxes 0.15 or less."""

SAME_NAME = 0.5
"""The same share for a site's name at the end of a title and the stated name of the publisher."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page states; `body` is the article's text as its JSON-LD gives it, which a visitor doesn't see."""

    metadata: Metadata
    byline: str | None
    language: str
    body: str


def read_page_facts(tree: HtmlElement) -> PageFacts:
    """Read what a page states about its article: JSON-LD first, then meta elements, then marked-up elements."""
    article, meta = find_article_node(tree), _meta(tree)
    publisher = article.publisher or next(_values(meta, PUBLISHERS), "")
    metadata = Metadata(
        publisher=publisher,
        published_on=_day(tree, article, meta),
        url=_address(tree, article, meta),
        title=_title(tree, article, meta, publisher),
        licence=_licence(tree, article, meta),
    )
    language = re.match(r"[a-z]{2,3}(?![a-z])", (tree.getroottree().getroot().get("lang") or "").lower())
    return PageFacts(metadata, _byline(tree, article, meta), language[0] if language else "en", article.body)


def _meta(tree: HtmlElement) -> dict[str, str]:
    """Collect meta elements by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        content = " ".join(_unescape(node.get("content") or "").split())
        for name in (node.get("property"), node.get("name"), node.get("itemprop")):
            if name and content:
                found.setdefault(name.strip().lower(), content)
    return found


def _unescape(text: str) -> str:
    """Resolve entities that were escaped twice, as "Won&amp;rsquo;t" is."""
    return html.unescape(text) if re.search(r"&#?\w+;", text) else text


def _values(meta: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (meta[name] for name in names if name in meta and not meta[name].startswith("http"))


def _day(tree: HtmlElement, article: ArticleNode, meta: dict[str, str]) -> str | None:
    shown = frozenset(_shown_days(tree))
    marked = tree.xpath("//*[contains(@itemprop, 'datePublished')]")
    marked += tree.xpath("//time[@pubdate] | //article//time[@datetime] | //header//time[@datetime]")
    elements = (node.get("content") or node.get("datetime") or _words(node) for node in marked)
    stated = (article.published, *(meta[name] for name in DATES if name in meta), *elements)
    return next((day for value in stated if value and (day := local_day(value, shown))), None)


def _shown_days(tree: HtmlElement) -> Iterator[str]:
    """Yield the days that the page shows in its date lines."""
    for node in tree.xpath(DATE_PLACES):
        text = _words(node)
        if len(text) <= LONGEST_DATE_PLACE:
            yield from written_days(text)


def _words(node: HtmlElement) -> str:
    return " ".join(" ".join(str(piece) for piece in node.itertext()).split())


def _title(tree: HtmlElement, article: ArticleNode, meta: dict[str, str], publisher: str) -> str | None:
    """Give the heading that visitors read where it is a form of a stated title, else the stated title."""
    named = next((_words(node) for node in tree.xpath("//head/title")), "")
    stated = [title for title in (article.headline, *_values(meta, TITLES), named) if title]
    marked = tree.xpath("//*[contains(@itemprop, 'headline')][not(self::meta)] | //h1")
    headings = [text for node in marked if (text := _words(node)) and len(text) < 400]
    scored = [(max((_likeness(heading, title) for title in stated), default=0.0), heading) for heading in headings]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] >= SAME_HEADING:
        return next((title for title in stated if _is_label_before(title, best[1])), best[1])
    return _without_site_name(stated[0], publisher) if stated else next(iter(headings), None)


def _likeness(one: str, other: str) -> float:
    left, right = set(re.findall(r"\w+", fold(one))), set(re.findall(r"\w+", fold(other)))
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _is_label_before(title: str, heading: str) -> bool:
    """Tell whether a heading is the title after a word or two, such as "Opinion"; with a colon they are its part."""
    label, found, rest = fold(heading).rpartition(fold(title))
    return found != "" and rest == "" and 0 < len(label.split()) <= 2 and not label.rstrip().endswith(":")


def _without_site_name(title: str, publisher: str) -> str:
    """Cut the publisher's name off a title's ends.

    >>> _without_site_name("Talks go well | Example Times", "Example Times")
    'Talks go well'
    """
    parts = [(match.start(), match.end()) for match in SEPARATOR.finditer(title)]
    if parts and publisher:
        if _likeness(title[parts[-1][1] :], publisher) >= SAME_NAME:
            return title[: parts[-1][0]]
        if _likeness(title[: parts[0][0]], publisher) >= SAME_NAME:
            return title[parts[0][1] :]
    return title


def _byline(tree: HtmlElement, article: ArticleNode, meta: dict[str, str]) -> str | None:
    marked = tree.xpath("//*[@rel='author'] | //*[contains(@itemprop, 'author')][not(self::meta)]")
    names = article.authors or tuple(_values(meta, AUTHORS))[:1] or tuple(dict.fromkeys(map(_words, marked)))
    found = ", ".join(re.sub(r"^(?:by|written by)\s+", "", name, flags=re.IGNORECASE) for name in names if name)
    return found if 0 < len(found) < LONGEST_DATE_PLACE else None


def _address(tree: HtmlElement, article: ArticleNode, meta: dict[str, str]) -> str | None:
    canonical = tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
    addresses = (*canonical, meta.get("og:url", ""), article.url)
    return next((str(url) for url in addresses if str(url).startswith(("http://", "https://"))), None)


def _licence(tree: HtmlElement, article: ArticleNode, meta: dict[str, str]) -> str | None:
    linked = tree.xpath("//a[@rel='license']/@href | //link[@rel='license']/@href")
    found = next((str(value) for value in (article.licence, *(meta.get(n) for n in LICENCES), *linked) if value), "")
    named = CREATIVE_COMMONS.search(found)
    if named is None:
        return found or None
    return f"CC {named[1].upper()} {named[2]}" if named[1] else f"CC0 {named[4]}"
