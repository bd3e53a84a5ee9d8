from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span, Warning
from onrecord.text.layout import find_layout
from onrecord.text.quotes import Quote, find_quotes
from tests.unit.text.sample import TEXTS

MARKS = st.text(st.sampled_from("“”„«»\"‘’'aB., \n"), max_size=30)


def quotes_of(text: str) -> tuple[tuple[Quote, ...], tuple[Warning, ...]]:
    return find_quotes(text, find_layout(text).paragraphs)


def inner_of(text: str) -> list[str]:
    return [quote.inner.of(text) for quote in quotes_of(text)[0]]


@pytest.mark.parametrize(
    "quoted",
    ["“We stay.”", '"We stay."', "„We stay.“", "„We stay.”", "«We stay.»", "‘We stay.’", "'We stay.'"],
)
def test_each_kind_of_mark_is_paired(quoted: str) -> None:
    text = f"Osk said: {quoted} Then he left."
    (found,), warnings = quotes_of(text)
    assert found.span.of(text) == quoted
    assert found.inner.of(text) == "We stay."
    assert found.depth == 0
    assert found.single == (quoted[0] in "‘'")
    assert not warnings


def test_several_quotations_of_one_paragraph_are_kept_apart() -> None:
    assert inner_of('She called it "old," "small" and "ours".') == ["old,", "small", "ours"]


def test_a_quotation_inside_another_one_is_deeper() -> None:
    text = "“He told me ‘never’, and then «no»,” she said."
    found, warnings = quotes_of(text)
    assert [(quote.inner.of(text), quote.depth, quote.single) for quote in found] == [
        ("He told me ‘never’, and then «no»,", 0, False),
        ("never", 1, True),
        ("no", 1, False),
    ]
    assert not warnings


@pytest.mark.parametrize(
    "text",
    [
        "The pilots’ union didn’t sign; it’s over.",
        "The pilots' union didn't sign; it's over.",
        "In the '90s it rained.",
    ],
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert quotes_of(text) == ((), ())


def test_an_apostrophe_closes_no_quotation_in_single_marks() -> None:
    assert inner_of("‘It’s ours,’ Osk said.") == ["It’s ours,"]
    assert inner_of("'It's ours,' Osk said.") == ["It's ours,"]


def test_an_inch_sign_opens_nothing() -> None:
    assert inner_of('The 6" pipe was "too thin".') == ["too thin"]


def test_empty_marks_hold_nothing() -> None:
    assert quotes_of('They wrote "" and “”.') == ((), ())


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_quotation_that_opens_again_with_each_paragraph_is_one_in_pieces(opening: str, closing: str) -> None:
    text = f"Lind said: {opening}One.\n\n{opening}Two.\n\n{opening}Three,{closing} and left."
    (found,), warnings = quotes_of(text)
    assert [piece.of(text) for piece in found.pieces] == ["One.", "Two.", "Three,"]
    assert not warnings


def test_a_quotation_that_closes_in_the_next_paragraph_runs_on() -> None:
    text = "Lind said: “One.\n\nTwo.” Then she left."
    (found,), warnings = quotes_of(text)
    assert [piece.of(text) for piece in found.pieces] == ["One.", "Two."]
    assert not warnings


def test_an_announced_quotation_that_never_closes_runs_to_the_end_of_its_paragraph() -> None:
    text = "Lind said: “We will not wait.\n\nOsk said “no” to that."
    found, (warning,) = quotes_of(text)
    assert [quote.inner.of(text) for quote in found] == ["We will not wait.", "no"]
    assert warning.code == "quote-unbalanced"
    assert warning.span is not None
    assert (warning.span.start, warning.span.exact) == (11, "“")


def test_an_opening_mark_that_nothing_announces_or_closes_only_warns() -> None:
    text = "The “old pier stays.\n\nOsk said “no”."
    found, warnings = quotes_of(text)
    assert [quote.inner.of(text) for quote in found] == ["no"]
    assert [warning.span.start for warning in warnings if warning.span] == [4]


def test_a_closing_mark_without_partner_only_warns() -> None:
    found, (warning,) = quotes_of("The old pier” stays.")
    assert not found
    assert warning.span is not None
    assert warning.span.start == 12


def test_a_mark_left_open_inside_a_quotation_ends_with_it() -> None:
    found, warnings = quotes_of("Osk said: “The «old pier stays.” Lind said: “No.”")
    assert [quote.depth for quote in found] == [0, 0]
    assert [warning.span.exact for warning in warnings if warning.span] == ["«"]


def test_a_straight_mark_that_opens_twice_keeps_the_later_quotation() -> None:
    text = 'The "old and the "new pier" stay.'
    found, warnings = quotes_of(text)
    assert [quote.inner.of(text) for quote in found] == ["new pier"]
    assert len(warnings) == 1


def test_the_paragraph_after_an_unbalanced_one_starts_afresh() -> None:
    text = 'An "odd mark stays.\n\nOsk said: "We sail." And he added: "We sail today."'
    assert inner_of(text) == ["We sail.", "We sail today."]


@given(TEXTS | MARKS)
def test_quotations_and_their_pieces_stay_inside_the_text_in_order(text: str) -> None:
    for quote in quotes_of(text)[0]:
        assert 0 <= quote.span.start < quote.span.end <= len(text)
        end = quote.span.start + 1
        for piece in quote.pieces:
            assert end <= piece.start < piece.end <= quote.span.end
            end = piece.end


@given(TEXTS | MARKS)
def test_two_quotations_are_apart_or_one_lies_inside_the_other(text: str) -> None:
    found = quotes_of(text)[0]
    assert len({quote.span for quote in found}) == len(found)
    for one, other in combinations(found, 2):
        nested = one.inner.contains(other.span) or other.inner.contains(one.span)
        assert nested or not one.span.overlaps(other.span)


@given(TEXTS | MARKS)
def test_quotations_come_in_the_order_of_the_text(text: str) -> None:
    starts = [quote.span.start for quote in quotes_of(text)[0]]
    assert starts == sorted(starts)


@given(TEXTS | MARKS)
def test_every_warning_points_at_a_mark(text: str) -> None:
    for warning in quotes_of(text)[1]:
        assert warning.span is not None
        warning.span.check(text)
        assert warning.span.exact in '“”„«»"'


def test_no_paragraph_has_no_quotation() -> None:
    assert find_quotes("“We stay.”", ()) == ((), ())
    assert find_quotes("“We” stay.", (Span(5, 10),))[0] == ()
