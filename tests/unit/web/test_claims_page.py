from __future__ import annotations

import pytest

from onrecord.store.reading import ReadingLedger
from onrecord.web.claims_page import list_commitments, list_events, list_positions, read_claim_query


@pytest.mark.parametrize(
    ("asked", "number"), [({}, 2), ({"by": "celebi"}, 2), ({"issue": "grain"}, 2), ({"by": "x"}, 0)]
)
def test_positions_are_listed_as_asked(reading: ReadingLedger, asked: dict[str, str], number: int) -> None:
    assert len(list_positions(reading, asked, 1).entries) == number


@pytest.mark.parametrize(
    ("asked", "number"), [({"kind": "threat"}, 2), ({"conditional": "yes"}, 0), ({"to": "envoy"}, 2)]
)
def test_commitments_are_listed_as_asked(reading: ReadingLedger, asked: dict[str, str], number: int) -> None:
    assert len(list_commitments(reading, asked, 1).entries) == number


@pytest.mark.parametrize(
    ("asked", "number"), [({"status": "happened"}, 2), ({"status": "denied"}, 0), ({"by": "NLD"}, 2)]
)
def test_events_are_listed_as_asked(reading: ReadingLedger, asked: dict[str, str], number: int) -> None:
    assert len(list_events(reading, asked, 1).entries) == number


@pytest.mark.parametrize("asked", [{"country": "Norland"}, {"since": "soon"}])
def test_what_can_not_be_asked_is_said_on_the_page(reading: ReadingLedger, asked: dict[str, str]) -> None:
    page = list_events(reading, asked, 1)
    assert page.fault
    assert page.entries == ()


def test_a_condition_may_be_asked_for_either_way() -> None:
    assert [read_claim_query({"conditional": each}).conditional for each in ("yes", "no", "")] == [True, False, None]
