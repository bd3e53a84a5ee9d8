from __future__ import annotations

import pytest

from onrecord.errors import DateError
from onrecord.model.statement import Act
from onrecord.model.text import Span
from onrecord.store.facets import Facet, Facets, read_facets
from onrecord.store.reading import ReadingLedger
from onrecord.web.search_page import SHOWN, narrow, read_query, search_page, snippet


def test_what_is_asked_becomes_a_query() -> None:
    query = read_query({"words": " grain ", "act": "warn", "country": "Turkey", "since": "2024-01-01", "page": "2"})
    assert (query.words, query.act, query.country, query.since) == ("grain", Act.WARN, "TUR", "2024-01-01")


@pytest.mark.parametrize(
    ("asked", "error"),
    [({"act": "shout"}, ValueError), ({"country": "Norland"}, ValueError), ({"since": "soon"}, DateError)],
)
def test_what_can_not_be_asked_is_refused(asked: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_query(asked)


def test_hits_are_shown_with_the_words_found_marked(reading: ReadingLedger) -> None:
    asked = {"words": "sanctions", "speaker": "a1"}
    page = search_page(reading, asked, read_facets(reading, read_query(asked)))
    assert [result.where for result in page.results] == ["Çelebi receives envoy"] * 2
    assert [piece.words for piece in page.results[0].snippet if piece.found] == ["sanctions"]
    assert page.results[0].url.startswith("/statements/sd")


@pytest.mark.parametrize("at", [0, 900, 1990])
def test_a_long_statement_is_cut_around_what_was_found(at: int) -> None:
    content = "word " * 200 + "x " * 500
    found = Span(at, at + 1)
    pieces = snippet(content, (found,))
    shown = "".join(piece.words for piece in pieces)
    assert len(shown) < SHOWN + 20
    assert [piece.words for piece in pieces if piece.found] == [found.of(content)]


def test_a_short_statement_is_shown_whole() -> None:
    content = "No new sanctions, no new quotas"
    pieces = snippet(content, (Span(7, 16), Span(25, 31)))
    assert "".join(piece.words for piece in pieces) == content
    assert [piece.words for piece in pieces if piece.found] == ["sanctions", "quotas"]


def test_a_facet_narrows_the_search_and_a_chosen_one_lifts_itself() -> None:
    facets = Facets(3, act=(Facet("deny", "deny", 2), Facet("warn", "warn", 1)), year=(Facet("2024", "2024", 3),))
    groups = dict(narrow(facets, {"words": "grain", "act": "deny"}))
    deny, warn = groups["act"]
    assert (deny.url, deny.chosen) == ("/search?words=grain", True)
    assert (warn.url, warn.chosen) == ("/search?words=grain&act=warn", False)
    assert groups["year"][0].url == "/search?words=grain&act=deny&since=2024-01-01&until=2024-12-31"
