from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest

from onrecord.errors import DateError, ForeignLedgerError, LedgerError, NotInLedgerError
from onrecord.model.occasion import OccasionKind
from onrecord.store.actors import ActorCount
from onrecord.store.connection import reporting, select
from onrecord.store.corrections import Corrected, correct
from onrecord.store.judgements import Verdict, judge, open_judgements
from onrecord.store.ledger import Ledger
from onrecord.store.reading import DocumentQuery, ReadingLedger, open_readonly
from onrecord.store.search import Query
from tests.unit.sample import LATER_RUN, NO_FINDINGS, extraction, saying

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


@pytest.fixture
def filled(ledger: Ledger, path: Path) -> Path:
    later = saying("d2", "the canal stays open")
    ledger.add(replace(later, document=replace(later.document, published_on="2024-06-01", publisher="Ny Tid")))
    ledger.add(extraction("d1"))
    ledger.add(extraction("d1", LATER_RUN))
    ledger.add(replace(extraction("d3", published_on=None), **NO_FINDINGS))
    return path


def test_what_a_ledger_gives_it_gives_here_too(filled: Path, ledger: Ledger) -> None:
    with open_readonly(filled) as reading:
        assert reading.extraction("d1") == ledger.extraction("d1")
        assert reading.search(Query("grain")) == ledger.search(Query("grain"))
        assert reading.show("sd1refusal") == ledger.show("sd1refusal")
        assert reading.actors() == ledger.actors()
        assert reading.actor("celebi") == ledger.actor("celebi")
        assert reading.positions() == ledger.positions()
        assert reading.commitments() == ledger.commitments()
        assert reading.events() == ledger.events()


@pytest.mark.parametrize(
    "write",
    [
        lambda ledger: ledger.add(extraction("d9")),
        lambda ledger: ledger.merge_actors("a1", "a2"),
        lambda ledger: ledger.undo_identity(1),
        lambda ledger: ledger.import_actors(["a line"]),
    ],
)
def test_nothing_can_be_written(filled: Path, write: Callable[[Ledger], Any]) -> None:
    before = filled.read_bytes()
    with open_readonly(filled) as reading, pytest.raises(LedgerError):
        write(reading)
    assert filled.read_bytes() == before


@pytest.mark.parametrize("sql", ["DELETE FROM mentions", "CREATE TEMP TABLE t (a)", "PRAGMA user_version = 0"])
def test_the_connection_itself_cannot_write(filled: Path, sql: str) -> None:
    with open_readonly(filled) as reading, pytest.raises(apsw.ReadOnlyError):
        reading._connection.execute(sql)


def test_no_setting_makes_the_connection_write(filled: Path) -> None:
    with open_readonly(filled) as reading:
        reading._connection.execute("PRAGMA query_only = 0")
        with pytest.raises(apsw.ReadOnlyError):
            reading._connection.execute("DELETE FROM mentions")


def test_what_another_writes_is_seen_by_the_next_reading(filled: Path, ledger: Ledger) -> None:
    with open_readonly(filled) as reading:
        assert [each.origin.document_id for each in reading.documents(DocumentQuery())] == ["d2", "d1", "d3"]
        ledger.add(extraction("d4"))
        assert len(reading.documents(DocumentQuery())) == 4


def run(ledger: ReadingLedger, sql: str) -> Any:
    """Run a query as the methods of a ledger do."""
    with reporting(ledger.path):
        return select(ledger._connection, sql)


def miss_when_late(ledger: ReadingLedger) -> None:
    """Take too long, and then find that something isn't there."""
    with contextlib.suppress(LedgerError):
        run(ledger, ENDLESS)
    raise NotInLedgerError("no such thing", str(ledger.path), "x")


def test_actors_are_those_of_now_whatever_was_kept(filled: Path, ledger: Ledger) -> None:
    def read() -> list[ActorCount]:
        with open_readonly(filled) as reading:
            return reading.actors()

    assert read() == read() == ledger.actors()
    ledger.add(extraction("d5"))
    assert read() == ledger.actors()
    merged = ledger.merge_actors("a1", "a2")
    assert len(read()) == 1
    ledger.undo_identity(merged.number)
    assert read() == ledger.actors()
    assert len(read()) == 2


def test_a_reading_that_takes_too_long_is_broken_off(filled: Path) -> None:
    with (
        pytest.raises(LedgerError, match=r"longer than 0\.01 seconds; ask for less"),
        open_readonly(filled, 0.01) as late,
    ):
        run(late, ENDLESS)


def test_another_error_stays_what_it_is_when_time_is_up(filled: Path) -> None:
    with pytest.raises(NotInLedgerError), open_readonly(filled, 0.0) as late:
        miss_when_late(late)


def test_a_missing_ledger_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="no ledger here"):
        open_readonly(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_another_file_is_no_ledger(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("a text that is long enough to be no database " * 20)
    apsw.Connection(str(tmp_path / "other.db")).execute("CREATE TABLE t (a)")
    (tmp_path / "empty.db").touch()
    for name in ("text.db", "other.db", "empty.db"):
        with pytest.raises(ForeignLedgerError):
            open_readonly(tmp_path / name)


@pytest.mark.parametrize("change", [-1, 1])
def test_a_ledger_of_another_version_is_refused(filled: Path, ledger: Ledger, change: int) -> None:
    version = int(ledger._connection.pragma("user_version"))
    ledger._connection.pragma("user_version", version + change)
    with pytest.raises(ForeignLedgerError, match="another version"):
        open_readonly(filled)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (DocumentQuery(), ["d2", "d1", "d3"]),
        (DocumentQuery(limit=1), ["d2"]),
        (DocumentQuery(publisher="ny"), ["d2"]),
        (DocumentQuery(title="envoy"), ["d2", "d1", "d3"]),
        (DocumentQuery(title="nvoy"), []),
        (DocumentQuery(participant="celebi"), ["d1", "d3"]),
        (DocumentQuery(participant="a2", kind=OccasionKind.MEETING), ["d1", "d3"]),
        (DocumentQuery(kind=OccasionKind.CALL), []),
        (DocumentQuery(since="2024-05-20", until="2024-05-31"), ["d1"]),
    ],
)
def test_documents_are_listed_as_asked(filled: Path, query: DocumentQuery, ids: list[str]) -> None:
    with open_readonly(filled) as reading:
        assert [each.origin.document_id for each in reading.documents(query)] == ids


def test_a_list_is_given_from_a_place_on(filled: Path) -> None:
    with open_readonly(filled) as reading:
        assert [each.origin.document_id for each in reading.documents(DocumentQuery(limit=1), 1)] == ["d1"]
        assert [each.origin.document_id for each in reading.occasions(DocumentQuery(), 1)] == ["d3"]


def test_a_document_is_listed_with_what_it_holds(filled: Path) -> None:
    with open_readonly(filled) as reading:
        entry = reading.documents(DocumentQuery())[1]
    document = extraction().document
    assert (entry.sha256, entry.language, entry.licence, entry.byline) == (
        document.sha256,
        document.language,
        document.licence,
        document.byline,
    )
    assert (entry.statements, entry.occasion) == (2, OccasionKind.MEETING)


def test_occasions_are_as_they_were_found(filled: Path) -> None:
    with open_readonly(filled) as reading:
        entries = reading.occasions(DocumentQuery())
    assert [each.origin.document_id for each in entries] == ["d1", "d3"]
    assert entries[0].occasion == extraction().occasion
    assert entries[0].participants == extraction().actors


def test_documents_near_an_occasion_name_its_people_and_are_of_its_days(filled: Path, ledger: Ledger) -> None:
    for id, day in (("same", "2024-05-20"), ("next", "2024-05-21"), ("late", "2024-05-22")):
        ledger.add(extraction(id, published_on=day))
    with open_readonly(filled) as reading:
        assert reading.near("d1") == ["next", "same", "d3"]
        assert reading.near("d1", limit=1) == ["next"]
        assert reading.near("none") == []


def test_what_persons_said_can_be_read(filled: Path) -> None:
    with open_judgements(filled) as connection:
        made = judge(connection, "sd1refusal", Verdict.UNSURE)
    with open_readonly(filled) as reading:
        assert reading.judgements() == reading.judgements("sd1refusal") == [made]
        assert reading.standing(["sd1refusal", "sd1warning"]) == {"sd1refusal": made}


def test_what_persons_corrected_can_be_read(filled: Path) -> None:
    with open_judgements(filled) as connection:
        made = correct(connection, "sd1refusal", {Corrected.SPEAKER: "Ivo Tamm"})
    with open_readonly(filled) as reading:
        assert reading.corrections() == reading.corrections("sd1refusal") == made
        assert reading.corrections("sd1warning") == []


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(DateError):
        DocumentQuery(since="soon")
