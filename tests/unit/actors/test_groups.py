"""Groups of states that texts name as one."""

from __future__ import annotations

import pytest

from onrecord.actors.groups import group_in
from onrecord.actors.states import is_state
from onrecord.lexicon import read_toml


def test_every_group_is_of_known_states_and_says_where_that_stands() -> None:
    for entry in read_toml("groups.toml")["group"]:
        assert all(is_state(iso3) for iso3 in entry["states"])
        assert entry["source"]


@pytest.mark.parametrize("words", ["the three guarantor countries", "Leaders of the Astana trio"])
def test_a_group_is_found_in_other_words(words: str) -> None:
    assert group_in(words) == ("IRN", "RUS", "TUR")


def test_other_states_are_no_group() -> None:
    assert group_in("the neighbouring states") == ()
