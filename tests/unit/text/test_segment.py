from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.text.segment import SegmentKind, segment
from tests.unit.text.sample import TEXTS

HARBOUR = "The harbour belongs to those who sail from it every single morning"


def sentences(text: str) -> list[str]:
    return [each.span.of(text) for each in segment(text).segments]


def kinds(text: str) -> list[SegmentKind]:
    return [each.kind for each in segment(text).segments]


@pytest.mark.parametrize(
    "parts",
    [
        ("Mr. Osk met Dr. Lind at noon.", "It rained."),
        ("The U.S. envoy left.", "It rained in the U.K.", "The envoy was wet."),
        ("It came at 5 p.m. on Monday.", "Prices rose 3.5 percent."),
        ("It came at 5 p.m.", "The rest came later."),
        ("Ann B. Osk spoke of gifts, e.g. Norland wool.", "They left."),
        ("He stayed!", "Why?", "Nobody knows…", "Then he left."),
        ("“Yes!” she said.", "“Go?” he asked.", "(They left.)", "It rained."),
        ("He said: “We left.", "It rained.", "We came back.”", "He smiled."),
        ("“We left.”", "“It rained.”"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: tuple[str, ...]) -> None:
    assert sentences(" ".join(parts)) == list(parts)


@pytest.mark.parametrize("text", ["“No.”She stayed.", "He left.She stayed.", "He said “no”She stayed."])
def test_sentences_that_lost_the_space_between_them_are_parted(text: str) -> None:
    assert len(sentences(text)) == 2
    assert sentences(text)[1] == "She stayed."


@pytest.mark.parametrize(
    "text", ["He wrote to osk@example.org today.", "Version 2.5b sank.", "He uses Harbour.com now."]
)
def test_a_full_stop_inside_a_word_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_segments_know_their_paragraph() -> None:
    found = segment("He left. She stayed.\n\nIt rained.").segments
    assert [each.paragraph for each in found] == [0, 0, 1]


def test_a_glued_repetition_of_another_sentence_is_a_pull_quote() -> None:
    text = f"“{HARBOUR}”Osk also met the pilots.\n\nOsk said that {HARBOUR.lower()}."
    assert sentences(text)[0] == f"“{HARBOUR}”"
    assert kinds(text) == [SegmentKind.PULL_QUOTE, SegmentKind.SENTENCE, SegmentKind.SENTENCE]


def test_a_headline_like_repetition_of_a_distant_sentence_is_a_pull_quote() -> None:
    text = f"Osk said that {HARBOUR.lower()}.\n\nThe pilots were glad.\n\nMinister Osk says {HARBOUR.lower()}"
    assert kinds(text) == [SegmentKind.SENTENCE, SegmentKind.SENTENCE, SegmentKind.PULL_QUOTE]


@pytest.mark.parametrize(
    "text",
    [
        f"“{HARBOUR}”Osk also met the pilots.\n\nOsk said that fishing quotas would be cut next spring.",
        f"{HARBOUR}. Osk met the pilots.\n\nHe left.\n\n{HARBOUR}.",
        "“We stay.”Osk left.\n\nIt rained.\n\n“We stay.”",
    ],
)
def test_what_repeats_nothing_or_stands_apart_or_is_short_is_no_pull_quote(text: str) -> None:
    assert set(kinds(text)) == {SegmentKind.SENTENCE}


def test_a_heading_in_single_marks_between_sentences_is_a_crosshead() -> None:
    text = "The talks ended. ‘The harbour is ours alone’ Osk left early."
    assert sentences(text) == ["The talks ended.", "‘The harbour is ours alone’", "Osk left early."]
    assert kinds(text) == [SegmentKind.SENTENCE, SegmentKind.CROSSHEAD, SegmentKind.SENTENCE]


@pytest.mark.parametrize(
    "text",
    [
        "Osk called it ‘The harbour of our fathers’ and left.",
        "“Osk told me ‘The harbour is ours alone’ Then he left.”",
        "It ended. ‘Never again’ He left.",
    ],
)
def test_single_marks_inside_a_sentence_are_no_crosshead(text: str) -> None:
    assert SegmentKind.CROSSHEAD not in kinds(text)


def test_a_text_without_words_has_no_segments() -> None:
    assert segment("").segments == ()
    assert segment(" \n\n\t").segments == ()


def test_what_is_odd_about_quotations_comes_back_as_warnings() -> None:
    assert [warning.code for warning in segment("The “old pier stays.").warnings] == ["quote-unbalanced"]


@given(TEXTS)
def test_segments_stand_in_order_inside_their_paragraphs_without_overlap(text: str) -> None:
    cut = segment(text)
    end = 0
    for each in cut.segments:
        assert end <= each.span.start < each.span.end <= len(text)
        assert cut.layout.paragraphs[each.paragraph].contains(each.span)
        end = each.span.end


@given(TEXTS)
def test_segments_cover_every_word_of_the_prose(text: str) -> None:
    cut = segment(text)
    covered = {at for each in cut.segments for at in range(each.span.start, each.span.end)}
    for paragraph in cut.layout.paragraphs:
        for at in range(paragraph.start, paragraph.end):
            assert at in covered or text[at].isspace()


@given(TEXTS)
def test_segments_neither_start_nor_end_with_space(text: str) -> None:
    for each in segment(text).segments:
        words = each.span.of(text)
        assert words == words.strip()
