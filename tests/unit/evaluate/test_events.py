"""How events are scored. All events are invented."""

from __future__ import annotations

from onrecord.evaluate.events import EventScore, match_events, score_events
from onrecord.evaluate.gold import GoldDocument, GoldEvent
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.record import Extraction, Run
from onrecord.model.text import Document, Span, anchor

TEXT = "Norway met Malawi. Peru bombed Ecuador. They agreed to trade."
DOCUMENT = Document("d", TEXT, TEXT.encode())


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def coded(type: EventType, actors: str, recipients: str, words: str) -> GoldEvent:
    return GoldEvent(type, tuple(actors.split()), tuple(recipients.split()), EventStatus.HAPPENED, (place(words),))


def given(type: EventType, actors: str, recipients: str, words: str) -> Event:
    status = EventStatus.HAPPENED
    return Event(words, type, tuple(actors.split()), tuple(recipients.split()), status, anchor(TEXT, place(words)))


def score(wanted: list[GoldEvent], events: list[Event]) -> EventScore:
    gold = GoldDocument(DOCUMENT, (), events=tuple(wanted))
    return score_events(gold, Extraction(DOCUMENT, Run(()), events=tuple(events)))


def test_type_status_actors_and_place_make_an_event_found() -> None:
    wanted = [coded(EventType.CONSULT, "NOR", "MWI", "Norway met")]

    assert score(wanted, [given(EventType.CONSULT, "NOR", "MWI", "met Malawi")]).recall == 1
    assert score(wanted, [given(EventType.CONSULT, "MWI", "NOR", "met Malawi")]).recall == 0
    assert score(wanted, [given(EventType.AGREE, "NOR", "MWI", "met Malawi")]).recall == 0
    assert score(wanted, [given(EventType.CONSULT, "NOR", "MWI", "They agreed")]).recall == 0


def test_an_agreement_may_be_one_row_for_both_sides() -> None:
    one_row = [coded(EventType.AGREE, "NOR MWI", "NOR MWI", "They agreed")]

    assert score(one_row, [given(EventType.AGREE, "NOR", "MWI", "They agreed")]).found == 1
    assert score(one_row, [given(EventType.AGREE, "NOR", "PER", "They agreed")]).found == 0


def test_an_event_is_found_once() -> None:
    wanted = [coded(EventType.CONSULT, "NOR", "MWI", "Norway met"), coded(EventType.CONSULT, "NOR", "MWI", "Malawi")]
    gold = GoldDocument(DOCUMENT, (), events=tuple(wanted))
    event = given(EventType.CONSULT, "NOR", "MWI", "Norway met Malawi")

    assert [found for _, found in match_events(gold, (event,))] == [event, None]


def test_a_conflict_that_nobody_coded_is_forbidden() -> None:
    attack = given(EventType.ASSAULT, "PER", "ECU", "Peru bombed Ecuador")

    assert score([], [attack]).forbidden == 1
    assert score([coded(EventType.ASSAULT, "PER", "ECU", "bombed Ecuador")], [attack]).forbidden == 0
    assert score([], [given(EventType.CONSULT, "NOR", "MWI", "Norway met")]).forbidden == 0


def test_scores_add_up() -> None:
    total = EventScore(4, 3, 6, 0) + EventScore(1, 1, 2, 1)

    assert total == EventScore(5, 4, 8, 1)
    assert total.precision == 0.5


def test_nothing_coded_and_nothing_given_is_all_right() -> None:
    assert score([], []).recall == 1
    assert score([], []).precision == 1
