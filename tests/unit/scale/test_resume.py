from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.pipeline import as_read
from onrecord.scale.resume import Skip
from onrecord.store.ledger import Ledger
from tests.unit.scale.readers import PlainReader, doc

READER = PlainReader()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.db") as opened:
        opened.add(READER.read(as_read(doc("d1"))))
        yield opened


def test_what_the_ledger_holds_is_skipped(ledger: Ledger) -> None:
    assert Skip(ledger)(doc("d1"), READER.run)


def test_another_document_text_title_or_run_is_not(ledger: Ledger) -> None:
    assert not Skip(ledger)(doc("d2"), READER.run)
    assert not Skip(ledger)(doc("d1", "Ada said the door is shut."), READER.run)
    assert not Skip(ledger)(replace(doc("d1"), title="Doors"), READER.run)
    assert not Skip(ledger)(doc("d1"), PlainReader("2").run)


def test_an_id_that_came_before_in_the_same_pass_is_read_as_its_text_may_differ(ledger: Ledger) -> None:
    skip = Skip(ledger)
    assert not skip(doc("d1", "Ada said the door is shut."), READER.run)
    assert not skip(doc("d1"), READER.run)


def test_a_title_that_the_text_has_itself_is_known() -> None:
    text = "Talks on the door\n\nAda said the door is open."
    assert as_read(doc("d1", text)).title == "Talks on the door"
    assert as_read(replace(doc("d1", text), title="Own")).title == "Own"
