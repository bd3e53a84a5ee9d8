from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import NotInLedgerError
from onrecord.model.text import Span
from onrecord.store.ledger import Ledger
from onrecord.store.lookup import CONTEXT, Entry, surroundings
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, TEXT, extraction


def entry(ledger: Ledger, id: str) -> Entry:
    shown = ledger.show(id)
    assert isinstance(shown, Entry)
    return shown


def test_a_statement_comes_with_its_document_speakers_and_context(ledger: Ledger) -> None:
    ledger.add(extraction())
    shown = entry(ledger, "sd1refusal")
    assert shown.statement == extraction().statements[0]
    assert shown.document == extraction().document
    assert shown.speakers == (CELEBI,)
    assert shown.context.of(TEXT) == "“We will never accept new sanctions on grain,” Çelebi told him."
    assert shown.current


def test_the_beginning_of_an_id_is_enough_where_it_is_unique(ledger: Ledger) -> None:
    ledger.add(extraction())
    assert entry(ledger, "sd1r").statement.id == "sd1refusal"


def test_a_document_id_gives_the_extraction(ledger: Ledger) -> None:
    ledger.add(extraction("d1"))
    ledger.add(extraction("d12"))
    assert ledger.show("d1") == extraction("d1")
    assert ledger.show("d12") == extraction("d12")


@pytest.mark.parametrize("id", ["s", "sd1", "d"])
def test_a_beginning_that_several_ids_share_is_refused_with_examples(ledger: Ledger, id: str) -> None:
    ledger.add(extraction("d1"))
    ledger.add(extraction("d12"))
    with pytest.raises(NotInLedgerError, match=r"begins several ids .*give more of it"):
        ledger.show(id)


@pytest.mark.parametrize("id", ["", "x", "%", "*", "sd1refusals", "\ud800", "'; DROP TABLE documents; --"])
def test_an_unknown_id_is_not_in_the_ledger(ledger: Ledger, id: str) -> None:
    ledger.add(extraction())
    with pytest.raises(NotInLedgerError, match="nothing in"):
        ledger.show(id)


def test_of_two_extractions_with_the_same_statement_the_current_one_is_shown(ledger: Ledger) -> None:
    ledger.add(extraction())
    ledger.add(extraction(run=LATER_RUN))
    shown = entry(ledger, "sd1refusal")
    assert shown.current
    assert shown.extraction.run == LATER_RUN


def test_a_statement_that_a_later_reading_lost_can_still_be_shown(ledger: Ledger) -> None:
    ledger.add(extraction())
    ledger.add(replace(extraction(run=LATER_RUN), **{**NO_FINDINGS, "statements": extraction().statements[1:]}))
    assert not entry(ledger, "sd1refusal").current
    assert entry(ledger, "sd1").statement.id == "sd1warning"


def test_a_long_paragraph_is_cut_between_words() -> None:
    text = "before " * 200 + "KEY" + " after" * 200
    context = surroundings(text, Span(1400, 1403)).of(text)
    assert context.startswith("before ")
    assert context.endswith(" after")
    assert "KEY" in context
    assert len(context) <= 2 * CONTEXT + 3


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    text = "x" * 5000
    assert surroundings(text, Span(2000, 2010)) == Span(2000 - CONTEXT, 2010 + CONTEXT)
