"""What a ledger holds of an actor and of issues. All people are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import NotInLedgerError
from onrecord.model.actor import Mention, MentionForm
from onrecord.model.statement import Act
from onrecord.store.ledger import Ledger
from onrecord.store.profile import latest_statements, list_issues, read_profile
from onrecord.store.reading import ReadingLedger, open_readonly
from tests.unit.sample import CELEBI, ENVOY, LATER_RUN, NO_FINDINGS, TEXT, at, extraction, saying

OTHER = replace(CELEBI, id="a5", name="Dana Tirani", country="ALB", office="mayor")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    grain = Mention(at(TEXT, "sanctions"), MentionForm.NOMINAL, ENVOY.id)
    with Ledger(tmp_path / "ledger.db") as ledger:
        first = extraction("d1")
        ledger.add(replace(first, mentions=(*first.mentions, grain)))
        ledger.add(extraction("d2", published_on=None))
        ledger.add(extraction("d4"))
        ledger.add(replace(extraction("d4", run=LATER_RUN), **NO_FINDINGS))
        ledger.add(saying("d3", "the canal stays open", OTHER))
    return tmp_path / "ledger.db"


@pytest.fixture
def reading(path: Path) -> Iterator[ReadingLedger]:
    with open_readonly(path) as opened:
        yield opened


def test_a_profile_counts_current_statements_by_month_and_act(reading: ReadingLedger) -> None:
    profile = read_profile(reading, "a1")
    assert profile.months == (("", Act.REJECT, 1), ("2024-05", Act.REJECT, 1))
    assert (profile.statements, profile.documents, profile.offices) == (2, 3, ("Prime Minister",))


def test_those_named_in_what_an_actor_says_are_spoken_of(reading: ReadingLedger) -> None:
    assert read_profile(reading, "a1").spoken_of == (("a2", "envoy of Norland", 1),)
    assert read_profile(reading, "a2").spoken_of == ()


def test_a_merged_actor_brings_its_statements(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.merge_actors("a5", "a1")
    with open_readonly(path) as reading:
        profile = read_profile(reading, "a1")
        assert (profile.statements, set(profile.ids)) == (3, {"a1", "a5"})
        with pytest.raises(NotInLedgerError):
            read_profile(reading, "a5")


def test_an_actor_split_off_in_one_document_leaves_the_rest(path: Path) -> None:
    with Ledger(path) as ledger:
        split = ledger.split_actor("a1", "d2", "another Çelebi")
    with open_readonly(path) as reading:
        assert read_profile(reading, "a1").documents == 2
        assert (read_profile(reading, split.identity).actor.name, read_profile(reading, split.identity).statements) == (
            "another Çelebi",
            1,
        )


def test_the_latest_statements_of_an_actor_come_first(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.merge_actors("a5", "a1")
    with open_readonly(path) as reading:
        assert [hit.document_id for hit in latest_statements(reading, "a1", 9)] == ["d1", "d3", "d2"]
        assert [hit.speakers[0].id for hit in latest_statements(reading, "a1", 2)] == ["a1", "a5"]
        assert latest_statements(reading, "a2", 9) == []


def test_an_actor_that_nobody_names_is_refused(reading: ReadingLedger) -> None:
    with pytest.raises(NotInLedgerError):
        read_profile(reading, "Çelebi")


@pytest.mark.parametrize(("words", "number"), [("", 1), ("grain", 1), ("canal", 0)])
def test_issues_are_listed_with_the_stances_taken(reading: ReadingLedger, words: str, number: int) -> None:
    found = list_issues(reading, words)
    assert len(found) == number
    for issue in found:
        assert (issue.label, issue.holders, issue.support, issue.oppose, issue.neutral) == (
            "sanctions on grain",
            1,
            0,
            2,
            0,
        )
