from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.series import DatedCommitment, DatedEvent, DatedPosition, Saying
from onrecord.model.statement import Act
from onrecord.store.dated import read_commitments, read_events, read_positions, read_sayings
from onrecord.store.judgements import open_judgements
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, TEXT, at, extraction, saying

REFUSAL = "We will never accept new sanctions on grain"


@pytest.fixture
def connection(ledger: Ledger, path: Path) -> Iterator[apsw.Connection]:
    ledger.add(extraction())
    with open_judgements(path) as opened:
        yield opened


def test_statements_come_with_their_document_speakers_and_acts(connection: apsw.Connection) -> None:
    refusal, warning = read_sayings(connection)
    assert refusal == Saying(
        "sd1refusal", "d1", "2024-05-20", REFUSAL, ("a1",), ("TUR",), (Act.REJECT, Act.WARN), place=0
    )
    assert (warning.speakers, warning.states, warning.place) == ((), (), 1)


def test_pieces_of_a_content_are_joined_in_their_order(ledger: Ledger, connection: apsw.Connection) -> None:
    first, second = extraction().statements
    pieces = (at(TEXT, "sanctions on grain"), at(TEXT, "We will never"))
    split = replace(first, contents=pieces, parent=None, negated=True)
    inner = replace(second, parent=first.id, repeats=first.id)
    ledger.add(replace(extraction(run=LATER_RUN), **NO_FINDINGS | {"statements": (split, inner)}))
    one, other = read_sayings(connection)
    assert one.text == split.text == "sanctions on grain … We will never"
    assert one.negated
    assert (other.parent, other.repeats) == (first.id, first.id)


def test_what_was_superseded_is_left_out_and_undated_ones_come_last(
    ledger: Ledger, connection: apsw.Connection
) -> None:
    ledger.add(replace(extraction(run=LATER_RUN), **NO_FINDINGS))
    ledger.add(extraction("d2", published_on=None))
    ledger.add(extraction("d3", published_on="2024-01-01"))
    assert [each.document for each in read_sayings(connection)] == ["d3", "d3", "d2", "d2"]
    for read in (read_positions, read_commitments, read_events):
        assert [each.document for each in read(connection)] == ["d3", "d2"]


def test_a_position_comes_with_each_statement_that_shows_it(connection: apsw.Connection) -> None:
    about = ("pd1grain", "d1", "2024-05-20", "a1", "Ayşe Çelebi", "sanctions on grain", Stance.OPPOSE)
    assert read_positions(connection) == [DatedPosition(*about, "sd1refusal", REFUSAL, 5)]


def test_a_commitment_comes_with_its_sides(connection: apsw.Connection) -> None:
    action = "never accept new sanctions on grain"
    about = ("cd1refusal", "d1", "2024-05-20", CommitmentKind.THREAT, "a1", "Ayşe Çelebi", action, "sd1refusal")
    assert read_commitments(connection) == [DatedCommitment(*about, ("TUR",), ("a2",))]


def test_an_event_comes_with_its_sides_and_its_day(connection: apsw.Connection) -> None:
    text = "Prime Minister Ayşe Çelebi met the envoy of Norland on Monday"
    about = ("ed1meeting", "d1", "2024-05-20", EventType.CONSULT, EventStatus.HAPPENED, ("NLD",), ("TUR",))
    assert read_events(connection) == [DatedEvent(*about, text, "2024-05-20")]


def test_actors_are_as_a_person_merged_them(ledger: Ledger, connection: apsw.Connection) -> None:
    ledger.add(saying("d2", "the port may close", replace(CELEBI, id="a9", name="Ayse C.")))
    ledger.merge_actors("a1", "a9")
    assert {each.speakers for each in read_sayings(connection) if each.speakers} == {("a9",)}
    assert [(each.holder, each.name) for each in read_positions(connection)] == [("a9", "Ayse C.")]
    assert [(each.committer, each.name) for each in read_commitments(connection)] == [("a9", "Ayse C.")]
