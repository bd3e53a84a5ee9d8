from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from onrecord.model.text import Span
from onrecord.text.layout import find_dateline, find_heading, find_layout, name_licence
from tests.unit.text.sample import TEXTS

CC_BY = "licensed under a Creative Commons Attribution 4.0 International License."


def prose_of(text: str) -> list[str]:
    return [paragraph.of(text) for paragraph in find_layout(text).paragraphs]


def furniture_of(text: str) -> list[str]:
    return [span.of(text) for span in find_layout(text).furniture]


def test_blank_lines_part_paragraphs() -> None:
    assert prose_of("  The ferry left.\n\n \nIt rained. \n") == ["The ferry left.", "It rained."]


def test_a_new_line_after_a_sentence_is_a_new_paragraph() -> None:
    assert prose_of("The ferry left.\nIt rained.") == ["The ferry left.", "It rained."]


def test_soft_wrapped_lines_are_one_paragraph() -> None:
    text = "The ferry that the two towns had been waiting for since\nJanuary left the old pier\nin the rain."
    assert prose_of(text) == [text]


def test_a_short_line_that_ends_no_sentence_stands_alone_before_a_capital() -> None:
    assert prose_of("Ferry leaves\nThe ferry left.") == ["Ferry leaves", "The ferry left."]


@pytest.mark.parametrize("mark", ["# ", "- ", "* ", "> "])
def test_markdown_marks_at_the_start_of_a_line_are_no_prose(mark: str) -> None:
    assert prose_of(f"{mark}the first point\n{mark}the second point") == ["the first point", "the second point"]


@pytest.mark.parametrize(
    "line", ["***", "FOR IMMEDIATE RELEASE", "Readout:", "The below is attributable to Spokesperson Osk:", "[A note.]"]
)
def test_rules_notices_and_editors_notes_are_furniture(line: str) -> None:
    text = f"{line}\n\nThe ferry left."
    assert prose_of(text) == ["The ferry left."]
    assert furniture_of(text) == [line]


def test_the_first_by_line_names_the_author() -> None:
    layout = find_layout("By Ann Example and Bo Lind\n\nThe ferry left.\n\nBy Cy Osk")
    assert layout.byline == "Ann Example and Bo Lind"


def test_a_sentence_that_starts_with_by_is_no_by_line() -> None:
    layout = find_layout("By Monday the ferry had left.\n\nIt rained.")
    assert layout.byline is None
    assert len(layout.paragraphs) == 2


@pytest.mark.parametrize("gap", [" ", "\n\n", ""])
def test_a_licence_line_is_cut_off_even_where_it_is_glued_to_the_prose(gap: str) -> None:
    text = f"The ferry left.{gap}All Content by Harbour Gazette is {CC_BY}"
    layout = find_layout(text)
    assert prose_of(text) == ["The ferry left."]
    assert layout.licence == "CC-BY-4.0"


def test_a_copyright_line_is_the_licence_as_it_stands() -> None:
    layout = find_layout("The ferry left.\n\n© 2031 Harbour Gazette")
    assert layout.licence == "© 2031 Harbour Gazette"


def test_talk_of_licences_is_prose() -> None:
    text = "Osk said the ferry was licensed under the old law."
    assert prose_of(text) == [text]
    assert find_layout(text).licence is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (CC_BY, "CC-BY-4.0"),
        ("Creative Commons Attribution-ShareAlike 3.0", "CC-BY-SA-3.0"),
        ("Creative Commons Attribution-NonCommercial 2.5", "CC-BY-NC-2.5"),
        ("CC BY", "CC-BY"),
        ("All rights reserved", "All rights reserved"),
        ("", None),
        (None, None),
    ],
)
def test_licences_get_their_short_name(line: str | None, name: str | None) -> None:
    assert name_licence(line) == name


@pytest.mark.parametrize("start", ["PORT ADA— ", "PORT ADA, March 3 — ", "PORT ADA (HNA) - ", "PORT ADA – "])
def test_a_dateline_gives_the_place_and_is_no_prose(start: str) -> None:
    text = f"{start}The ferry left."
    assert find_layout(text).dateline == "Port Ada"
    assert prose_of(text) == ["The ferry left."]


def test_a_text_without_dateline_has_none() -> None:
    assert find_dateline("The ferry — an old one — left.") is None


def test_editors_initials_at_the_end_are_no_prose() -> None:
    text = "The ferry left.\n\nIt rained. AB/CD"
    assert prose_of(text) == ["The ferry left.", "It rained."]
    assert furniture_of(text) == ["AB/CD"]


def test_a_first_line_that_ends_no_sentence_is_the_heading() -> None:
    assert find_layout("Ferry leaves port\n\nThe ferry left.").heading == "Ferry leaves port"


@pytest.mark.parametrize("first", ["The ferry left.", "“The ferry left”", "Has it left?", "word " * 21])
def test_a_sentence_or_a_long_line_is_no_heading(first: str) -> None:
    assert find_layout(f"{first}\n\nIt rained.").heading is None


def test_a_text_of_one_paragraph_has_no_heading() -> None:
    assert find_heading("Ferry leaves port", (Span(0, 17),)) is None


@given(TEXTS)
def test_prose_and_furniture_never_share_a_character(text: str) -> None:
    layout = find_layout(text)
    places = sorted((*layout.paragraphs, *layout.furniture))
    assert all(0 <= place.start <= place.end <= len(text) for place in places)
    assert not any(one.overlaps(other) for one, other in pairwise(places))


@given(TEXTS)
def test_paragraphs_come_in_order_and_are_never_blank(text: str) -> None:
    paragraphs = find_layout(text).paragraphs
    assert list(paragraphs) == sorted(paragraphs)
    assert all(paragraph.of(text).strip() for paragraph in paragraphs)
