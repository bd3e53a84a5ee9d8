"""The page of a search: what was asked, the hits with the words found marked, and what would narrow them down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.statement import Act
from onrecord.model.text import Span
from onrecord.store.facets import Facet, Facets, read_hits
from onrecord.store.reading import ReadingLedger
from onrecord.store.search import Hit, Query
from onrecord.web.labels import act_of, family_of
from onrecord.web.links import document_url, page_url, path_to
from onrecord.web.notes import Who
from onrecord.web.paging import Paging

HITS = 20
"""Hits on a page."""
SHOWN = 420
"""Characters of a statement that a hit shows, about; the whole statement is a click away."""
FIELDS = ("words", "speaker", "act", "country", "publisher", "since", "until")
_DECEMBER = "-12-31"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of what was said, and whether it matched what was looked for."""

    words: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A hit as the page shows it."""

    url: str
    document_url: str
    where: str
    published_on: str | None
    publisher: str | None
    who: tuple[Who, ...]
    label: str
    family: str
    snippet: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Narrower:
    """A value by which the hits can be narrowed down, or, where it is chosen already, widened again."""

    name: str
    hits: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SearchPage:
    """All that the page of a search shows; `fault` says what is wrong with what was asked."""

    asked: Mapping[str, str]
    results: tuple[Result, ...] = ()
    facets: tuple[tuple[str, tuple[Narrower, ...]], ...] = ()
    paging: Paging | None = None
    fault: str = ""


def read_query(asked: Mapping[str, str]) -> Query:
    """Read what was asked in the query of an address; raises `DateError` or `ValueError` for what can't be.

    >>> read_query({"words": "grain", "act": "reject", "country": "Turkey"}).country
    'TUR'
    """
    given = {name: asked[name].strip() for name in FIELDS if asked.get(name, "").strip()}
    act = given.pop("act", None)
    words = given.pop("words", "")
    return Query(words, act=Act(act) if act else None, limit=HITS, **given)


def search_page(ledger: ReadingLedger, asked: Mapping[str, str], facets: Facets, page: int = 1) -> SearchPage:
    """Look for what was asked and put together a page of hits; `facets` are those of the whole search."""
    paging = Paging.of(page, facets.total, HITS, page_url("/search", **asked))
    hits = read_hits(ledger, read_query(asked), paging.offset)
    return SearchPage(asked, tuple(map(result_of, hits)), narrow(facets, asked), paging)


def result_of(hit: Hit) -> Result:
    """Give a hit as the page shows it."""
    statement = hit.statement
    who = tuple(Who(actor.name, path_to("actors", actor.id), actor.id) for actor in hit.speakers)
    sources = " … ".join(source.exact for source in statement.sources)
    return Result(
        path_to("statements", statement.id),
        document_url(hit.document_id),
        hit.title or hit.document_id,
        hit.published_on,
        hit.publisher,
        who or ((Who(f"“{sources}”"),) if sources else ()),
        act_of(statement),
        family_of(statement),
        snippet(hit.content, hit.highlights),
    )


def snippet(content: str, found: Sequence[Span], length: int = SHOWN) -> tuple[Words, ...]:
    """Cut what was said to about a length around the first words found, and mark those.

    >>> [piece.words for piece in snippet("No new sanctions on grain", (Span(7, 16),))]
    ['No new ', 'sanctions', ' on grain']
    """
    start, end = 0, len(content)
    if end > length:
        first = found[0].start if found else 0
        start = content.rfind(" ", 0, max(0, first - length // 3)) + 1 if first > length // 3 else 0
        end = content.find(" ", start + length)
        end = len(content) if end < 0 else end
    pieces = [Words("… ")] if start else []
    at = start
    for span in (Span(max(each.start, start), min(each.end, end)) for each in found):
        if at <= span.start < span.end:
            pieces += [Words(content[at : span.start]), Words(span.of(content), found=True)]
            at = span.end
    pieces.append(Words(content[at:end] + (" …" if end < len(content) else "")))
    return tuple(piece for piece in pieces if piece.words)


def narrow(facets: Facets, asked: Mapping[str, str]) -> tuple[tuple[str, tuple[Narrower, ...]], ...]:
    """Give for each facet the links that narrow a search down to one of its values, or lift what was chosen."""
    names = ("speaker", "act", "country", "publisher")
    groups = [
        (name, tuple(_narrower(asked, {name: each.value}, each) for each in getattr(facets, name))) for name in names
    ]
    years = tuple(
        _narrower(asked, {"since": f"{each.value}-01-01", "until": each.value + _DECEMBER}, each)
        for each in sorted(facets.year, key=lambda each: each.value, reverse=True)
    )
    return tuple((name, group) for name, group in (*groups, ("year", years)) if group)


def _narrower(asked: Mapping[str, str], choice: Mapping[str, str], facet: Facet) -> Narrower:
    chosen = all(asked.get(name) == value for name, value in choice.items())
    others = {name: value for name, value in asked.items() if name not in choice}
    return Narrower(facet.name, facet.hits, page_url("/search", **(others if chosen else {**others, **choice})), chosen)


def refused(asked: Mapping[str, str], fault: str) -> SearchPage:
    """Give the page of a search that can't be made, with what is wrong with it."""
    return replace(SearchPage(asked), fault=fault)
