from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInLedgerError
from onrecord.store.finding import find_claim
from onrecord.store.ledger import Ledger
from onrecord.store.reading import ReadingLedger, open_readonly
from tests.unit.sample import LATER_RUN, NO_FINDINGS, extraction


@pytest.fixture
def reading(tmp_path: Path) -> Iterator[ReadingLedger]:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(extraction("d1"))
        ledger.add(extraction("d1", run=LATER_RUN))
        ledger.add(extraction("d2"))
        ledger.add(replace(extraction("d2", run=LATER_RUN), **NO_FINDINGS))
    with open_readonly(tmp_path / "ledger.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("table", "start"), [("positions", "p{}grain"), ("commitments", "c{}refusal"), ("events", "e{}meeting")]
)
def test_a_claim_is_found_in_the_latest_reading_that_has_it(reading: ReadingLedger, table: str, start: str) -> None:
    found, current = find_claim(reading, table, start.format("d1"))
    assert (found, current) == (extraction("d1", run=LATER_RUN), True)
    found, current = find_claim(reading, table, start.format("d2"))
    assert (found, current) == (extraction("d2"), False)


def test_a_claim_is_found_in_its_own_table_only(reading: ReadingLedger) -> None:
    with pytest.raises(NotInLedgerError):
        find_claim(reading, "events", "pd1grain")


def test_a_table_that_holds_no_claims_is_refused(reading: ReadingLedger) -> None:
    with pytest.raises(ValueError, match="no kind of claim"):
        find_claim(reading, "documents", "d1")
