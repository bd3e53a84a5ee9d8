from __future__ import annotations

from pathlib import Path

from onrecord.model.record import Failure
from onrecord.scale.quarantine import keep_unread
from onrecord.scale.source import Source
from onrecord.scale.worker import Broken
from onrecord.store.ledger import Ledger
from onrecord.store.sources import Quarantined, list_set_aside
from tests.unit.scale.readers import PlainReader, doc

SOURCE = Source("a.txt", doc("d1"))
RUN = PlainReader().run


def test_a_document_that_broke_its_reading_is_kept_with_the_reason(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.db") as ledger:
        told = keep_unread(SOURCE, Broken("not read in 120 s"), RUN, ledger)
        assert told == Failure("a.txt (d1)", "set aside: not read in 120 s")
        assert list_set_aside(ledger) == [Quarantined("d1", doc("d1").sha256, RUN.id, "a.txt", "not read in 120 s")]


def test_without_a_ledger_it_is_only_told() -> None:
    assert keep_unread(SOURCE, Broken("it broke"), RUN, None).reason == "set aside: it broke"
