import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.folding import fold, without_honorifics, without_initials


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Mustafa Al-Kadhimi", "Mustafa al Kadhimi"),
        ("İbrahim Kalın", "Ibrahim Kalin"),
        ("J. D. Vance", "JD Vance"),
        ("Gideon Sa’ar", "Gideon Saar"),
        ("Jonas Gahr Støre", "Jonas Gahr Store"),
        ("Radosław  Sikorski", "Radoslaw\nSikorski"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    assert fold("Ali Bagheri") != fold("Mohammad Bagheri")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Ayatollah Seyed Ebrahim Raisi", "ebrahim raisi"),
        ("H.E. Mr. Omar Haddad", "omar haddad"),
        ("Rear Admiral Ana Ruiz", "ana ruiz"),
        ("Sheikh", "sheikh"),
        ("", ""),
    ],
)
def test_leading_honorifics_are_dropped_but_never_everything(name: str, bare: str) -> None:
    assert without_honorifics(fold(name)) == bare


def test_middle_initials_are_dropped_while_two_words_stay() -> None:
    assert without_initials(fold("Wendy R. Sherman")) == "wendy sherman"
    assert without_initials(fold("Malcolm X")) == "malcolm x"
