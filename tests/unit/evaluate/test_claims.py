from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.evaluate.alignment import Alignment, align
from onrecord.evaluate.claims import (
    coded_commitments,
    found_commitments,
    pair_commitments,
    pair_positions,
    score_commitments,
    score_positions,
)
from onrecord.evaluate.gold import GoldCommitment, GoldPosition
from onrecord.evaluate.rates import Score
from onrecord.model.claim import Commitment, CommitmentKind, Issue, Position, Stance
from onrecord.model.text import anchor

Make = Callable[..., Any]

BORDER, TRUST, FAIL = "the border will open in May", "We trust our neighbours", "the talks could fail"


@pytest.fixture
def aligned(coded: Make, found: Make, gold: Make, reading: Make) -> Make:
    """Align one coded statement with the finding that answers it, and lay claims on both."""

    def make(wanted: dict[str, Any], given: dict[str, Any]) -> Alignment:
        document = replace(gold(coded(BORDER, id="g1"), coded(FAIL, id="g2")), **wanted)
        return align(document, replace(reading(found(BORDER, id="f1"), found(FAIL, id="f2")), **given))

    return make


@pytest.fixture
def position(find: Make) -> Make:
    """Make a position that was found."""

    def make(label: str, *statements: str, holder: str = "a1", stance: Stance = Stance.SUPPORT) -> Position:
        span = anchor("We trust", find(TRUST)[0])
        return Position(f"p{label}{holder}", holder, Issue(label, span), stance, statements)

    return make


@pytest.fixture
def commitment(find: Make) -> Make:
    """Make a commitment that was found, from its words."""

    def make(action: str, condition: str = "", **more: Any) -> Commitment:
        fields = {"id": f"c{action}", "kind": CommitmentKind.PROMISE, "committer": "a1", "statement": "f1", **more}
        condition_anchor = anchor(condition, find(condition)[0]) if condition else None
        return Commitment(action=anchor(action, find(action)[0]), condition=condition_anchor, **fields)

    return make


def wanted_position(issue: str, *statements: str, holder: str = "Anna Ek") -> GoldPosition:
    return GoldPosition(holder, issue, Stance.SUPPORT, statements)


def wanted_commitment(find: Make, action: str, condition: str = "", kind: str = "promise") -> GoldCommitment:
    conditions = find(condition) if condition else ()
    return GoldCommitment(CommitmentKind(kind), ("NOR",), find(action), conditions)


def test_a_position_with_holder_stance_and_a_word_of_the_issue_is_right(aligned: Make, position: Make) -> None:
    result = aligned({"positions": (wanted_position("opening of the border"),)}, {"positions": (position("border"),)})
    assert pair_positions(result) == ((0, 0),)


def test_a_position_shown_by_the_same_statement_is_right_whatever_its_words(aligned: Make, position: Make) -> None:
    result = aligned({"positions": (wanted_position("travel", "g1"),)}, {"positions": (position("border", "f1"),)})
    assert score_positions([result]) == Score(right=1, predicted=1, gold=1)


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (("border", "f1"), {"holder": "a2"}),
        (("border", "f1"), {"stance": Stance.OPPOSE}),
        (("taxes", "f2"), {}),
    ],
)
def test_another_holder_stance_or_issue_is_wrong(
    aligned: Make, position: Make, words: tuple[str, str], more: dict[str, Any]
) -> None:
    given = {"positions": (position(*words, **more),)}
    result = aligned({"positions": (wanted_position("border", "g1"),)}, given)
    assert score_positions([result]) == Score(right=0, predicted=1, gold=1)


def test_words_like_of_and_the_make_no_two_issues_the_same(aligned: Make, position: Make) -> None:
    wanted = {"positions": (wanted_position("state of the roads"),)}
    assert pair_positions(aligned(wanted, {"positions": (position("price of the fish"),)})) == ()


def test_each_position_answers_one_and_the_most_alike_go_together(aligned: Make, position: Make) -> None:
    wanted = {"positions": (wanted_position("border"), wanted_position("border in May"))}
    one = {"positions": (position("border in may"),)}
    assert pair_positions(aligned(wanted, one)) == ((1, 0),)
    two = {"positions": (position("border in may"), position("border tax"))}
    assert pair_positions(aligned(wanted, two)) == ((0, 1), (1, 0))


def test_a_commitment_with_kind_and_action_is_right(aligned: Make, commitment: Make, find: Make) -> None:
    wanted = {"commitments": (wanted_commitment(find, BORDER),)}
    result = aligned(wanted, {"commitments": (commitment("border will open in May"),)})
    assert score_commitments([result]) == Score(right=1, predicted=1, gold=1)


def test_another_kind_or_action_is_wrong(aligned: Make, commitment: Make, find: Make) -> None:
    wanted = {"commitments": (wanted_commitment(find, BORDER, kind="threat"),)}
    assert pair_commitments(aligned(wanted, {"commitments": (commitment(BORDER),)})) == ()
    wanted = {"commitments": (wanted_commitment(find, BORDER),)}
    assert pair_commitments(aligned(wanted, {"commitments": (commitment("in May"),)})) == ()


def test_a_condition_must_be_there_on_both_sides_or_on_none(aligned: Make, commitment: Make, find: Make) -> None:
    wanted = {"commitments": (wanted_commitment(find, BORDER, FAIL),)}
    assert pair_commitments(aligned(wanted, {"commitments": (commitment(BORDER, "talks could fail"),)})) == ((0, 0),)
    assert pair_commitments(aligned(wanted, {"commitments": (commitment(BORDER),)})) == ()
    wanted = {"commitments": (wanted_commitment(find, BORDER),)}
    assert pair_commitments(aligned(wanted, {"commitments": (commitment(BORDER, FAIL),)})) == ()


def test_the_rows_of_a_joint_commitment_count_once(aligned: Make, commitment: Make, find: Make) -> None:
    coded = wanted_commitment(find, BORDER)
    both = (commitment(BORDER), commitment(BORDER, committer="a2", id="c2"))
    result = aligned({"commitments": (coded, replace(coded, committers=("SWE",)))}, {"commitments": both})
    assert (len(coded_commitments(result)), len(found_commitments(result))) == (1, 1)
    assert score_commitments([result]) == Score(right=1, predicted=1, gold=1)


def test_documents_are_counted_together(aligned: Make, position: Make) -> None:
    one = aligned({"positions": (wanted_position("border"),)}, {"positions": (position("border"),)})
    other = aligned({"positions": (wanted_position("border"),)}, {"positions": (position("taxes"),)})
    assert score_positions([one, other]) == Score(right=1, predicted=2, gold=2)
