from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BinaryInputError
from onrecord.ingest.encoding import decode_markup

RUSSIAN = "<p>Министр сказал, что переговоры прошли хорошо, и стороны договорились о новой встрече.</p>"


def test_the_servers_charset_is_used() -> None:
    assert decode_markup(RUSSIAN.encode("koi8-r"), "a", "KOI8-R") == (RUSSIAN, ())


def test_the_pages_own_charset_is_used() -> None:
    page = f"<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>{RUSSIAN}"
    assert decode_markup(page.encode("windows-1251"), "a") == (page, ())


def test_the_declaration_of_xml_is_used() -> None:
    page = f"<?xml version='1.0' encoding='windows-1251'?>{RUSSIAN}"
    assert decode_markup(page.encode("windows-1251"), "a") == (page, ())


def test_where_server_and_page_differ_the_server_counts_and_a_warning_says_so() -> None:
    page = f"<meta charset=koi8-r>{RUSSIAN}"
    text, (warning,) = decode_markup(page.encode("windows-1251"), "a", "windows-1251")
    assert text == page
    assert (warning.code, "koi8-r" in warning.message, "cp1251" in warning.message) == ("encoding", True, True)


def test_a_byte_order_mark_counts_most_and_a_warning_names_what_it_overrides() -> None:
    text, (warning,) = decode_markup(b"\xef\xbb\xbf" + RUSSIAN.encode(), "a", "windows-1251")
    assert text == RUSSIAN
    assert "windows-1251" in warning.message


def test_a_byte_order_mark_that_agrees_is_no_news() -> None:
    assert decode_markup(b"\xef\xbb\xbf" + RUSSIAN.encode(), "a", "utf-8") == (RUSSIAN, ())
    assert decode_markup(RUSSIAN.encode("utf-16"), "a", "utf-16") == (RUSSIAN, ())


def test_utf_8_under_a_false_label_is_read_as_utf_8_with_a_warning() -> None:
    text, (warning,) = decode_markup("<meta charset='iso-8859-1'>“Café”".encode(), "a")
    assert text.endswith("“Café”")
    assert "iso-8859-1" in warning.message


def test_a_declared_encoding_that_does_not_fit_is_never_dropped_in_silence() -> None:
    text, (warning,) = decode_markup(f"<meta charset=utf-8>{RUSSIAN}".encode("windows-1251"), "a")
    assert "переговоры" in text
    assert "declared as utf-8" in warning.message


def test_undeclared_utf_8_needs_no_warning() -> None:
    assert decode_markup(RUSSIAN.encode(), "a") == (RUSSIAN, ())


def test_an_undeclared_encoding_is_told_by_its_letters_with_a_warning() -> None:
    text, (warning,) = decode_markup(RUSSIAN.encode("windows-1251"), "a")
    assert text == RUSSIAN
    assert "no encoding is declared" in warning.message


@pytest.mark.parametrize("raw", [b"%PDF-1.7 ...", b"\x1f\x8b\x08\0", b"<p>\0\0\0\x01\x02</p>"])
def test_binary_data_are_refused(raw: bytes) -> None:
    with pytest.raises(BinaryInputError, match=r"^a: this is"):
        decode_markup(raw, "a")


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc", "Co", "Cn"))))
def test_what_is_utf_8_comes_back_as_it_was(text: str) -> None:
    text = text.replace("\ufeff", "").replace("\ufffd", "")
    assert decode_markup(text.encode(), "a", "utf-8") == (text, ())
