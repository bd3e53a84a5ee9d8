"""What statements do. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.acts import MAX_ACTS, find_acts
from onrecord.lexicon import load_act_rules, load_cues
from onrecord.model.statement import Act, Attribution
from onrecord.model.text import Span


def acts(cue: str, content: str, negated: bool = False) -> tuple[tuple[Act, ...], int]:
    text = f"{cue} {content}"
    cues = (Span(0, len(cue)),) if cue else ()
    each = Attribution((Span(len(cue) + 1, len(text)),), cues=cues, negated=negated)
    return find_acts(text, each, load_cues(), load_act_rules())


def first(cue: str, content: str, negated: bool = False) -> Act:
    return acts(cue, content, negated)[0][0]


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("condemned", "the sale of the port", Act.CRITICISE),
        ("urging", "the pilots to stay", Act.APPEAL),
        ("denied", "that the port is for sale", Act.DENY),
        ("demands", "a new quay", Act.DEMAND),
        ("called on", "the pilots to stay", Act.APPEAL),
        ("ruled out", "a sale of the port", Act.REJECT),
        ("ruling out", "a sale of the port", Act.REJECT),
        ("vowed", "to keep the quay dry", Act.PROMISE),
        ("praising", "the crews of the ferry", Act.PRAISE),
    ],
)
def test_a_cue_that_names_an_act_decides(cue: str, content: str, act: Act) -> None:
    assert first(cue, content) == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("the port is deep", Act.ASSERT),
        ("we will open the port in spring", Act.PROMISE),
        ("the crews must leave the port at once", Act.DEMAND),
        ("the two towns should meet more often", Act.APPEAL),
        ("we will retaliate", Act.THREATEN),
        ("if the ships come we will close the river", Act.THREATEN),
        ("we will not talk with the pirates", Act.REJECT),
        ("we never attacked the ferry", Act.DENY),
        ("any raid on the port will be met with force", Act.THREATEN),
        ("thank you for the new quay", Act.PRAISE),
        ("I again call upon the owners to pay", Act.APPEAL),
        ("it is also necessary to widen the quay", Act.APPEAL),
        ("the town was ready to widen the quay", Act.PROPOSE),
        ("the two sides will widen the quay", Act.PROMISE),
        ("the sale undermines the rights of the crews", Act.CRITICISE),
        ("the talks were constructive", Act.PRAISE),
        ("the sale is illegal", Act.CRITICISE),
        ("the minister will visit the port in May", Act.ANNOUNCE),
    ],
)
def test_after_a_neutral_cue_the_content_decides(content: str, act: Act) -> None:
    assert first("said", content) == act


def test_a_content_without_cue_decides_alone() -> None:
    assert first("", "the crews must leave the port at once") == Act.DEMAND


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("concern about the sale", Act.CRITICISE),
        ("hope that trade will grow", Act.EXPRESS),
        ("condolences to the crews", Act.EXPRESS),
        ("support for the plan", Act.SUPPORT),
    ],
)
def test_what_is_expressed_decides(content: str, act: Act) -> None:
    assert first("expressed", content) == act


def test_a_noun_cue_names_its_act() -> None:
    assert first("request", "a new quay") == Act.APPEAL
    assert first("threats", "to close the river") == Act.THREATEN


def test_a_warning_of_what_the_own_side_will_do_is_a_threat() -> None:
    assert first("warned", "that the navy will retaliate") == Act.THREATEN
    assert first("warned", "of a flood in the old port") == Act.WARN


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("did not welcome", "the plan of the board", Act.CRITICISE),
        ("did not say", "that the port is deep", Act.DENY),
        ("did not promise", "a new quay to the crews", Act.REJECT),
    ],
)
def test_a_negated_cue_turns_the_act_round(cue: str, content: str, act: Act) -> None:
    assert first(cue, content, negated=True) == act


def test_strength_is_that_of_the_cue() -> None:
    strengths = [acts(cue, "the port is deep")[1] for cue in ("suggested", "noted", "said", "stressed", "insisted")]
    assert strengths == [1, 2, 3, 4, 5]


def test_blame_grows_from_regret_over_criticism_to_condemnation() -> None:
    strengths = [acts(cue, "the sale")[1] for cue in ("regretted", "criticised", "condemned", "strongly condemned")]
    assert strengths == [2, 3, 4, 5]


def test_an_adverb_moves_the_strength_by_one_but_not_off_the_scale() -> None:
    assert acts("firmly said", "the port is deep")[1] == 4
    assert acts("cautiously said", "the port is deep")[1] == 2
    assert acts("strongly insisted", "the port is deep")[1] == 5
    assert acts("", "the port is deep")[1] == 3


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("reiterated", "their support for the harsh port rules", Act.SUPPORT),
        ("underscored", "his concern about the sale", Act.CRITICISE),
        ("reaffirmed", "its resolve to open the port", Act.PROMISE),
        ("stressed", "the port is deep", Act.ASSERT),
    ],
)
def test_a_noun_that_is_stressed_decides(cue: str, content: str, act: Act) -> None:
    assert first(cue, content) == act


def test_what_one_wants_to_do_oneself_is_no_appeal() -> None:
    assert first("wants", "to buy the port") == Act.ANNOUNCE
    assert first("wants", "the crews to leave") == Act.APPEAL


def test_a_hope_is_an_expression() -> None:
    assert first("hopes", "the port stays open") == Act.EXPRESS


def test_the_act_of_the_cue_comes_before_those_of_the_content() -> None:
    found, _ = acts("condemned", "the illegal sale of the port, which must stop")
    assert found[0] == Act.CRITICISE
    assert Act.DEMAND in found


def test_a_statement_has_its_first_three_acts_only() -> None:
    found, _ = acts("condemned", "the illegal sale, which must stop, or we will retaliate and not talk")
    assert len(found) == MAX_ACTS


@given(st.text(max_size=20), st.text(max_size=60), st.booleans())
def test_any_words_have_one_to_three_acts_and_a_strength(cue: str, content: str, negated: bool) -> None:
    found, strength = acts(cue, content, negated)
    assert 1 <= len(found) <= MAX_ACTS
    assert len(set(found)) == len(found)
    assert 1 <= strength <= 5
