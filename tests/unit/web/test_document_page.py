from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from onrecord.model.record import Extraction
from onrecord.model.text import Document
from onrecord.web.document_page import ANYBODY, PART, Filter, document_page, lay_out, part_of, split_parts
from onrecord.web.notes import notes_of
from onrecord.web.pieces import Role
from tests.unit.sample import RUN, TEXT, extraction, extractions, saying

SAMPLE = extraction()


def test_the_text_is_there_whole_and_in_order() -> None:
    paragraphs = lay_out(SAMPLE, notes_of(SAMPLE))
    words = ["".join(piece.words for piece in paragraph.pieces) for paragraph in paragraphs]
    assert words == TEXT.split("\n")


@settings(deadline=None)
@given(extractions())
def test_no_word_of_any_text_is_lost_whatever_was_found_in_it(found: Extraction) -> None:
    paragraphs = lay_out(found, notes_of(found))
    words = "".join(piece.words for paragraph in paragraphs for piece in paragraph.pieces)
    assert "".join(words.split()) == "".join(found.document.text.split())


@settings(deadline=None)
@given(extractions())
def test_every_finding_stands_beside_one_paragraph(found: Extraction) -> None:
    paragraphs = lay_out(found, notes_of(found))
    if paragraphs:
        assert sum(len(paragraph.notes) for paragraph in paragraphs) == len(notes_of(found))


def test_notes_stand_beside_the_paragraph_that_their_words_begin_in() -> None:
    page = document_page(SAMPLE, Filter())
    assert [[note.kind for note in paragraph.notes] for paragraph in page.paragraphs] == [
        ["event"],
        ["statement"],
        ["statement"],
    ]


def test_source_cue_and_content_are_marked() -> None:
    page = document_page(SAMPLE, Filter())
    marked = {
        role: "".join(piece.words for piece in page.paragraphs[2].pieces if role in piece.roles)
        for role in (Role.SOURCE, Role.CUE, Role.CONTENT)
    }
    assert marked == {
        Role.SOURCE: "A ministry official",
        Role.CUE: "warned",
        Role.CONTENT: "the naïve deal would collapse",
    }


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Filter(), ["refusal", "warning"]),
        (Filter(speaker="a1"), ["refusal"]),
        (Filter(speaker=ANYBODY), ["warning"]),
        (Filter(act="warn"), ["refusal", "warning"]),
        (Filter("a1", "warn"), ["refusal"]),
        (Filter("a2"), []),
    ],
)
def test_a_filter_keeps_the_statements_of_a_speaker_and_an_act(chosen: Filter, kept: list[str]) -> None:
    page = document_page(SAMPLE, chosen)
    ids = [note.id for note in page.labels.values() if note.kind == "statement"]
    assert ids == [f"sd1{name}" for name in kept]
    assert (page.shown, page.statements) == (len(kept), 2)


def test_the_text_stays_whole_under_a_filter() -> None:
    page = document_page(SAMPLE, Filter("nobody"))
    assert "".join(piece.words for paragraph in page.paragraphs for piece in paragraph.pieces) == TEXT.replace("\n", "")


def test_the_legend_names_the_acts_of_the_document_by_family() -> None:
    legend = {family: [choice.name for choice in choices] for family, choices in document_page(SAMPLE, Filter()).legend}
    assert legend == {"presses": ["warn"], "resists": ["reject"]}


def test_speakers_are_offered_with_their_numbers_and_the_unresolved_last() -> None:
    choices = document_page(SAMPLE, Filter()).speakers
    assert [(choice.value, choice.name, choice.statements) for choice in choices] == [
        ("a1", "Ayşe Çelebi", 1),
        (ANYBODY, "not resolved", 1),
    ]


def test_warnings_of_the_document_and_of_its_reading_are_shown() -> None:
    assert [each.code for each in document_page(SAMPLE, Filter()).warnings] == ["encoding", "quotes"]


def test_a_long_document_is_split_between_paragraphs() -> None:
    line = "It rained in Port Ada. " * 400
    long = Extraction(Document("long", "\n\n".join([line] * 30), b""), RUN)
    parts = split_parts(lay_out(long, ()))
    assert len(parts) > 1
    assert sum(len(part) for part in parts) == 30
    assert all(sum(paragraph.size for paragraph in part) <= PART for part in parts)
    first = document_page(long, Filter(), part=1)
    assert (first.part, first.parts) == (1, len(parts))
    assert document_page(long, Filter(), part=99).part == len(parts)


def test_a_finding_is_found_in_its_part() -> None:
    short = saying("far", "the canal stays open")
    line = "It rained in Port Ada. " * 400
    text = "\n\n".join([*[line] * 30, short.document.text])
    shift = len(text) - len(short.document.text)
    [statement] = short.statements
    moved = replace(statement.contents[0], start=statement.contents[0].start + shift, end=len(text))
    far = replace(
        short,
        document=replace(short.document, text=text),
        statements=(replace(statement, contents=(moved,), sources=(), cues=()),),
    )
    assert part_of(far, statement.id) == document_page(far, Filter()).parts > 1


@pytest.mark.parametrize("url", ["javascript:alert(1)", None])
def test_only_an_address_of_the_web_becomes_the_link_to_the_original(url: str | None) -> None:
    unsafe = replace(SAMPLE, document=replace(SAMPLE.document, url=url))
    assert document_page(unsafe, Filter()).link is None
    assert document_page(SAMPLE, Filter()).link == "https://example.org/talks"


def test_a_document_without_an_occasion_has_no_scene() -> None:
    assert document_page(replace(SAMPLE, occasion=None), Filter()).scene is None
