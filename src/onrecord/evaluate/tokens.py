"""Words as they are compared: sets of word tokens with their positions, and folded names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.text import Span
from onrecord.text.normalize import fold

Token = tuple[int, str]
"""Where a word starts, and the word in lower case, so that the same word elsewhere is another token."""

Tokens = frozenset[Token]

_WORD = re.compile(r"\w+")


def tokens_of(text: str, spans: Iterable[Span]) -> Tokens:
    r"""Turn spans into the set of their word tokens (`\w+`), so that punctuation decides nothing.

    >>> sorted(tokens_of('He said: "Yes, yes."', [Span(9, 20)]))
    [(10, 'yes'), (15, 'yes')]
    """
    return frozenset(
        (span.start + word.start(), word.group().lower()) for span in spans for word in _WORD.finditer(span.of(text))
    )


def leave_out_that(tokens: Tokens) -> Tokens:
    """Leave out a leading "that", which some coders count as content and others as part of the cue.

    A content that is nothing but the pronoun ("He said that.") stays.

    >>> sorted(leave_out_that(frozenset({(8, "that"), (13, "it"), (16, "works")})))
    [(13, 'it'), (16, 'works')]
    """
    if len(tokens) < 2 or (first := min(tokens))[1] != "that":
        return tokens
    return tokens - {first}


def word_f1(one: Tokens, other: Tokens) -> float:
    """Give the word-F1 of two token sets: 1 when they are equal, 0 when they share nothing."""
    shared = len(one & other)
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def fold_names(names: Iterable[str]) -> frozenset[str]:
    """Make a set of names in which order, doubles, accents, case and spacing do not count.

    >>> fold_names(["Pedro  Sánchez"]) == fold_names(["pedro sanchez", "Pedro Sánchez"])
    True
    """
    return frozenset(" ".join(fold(name).split()) for name in names)
