from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInLedgerError
from onrecord.store.ledger import Ledger
from onrecord.store.reading import ReadingLedger, open_readonly
from onrecord.web.finding_page import finding_page
from onrecord.web.pieces import Role
from tests.unit.sample import LATER_RUN, NO_FINDINGS, TEXT, extraction

HERE = "http://127.0.0.1/statements/x"


def test_a_citation_names_words_speaker_document_date_and_places(reading: ReadingLedger) -> None:
    citation = finding_page(reading, "statements", "sd1refusal", HERE).citation
    start = TEXT.index("We will never")
    for part in (
        "“We will never accept new sanctions on grain”",
        "Ayşe Çelebi",
        "Çelebi receives envoy",
        "Harbour Gazette",
        "2024-05-20",
        "https://example.org/talks",
        f"Characters {start}–{start + len('We will never accept new sanctions on grain')}",
        HERE,
    ):
        assert part in citation


def test_a_statement_is_shown_in_its_paragraph(reading: ReadingLedger) -> None:
    page = finding_page(reading, "statements", "sd1refusal", HERE)
    assert "".join(piece.words for piece in page.pieces) == TEXT.split("\n")[1]
    assert [piece.words for piece in page.pieces if Role.SOURCE in piece.roles] == ["Çelebi"]


@pytest.mark.parametrize(
    ("table", "id", "kind"),
    [("positions", "pd1grain", "position"), ("commitments", "cd1refusal", "commitment")],
)
def test_a_claim_names_the_statement_that_it_rests_on(reading: ReadingLedger, table: str, id: str, kind: str) -> None:
    page = finding_page(reading, table, id, HERE)
    assert (page.note.kind, page.note.id) == (kind, id)
    assert page.under is not None
    assert page.under.id == "sd1refusal"
    assert page.document_url == "/documents/d1#t-sd1refusal"


def test_an_event_of_the_publisher_rests_on_no_statement(reading: ReadingLedger) -> None:
    page = finding_page(reading, "events", "ed1meeting", HERE)
    assert page.under is None


@pytest.mark.parametrize("table", ["statements", "positions", "commitments", "events"])
@pytest.mark.parametrize("id", ["none", "d1", "sd1", "p"])
def test_what_is_not_there_is_refused(reading: ReadingLedger, table: str, id: str) -> None:
    with pytest.raises(NotInLedgerError):
        finding_page(reading, table, id, HERE)


def test_a_superseded_finding_keeps_its_address(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(replace(extraction(run=LATER_RUN), **NO_FINDINGS))
    with open_readonly(path) as reading:
        for table, id in (("statements", "sd1refusal"), ("positions", "pd1grain"), ("events", "ed1meeting")):
            assert not finding_page(reading, table, id, HERE).current
