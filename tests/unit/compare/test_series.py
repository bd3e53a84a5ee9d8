"""Positions over time. All holders and issues are invented."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.series import follow_positions
from onrecord.model.claim import Stance
from onrecord.model.series import Change, ChangeKind, DatedPosition, Series

FOR, AGAINST, NEUTRAL = Stance.SUPPORT, Stance.OPPOSE, Stance.NEUTRAL


def at(date: str | None, stance: Stance = FOR, strength: int = 3, **facts: str) -> DatedPosition:
    """Make a position of its own document."""
    id = f"{date}-{stance.value}-{strength}"
    position = DatedPosition(f"p{id}", f"d{id}", date, "a1", "Ann", "grain tax", stance, f"s{id}", "…", strength)
    return replace(position, **facts)  # type: ignore[arg-type]


def follow(*positions: DatedPosition) -> Series:
    (series,) = follow_positions(positions)
    return series


def kinds(*positions: DatedPosition) -> list[ChangeKind]:
    return [change.kind for change in follow(*positions).changes]


def test_holders_and_issues_are_followed_apart() -> None:
    other = at("2024-05-02", AGAINST, holder="a2", name="Bo")
    elsewhere = at("2024-05-03", AGAINST, issue="port")
    series = follow_positions([elsewhere, other, at("2024-05-01")])
    assert [(each.holder, each.issue) for each in series] == [("a1", "grain tax"), ("a1", "port"), ("a2", "grain tax")]
    assert not any(each.changes or each.contradictions for each in series)


def test_a_turn_is_a_change_from_the_last_day_before() -> None:
    first, second, turn = at("2024-05-01"), at("2024-05-08"), at("2024-06-01", AGAINST)
    assert follow(turn, first, second).changes == (Change(ChangeKind.STANCE, second, turn),)


def test_to_neutral_is_a_change_and_no_contradiction() -> None:
    series = follow(at("2024-05-01"), at("2024-06-01", NEUTRAL))
    assert [change.kind for change in series.changes] == [ChangeKind.STANCE]
    assert series.contradictions == ()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (3, 5, [ChangeKind.STRONGER]),
        (4, 2, [ChangeKind.WEAKER]),
        (3, 4, []),
        (3, 3, []),
    ],
)
def test_tone_changes_by_more_than_the_choice_of_a_verb(before: int, after: int, expected: list[ChangeKind]) -> None:
    assert kinds(at("2024-05-01", strength=before), at("2024-05-02", strength=after)) == expected


def test_the_strongest_statement_of_a_day_counts() -> None:
    assert kinds(at("2024-05-01", strength=5), at("2024-05-01", strength=2), at("2024-05-02", strength=5)) == []


def test_a_neutral_statement_beside_a_stance_counts_none() -> None:
    assert kinds(at("2024-05-01"), at("2024-05-02", NEUTRAL, 5), at("2024-05-02", AGAINST)) == [ChangeKind.STANCE]
    assert kinds(at("2024-05-01"), at("2024-05-02", NEUTRAL, 5), at("2024-05-02")) == []


def test_a_day_with_both_stances_is_no_change_but_a_contradiction() -> None:
    series = follow(at("2024-05-01"), at("2024-05-02"), at("2024-05-02", AGAINST))
    assert series.changes == ()
    assert [pair.days for pair in series.contradictions] == [0, 1]


def test_undated_positions_change_nothing_and_come_last() -> None:
    series = follow(at(None, AGAINST), at("2024-05-01"))
    assert series.changes == ()
    assert [position.date for position in series.positions] == ["2024-05-01", None]
    assert [pair.days for pair in series.contradictions] == [None]


def test_contradictions_pair_the_nearest_and_come_nearest_first() -> None:
    series = follow(at("2024-01-01"), at("2024-05-01"), at("2024-05-11", AGAINST), at(None, AGAINST))
    pairs = [(pair.one.date, pair.other.date, pair.days) for pair in series.contradictions]
    assert pairs == [
        ("2024-05-01", "2024-05-11", 10),
        ("2024-01-01", "2024-05-11", 131),
        ("2024-01-01", None, None),
    ]


def test_a_statement_read_both_ways_contradicts_nothing() -> None:
    series = follow(at("2024-05-01", statement="s1"), at("2024-05-01", AGAINST, statement="s1"))
    assert series.contradictions == ()


def test_the_name_is_the_latest() -> None:
    assert follow(at("2024-05-01", name="A. Example"), at("2024-06-01", name="Ann Example")).name == "Ann Example"


POSITIONS = st.lists(
    st.builds(
        at,
        st.sampled_from(["2024-05-01", "2024-05-02", "2024-06-20", None]),
        st.sampled_from(Stance),
        st.integers(1, 5),
        issue=st.sampled_from(["grain tax", "port"]),
    ),
    max_size=8,
    unique_by=lambda each: each.id + each.issue,
)


@given(POSITIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing_and_none_is_lost(
    positions: list[DatedPosition], random: Random
) -> None:
    series = follow_positions(positions)
    shuffled = list(positions)
    random.shuffle(shuffled)
    assert follow_positions(shuffled) == series
    assert sum(len(each.positions) for each in series) == len(positions)
