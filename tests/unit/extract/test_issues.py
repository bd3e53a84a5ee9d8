"""Labels of issues."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import LexiconError
from onrecord.extract.issues import are_alike, issue_words, label_issue, load_issues, normalise

LEXICON = load_issues()
IDLE = frozenset({"the", "their"})


def label(words: str, *quoted: str) -> str:
    return label_issue(words, LEXICON, quoted)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Norwegian harbour tax", "norway harbour tax"),
        ("Norway’s harbour tax", "norway harbour tax"),
        ("a harbour tax of the Kingdom of Norway", "harbour tax of norway"),
        ("the U.S. tax", "united states tax"),
        ("fishing in North America", "fishing in north america"),
        ("the defense of the port", "defence of port"),
    ],
)
def test_a_label_is_plain_and_names_states_by_their_usual_names(words: str, expected: str) -> None:
    assert label(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the territorial integrity of Syria", "territorial integrity of syria"),
        ("Syria's sovereignty and territorial integrity", "territorial integrity of syria"),
        ("the 2015 nuclear deal", "jcpoa"),
        ("the full implementation of the JCPOA", "jcpoa"),
        ("Tehran’s nuclear program", "iran nuclear programme"),
        ("unilateral sanctions against Iran", "sanctions on iran"),
        ("a two-state solution", "two-state solution"),
        ("an immediate ceasefire in Gaza", "ceasefire in gaza"),
        ("the denuclearization of the Korean Peninsula", "denuclearisation of north korea"),
        ("the Minsk agreements", "minsk agreements"),
        ("NATO's eastward expansion", "nato enlargement"),
        ("Russia's brutal war against Ukraine", "russia war against ukraine"),
    ],
)
def test_phrasings_of_a_standing_issue_meet_at_its_label(words: str, expected: str) -> None:
    assert label(words) == expected


@pytest.mark.parametrize(
    "words",
    ["withdrawal from the JCPOA", "violations of the territorial integrity of Syria", "the blockade of Gaza city"],
)
def test_words_that_say_more_than_a_standing_issue_keep_their_own_label(words: str) -> None:
    assert label(words) not in {"jcpoa", "territorial integrity of syria", "blockade of gaza"}


def test_a_loaded_word_is_left_out_unless_it_is_quoted_or_in_a_name() -> None:
    assert label("the illegal tax") == "tax"
    assert label("the illegal tax", "illegal") == "illegal tax"
    assert label("the International Criminal Court") == "international criminal court"


def test_two_issues_share_words_whatever_their_number_or_synonym() -> None:
    assert issue_words("talks with the pirates") == issue_words("negotiations with pirate")


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("harbour tax", "new harbour tax on grain", True),
        ("boycott of norway port", "boycott of norway ships", True),
        ("norway", "boycott of norway", False),
        ("talks with norway", "tax of norway", False),
        ("", "", True),
    ],
)
def test_labels_are_alike_when_one_holds_the_other_or_they_share_head_and_more(
    one: str, other: str, alike: bool
) -> None:
    assert are_alike(one, other, LEXICON) is alike
    assert are_alike(other, one, LEXICON) is alike


def test_issues_of_the_user_come_first(tmp_path: Path) -> None:
    own = tmp_path / "issues.toml"
    own.write_text('[[issue]]\nlabel = "the deal"\nphrasings = ["jcpoa", "harbour tax"]\n')
    lexicon = load_issues(own)
    assert label_issue("the JCPOA", lexicon) == "the deal"
    assert label_issue("a harbour tax", lexicon) == "the deal"
    assert label_issue("the Minsk agreements", lexicon) == "minsk agreements"


@pytest.mark.parametrize(
    "content",
    [
        "issue = 3",
        "not toml",
        "issue = [3]",
        '[[issue]]\nlabel = "x"',
        '[[issue]]\nlabel = "x"\nphrasings = ["("]',
        '[[issue]]\nlabel = "x"\nphrasings = "tax"',
        '[[issue]]\nlabel = "x"\nphrasings = [3]',
    ],
)
def test_a_wrong_file_of_the_user_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(content)
    with pytest.raises(LexiconError, match=r"mine\.toml"):
        load_issues(own)


def test_a_missing_file_of_the_user_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError):
        load_issues(tmp_path / "none.toml")


def test_every_standing_label_is_its_own_label() -> None:
    labels = [issue.label for issue in LEXICON.standing]
    assert len(labels) == len(set(labels)) >= 40


@given(st.text(max_size=60))
def test_any_words_have_a_label_that_is_its_own(words: str) -> None:
    plain = normalise(words, IDLE)
    assert plain == plain.casefold()
    assert not IDLE & set(plain.split())
    assert label(words).split() == label(words).split(" ") or label(words) == ""
