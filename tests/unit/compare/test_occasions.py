from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.compare.occasions import FLOOR, group_occasions, same_occasion
from onrecord.errors import DateError
from onrecord.model.actor import Actor
from onrecord.model.comparison import Reason
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.record import Extraction
from tests.unit.compare.reports import BERG, HALLA, KASK, count_words, meeting, report

FERRY = "Kask and Halla met to speak of a new ferry line between both harbours"
WIND = "Talks dealt with forty wind farms near the coast and their price"
ENCODER = count_words(FERRY, WIND, "on Monday Tuesday Wednesday Friday")
TALLINN, OSLO = Place("Tallinn", "EST"), Place("Oslo", "NOR")


def tell(id: str, text: str = FERRY, day: str | None = None, occasion: Occasion | None = None) -> Extraction:
    occasion = occasion or meeting(OccasionKind.MEETING, KASK, HALLA)
    return report(text, id=id, published_on=day, occasion=occasion)


def score(a: Extraction, b: Extraction) -> float | None:
    return same_occasion(a, b, ENCODER).score


def met(*people: Actor) -> Occasion:
    return meeting(OccasionKind.MEETING, *people)


def test_two_reports_of_one_day_with_the_same_people_are_of_one_occasion_and_say_why() -> None:
    likeness = same_occasion(tell("a", day="2024-05-06"), tell("b", day="2024-05-07"), ENCODER)
    assert likeness.score is not None
    assert likeness.score >= FLOOR
    assert {each.reason for each in likeness.reasons} >= {Reason.PARTICIPANTS, Reason.DATE, Reason.KIND, Reason.WORDS}
    assert likeness.score == pytest.approx(sum(each.weight for each in likeness.reasons))


def test_reports_dated_days_apart_are_of_two_occasions_however_alike() -> None:
    assert score(tell("a", day="2024-05-06"), tell("b", day="2024-05-08")) is None


def test_another_president_of_one_state_makes_it_another_occasion() -> None:
    other = Actor("lind", "Ida Lind", KASK.kind, KASK.country)
    visit = tell("b", occasion=met(other, HALLA))
    with_lind = Extraction(visit.document, visit.run, (*visit.actors, other), visit.mentions, occasion=visit.occasion)
    assert score(tell("a"), with_lind) is None


def test_the_weekday_dates_a_report_without_date() -> None:
    monday = tell("a", day="2024-05-06")
    same, next_day, friday = (tell("b", f"{FERRY} on {day}") for day in ("Monday", "Tuesday", "Friday"))
    on_time, late = score(monday, same), score(monday, next_day)
    assert on_time is not None
    assert late is not None
    assert on_time > late
    assert score(monday, friday) is None


def test_a_call_is_no_meeting_and_another_town_no_witness() -> None:
    here = tell("a", occasion=meeting(OccasionKind.MEETING, KASK, HALLA, place=TALLINN))
    call = tell("b", occasion=meeting(OccasionKind.CALL, KASK, HALLA))
    there = tell("c", occasion=meeting(OccasionKind.MEETING, KASK, HALLA, place=OSLO))
    again = tell("d", occasion=meeting(OccasionKind.MEETING, KASK, HALLA, place=TALLINN))
    best, worse, worst = score(here, again), score(here, there), score(here, call)
    assert best is not None
    assert worse is not None
    assert worst is not None
    assert best > worse > worst


def test_a_report_may_leave_somebody_out_but_not_name_another_partner() -> None:
    three, two, others = met(KASK, HALLA, BERG), met(KASK, HALLA), met(KASK, BERG)
    assert score(tell("a", occasion=three), tell("b", occasion=two)) is not None
    assert score(tell("a", occasion=two), tell("b", occasion=others)) is None


def test_people_of_the_first_sentences_stand_in_where_no_participants_are_known() -> None:
    a = report("Mari Kask met Eino Halla.", id="a", published_on="2024-05-06", occasion=None)
    b = report("Mari Kask met Eino Halla.", id="b", published_on="2024-05-06", occasion=None)
    assert Reason.PARTICIPANTS in {each.reason for each in same_occasion(a, b, ENCODER).reasons}


def test_groups_are_the_same_for_any_order_and_keep_strangers_alone() -> None:
    reports = [
        tell("a", day="2024-05-06"),
        tell("b", f"{FERRY} on Monday"),
        tell("c", WIND, day="2024-05-15"),
        tell("d", f"{WIND} on Wednesday"),
        tell("e", occasion=met(BERG)),
    ]
    found = group_occasions(reports, ENCODER)
    assert [group.documents for group in found] == [("a", "b"), ("c", "d"), ("e",)]
    assert all(group_occasions(order, ENCODER) == found for order in permutations(reports))


def test_a_group_shows_which_pairs_joined_it() -> None:
    (found,) = group_occasions([tell("b", day="2024-05-06"), tell("a", day="2024-05-06")], ENCODER)
    ((one, other, likeness),) = found.joined
    assert (one, other) == ("a", "b")
    assert likeness.reasons


def test_two_that_contradict_each_other_are_not_joined_by_a_third() -> None:
    first, last = tell("a", day="2024-05-06"), tell("c", day="2024-05-20")
    between = tell("b", f"{FERRY} on Monday")
    assert [group.documents for group in group_occasions([first, between, last], ENCODER)] in (
        [("a", "b"), ("c",)],
        [("a",), ("b", "c")],
    )


def test_nothing_makes_no_group() -> None:
    assert group_occasions([], ENCODER) == ()


def test_a_day_that_is_none_is_an_error_that_says_so() -> None:
    with pytest.raises(DateError, match="2024-13-40"):
        same_occasion(tell("a", day="2024-13-40"), tell("b", day="2024-05-06"), ENCODER)


def test_a_minister_who_meets_two_on_one_day_was_at_two_occasions() -> None:
    other = Actor("lind", "Ida Lind", KASK.kind, "SWE")
    calls = [meeting(OccasionKind.CALL, KASK, guest) for guest in (HALLA, other)]
    first, second = (tell(id, day="2024-05-06", occasion=each) for id, each in zip("ab", calls, strict=True))
    second = Extraction(second.document, second.run, (*second.actors, other), second.mentions, occasion=calls[1])
    assert score(first, second) is None
