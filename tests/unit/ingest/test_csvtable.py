from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FormatError, InputError
from onrecord.ingest.csvtable import read_csv
from onrecord.ingest.draft import Draft

TABLE = """id,url,title,publisher,date,licence,text
n-1,https://example.org/1,Talks,Example Times,2024-03-05,CC BY 4.0,"They met.

“Yes,” she said."
,,,,,,
n-2,,,,soon,,They left.
"""


def read(table: str | bytes) -> list[tuple[str, Draft | InputError]]:
    return list(read_csv(table.encode() if isinstance(table, str) else table, "a.csv"))


def test_a_row_is_a_document_with_its_place() -> None:
    (first, draft), (second, other) = read(TABLE)
    assert (first, second) == ("a.csv:2", "a.csv:6")
    assert isinstance(draft, Draft)
    assert (draft.id, draft.text) == ("n-1", "They met.\n\n“Yes,” she said.")
    assert (
        draft.stated.url,
        draft.stated.title,
        draft.stated.publisher,
        draft.stated.published_on,
        draft.stated.licence,
    ) == (
        "https://example.org/1",
        "Talks",
        "Example Times",
        "2024-03-05",
        "CC BY 4.0",
    )
    assert (
        draft.raw.decode()
        == 'n-1,https://example.org/1,Talks,Example Times,2024-03-05,CC BY 4.0,"They met.\n\n“Yes,” she said."\n'
    )
    assert isinstance(other, Draft)
    assert [warning.code for warning in other.warnings] == ["date"]


@pytest.mark.parametrize(
    "table", ["Title;TEXT\nTalks;a, b\n", "\ufefftitle\ttext\nTalks\ta, b\n", 'title, text\r\nTalks,"a, b"\r\n']
)
def test_other_delimiters_marks_and_line_ends_are_read(table: str) -> None:
    ((_, draft),) = read(table)
    assert isinstance(draft, Draft)
    assert (draft.text, draft.stated.title) == ("a, b", "Talks")


def test_only_line_ends_end_a_row() -> None:
    ((_, draft),) = read("text,title\na\u2028b\x85c\x0cd,Talks\n")
    assert isinstance(draft, Draft)
    assert (draft.text, draft.stated.title) == ("a\u2028b\x85c\x0cd", "Talks")


def test_a_text_may_be_as_long_as_a_report() -> None:
    ((_, draft),) = read("text\n" + "word " * 100_000)
    assert isinstance(draft, Draft)
    assert len(draft.text) == 500_000


def test_a_table_without_texts_says_what_is_needed() -> None:
    with pytest.raises(FormatError, match="id,url,title,publisher,date,licence,text"):
        read("a,b\n1,2\n")


def test_a_quotation_mark_that_is_never_closed_is_an_error_after_the_rows_before() -> None:
    (_, draft), (place, error) = read('text\nfirst\n"second\n')
    assert isinstance(draft, Draft)
    assert isinstance(error, FormatError)
    assert place.startswith("a.csv:")


@given(
    st.lists(
        st.text(
            st.characters(min_codepoint=32, max_codepoint=0x2FF, categories=("L", "N", "P", "S", "Zs")), min_size=1
        ),
        min_size=1,
    )
)
def test_texts_come_back_as_they_were_written(texts: list[str]) -> None:
    table = io.StringIO()
    csv.writer(table, quoting=csv.QUOTE_ALL).writerows([["text"], *([text] for text in texts)])
    found = [draft.text for _, draft in read(table.getvalue()) if isinstance(draft, Draft)]
    assert found == texts
