from __future__ import annotations

import pytest

from onrecord.evaluate.licence import find_licence, touches_licence
from onrecord.model.text import Span

LINES = [
    "All content by the agency is licensed under a Creative Commons 4.0 licence.",
    "© Example Agency 2024",
    "All Rights Reserved.",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_licence_after_a_quotation_on_the_same_line_is_found(line: str) -> None:
    text = f"She said, “we agree.”  {line}"
    (span,) = find_licence(text)
    assert span.of(text).strip() == line.rstrip(".")


def test_a_licence_to_fish_is_no_line_of_licence() -> None:
    assert find_licence("He asked for a licence to fish. The trawler is licensed.") == ()


def test_only_spans_that_reach_into_the_line_touch_it() -> None:
    text = "We agree. All rights reserved."
    assert touches_licence(text, [Span(0, 8), Span(14, 20)])
    assert not touches_licence(text, [Span(0, 8)])
