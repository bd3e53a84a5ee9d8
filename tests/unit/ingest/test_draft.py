from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BinaryInputError, EmptyInputError
from onrecord.ingest.draft import Draft, stated_day, without_surrogates
from onrecord.ingest.metadata import Metadata


def test_the_text_is_normalised_and_the_bytes_are_kept() -> None:
    raw = "Erdog\u0306an\r\nspoke.".encode()
    document = Draft(raw.decode(), raw).document(Metadata(), "a.txt")
    assert document.text == "Erdoğan\nspoke."
    assert document.raw == raw


def test_what_the_caller_gives_wins_over_what_the_file_states() -> None:
    draft = Draft("They met.", b"", Metadata(publisher="Stated", title="Stated title"))
    document = draft.document(Metadata(publisher="Given"), "a.txt")
    assert (document.publisher, document.title) == ("Given", "Stated title")


def test_the_id_is_the_same_for_the_same_address_and_text_only() -> None:
    def id_of(text: str, url: str | None) -> str:
        return Draft(text, text.encode()).document(Metadata(url=url), "a.txt").id

    assert id_of("One.", None) == id_of("One.", None)
    assert len({id_of("One.", None), id_of("Two.", None), id_of("One.", "https://example.org/1")}) == 3


def test_a_stated_id_is_kept() -> None:
    assert Draft("One.", b"One.", id="n-7").document(Metadata(), "a.jsonl").id == "n-7"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff\r\n"])
def test_a_blank_text_is_an_empty_input(text: str) -> None:
    with pytest.raises(EmptyInputError, match=r"a\.txt"):
        Draft(text, b"").document(Metadata(), "a.txt")


def test_nul_characters_are_not_text() -> None:
    with pytest.raises(BinaryInputError):
        Draft("a\0b", b"").document(Metadata(), "a.jsonl")


def test_an_unreadable_stated_date_is_left_out_with_a_warning() -> None:
    day, warnings = stated_day("mid-July")
    assert day is None
    assert [warning.code for warning in warnings] == ["date"]
    assert "mid-July" in warnings[0].message


@pytest.mark.parametrize("value", [None, "", "  "])
def test_no_stated_date_is_no_reason_to_warn(value: str | None) -> None:
    assert stated_day(value) == (None, ())


@given(st.text(st.characters(codec=None)))
def test_no_half_character_is_left(text: str) -> None:
    assert len(without_surrogates(text).encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))
