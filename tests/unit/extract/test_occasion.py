"""What documents report. All texts are invented, people too; towns are real."""

from __future__ import annotations

import pytest

from onrecord.actors.roster import Roster
from onrecord.actors.tenures import TenureTable
from onrecord.extract.occasion import Lead, find_occasion, locate
from onrecord.model.actor import ActorKind
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.text import Document, Span
from onrecord.text.analysis import Parse
from onrecord.text.segment import segment

PUBLISHED = "2031-03-18"
PEOPLE = ("Hildur Olsen", "Ilmar Varga", "Tessa Brandt")
OLSEN, VARGA, BRANDT = "person:hildur-olsen", "person:ilmar-varga", "person:tessa-brandt"
MET = "Hildur Olsen met Ilmar Varga on Monday to talk about the ferry."


def lead_of(text: str, title: str | None = None, town: str = "") -> Lead:
    """Make the lead of a text in which the model saw one town."""
    roster = Roster(text, PUBLISHED, TenureTable(()))
    for name in PEOPLE:
        start = text.find(name)
        if start >= 0:
            roster.add_local(ActorKind.PERSON, name, Span(start, start + len(name)))
    start = text.index(town)
    entities = ((Span(start, start + len(town)), "GPE"),) if town else ()
    document = Document("d", text, text.encode(), title=title, published_on=PUBLISHED)
    return Lead(document, segment(text), Parse((), (), entities), roster)


def occasion_of(text: str, title: str | None = None, town: str = "", official: bool = False) -> Occasion:
    found = find_occasion(lead_of(text, title, town), official)
    assert found is not None
    return found


def test_a_meeting_has_its_day_and_those_who_met() -> None:
    assert occasion_of(MET) == Occasion(OccasionKind.MEETING, "2031-03-17", None, (OLSEN, VARGA))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Hildur Olsen spoke by phone with Ilmar Varga about the ferry today.", OccasionKind.CALL),
        ("Hildur Olsen and Ilmar Varga held a videoconference about the ferry today.", OccasionKind.VIDEO_CALL),
        ("Hildur Olsen took part in the Northern Ports Summit with many others.", OccasionKind.SUMMIT),
        ("Hildur Olsen told reporters that the ferry will sail again in April.", OccasionKind.PRESS_CONFERENCE),
        ("Hildur Olsen received Ilmar Varga for talks about the ferry on Monday.", OccasionKind.MEETING),
        ("Hildur Olsen gave an interview about the ferry and the old port.", OccasionKind.INTERVIEW),
        ("Hildur Olsen gave a speech about the ferry and the old port.", OccasionKind.SPEECH),
        ("Hildur Olsen paid a state visit and saw the ferry and the port.", OccasionKind.VISIT),
    ],
)
def test_the_first_sentence_tells_the_kind(words: str, kind: OccasionKind) -> None:
    assert occasion_of(words).kind == kind


def test_the_title_goes_before_the_first_sentence() -> None:
    assert occasion_of(MET, title="Olsen gives interview on ferry").kind == OccasionKind.INTERVIEW


def test_a_text_that_reports_no_occasion_has_none() -> None:
    text = "Hildur Olsen likes the old ferry and the deep port of the town."
    assert find_occasion(lead_of(text), official=True) is None


def test_what_stands_far_down_is_not_the_occasion() -> None:
    filler = "The old ferry lay in the port all through the long winter. "
    assert find_occasion(lead_of(filler * 2 + MET), official=True) is None


def test_an_undated_readout_of_a_party_is_of_its_day_of_publication() -> None:
    text = "Hildur Olsen spoke by phone with Ilmar Varga about the old ferry."
    assert occasion_of(text, official=True).date == PUBLISHED
    assert occasion_of(text, official=False).date is None


def test_an_undated_speech_keeps_no_day() -> None:
    text = "Hildur Olsen gave a speech about the ferry and the old port."
    assert occasion_of(text, official=True).date is None


def test_the_one_who_receives_is_the_host() -> None:
    assert occasion_of("Hildur Olsen received Ilmar Varga for talks about the ferry on Monday.").host == OLSEN
    assert occasion_of(MET).host is None


def test_a_speech_has_one_participant() -> None:
    found = occasion_of("Hildur Olsen gave a speech about the ferry that Ilmar Varga sold.")
    assert found.participants == (OLSEN,)


def test_those_said_to_attend_take_part() -> None:
    found = occasion_of(MET + " The talks were long. They were attended by Tessa Brandt of the harbour board.")
    assert found.participants == (OLSEN, VARGA, BRANDT)


def test_those_merely_named_later_take_no_part() -> None:
    found = occasion_of(MET + " They praised the work of Tessa Brandt for the old harbour board.")
    assert found.participants == (OLSEN, VARGA)


def test_the_owner_of_something_takes_no_part() -> None:
    assert OLSEN not in occasion_of("The board met Hildur Olsen’s deputy on Monday to talk about it.").participants


def test_a_surname_in_the_title_names_a_participant() -> None:
    text = "Hildur Olsen held talks about the old ferry on Monday in town. She likes Ilmar Varga."
    assert occasion_of(text, title="Olsen meets Varga").participants == (OLSEN, VARGA)


def test_the_town_where_they_met_is_the_place() -> None:
    text = "Hildur Olsen met Ilmar Varga in Munich on Monday to talk about the ferry."
    assert occasion_of(text, town="Munich").place == Place("Munich", "DEU")


def test_a_town_that_they_talked_about_is_not_the_place() -> None:
    text = "Hildur Olsen met Ilmar Varga on Monday about the ferry from Munich."
    assert occasion_of(text, town="Munich").place is None


def test_a_call_has_no_place() -> None:
    text = "Hildur Olsen spoke by phone with Ilmar Varga, who is in Munich, today."
    assert occasion_of(text, town="Munich").place is None


def test_a_seat_of_government_stands_for_its_town() -> None:
    text = "Hildur Olsen met Ilmar Varga at the White House on Monday about the ferry."
    assert occasion_of(text).place == Place("Washington", "USA")


def test_a_dateline_names_the_place_when_nothing_else_does() -> None:
    assert occasion_of("MUNICH— " + MET).place == Place("Munich", "DEU")


def test_a_capital_lies_in_its_state_and_a_town_where_the_largest_of_its_name_lies() -> None:
    assert locate("Ankara") == Place("Ankara", "TUR")
    assert locate("Birmingham") == Place("Birmingham", "GBR")
    assert locate("Varnholtstad") is None


def test_short_sentences_at_the_beginning_are_passed_over() -> None:
    assert occasion_of("It rained in town. The day was short. " + MET).participants == (OLSEN, VARGA)


def test_a_body_gives_a_press_conference_where_no_person_does() -> None:
    text = "The Ferry Board told reporters that the ferry will sail again in April."
    lead = lead_of(text)
    start = text.index("Ferry Board")
    board = lead.roster.add_local(ActorKind.ORGANIZATION, "Ferry Board", Span(start, start + len("Ferry Board")))
    found = find_occasion(lead, official=False)
    assert found is not None
    assert found.participants == (board.actor.id,)
