from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import AnchorError, InputError, NotInLedgerError
from onrecord.model.record import Extraction
from onrecord.store.connection import select
from onrecord.store.ledger import Ledger
from onrecord.store.search import Query
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, RUN, TEXT, at, extraction, extractions, saying


def count(ledger: Ledger, table: str) -> int:
    [(rows,)] = select(ledger._connection, f"SELECT count(*) FROM {table}")
    return int(rows)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.lists(extractions(), min_size=1, max_size=4))
def test_what_was_added_comes_back_as_it_was(ledger: Ledger, found: list[Extraction]) -> None:
    for added in found:
        changed = ledger.add(added)
        stored = ledger.extraction(added.document.id)
        # The bytes of a document are those that it was first added with.
        stored = replace(stored, document=replace(stored.document, raw=added.document.raw))
        assert stored == added or not changed
    assert ledger.verify() == []


def test_a_sample_comes_back_from_the_file(path: Path) -> None:
    with Ledger(path) as ledger:
        assert ledger.add(extraction())
    with Ledger(str(path), create=False) as ledger:
        assert ledger.extraction("d1") == extraction()


def test_adding_the_same_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add(extraction())
    before = select(ledger._connection, "SELECT * FROM extractions")
    assert not ledger.add(extraction())
    assert select(ledger._connection, "SELECT * FROM extractions") == before
    assert count(ledger, "statements") == 2


def test_a_new_run_supersedes_the_old_one_which_stays(ledger: Ledger) -> None:
    ledger.add(extraction())
    assert ledger.add(extraction(run=LATER_RUN))
    assert [stored.run for stored in ledger.extractions()] == [LATER_RUN]
    rows = select(ledger._connection, "SELECT id, run, superseded_by FROM extractions ORDER BY id")
    assert rows == [(1, RUN.id, 2), (2, LATER_RUN.id, None)]
    assert count(ledger, "documents") == 1
    assert count(ledger, "statements") == 4


@pytest.mark.parametrize("change", [{"title": "Another headline"}, {"text": TEXT + "\nMore."}])
def test_a_corrected_document_supersedes_the_old_one_which_stays(ledger: Ledger, change: dict[str, Any]) -> None:
    old = extraction()
    new = replace(old, document=replace(old.document, **change), mentions=(), **NO_FINDINGS, warnings=())
    ledger.add(old)
    assert ledger.add(new)
    assert ledger.extraction("d1") == new
    assert select(ledger._connection, "SELECT text FROM documents ORDER BY rowid")[0] == (TEXT,)
    assert count(ledger, "statements") == 2


def test_returning_to_an_earlier_run_makes_it_current_again_and_keeps_the_history(ledger: Ledger) -> None:
    for run in (RUN, LATER_RUN, RUN):
        assert ledger.add(extraction(run=run))
    assert ledger.extraction("d1").run == RUN
    assert select(ledger._connection, "SELECT superseded_by FROM extractions ORDER BY id") == [
        (2,),
        (3,),
        (None,),
    ]


def test_the_time_of_adding_is_kept(ledger: Ledger) -> None:
    ledger.add(extraction())
    [(added_at,)] = select(ledger._connection, "SELECT added_at FROM extractions")
    assert added_at.endswith("+00:00")


def moved(found: Extraction) -> Extraction:
    anchor = found.statements[0].contents[0]
    wrong = replace(found.statements[0], contents=(replace(anchor, start=anchor.start + 1, end=anchor.end + 1),))
    return replace(found, statements=(wrong,))


def out_of_context(found: Extraction) -> Extraction:
    wrong = replace(found.mentions[0].span, prefix="elsewhere ")
    return replace(found, mentions=(replace(found.mentions[0], span=wrong),))


def before_the_text(found: Extraction) -> Extraction:
    wrong = replace(at(TEXT, "collapse."), start=-9, end=-1, exact="collapse", prefix="", suffix="")
    return replace(found, warnings=(replace(found.warnings[0], span=wrong),))


def in_a_warning_of_the_document(found: Extraction) -> Extraction:
    wrong = replace(found.document.warnings[0], span=replace(at(TEXT, "deal"), exact="peace"))
    return replace(found, document=replace(found.document, warnings=(wrong,)))


@pytest.mark.parametrize("break_it", [moved, out_of_context, before_the_text, in_a_warning_of_the_document])
def test_words_that_are_not_in_the_text_are_never_written(ledger: Ledger, break_it) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AnchorError):
        ledger.add(break_it(extraction()))
    assert count(ledger, "documents") == 0


def test_an_extraction_is_written_whole_or_not_at_all(ledger: Ledger) -> None:
    ledger.add(extraction())
    new = extraction(run=LATER_RUN)
    dangling = replace(new, statements=(replace(new.statements[0], speakers=("nobody",)),))
    with pytest.raises(InputError, match="'d1' don't fit together"):
        ledger.add(dangling)
    assert ledger.extraction("d1") == extraction()
    assert count(ledger, "runs") == 1
    assert len(ledger.search(Query("sanctions"))) == 1


def test_half_a_character_is_an_error_of_the_input(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="half a character"):
        ledger.add(saying("d1", "no \ud800 more"))
    assert count(ledger, "extractions") == 0


def test_a_text_with_a_null_character_is_kept_and_found(ledger: Ledger) -> None:
    ledger.add(saying("d1", "no\0more \x02 grain"))
    assert "no\0more \x02 grain" in ledger.extraction("d1").document.text
    [hit] = ledger.search(Query("grain"))
    assert [span.of(hit.content) for span in hit.highlights] == ["grain"]
    assert ledger.verify() == []


def test_extractions_come_by_date_then_id_and_undated_ones_last(ledger: Ledger) -> None:
    for id, day in (("c", None), ("b", "2024-05-02"), ("a", "2024-05-02"), ("d", "2024-05-01")):
        ledger.add(extraction(id, published_on=day))
    assert [found.document.id for found in ledger.extractions()] == ["d", "a", "b", "c"]


def test_extractions_can_be_added_while_others_are_read(ledger: Ledger) -> None:
    ledger.add(extraction("a"))
    ledger.add(extraction("b"))
    for found in ledger.extractions():
        ledger.add(replace(found, run=LATER_RUN))
    assert {found.run for found in ledger.extractions()} == {LATER_RUN}


def test_an_unknown_document_is_not_in_the_ledger(ledger: Ledger) -> None:
    with pytest.raises(NotInLedgerError) as caught:
        ledger.extraction("d9")
    assert caught.value.id == "d9"


def test_actors_are_counted_over_current_extractions_without_repeats(ledger: Ledger) -> None:
    first = extraction("d1")
    refusal = first.statements[0]
    repeat = replace(refusal, id="again", repeats=refusal.id)
    ledger.add(replace(first, run=LATER_RUN))
    ledger.add(replace(first, statements=(refusal, repeat)))
    second = saying("d2", "we agree", replace(CELEBI, office="President"))
    ledger.add(replace(second, document=replace(second.document, published_on="2025-01-01")))
    celebi, envoy = ledger.actors()
    assert (celebi.actor.name, celebi.statements, celebi.documents) == ("Ayşe Çelebi", 2, 2)
    assert celebi.actor.office == "President"
    assert (envoy.actor.name, envoy.statements, envoy.documents) == ("envoy of Norland", 0, 1)
