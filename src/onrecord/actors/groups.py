"""Groups of states that texts name as one: "the guarantor states", "the E3"."""

from __future__ import annotations

from functools import cache

from onrecord.actors.folding import fold
from onrecord.lexicon import read_toml

LEADING = frozenset({"leaders", "presidents", "heads"})
"""Words for those who lead the states of a group, not the states themselves."""


def group_in(words: str) -> tuple[str, ...]:
    """Give the states (ISO 3166-1 alpha-3) of the group that words name, none where they name none.

    >>> group_in("the leaders of the guarantor states"), group_in("the E3"), group_in("the states")
    (('IRN', 'RUS', 'TUR'), ('FRA', 'DEU', 'GBR'), ())
    """
    plain = f" {fold(words)} "
    return next((states for form, states in _groups() if f" {form} " in plain), ())


def means_leaders(words: str) -> bool:
    """Tell whether those who lead a group are meant.

    >>> means_leaders("the presidents of the guarantor states"), means_leaders("the guarantor states")
    (True, False)
    """
    return bool(LEADING & set(fold(words).split()))


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    entries = read_toml("groups.toml")["group"]
    return tuple((fold(form), tuple(entry["states"])) for entry in entries for form in entry["forms"])
