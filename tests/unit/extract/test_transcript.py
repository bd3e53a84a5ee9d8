"""The turns of transcripts. All texts are invented."""

from __future__ import annotations

from onrecord.extract.transcript import find_turns
from onrecord.model.statement import Manner
from onrecord.text.segment import segment

TWO = "Olsen: The port is deep. We will keep it open.\n\nVarga: And the quay? It is old."


def turns(text: str) -> list[tuple[str, str]]:
    return [
        (each.sources[0].of(text), "|".join(span.of(text) for span in each.contents))
        for each in find_turns(text, segment(text))
    ]


def test_a_turn_runs_to_the_next_name() -> None:
    assert turns(TWO) == [("Olsen", "The port is deep. We will keep it open."), ("Varga", "And the quay? It is old.")]


def test_a_turn_is_verbatim_and_has_no_cue() -> None:
    first, _ = find_turns(TWO, segment(TWO))
    assert (first.manner, first.cues, first.method) == (Manner.DIRECT, (), "rule:turn")


def test_a_turn_runs_over_paragraphs() -> None:
    text = "Olsen: The port is deep.\n\nWe will keep it open.\n\nVarga: The quay is old."
    assert turns(text)[0] == ("Olsen", "The port is deep.\n\nWe will keep it open.")


def test_a_speaker_keeps_the_words_of_the_office() -> None:
    text = "Minister of Trade Ilmar Varga: The quay is old.\n\nOlsen: It is new."
    assert [name for name, _ in turns(text)] == ["Minister of Trade Ilmar Varga", "Olsen"]


def test_a_headline_colon_is_no_turn() -> None:
    assert turns("Harbour Board: Port stays open\n\nThe board met on Monday. It left the port open.") == []


def test_words_that_introduce_something_else_are_no_names() -> None:
    assert turns("Note: The port is deep.\n\nPhoto: The new quay at night.\n\nSource: The harbour gazette.") == []


def test_headings_that_run_into_their_paragraphs_are_no_names() -> None:
    assert turns("Little Relief for Pilots: The port is deep.\n\nThe Work Goes On: The quay is old.") == []


def test_a_preposition_in_an_office_makes_no_heading() -> None:
    text = "Minister for Trade Ilmar Varga: The quay is old.\n\nOlsen: It is new."
    assert [name for name, _ in turns(text)] == ["Minister for Trade Ilmar Varga", "Olsen"]


def test_a_sentence_with_a_colon_is_no_turn() -> None:
    assert turns("Olsen said this: The port is deep.\n\nVarga told him that: The quay is old.") == []


def test_what_stands_before_the_first_turn_is_no_part_of_it() -> None:
    text = "The board met on Monday.\n\n" + TWO
    assert [name for name, _ in turns(text)] == ["Olsen", "Varga"]


def test_marks_of_omission_at_the_end_of_a_turn_are_left_out() -> None:
    text = "Olsen: The port is deep. <…>\n\nVarga: The quay is old. ***"
    assert [said for _, said in turns(text)] == ["The port is deep.", "The quay is old."]


def test_a_text_without_prose_has_no_turns() -> None:
    assert turns("") == []
