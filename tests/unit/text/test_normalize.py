from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.normalize import clean, fold

TEXTS = st.lists(st.sampled_from(["\ufeff", "\r", "\n", "g\u0306", "a", " ", "\u0306", "한"])).map("".join) | st.text()


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\ufeffone", "one"),
        ("\ufeff\ufeffone", "one"),
        ("Erdog\u0306an", "Erdoğan"),
        ("", ""),
    ],
)
def test_line_ends_marks_and_accents_come_into_one_form(given_text: str, stored: str) -> None:
    assert clean(given_text) == stored


@pytest.mark.parametrize("text", ["  two  spaces\t", "“odd”  'marks'", "ﬁne ½ ²", "one\ufefftwo", "a\u200bb\xa0c"])
def test_nothing_else_is_changed(text: str) -> None:
    assert clean(text) == text


@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(TEXTS)
def test_a_clean_text_is_in_nfc_without_carriage_returns_or_a_mark_in_front(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\r" not in cleaned
    assert not cleaned.startswith("\ufeff")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ERDOĞAN", "Erdogan"),
        ("Kadın", "kadin"),
        ("İzmir", "izmir"),
        ("Øystein", "oystein"),
        ("ŁUKASZ", "lukasz"),
        ("Türkiye’s", "turkiye's"),
        ("Straße", "STRASSE"),
        ("Ǿ", "o"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_words_stay_different() -> None:
    assert fold("Lind") != fold("Lund")


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)
