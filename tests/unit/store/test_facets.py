"""A page of hits, and how they divide up. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.model.statement import Act
from onrecord.store.facets import Facets, read_facets, read_hits
from onrecord.store.ledger import Ledger
from onrecord.store.reading import ReadingLedger, open_readonly
from onrecord.store.search import Query
from tests.unit.sample import CELEBI, LATER_RUN, extraction, saying

OTHER = replace(CELEBI, id="a5", name="Dana Tirani", country="ALB")


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[ReadingLedger]:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(extraction("d1"))
        ledger.add(extraction("d2", published_on="2023-06-01"))
        ledger.add(extraction("d2", run=LATER_RUN, published_on="2023-06-01"))
        ledger.add(saying("d3", "sanctions on canals", OTHER))
    with open_readonly(tmp_path / "ledger.db") as opened:
        yield opened


def named(facets: Facets, name: str) -> dict[str, int]:
    return {facet.name: facet.hits for facet in getattr(facets, name)}


def test_all_current_statements_divide_up(reading: ReadingLedger) -> None:
    facets = read_facets(reading, Query())
    assert facets.total == 5
    assert named(facets, "speaker") == {"Ayşe Çelebi": 2, "Dana Tirani": 1}
    assert named(facets, "act") == {"warn": 4, "reject": 2, "assert": 1}
    assert named(facets, "country") == {"TUR": 2, "ALB": 1}
    assert named(facets, "publisher") == {"Harbour Gazette": 5}
    assert named(facets, "year") == {"2024": 3, "2023": 2}


@pytest.mark.parametrize(
    "query",
    [
        Query("sanctions"),
        Query("sanctions", act=Act.REJECT),
        Query(speaker="celebi"),
        Query(country="ALB"),
        Query(since="2024-01-01"),
        Query(publisher="harbour"),
        Query("nothing like it"),
        Query('"on grain"', until="2023-12-31"),
    ],
)
def test_the_total_is_the_number_of_hits_that_a_search_gives(reading: ReadingLedger, query: Query) -> None:
    hits = reading.search(replace(query, limit=100))
    assert read_facets(reading, query).total == len(hits)
    assert read_hits(reading, replace(query, limit=100)) == hits


def test_the_value_of_a_facet_narrows_to_its_hits(reading: ReadingLedger) -> None:
    for facet in read_facets(reading, Query()).speaker:
        assert read_facets(reading, Query(speaker=facet.value)).total == facet.hits


def test_pages_follow_on_each_other(reading: ReadingLedger) -> None:
    every = read_hits(reading, Query(limit=10))
    pages = [read_hits(reading, Query(limit=2), offset) for offset in (0, 2, 4, 6)]
    assert [hit for page in pages for hit in page] == every
