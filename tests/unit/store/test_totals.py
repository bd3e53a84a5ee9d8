from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.store.ledger import Ledger
from onrecord.store.reading import open_readonly
from onrecord.store.totals import Totals, count
from tests.unit.sample import LATER_RUN, extraction


def test_only_what_is_current_is_counted_and_no_repeat(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(extraction("d1"))
        ledger.add(extraction("d1", run=LATER_RUN))
        second = extraction("d2")
        first, other = second.statements
        ledger.add(replace(second, occasion=None, statements=(first, replace(other, repeats=first.id))))
    with open_readonly(tmp_path / "ledger.db") as reading:
        assert count(reading) == Totals(2, 1, 3, 2, 2, 2, 2)


def test_an_empty_ledger_holds_nothing(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger.db").close()
    with open_readonly(tmp_path / "ledger.db") as reading:
        assert count(reading) == Totals()
