from __future__ import annotations

from itertools import permutations
from pathlib import Path

import apsw

from onrecord.model.record import Extraction
from onrecord.store.digest import content_digest
from onrecord.store.ledger import Ledger
from tests.unit.sample import LATER_RUN, extraction


def digest_of(path: Path, *extractions: Extraction) -> str:
    with Ledger(path) as ledger:
        for each in extractions:
            ledger.add(each)
        return content_digest(ledger)


def test_the_order_of_adding_does_not_count(tmp_path: Path) -> None:
    three = [extraction(id) for id in ("d1", "d2", "d3")]
    orders = enumerate(permutations(three))
    assert len({digest_of(tmp_path / f"{number}.db", *order) for number, order in orders}) == 1


def test_what_was_superseded_does_not_count(tmp_path: Path) -> None:
    again = digest_of(tmp_path / "a.db", extraction("d1", LATER_RUN), extraction("d1"))
    assert again == digest_of(tmp_path / "b.db", extraction("d1"))


def test_documents_and_runs_count(tmp_path: Path) -> None:
    sets = [(), (extraction("d1"),), (extraction("d1", LATER_RUN),), (extraction("d1"), extraction("d2"))]
    assert len({digest_of(tmp_path / f"{n}.db", *each) for n, each in enumerate(sets)}) == len(sets)


def test_a_finding_that_was_changed_by_hand_counts(tmp_path: Path) -> None:
    before = digest_of(tmp_path / "a.db", extraction("d1"))
    connection = apsw.Connection(str(tmp_path / "a.db"))
    connection.execute("UPDATE statements SET strength = 1")
    connection.close()
    assert digest_of(tmp_path / "a.db") != before
