"""Answers of costly questions, kept as long as the ledger stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

MOST = 512
"""Answers that are kept, those asked for last. A page takes 50 kB or so, the list of all actors some megabytes."""

Answer = TypeVar("Answer")


class Memory:
    """Keeps the answers to questions about one ledger; forgets all when its file changes."""

    def __init__(self, ledger: Path, most: int = MOST) -> None:
        self._files = (ledger, ledger.with_name(ledger.name + "-wal"))
        self._most = most
        self._state: object = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def recall(self, question: Hashable, find: Callable[[], Answer]) -> Answer:
        """Give the answer to a question, found now or kept from before."""
        state = self._look()
        with self._lock:
            if state != self._state:
                self._kept.clear()
                self._state = state
            if question in self._kept:
                self._kept.move_to_end(question)
                kept: Answer = self._kept[question]
                return kept
        answer = find()
        with self._lock:
            if state == self._state:
                self._kept[question] = answer
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return answer

    def _look(self) -> tuple[object, ...]:
        """Give what tells one state of the files from another; an empty log counts as none."""
        seen: list[object] = []
        for file in self._files:
            try:
                facts = file.stat()
                seen.append((facts.st_mtime_ns, facts.st_size) if facts.st_size else None)
            except OSError:
                seen.append(None)
        return tuple(seen)
