from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BinaryInputError
from onrecord.ingest.plain import decode, read_plain

WORDS = "The café’s owner said: “Enough.”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_told_apart_by_their_mark(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), "a.txt") == (WORDS, ())


@pytest.mark.parametrize(("mark", "encoding"), [(codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF32_BE, "utf-32-be")])
def test_big_endian_text_is_read(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding), "a.txt")[0] == WORDS


def test_what_is_not_utf8_is_read_as_windows_1252_with_a_warning() -> None:
    text, warnings = decode(WORDS.encode("windows-1252"), "a.txt")
    assert text == WORDS
    assert [warning.code for warning in warnings] == ["encoding"]


def test_utf16_that_breaks_off_is_read_with_a_warning() -> None:
    text, warnings = decode(WORDS.encode("utf-16") + b"a", "a.txt")
    assert text.startswith(WORDS)
    assert [warning.code for warning in warnings] == ["encoding"]


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"%PDF-1.7 plain enough", "PDF"),
        (b"PK\x03\x04rest", "office document"),
        (b"text\0text", "not text"),
        (random.Random(7).randbytes(4000).replace(b"\0", b""), "not text"),
        (bytes(range(1, 9)) * 20 + b"words", "not text"),
    ],
)
def test_binary_data_is_refused_with_a_reason(raw: bytes, hint: str) -> None:
    with pytest.raises(BinaryInputError, match=hint) as caught:
        decode(raw, "data.txt")
    assert caught.value.path == "data.txt"


def test_saved_terminal_output_is_text() -> None:
    assert decode(b"\x1b[1mMinister\x1b[0m spoke.\n" * 30, "a.txt")[0].count("Minister") == 30


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    if not text.startswith("\ufeff") and "\ufffd" not in text:
        assert decode(text.encode(), "a.txt") == (text, ())


@given(st.binary())
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    try:
        draft = read_plain(raw, "a.txt")
    except BinaryInputError:
        return
    assert draft.raw == raw
    assert "\0" not in draft.text
