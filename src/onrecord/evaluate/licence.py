"""Sentences of licence: the lines of small print that no reading should take for a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.text import Span

_PHRASE = r"licen[sc]ed under|creative commons|all rights reserved|©"
_SENTENCE = re.compile(
    rf"[^.!?\n\"”»]*(?:{_PHRASE})(?:[^.!?\n]|\.(?=\S))*",
    re.IGNORECASE,
)


def find_licence(text: str) -> tuple[Span, ...]:
    """Find the sentences that tell under which licence a text may be used.

    >>> text = 'They agreed. All content is licensed under a Creative Commons 4.0 License. More.'
    >>> [span.of(text).strip() for span in find_licence(text)]
    ['All content is licensed under a Creative Commons 4.0 License']
    """
    return tuple(Span(*found.span()) for found in _SENTENCE.finditer(text))


def touches_licence(text: str, spans: Iterable[Span]) -> bool:
    """Tell whether any of the spans reaches into a sentence of licence."""
    licence = find_licence(text)
    return any(span.overlaps(line) for span in spans for line in licence)
