"""Windows: where a text is cut for the tagger. All texts are invented."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagger.windows import ROOM, Window, cut_windows
from onrecord.text.segment import segment
from tests.unit.tagger.sample import word_tokenizer


def windows_of(text: str) -> list[Window]:
    return list(cut_windows(text, segment(text), word_tokenizer()))


def words_of(text: str, window: Window) -> str:
    return text[window.places[0].start : window.places[-1].end]


def test_a_short_text_is_one_window() -> None:
    text = "The ferry left at nine.\n\nThe pilot waved."
    assert [words_of(text, window) for window in windows_of(text)] == [text]


def test_a_window_ends_with_a_paragraph() -> None:
    paragraphs = [" ".join(["Boats"] * 150) + "." for _ in range(3)]
    text = "\n\n".join(paragraphs)
    assert [words_of(text, window) for window in windows_of(text)] == paragraphs


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    sentences = [f"Boat {number} " + "sails on " * 30 + "home." for number in range(6)]
    text = " ".join(sentences)
    windows = windows_of(text)
    assert len(windows) > 1
    assert all(words_of(text, window).endswith("home.") for window in windows)


def test_a_sentence_that_is_too_long_is_cut_and_nothing_is_lost() -> None:
    text = " ".join(["sail"] * (2 * ROOM + 10)) + "."
    assert [len(window.ids) for window in windows_of(text)] == [ROOM, ROOM, 11]


def test_a_heading_between_sentences_is_left_out() -> None:
    text = "The pilots agreed on a rota. ‘New lights for the port’ Vera Olsen thanked the crew."
    read = " ".join(words_of(text, window) for window in windows_of(text))
    assert segment(text).segments[1].kind == "crosshead"
    assert all("lights" not in place.of(text) for window in windows_of(text) for place in window.places)
    assert "thanked" in read


@given(st.lists(st.sampled_from(["Harbour pilots met.", "They said no.", "Why?", "\n\n", "“Yes,” she said. "])))
def test_places_are_in_order_and_lie_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    places = [place for window in windows_of(text) for place in window.places]
    assert all(place.of(text).strip() for place in places)
    assert all(before.end <= after.start for before, after in itertools.pairwise(places))
