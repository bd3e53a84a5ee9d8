from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import MissingModelError
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token, load_analyser

# word, relation, index of its head
TREE = [
    ("Ann", "compound", 1),
    ("Osk", "nsubj", 2),
    ("said", "ROOT", 2),
    ("the", "det", 4),
    ("ferry", "nsubj", 5),
    ("left", "ccomp", 2),
    ("Rain", "nsubj", 7),
    ("fell", "ROOT", 7),
]


def parse_of(tree: list[tuple[str, str, int]]) -> Parse:
    """Make the parse of words parted by single spaces."""
    tokens: list[Token] = []
    start = 0
    for i, (word, dep, head) in enumerate(tree):
        tokens.append(Token(i, start, start + len(word), word, word.casefold(), "X", "X", dep, head))
        start += len(word) + 1
    return Parse(tuple(tokens), (range(len(tokens)),))


PARSE = parse_of(TREE)
SAID = PARSE.tokens[2]


def words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


def test_a_token_knows_where_it_stands() -> None:
    assert SAID.span == Span(8, 12)


def test_dependents_come_in_order_without_the_root_itself() -> None:
    assert words(PARSE.of(SAID)) == ["Osk", "left"]


def test_dependents_can_be_chosen_by_their_relation() -> None:
    assert words(PARSE.of(SAID, "ccomp")) == ["left"]
    assert words(PARSE.of(SAID, "nsubj", "ccomp")) == ["Osk", "left"]
    assert PARSE.of(SAID, "dobj") == []


def test_a_leaf_has_no_dependents() -> None:
    assert PARSE.of(PARSE.tokens[0]) == []


def test_the_head_of_a_root_is_itself() -> None:
    assert PARSE.head(SAID) is SAID
    assert PARSE.head(PARSE.tokens[3]).text == "ferry"


def test_a_subtree_holds_all_that_hangs_on_a_word() -> None:
    assert words(PARSE.subtree(PARSE.tokens[5])) == ["the", "ferry", "left"]
    assert words(PARSE.subtree(SAID)) == ["Ann", "Osk", "said", "the", "ferry", "left"]


def test_skipped_branches_are_left_out_whole() -> None:
    assert words(PARSE.subtree(SAID, frozenset({5}))) == ["Ann", "Osk", "said"]
    assert words(PARSE.subtree(SAID, frozenset({1, 4}))) == ["said", "left"]


def test_only_whole_words_lie_within_a_span() -> None:
    assert words(PARSE.within(Span(4, 15))) == ["Osk", "said"]
    assert words(PARSE.within(Span(4, 16))) == ["Osk", "said", "the"]
    assert PARSE.within(Span(5, 7)) == []


@st.composite
def trees(draw: st.DrawFn) -> Parse:
    """Give any parse in which every word but the first hangs on another one."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]} | {order[n]: order[draw(st.integers(0, n - 1))] for n in range(1, size)}
    return parse_of([("w", "dep", heads[i]) for i in range(size)])


@given(trees())
def test_the_subtree_of_a_root_is_its_whole_sentence(parse: Parse) -> None:
    (root,) = [token for token in parse.tokens if token.head == token.i]
    assert parse.subtree(root) == list(parse.tokens)


@given(trees())
def test_subtrees_are_in_order_and_made_of_the_subtrees_of_the_dependents(parse: Parse) -> None:
    for token in parse.tokens:
        parts = [word.i for child in parse.of(token) for word in parse.subtree(child)]
        assert [word.i for word in parse.subtree(token)] == sorted([token.i, *parts])


def test_an_unknown_model_raises_an_error_that_names_it() -> None:
    with pytest.raises(MissingModelError, match="en_harbour_model is not installed: reinstall") as caught:
        load_analyser("en_harbour_model")
    assert caught.value.name == "en_harbour_model"
