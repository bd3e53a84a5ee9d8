from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import AnchorError
from onrecord.model.text import CONTEXT, Anchor, Document, Span, anchor, hash_id, sha256


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    """Give a text and a span in it."""
    text = draw(st.text(max_size=120))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def test_a_span_is_half_open_and_counts_code_points() -> None:
    assert Span(1, 3).of("𝔸bc𝔻") == "bc"


@pytest.mark.parametrize(
    ("one", "other", "shared", "holds"),
    [
        (Span(0, 5), Span(5, 9), False, False),
        (Span(0, 5), Span(4, 9), True, False),
        (Span(0, 5), Span(1, 5), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(6, 9), Span(0, 5), False, False),
    ],
)
def test_spans_tell_whether_they_share_a_character_or_hold_each_other(
    one: Span, other: Span, shared: bool, holds: bool
) -> None:
    assert one.overlaps(other) is other.overlaps(one) is shared
    assert one.contains(other) is holds


def test_spans_sort_by_their_place() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


def test_an_anchor_keeps_the_words_and_their_context() -> None:
    text = "x" * 40 + "the ferry" + "y" * 40
    found = anchor(text, Span(40, 49))
    assert found == Anchor(40, 49, "the ferry", "x" * CONTEXT, "y" * CONTEXT)
    assert found.span == Span(40, 49)


def test_an_anchor_at_the_edge_has_no_context_beyond_it() -> None:
    assert anchor("the ferry", Span(0, 9)) == Anchor(0, 9, "the ferry")


@given(places())
def test_an_anchor_holds_in_its_own_text_and_context_joins_on(place: tuple[str, Span]) -> None:
    text, span = place
    found = anchor(text, span)
    found.check(text)
    assert found.prefix + found.exact + found.suffix in text


def test_an_anchor_in_another_text_raises_an_error_that_says_what_stands_there() -> None:
    found = anchor("the ferry", Span(4, 9))
    with pytest.raises(AnchorError, match="characters 4 to 9 are 'barge', not 'ferry'") as caught:
        found.check("the barge")
    assert caught.value.anchor is found


def test_ids_are_the_same_on_every_run() -> None:
    assert hash_id("s", "doc", 3) == "seea8f423d73aa63c"


def test_ids_tell_the_parts_apart() -> None:
    assert len({hash_id("s", "ab", "c"), hash_id("s", "a", "bc"), hash_id("s", "abc"), hash_id("d", "abc")}) == 4


def test_a_text_hashes_as_its_utf_8_bytes_whatever_it_holds() -> None:
    assert sha256("Erdoğan") == sha256("Erdoğan".encode())
    assert len(sha256("\ud800")) == 64


def test_a_document_is_hashed_by_its_text_and_never_edited() -> None:
    document = Document("d1", "the ferry", b"the ferry\r\n")
    assert document.sha256 == sha256("the ferry")
    with pytest.raises(dataclasses.FrozenInstanceError):
        document.text = "the barge"  # type: ignore[misc]


def test_a_document_does_not_show_its_raw_bytes() -> None:
    assert "raw" not in repr(Document("d1", "the ferry", b"raw bytes"))
