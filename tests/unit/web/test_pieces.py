from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.web.pieces import Mark, Role, cut_pieces, find_blocks

TEXT = "Ann said that Bob denied it."


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Span, list[Mark]]:
    text = draw(st.text(max_size=40))
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda ends: Span(min(ends), max(ends)))
    marks = st.builds(
        Mark, spans, st.sampled_from(Role), st.sampled_from(["s1", "s2", "e1"]), st.just("tells"), st.booleans()
    )
    return text, draw(spans), draw(st.lists(marks, max_size=8))


@given(marked())
def test_pieces_joined_are_the_text_again(given: tuple[str, Span, list[Mark]]) -> None:
    text, span, marks = given
    assert "".join(piece.words for piece in cut_pieces(text, span, marks)) == span.of(text)


@given(marked())
def test_every_character_has_exactly_the_tokens_of_the_marks_over_it(given: tuple[str, Span, list[Mark]]) -> None:
    text, span, marks = given
    at = span.start
    for piece in cut_pieces(text, span, marks):
        over = {mark.token for mark in marks if mark.span.start <= at < mark.span.end}
        assert set(piece.tokens) == over
        at += len(piece.words)


def test_a_statement_in_a_statement_is_nested_and_shows_the_inner_family() -> None:
    outer = Mark(Span(9, 28), Role.CONTENT, "s1", "tells")
    inner = Mark(Span(25, 27), Role.CONTENT, "s2", "resists")
    last = cut_pieces(TEXT, Span(0, 28), [outer, inner])[2]
    assert (last.words, last.tokens, last.family, last.depth) == ("it", ("s1", "s2"), "resists", 2)


def test_overlapping_statements_are_cut_where_they_cross() -> None:
    one, other = (Mark(span, Role.CONTENT, f"s{n}") for n, span in enumerate((Span(0, 8), Span(4, 17)), 1))
    pieces = cut_pieces(TEXT, Span(0, 28), [one, other])
    assert [(piece.words, piece.tokens) for piece in pieces] == [
        ("Ann ", ("s1",)),
        ("said", ("s1", "s2")),
        (" that Bob", ("s2",)),
        (" denied it.", ()),
    ]


def test_a_label_stands_before_the_first_piece_of_its_finding_only() -> None:
    first, second = (Mark(span, Role.CONTENT, "s1", "", span.start == 0) for span in (Span(0, 3), Span(14, 17)))
    assert [piece.opens for piece in cut_pieces(TEXT, Span(0, 28), [first, second])] == [("s1",), (), (), ()]


def test_a_mark_that_begins_in_another_paragraph_opens_no_label() -> None:
    mark = Mark(Span(0, 17), Role.CONTENT, "s1", "", labelled=True)
    assert cut_pieces(TEXT, Span(9, 28), [mark])[0].opens == ()


@given(st.text(st.sampled_from('Ab. \n"”[]©'), max_size=60))
def test_blocks_leave_out_nothing_but_white_space_and_overlap_nowhere(text: str) -> None:
    blocks = find_blocks(text)
    at = 0
    for block in blocks:
        assert not text[at : block.span.start].strip()
        at = block.span.end
    assert not text[at:].strip()
    assert [block.span for block in blocks] == sorted(block.span for block in blocks)


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_text_without_words_has_no_block(text: str) -> None:
    assert find_blocks(text) == ()


def test_a_dateline_stays_in_its_paragraph_as_furniture() -> None:
    text = "Talks end\n\nPORT ADA — The envoy of Norland left on Monday after two days of talks."
    heading, paragraph = find_blocks(text)
    assert heading.heading
    assert [span.of(text).strip() for span in paragraph.furniture] == ["PORT ADA —"]
