"""Find statements that say again what a fuller statement of the same document says."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.model.statement import Manner, Statement

SAME = 0.85
"""Word-F1 from which two statements of one speaker are one: pull-quotes in the development articles reach 0.95 and
more (a word or two at the edge), different statements on one topic stay under 0.6."""
SHORTENED = 0.6
"""The same for what stands in a pull-quote, which editors shorten."""


def link_repeats(statements: tuple[Statement, ...], inserts: frozenset[str]) -> tuple[Statement, ...]:
    """Link each pull-quote to the statement that it repeats.

    `inserts` are the ids of the statements that stand in pull-quotes. Where none is marked, the earlier of two
    equal verbatim statements stays and the later one repeats it.
    """
    linked: list[Statement] = []
    for statement in statements:
        original = _original(statement, statements, inserts)
        linked.append(replace(statement, repeats=original.id) if original else statement)
    return tuple(linked)


def _original(statement: Statement, all_of_them: tuple[Statement, ...], inserts: frozenset[str]) -> Statement | None:
    candidates = [other for other in all_of_them if _is_candidate(statement, other, inserts)]
    best = max(candidates, key=lambda other: _word_f1(statement.text, other.text), default=None)
    floor = SHORTENED if statement.id in inserts else SAME
    return best if best is not None and _word_f1(statement.text, best.text) >= floor else None


def _is_candidate(statement: Statement, other: Statement, inserts: frozenset[str]) -> bool:
    if other.id == statement.id:
        return False
    if statement.id in inserts:
        return other.id not in inserts
    earlier = other.contents[0].start < statement.contents[0].start
    verbatim = statement.manner == other.manner == Manner.DIRECT
    return earlier and verbatim and other.id not in inserts


def _word_f1(one: str, two: str) -> float:
    """Compare two contents as sets of words, without a leading "of course" or the like counting for much.

    >>> _word_f1("we will help you", "We will help you.")
    1.0
    """
    first, second = (set(re.findall(r"\w+", words.casefold())) for words in (one, two))
    shared = len(first & second)
    return 2 * shared / (len(first) + len(second)) if shared else 0.0
