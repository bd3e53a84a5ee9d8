"""PLOVER's types and quads."""

from __future__ import annotations

from collections import Counter

from onrecord.model.event import EventType


def test_there_are_sixteen_types_in_four_quads() -> None:
    assert Counter(type_.quad for type_ in EventType) == {1: 4, 2: 3, 3: 4, 4: 5}
