from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.evaluate.tokens import fold_names, leave_out_that, tokens_of, word_f1
from onrecord.model.text import Span

sets = st.frozensets(st.tuples(st.integers(0, 9), st.sampled_from(["a", "b"])), max_size=6)


def test_quote_marks_and_punctuation_decide_nothing() -> None:
    text = "She said “we agree”, again."
    assert tokens_of(text, [Span(9, 20)]) == tokens_of(text, [Span(10, 18)])


def test_the_same_word_elsewhere_is_another_token() -> None:
    text = "peace and peace"
    assert not tokens_of(text, [Span(0, 5)]) & tokens_of(text, [Span(10, 15)])


def test_words_glued_together_count_as_far_as_the_span_reaches() -> None:
    assert tokens_of("neighboursThe", [Span(10, 13)]) == {(10, "the")}


def test_pieces_make_one_set() -> None:
    assert tokens_of("we, she said, agree", [Span(0, 2), Span(14, 19)]) == {(0, "we"), (14, "agree")}


def test_only_a_leading_that_is_left_out() -> None:
    text = "that he knew that"
    assert leave_out_that(tokens_of(text, [Span(0, 17)])) == {(5, "he"), (8, "knew"), (13, "that")}
    assert leave_out_that(frozenset()) == frozenset()


def test_a_content_that_is_only_the_pronoun_stays() -> None:
    assert leave_out_that(frozenset({(3, "that")})) == {(3, "that")}


def test_word_f1_is_the_harmonic_mean_of_what_is_shared() -> None:
    text = "one two three four"
    one, other = tokens_of(text, [Span(0, 13)]), tokens_of(text, [Span(4, 18)])
    assert word_f1(one, other) == 2 / 3


@given(sets, sets)
def test_word_f1_is_symmetric_and_one_only_for_equal_sets(
    one: frozenset[tuple[int, str]], other: frozenset[tuple[int, str]]
) -> None:
    assert word_f1(one, other) == word_f1(other, one)
    assert (word_f1(one, other) == 1.0) == (one == other != frozenset())


def test_names_compare_without_accents_case_spacing_and_order() -> None:
    assert fold_names(["José Núñez", "Al-Amin"]) == fold_names(["al-amin", "JOSE  NUNEZ", "Al-Amin"])
    assert fold_names(["Jose"]) != fold_names(["Josef"])
