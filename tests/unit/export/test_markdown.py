from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given

from onrecord.export.markdown import escape, statement_to_markdown, to_markdown, write_markdown
from onrecord.model.record import Extraction
from onrecord.model.text import Span, anchor
from tests.unit.sample import RUN, TEXT, at, document, extraction, extractions, saying


def test_a_document_becomes_a_page() -> None:
    start, end = extraction().statements[0].contents[0].start, extraction().statements[0].contents[0].end
    page = to_markdown(extraction())
    assert page.startswith(
        "# Çelebi receives envoy\n\n"
        "Harbour Gazette · 2024-05-20 · N. N. · CC BY 4.0\n\n"
        "<https://example.org/talks>\n\n"
        "Document d1, SHA-256 "
    )
    assert "## Occasion\n\nMeeting on 2024-05-20 in Port Ada\n\nParticipants: Ayşe Çelebi, envoy of Norland" in page
    assert (
        "> “We will never accept new sanctions on grain”\n>\n> — Ayşe Çelebi, to envoy of Norland · *reject, warn* [^1]"
    ) in page
    assert "> the naïve deal would collapse\n>\n> — A ministry official · *warn* [^2]" in page
    assert f"[^1]: direct statement `sd1refusal`; characters {start}–{end}; source “Çelebi”" in page
    assert "- quotes: A quotation mark has no partner. (characters " in page


def test_a_document_without_findings_says_so() -> None:
    bare = replace(document(), title=None, url=None, warnings=())
    page = to_markdown(Extraction(bare, RUN))
    assert page.startswith("# d1\n")
    assert "No statement was found." in page
    assert "Occasion" not in page
    assert "Warnings" not in page


def test_a_denied_statement_says_so() -> None:
    sample = extraction()
    denied = replace(sample.statements[1], negated=True, sources=())
    page = statement_to_markdown(sample, denied)
    assert "— unattributed · *does not warn* [^1]" in page
    assert "sd1refusal" not in page


def test_an_address_that_is_no_web_link_is_only_text() -> None:
    page = to_markdown(replace(extraction(), document=replace(document(), url="javascript:alert(1) <b>")))
    assert "<javascript" not in page
    assert "\\<b\\>" in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_ `d`", "a \\*b\\* \\_c\\_ \\`d\\`"),
        ("<script>", "\\<script\\>"),
        ("[x](y)", "\\[x\\](y)"),
        ("one\n\ntwo\x00three", "one two three"),
        ("2024. A year", "2024\\. A year"),
        ("- no", "\\- no"),
        ("# no", "\\# no"),
        ("AT&amp;T", "AT\\&amp;T"),
    ],
)
def test_markup_in_a_text_is_shown_and_not_run(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_positions_commitments_and_events_are_lines_with_footnotes_to_their_words() -> None:
    page = to_markdown(extraction())
    for heading, line in (
        ("Positions", "**Ayşe Çelebi** · opposes sanctions on grain [^3]"),
        (
            "Commitments",
            "**Ayşe Çelebi** → envoy of Norland · threatens: “never accept new sanctions on grain” [^4]",
        ),
        ("Events", "**Netherlands** → Turkey · CONSULT, happened on 2024-05-20 in Port Ada [^5]"),
    ):
        assert f"## {heading}\n\n- {line}\n" in page
    start = TEXT.index("new sanctions on grain")
    end = start + len("new sanctions on grain")
    issue = f"issue “new sanctions on grain” characters {start}–{end}"
    assert f"[^3]: position `pd1grain`; {issue}; shown by sd1refusal" in page
    assert (
        f"[^4]: commitment `cd1refusal`; action “never accept new sanctions on grain” characters {start - 13}" in page
    )
    assert page.endswith("reported by the publisher\n")


def test_a_condition_and_a_deadline_stand_beside_the_action() -> None:
    sample = extraction()
    bound = replace(sample.commitments[0], condition=at(TEXT, "on grain"), deadline=at(TEXT, "on Monday"))
    page = to_markdown(replace(sample, commitments=(bound,)))
    assert "“never accept new sanctions on grain”, condition “on grain”, deadline “on Monday” [^4]" in page


def test_several_documents_share_one_numbering_of_footnotes() -> None:
    stream = io.StringIO()
    write_markdown([extraction(), saying("d2", "the ferry is late")], stream)
    assert stream.getvalue() == to_markdown(extraction()) + "\n" + to_markdown(
        saying("d2", "the ferry is late")
    ).replace("[^1]", "[^6]")


def test_words_in_several_pieces_name_every_place() -> None:
    sample = extraction()
    pieces = (anchor(TEXT, Span(0, 5)), anchor(TEXT, Span(15, 26)))
    page = statement_to_markdown(sample, replace(sample.statements[0], contents=pieces))
    assert "> “Prime … Ayşe Çelebi”" in page
    assert "characters 0–5, 15–26" in page


@given(extractions())
def test_anything_becomes_a_page_with_one_footnote_a_finding(extraction: Extraction) -> None:
    page = to_markdown(extraction)
    notes = [line for line in page.split("\n") if line.startswith("[^")]
    found = (extraction.statements, extraction.positions, extraction.commitments, extraction.events)
    assert len(notes) == sum(map(len, found))
