"""Occurrences of one statement. All quotations are invented."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare.occurrences import group_occurrences, is_denial, tally
from onrecord.model.series import Saying, Tally

WORDS = "the northern port of Ada will stay open to every ship that carries grain to its neighbours"
RENDERED = "Ada's northern port will remain open for all ships that bring grain to neighbours"
CELEBI = ("a1",)


def saying(id: str, text: str = WORDS, date: str | None = "2024-05-01", **facts: Any) -> Saying:
    """Make a saying in a document of its own unless told otherwise."""
    return replace(Saying(id, f"d-{id}", date, text, CELEBI), **facts)


def ids(*sayings: Saying) -> list[list[str]]:
    return [[each.statement for each in group.sayings] for group in group_occurrences(sayings)]


def test_a_copy_in_another_document_is_an_occurrence_of_the_earliest() -> None:
    groups = group_occurrences([saying("late", date="2024-05-03"), saying("early")])
    assert [group.head.statement for group in groups] == ["early"]
    assert tally(groups) == Tally(documents=2, occurrences=2, statements=1)


def test_forty_prints_of_a_quotation_are_one_statement() -> None:
    prints = [saying(f"s{n:02}", date=f"2024-05-{1 + n % 20:02}") for n in range(40)]
    assert tally(group_occurrences(prints)) == Tally(40, 40, 1)


def test_marks_and_capitals_make_no_other_statement() -> None:
    assert ids(saying("s1"), saying("s2", f"“{WORDS.title()},”")) == [["s1", "s2"]]


def test_another_wording_by_the_same_speaker_within_days_is_an_occurrence() -> None:
    assert ids(saying("s1"), saying("s2", RENDERED, "2024-05-04")) == [["s1", "s2"]]


@pytest.mark.parametrize(
    "facts",
    [{"speakers": ("a2",)}, {"speakers": ()}, {"date": "2024-05-20"}, {"date": None}, {"document": "d-s1"}],
    ids=["another speaker", "nobody known", "weeks later", "undated", "the same document"],
)
def test_another_wording_is_another_statement(facts: dict[str, Any]) -> None:
    assert len(ids(saying("s1"), saying("s2", RENDERED, **facts))) == 2


def test_a_copy_needs_no_known_speaker_but_none_that_differs() -> None:
    assert ids(saying("s1"), saying("s2", speakers=())) == [["s1", "s2"]]
    assert len(ids(saying("s1"), saying("s2", speakers=("a2",)))) == 2


def test_one_without_a_speaker_joins_no_two_speakers() -> None:
    unnamed, one, other = saying("s1", speakers=()), saying("s2"), saying("s3", speakers=("a2",))
    assert ids(unnamed, one, other) == [["s1", "s2"], ["s3"]]


def test_few_words_without_a_speaker_are_no_copy() -> None:
    short = "the Treaty on Shared Rivers"
    assert len(ids(saying("s1", short, speakers=()), saying("s2", short, speakers=()))) == 2
    assert ids(saying("s1", short), saying("s2", short)) == [["s1", "s2"]]


@pytest.mark.parametrize("date", ["2024-06-15", "2025-05-01"])
def test_what_is_said_again_much_later_is_another_statement(date: str) -> None:
    assert ids(saying("s1"), saying("s2", date=date)) == [["s1"], ["s2"]]


def test_a_formula_said_every_week_makes_no_endless_chain() -> None:
    days = ("2024-05-01", "2024-05-15", "2024-05-29", "2024-06-12", "2024-06-26")
    assert ids(*(saying(f"s{n}", date=day) for n, day in enumerate(days))) == [["s0", "s1", "s2"], ["s3", "s4"]]


def test_a_denial_is_no_occurrence() -> None:
    assert len(ids(saying("s1"), saying("s2", WORDS.replace("will", "will not")))) == 2
    assert len(ids(saying("s1"), saying("s2", negated=True))) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("40", "60"), ("4.5", "5"), ("two", "three"), ("seven in June", "seven in July")],
)
def test_other_figures_are_another_statement(one: str, other: str) -> None:
    text = f"{WORDS}, and {{}} more ships were promised by the ministry of trade"
    assert len(ids(saying("s1", text.format(one)), saying("s2", text.format(other)))) == 2


def test_figures_that_one_copy_leaves_out_are_none_against_it() -> None:
    assert ids(saying("s1"), saying("s2", f"{WORDS} on Monday")) == [["s1", "s2"]]


def test_a_pull_quote_is_an_occurrence_in_its_document_wherever_it_stands() -> None:
    pull = saying("s2", "open to every ship", document="d-s1", place=1, repeats="s1")
    assert ids(pull, saying("s1", place=40)) == [["s1", "s2"]]


def test_a_statement_inside_another_is_another_statement() -> None:
    outer = saying("s1", f"the mayor promised that {WORDS}")
    inner = saying("s2", document="d-s1", place=20, parent="s1")
    assert ids(outer, inner) == [["s1"], ["s2"]]
    copies = (replace(outer, statement="s3", document="d2"), replace(inner, statement="s4", document="d2", parent="s3"))
    assert ids(outer, inner, *copies) == [["s1", "s3"], ["s2", "s4"]]


def test_undated_copies_come_last() -> None:
    assert ids(saying("s1", date=None), saying("s2")) == [["s2", "s1"]]


def test_texts_without_words_are_kept() -> None:
    assert tally(group_occurrences([saying("s1", ""), saying("s2", "…")])) == Tally(2, 2, 2)


def test_nothing_gives_nothing() -> None:
    assert group_occurrences([]) == ()


TEXTS = st.sampled_from(
    [WORDS, RENDERED, WORDS.upper(), "no comment", "", f"{WORDS} at 9", "we will return to the talks"]
)
SAYINGS = st.lists(
    st.builds(
        saying,
        st.integers(0, 99).map(str),
        TEXTS,
        st.sampled_from(["2024-05-01", "2024-05-04", "2024-06-20", None]),
        document=st.sampled_from(["d1", "d2", "d3"]),
        speakers=st.sampled_from([CELEBI, ("a2",), ()]),
        place=st.integers(0, 3),
    ),
    max_size=8,
    unique_by=lambda each: each.statement,
)


@given(SAYINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing_and_none_is_lost(sayings: list[Saying], random: Random) -> None:
    groups = group_occurrences(sayings)
    shuffled = list(sayings)
    random.shuffle(shuffled)
    assert group_occurrences(shuffled) == groups
    assert sorted(each.statement for group in groups for each in group.sayings) == sorted(s.statement for s in sayings)


@pytest.mark.parametrize("text", ["We won’t go", "They don't know", "never again", "He can NOT", "without delay"])
def test_a_word_of_negation_is_a_denial(text: str) -> None:
    assert is_denial(text)


@pytest.mark.parametrize("text", ["We will go", "a notable knot", "nowadays", "the North"])
def test_other_words_are_none(text: str) -> None:
    assert not is_denial(text)
