"""A person's word on who is who. All people are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.errors import InputError, NotInLedgerError
from onrecord.store.ledger import Ledger
from onrecord.store.search import Query
from tests.unit.sample import CELEBI, ENVOY, saying

OTHER = replace(CELEBI, id="a9", name="Ayse Celebi-Demir", wikidata=None)


@pytest.fixture
def ledger(ledger: Ledger) -> Ledger:
    ledger.add(saying("d1", "the port stays open", CELEBI))
    ledger.add(saying("d2", "the port may close", OTHER))
    return ledger


def names(ledger: Ledger) -> dict[str, int]:
    return {count.actor.name: count.statements for count in ledger.actors()}


def test_actors_apart_are_counted_apart(ledger: Ledger) -> None:
    assert names(ledger) == {"Ayşe Çelebi": 1, "Ayse Celebi-Demir": 1}


def test_a_merge_counts_both_as_one(ledger: Ledger) -> None:
    ledger.merge_actors("a9", "Ayşe Çelebi")
    assert names(ledger) == {"Ayşe Çelebi": 2}
    page = ledger.actor("a1")
    assert page.ids == ("a1", "a9")
    assert [(each.document_id, each.statements) for each in page.appearances] == [("d1", 1), ("d2", 1)]


def test_a_search_for_the_one_finds_what_the_other_said(ledger: Ledger) -> None:
    ledger.merge_actors("a9", "a1")
    assert {hit.document_id for hit in ledger.search(Query(speaker="a1"))} == {"d1", "d2"}


def test_a_merge_holds_for_what_is_read_later(ledger: Ledger) -> None:
    ledger.merge_actors("a9", "a1")
    ledger.add(saying("d3", "the port is deep", OTHER))
    assert names(ledger) == {"Ayşe Çelebi": 3}


def test_merges_in_a_row_end_at_the_last(ledger: Ledger) -> None:
    ledger.add(saying("d3", "the port is deep", ENVOY))
    ledger.merge_actors("a9", "a1")
    ledger.merge_actors("a1", "a2")
    assert names(ledger) == {"envoy of Norland": 3}


def test_an_undone_merge_leaves_all_as_it_was(ledger: Ledger) -> None:
    before = ledger.actors()
    number = ledger.merge_actors("a9", "a1").number
    ledger.undo_identity(number)
    assert ledger.actors() == before
    (judgement,) = ledger.identity_judgements()
    assert judgement.undone_at is not None


def test_what_was_undone_cannot_be_undone_again(ledger: Ledger) -> None:
    number = ledger.merge_actors("a9", "a1").number
    ledger.undo_identity(number)
    with pytest.raises(NotInLedgerError, match="no standing judgement"):
        ledger.undo_identity(number)


def test_a_split_makes_somebody_else_of_an_actor_in_one_document(ledger: Ledger) -> None:
    ledger.add(saying("d3", "the port is deep", CELEBI))
    ledger.split_actor("a1", "d3", "Another Celebi")
    assert names(ledger) == {"Ayşe Çelebi": 1, "Ayse Celebi-Demir": 1, "Another Celebi": 1}
    assert [hit.document_id for hit in ledger.search(Query(speaker="Another"))] == ["d3"]


def test_a_split_survives_a_new_reading_of_the_document(ledger: Ledger) -> None:
    ledger.split_actor("a1", "d1", "Another Celebi")
    ledger.add(saying("d1", "the port stays open all year", CELEBI))
    assert "Another Celebi" in names(ledger)


def test_an_actor_is_itself_already(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="the same actor"):
        ledger.merge_actors("a1", "Ayşe Çelebi")


def test_a_name_of_several_names_them(ledger: Ledger) -> None:
    with pytest.raises(NotInLedgerError, match=r"several actors: .*a1.*a9|several actors: .*a9.*a1"):
        ledger.actor("ayse")


def test_a_name_of_nobody_says_where_to_look(ledger: Ledger) -> None:
    with pytest.raises(NotInLedgerError, match="onrecord actors"):
        ledger.actor("Nobody Here")


def test_a_document_without_the_actor_cannot_split_it(ledger: Ledger) -> None:
    with pytest.raises(NotInLedgerError, match="doesn't name"):
        ledger.split_actor("a9", "d1", "Somebody")


def test_a_circle_of_merges_changes_nothing(ledger: Ledger) -> None:
    ledger.merge_actors("a9", "a1")
    ledger.undo_identity(1)
    ledger.merge_actors("a1", "a9")
    assert names(ledger) == {"Ayse Celebi-Demir": 2}


def test_own_actors_are_kept_once_in_the_order_they_came(ledger: Ledger) -> None:
    assert ledger.import_actors(["b,person", "a,person"]) == 2
    assert ledger.import_actors(["a,person", "c,person"]) == 1
    assert ledger.own_actors()[-1] == "c,person"
    assert set(ledger.own_actors()) == {"a,person", "b,person", "c,person"}


def test_a_ledger_with_judgements_is_sound(ledger: Ledger) -> None:
    ledger.merge_actors("a9", "a1")
    assert ledger.verify() == []
