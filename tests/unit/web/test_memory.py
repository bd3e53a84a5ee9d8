from __future__ import annotations

from pathlib import Path

from onrecord.store.ledger import Ledger
from onrecord.web.memory import Memory
from tests.unit.sample import extraction


def test_an_answer_is_found_once(path: Path) -> None:
    memory, answers = Memory(path), iter("ab")
    assert [memory.recall("question", lambda: next(answers)) for _ in range(3)] == ["a", "a", "a"]


def test_all_is_forgotten_when_the_ledger_changes(path: Path) -> None:
    memory, answers = Memory(path), iter("ab")
    memory.recall("question", lambda: next(answers))
    with Ledger(path) as ledger:
        ledger.add(extraction("new"))
    assert memory.recall("question", lambda: next(answers)) == "b"


def test_a_change_that_is_still_in_the_log_is_seen(path: Path) -> None:
    memory, answers = Memory(path), iter("ab")
    with Ledger(path) as ledger:
        memory.recall("question", lambda: next(answers))
        ledger.add(extraction("new"))
        assert memory.recall("question", lambda: next(answers)) == "b"


def test_what_was_asked_for_longest_ago_is_forgotten_first(path: Path) -> None:
    memory, answers = Memory(path, most=2), iter("abcd")
    for question in (1, 2, 1, 3):
        memory.recall(question, lambda: next(answers))
    assert [memory.recall(question, lambda: next(answers)) for question in (1, 2)] == ["a", "d"]
