"""Listing positions, commitments and events of a ledger. All people are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import DateError
from onrecord.store.claims import ClaimQuery
from onrecord.store.ledger import Ledger
from tests.unit.sample import LATER_RUN, NO_FINDINGS, extraction


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    ledger.add(extraction("d1"))
    ledger.add(extraction("d2", published_on="2024-06-01"))
    return ledger


def test_all_come_latest_first_with_their_documents(ledger: Ledger) -> None:
    for entries in (ledger.positions(), ledger.commitments(), ledger.events()):
        assert [entry.origin.document_id for entry in entries] == ["d2", "d1"]


def test_what_comes_out_is_what_went_in(ledger: Ledger) -> None:
    sample = extraction("d1")
    query = ClaimQuery(document="d1")
    assert [entry.position for entry in ledger.positions(query)] == list(sample.positions)
    assert [entry.commitment for entry in ledger.commitments(query)] == list(sample.commitments)
    assert [entry.event for entry in ledger.events(query)] == list(sample.events)


@pytest.mark.parametrize(
    "query",
    [
        ClaimQuery(by="celebi"),
        ClaimQuery(by="a1", issue="grain"),
        ClaimQuery(country="Turkey", kinds=("oppose", "support")),
        ClaimQuery(since="2024-05-20", until="2024-06-01"),
    ],
)
def test_positions_that_pass_all_filters_are_listed(ledger: Ledger, query: ClaimQuery) -> None:
    assert len(ledger.positions(query)) == 2


@pytest.mark.parametrize(
    "query",
    [ClaimQuery(by="envoy"), ClaimQuery(issue="rain"), ClaimQuery(kinds=("support",)), ClaimQuery(country="IRN")],
)
def test_positions_that_fail_one_are_not(ledger: Ledger, query: ClaimQuery) -> None:
    assert ledger.positions(query) == []


def test_a_position_has_the_strength_of_its_strongest_statement(ledger: Ledger) -> None:
    assert [entry.strength for entry in ledger.positions()] == [5, 5]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (ClaimQuery(to="envoy"), 2),
        (ClaimQuery(to="Çelebi"), 0),
        (ClaimQuery(conditional=True), 0),
        (ClaimQuery(conditional=False), 2),
        (ClaimQuery(kinds=("promise",)), 0),
        (ClaimQuery(limit=1), 1),
    ],
)
def test_commitments_are_told_apart(ledger: Ledger, query: ClaimQuery, count: int) -> None:
    assert len(ledger.commitments(query)) == count


@pytest.mark.parametrize(
    ("query", "count"),
    [
        (ClaimQuery(by="NLD", to="TUR"), 2),
        (ClaimQuery(by="TUR"), 0),
        (ClaimQuery(kinds=("CONSULT",), statuses=("happened",)), 2),
        (ClaimQuery(statuses=("denied",)), 0),
    ],
)
def test_events_are_told_apart(ledger: Ledger, query: ClaimQuery, count: int) -> None:
    assert len(ledger.events(query)) == count


def test_what_a_later_reading_lost_is_not_listed(ledger: Ledger) -> None:
    ledger.add(replace(extraction("d1", run=LATER_RUN), **NO_FINDINGS))
    assert [entry.origin.document_id for entry in ledger.commitments()] == ["d2"]


def test_a_merged_holder_is_listed_under_the_other_name(ledger: Ledger) -> None:
    ledger.merge_actors("a1", "a2")
    assert {entry.holder.name for entry in ledger.positions()} == {"envoy of Norland"}
    assert len(ledger.positions(ClaimQuery(by="envoy"))) == 2


def test_a_wrong_day_or_country_is_refused() -> None:
    with pytest.raises(DateError):
        ClaimQuery(since="yesterday")
    with pytest.raises(ValueError, match="not a country"):
        ClaimQuery(country="Atlantis-by-the-Sea")
