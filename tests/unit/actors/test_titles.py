"""What stands around a name as its title. All people are invented."""

from __future__ import annotations

import re

import pytest

from onrecord.actors.titles import Title, read_title
from onrecord.lexicon import load_offices
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token


def title(text: str, name: str = "Varga") -> Title:
    words = list(re.finditer(r"[\w.’']+|,", text))
    kinds = {",": "PUNCT", "said": "VERB", "the": "DET"}
    tokens = tuple(
        Token(i, w.start(), w.end(), w.group(), w.group().lower(), kinds.get(w.group(), "PROPN"), "", "", i)
        for i, w in enumerate(words)
    )
    start = text.index(name)
    parse = Parse(tokens, (range(len(tokens)),))
    return read_title(text, parse, Span(start, start + len(name)), load_offices())


def test_a_title_before_a_name_tells_office_and_state() -> None:
    assert title("Norwegian Foreign Minister Varga said") == Title(frozenset({"foreign minister"}), "NOR")


def test_an_apposition_behind_a_name_tells_the_office() -> None:
    assert title("Varga, the Norwegian foreign minister, said").offices == {"foreign minister"}


@pytest.mark.parametrize(("words", "gender"), [("Mr. Varga said", "male"), ("Ms. Varga said", "female")])
def test_an_address_tells_the_gender(words: str, gender: str) -> None:
    assert title(words).gender == gender


def test_a_bare_name_has_no_title() -> None:
    assert title("Varga said") == Title()


def test_what_stands_beyond_a_verb_is_no_title() -> None:
    assert title("Foreign Minister said Varga").offices == frozenset()
