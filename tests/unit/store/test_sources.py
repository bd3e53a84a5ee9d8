from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import LedgerError
from onrecord.store.ledger import Ledger
from onrecord.store.sources import (
    Fetch,
    Quarantined,
    get_fetch,
    is_current,
    is_named,
    list_set_aside,
    put_fetch,
    set_aside,
)
from tests.unit.sample import LATER_RUN, RUN, document, extraction

FETCH = Fetch("https://example.org/a", "d1", '"7"', "Tue, 05 Mar 2024 10:00:00 GMT")
ASIDE = Quarantined("d1", document("d1").sha256, RUN.id, "a.txt", "not read in 120 s")


def test_what_was_fetched_is_found_by_its_address(ledger: Ledger) -> None:
    put_fetch(ledger, FETCH)
    assert get_fetch(ledger, FETCH.url) == FETCH
    assert get_fetch(ledger, "https://example.org/b") is None


def test_a_later_fetch_takes_the_place_of_an_earlier_one(ledger: Ledger) -> None:
    put_fetch(ledger, FETCH)
    put_fetch(ledger, Fetch(FETCH.url))
    assert get_fetch(ledger, FETCH.url) == Fetch(FETCH.url)


def test_a_document_is_set_aside_once_with_the_last_reason(ledger: Ledger) -> None:
    set_aside(ledger, ASIDE)
    set_aside(ledger, replace(ASIDE, reason="it ended"))
    assert list_set_aside(ledger) == [replace(ASIDE, reason="it ended")]


def test_a_document_that_was_read_after_all_is_not_listed(ledger: Ledger) -> None:
    set_aside(ledger, ASIDE)
    set_aside(ledger, replace(ASIDE, text_sha256="another text"))
    ledger.add(extraction("d1"))
    assert [each.text_sha256 for each in list_set_aside(ledger)] == ["another text"]


def test_current_is_the_same_document_and_run(ledger: Ledger) -> None:
    ledger.add(extraction("d1"))
    assert is_current(ledger, document("d1"), RUN)
    assert not is_current(ledger, document("d2"), RUN)
    assert not is_current(ledger, document("d1"), LATER_RUN)
    assert not is_current(ledger, replace(document("d1"), title=None), RUN)


def test_an_id_is_named_by_the_run_of_its_current_extraction_only(ledger: Ledger) -> None:
    ledger.add(extraction("d1"))
    assert is_named(ledger, "d1", RUN)
    ledger.add(extraction("d1", LATER_RUN))
    assert not is_named(ledger, "d1", RUN)
    assert is_named(ledger, "d1", LATER_RUN)


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(LedgerError):
        get_fetch(ledger, FETCH.url)
