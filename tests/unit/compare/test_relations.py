from __future__ import annotations

import pytest

from onrecord.compare.points import Passage
from onrecord.compare.relations import ALIKE, find_differences
from onrecord.model.comparison import Difference
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Span

CLOSE = ALIKE + 0.1


def passage(words: str, act: Act | None = None, *, negated: bool = False, speakers: tuple[str, ...] = ()) -> Passage:
    """Make a passage that is one statement, or, without an act, in the publisher's own words."""
    contents = (Anchor(0, len(words), words),)
    statements = () if act is None else (Statement("s", Manner.INDIRECT, contents, acts=(act,), negated=negated),)
    return Passage(Span(0, len(words)), words, words, speakers, statements)


def differences(a: Passage, b: Passage, likeness: float = CLOSE) -> tuple[Difference, ...]:
    return find_differences((a,), (b,), likeness)


def test_two_alike_passages_without_a_difference_are_the_same() -> None:
    assert differences(passage("the ferry will run", Act.ASSERT), passage("the ferry is to run", Act.EXPRESS)) == ()


def test_a_wish_against_a_promise_is_a_difference_in_strength() -> None:
    found = differences(passage("the ferry should run", Act.APPEAL), passage("the ferry will run", Act.PROMISE))
    assert found == (Difference.STRENGTH,)


def test_a_denial_against_a_claim_is_a_difference_in_strength() -> None:
    found = differences(passage("the ferry ran", Act.ASSERT), passage("the ferry ran", Act.ASSERT, negated=True))
    assert found == (Difference.STRENGTH,)


def test_acts_of_a_turn_of_which_the_passage_is_a_small_part_do_not_count() -> None:
    turn = Statement("t", Manner.DIRECT, (Anchor(0, 400, "x" * 400),), acts=(Act.PRAISE,))
    part = Passage(Span(0, 18), "the ferry will run", "the ferry will run", (), (turn,))
    assert differences(part, passage("the ferry will run", Act.ASSERT)) == ()


@pytest.mark.parametrize(
    ("a", "b", "differs"),
    [
        ("40 ferries", "50 ferries", True),
        ("40 ferries", "40 ferries and 3 ports", False),
        ("40 ferries", "ferries", False),
        ("the 2015 deal on ferries", "the 2031 plan for ferries", False),
        ("in late May, on 30 boats", "in May, on 31 boats", True),
    ],
)
def test_figures_differ_where_neither_side_has_the_others(a: str, b: str, differs: bool) -> None:
    assert (Difference.NUMBER in differences(passage(a), passage(b))) == differs


def test_a_condition_on_one_side_only_is_a_difference() -> None:
    free, bound = passage("the ferry will run"), passage("the ferry will run if the ice melts")
    assert differences(free, bound) == (Difference.CONDITION,)
    assert differences(bound, bound) == ()


def test_passages_little_alike_differ_in_subject() -> None:
    assert differences(passage("the ferry"), passage("the pier"), ALIKE - 0.01) == (Difference.SUBJECT,)


def test_speakers_differ_where_none_is_common() -> None:
    kask, halla = passage("the ferry", speakers=("kask",)), passage("the ferry", speakers=("halla",))
    both, nobody = passage("the ferry", speakers=("kask", "halla")), passage("the ferry")
    assert differences(kask, halla) == (Difference.SPEAKER,)
    assert differences(kask, both) == differences(kask, nobody) == ()
