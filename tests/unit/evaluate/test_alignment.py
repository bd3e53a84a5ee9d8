from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.alignment import Measure, align, align_all, match, name_actors
from onrecord.evaluate.tokens import Tokens, word_f1
from onrecord.model.statement import Act

Make = Callable[..., Any]

BORDER, TRUST, FAIL = "the border will open in May", "We trust our neighbours", "the talks could fail"


def words(*starts: int) -> Tokens:
    return frozenset((start, "w") for start in starts)


token_sets = st.lists(st.frozensets(st.tuples(st.integers(0, 5), st.just("w")), max_size=4), max_size=5)


def test_the_most_alike_pair_is_matched_first() -> None:
    near, same = words(1, 2, 3, 4), words(1, 2, 3, 4, 5)
    assert match([same], [near, same], 0.8) == ((0, 1),)
    assert match([near, same], [same], 0.8) == ((1, 0),)


def test_a_pair_below_the_floor_is_not_matched() -> None:
    four_of_six, three_of_five = words(1, 2, 3, 4, 5, 6), words(1, 2, 3, 4, 5)
    assert match([words(1, 2, 3, 4)], [four_of_six], 0.8) == ((0, 0),)
    assert match([words(1, 2, 3)], [three_of_five], 0.8) == ()


def test_empty_sets_never_match() -> None:
    assert match([words()], [words()], 0.0) == ()


@given(token_sets, token_sets)
def test_matching_is_one_to_one_at_the_floor_and_leaves_no_good_pair(wanted: list[Tokens], given: list[Tokens]) -> None:
    pairs = match(wanted, given, 0.8)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(left) == len(right) == len(pairs)
    assert all(word_f1(wanted[i], given[j]) >= 0.8 for i, j in pairs)
    for i in set(range(len(wanted))) - left:
        assert all(word_f1(wanted[i], given[j]) < 0.8 for j in set(range(len(given))) - right)


def test_a_leading_that_counts_for_exact_but_not_for_found(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    result = align(gold(coded("that " + BORDER)), reading(found(BORDER)))
    assert result.outcomes[Measure.FOUND].right == ((0, 0),)
    assert result.outcomes[Measure.EXACT].right == ()


def test_that_is_left_out_on_both_sides(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    # Two words of three with "that" would be 0.8; without it they are 1 of 2.
    result = align(gold(coded("that the")), reading(found("that the border")))
    assert result.outcomes[Measure.TUPLE].right == ((0, 0),)
    assert result.outcomes[Measure.FOUND].right == ()


def test_sources_match_by_themselves_and_each_once(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, "Anna Ek"), coded(TRUST))
    result = align(one, reading(found(FAIL, "Anna Ek"), found(TRUST, "Anna Ek"), found(BORDER, "she")))
    outcome = result.outcomes[Measure.SOURCE]
    assert outcome.gold == (0,)
    assert outcome.found == (0, 1, 2)
    assert outcome.right == ((0, 0),)


def test_cues_are_compared_whole(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    result = align(gold(coded(BORDER, "Anna Ek", "said")), reading(found(BORDER, "Anna Ek", "said that")))
    assert result.outcomes[Measure.CUE].right == ()
    assert result.outcomes[Measure.CUE].gold == (0,)


def test_a_tuple_needs_half_of_the_source_or_none_on_both_sides(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER, "Minister Anna Ek"), coded(TRUST), coded(FAIL, "Olav Berg"))
    good = align(one, reading(found(BORDER, "Anna Ek"), found(TRUST), found(FAIL, "Berg")))
    assert good.outcomes[Measure.TUPLE].right == ((0, 0), (1, 1), (2, 2))
    bad = align(one, reading(found(BORDER), found(TRUST, "she"), found(FAIL, "Anna Ek")))
    assert bad.outcomes[Measure.TUPLE].right == ()
    assert len(bad.outcomes[Measure.FOUND].right) == 3


def test_speakers_are_compared_as_sets_of_folded_names(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, speakers=("olav berg", "ANNA ÉK")), coded(TRUST, speakers=("Anna Ek",)), coded(FAIL))
    result = align(one, reading(found(BORDER, speakers=("a1", "a2")), found(TRUST, speakers=("a2",)), found(FAIL)))
    assert result.outcomes[Measure.NAMED].right == ((0, 0), (2, 2))


def test_the_first_act_must_be_among_the_coded_of_found_statements(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER, acts=(Act.ANNOUNCE, Act.PROMISE)), coded(FAIL, acts=(Act.WARN,)), coded(TRUST))
    result = align(one, reading(found(BORDER, acts=(Act.PROMISE,)), found(FAIL, acts=(Act.ASSERT, Act.WARN))))
    outcome = result.outcomes[Measure.ACTS]
    assert (outcome.gold, outcome.found, outcome.right) == ((0, 1), (0, 1), ((0, 0),))


def test_speakers_and_acts_are_not_measured_where_only_spans_were_coded(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    result = align(gold(coded(BORDER), full=False), reading(found(BORDER)))
    assert set(result.outcomes) == set(Measure) - {Measure.NAMED, Measure.ACTS, Measure.ADDRESSED}


def test_findings_that_answer_nothing_are_spurious(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    result = align(gold(coded(BORDER)), reading(found(TRUST), found(BORDER), found("will open")))
    assert result.spurious() == (0, 2)


def test_every_document_is_read_and_aligned(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER))
    (result,) = align_all([one], lambda document: reading(found(document.text[27:54])))
    assert result.outcomes[Measure.EXACT].right == ((0, 0),)


def test_an_unknown_actor_stands_for_itself(reading: Make) -> None:
    assert name_actors(reading(), ("a2", "lost")) == ("Olav Berg", "lost")


def test_three_words_of_four_are_found_but_not_three_of_five(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    three_of_four = align(gold(coded("We trust our neighbours")), reading(found("We trust our")))
    assert three_of_four.outcomes[Measure.FOUND].right == ((0, 0),)
    three_of_five = align(gold(coded("the border will open in")), reading(found("the border will")))
    assert three_of_five.outcomes[Measure.FOUND].right == ()


def test_a_finding_may_keep_the_that(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    # With the "that" left in, three words of three and of five make 0.75.
    result = align(gold(coded("the border will")), reading(found("that the border will open")))
    assert result.outcomes[Measure.FOUND].right == ((0, 0),)


def test_addressees_count_where_some_are_coded_or_given(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    told = replace(coded(BORDER), addressees=("Anna Ek",))
    right = replace(found(BORDER), addressees=("Anna Ek",))
    outcome = align(gold(told, coded(TRUST)), reading(right, found(TRUST))).outcomes[Measure.ADDRESSED]
    assert (outcome.gold, outcome.found, outcome.right) == ((0,), (0,), ((0, 0),))
    wrong = align(gold(told), reading(found(BORDER))).outcomes[Measure.ADDRESSED]
    assert (wrong.gold, wrong.found, wrong.right) == ((0,), (), ())
