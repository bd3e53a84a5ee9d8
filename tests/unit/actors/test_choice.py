"""How candidates are weighed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.choice import Candidate, Choice, Reason, choose, load_weights

SOME = st.builds(
    Candidate,
    st.sampled_from([("a",), ("b",), ("c", "d")]),
    st.dictionaries(st.sampled_from(Reason), st.sampled_from([0.0, 0.5, 1.0])),
)


def test_nobody_is_chosen_of_none() -> None:
    assert choose([]) == Choice()


def test_too_little_is_no_choice() -> None:
    assert choose([Candidate(("a",), {Reason.MOST: 1})]) == Choice()


def test_a_name_outweighs_every_habit_of_discourse() -> None:
    habits = dict.fromkeys((Reason.LAST, Reason.SUBJECT, Reason.RECENT, Reason.GENDER, Reason.MOST), 1.0)
    assert choose([Candidate(("a",), habits), Candidate(("b",), {Reason.NAME: 1})]).actors == ("b",)


@pytest.mark.parametrize("against", [Reason.OTHER_GENDER, Reason.OTHER_COUNTRY, Reason.NO_OFFICE])
def test_a_contradiction_outweighs_the_last_speaker(against: Reason) -> None:
    assert choose([Candidate(("a",), {Reason.LAST: 1, Reason.GENDER: 1, against: 1})]) == Choice()


def test_reasons_that_do_not_hold_are_not_named() -> None:
    assert choose([Candidate(("a",), {Reason.NAME: 1, Reason.LAST: 0})]).reasons == (("same name", 12.0),)


def test_the_same_actors_twice_are_no_rivals() -> None:
    assert choose([Candidate(("a",), {Reason.NAME: 1}), Candidate(("a",), {Reason.NAME: 1})]).actors == ("a",)


@given(st.lists(SOME, max_size=5))
def test_the_order_of_candidates_makes_no_difference(candidates: list[Candidate]) -> None:
    assert choose(candidates).actors == choose(candidates[::-1]).actors


@given(st.lists(SOME, max_size=5))
def test_a_choice_reaches_the_least(candidates: list[Candidate]) -> None:
    choice = choose(candidates)
    assert not choice.actors or choice.score >= load_weights().least
