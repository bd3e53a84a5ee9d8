from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.model.claim import Stance
from onrecord.model.series import SayingCount, StanceCount
from onrecord.model.statement import Act
from onrecord.store.counts import Stock, count_sayings, count_stances, take_stock
from onrecord.store.judgements import open_judgements
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, ENVOY, LATER_RUN, extraction, saying

GAZETTE = "Harbour Gazette"


@pytest.fixture
def connection(ledger: Ledger, path: Path) -> Iterator[apsw.Connection]:
    ledger.add(extraction())
    with open_judgements(path) as opened:
        yield opened


def test_an_empty_ledger_holds_nothing(ledger: Ledger, path: Path) -> None:
    with open_judgements(path) as connection:
        assert take_stock(connection) == Stock(0, 0, 0, 0, 0, 0, 0, (), ())
        assert count_sayings(connection) == []
        assert count_stances(connection) == []


def test_stock_counts_what_is_current(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(extraction(run=LATER_RUN))
    ledger.add(saying("d2", "the port may close"))
    acts = ((Act.ASSERT, 1), (Act.REJECT, 1), (Act.WARN, 1))
    assert take_stock(connection) == Stock(2, 3, 2, 2, 1, 1, 1, ((GAZETTE, 2),), acts)


def test_a_document_without_a_publisher_is_counted(ledger: Ledger, connection: apsw.Connection) -> None:
    other = extraction("d2")
    ledger.add(replace(other, document=replace(other.document, publisher=None)))
    assert take_stock(connection).publishers == ((None, 1), (GAZETTE, 1))


def test_statements_count_by_day_speaker_and_first_act(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(saying("d2", "the port may close"))
    ledger.add(extraction("d3", published_on=None))
    assert count_sayings(connection) == [
        SayingCount("2024-05-20", "Ayşe Çelebi", Act.ASSERT, 1),
        SayingCount("2024-05-20", "Ayşe Çelebi", Act.REJECT, 1),
        SayingCount("2024-05-20", None, Act.WARN, 1),
        SayingCount(None, "Ayşe Çelebi", Act.REJECT, 1),
        SayingCount(None, None, Act.WARN, 1),
    ]


def test_one_actor_or_one_act_can_be_counted(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(saying("d2", "the port may close", ENVOY))
    assert [count.actor for count in count_sayings(connection, actor="a2")] == ["envoy of Norland"]
    assert [count.act for count in count_sayings(connection, act=Act.WARN)] == [Act.WARN]
    assert count_sayings(connection, actor="a2", act=Act.WARN) == []


def test_a_pull_quote_is_counted_in_stock_alone(ledger: Ledger, connection: apsw.Connection) -> None:
    made = extraction(run=LATER_RUN)
    first, second = made.statements
    ledger.add(replace(made, statements=(first, replace(second, repeats=first.id))))
    assert take_stock(connection).statements == 2
    assert sum(count.number for count in count_sayings(connection)) == 1


def test_stances_count_by_holder_and_issue_as_a_person_merged_them(ledger: Ledger, connection: apsw.Connection) -> None:
    other = extraction("d2")
    ledger.add(replace(other, positions=(replace(other.positions[0], holder="a2"),)))
    issue = "sanctions on grain"
    assert count_stances(connection) == [
        StanceCount(CELEBI.name, issue, Stance.OPPOSE, 1),
        StanceCount(ENVOY.name, issue, Stance.OPPOSE, 1),
    ]
    ledger.merge_actors("a2", "a1")
    assert count_stances(connection) == [StanceCount(CELEBI.name, issue, Stance.OPPOSE, 2)]
