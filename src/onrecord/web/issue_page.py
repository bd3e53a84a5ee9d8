"""The page of an issue: who stands where, and since when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.actor import Actor
from onrecord.model.series import day_of
from onrecord.store.claims import ClaimQuery, PositionEntry
from onrecord.store.reading import ReadingLedger

MOST = 400
"""Positions that the page shows, the latest."""
RELATED = 20
"""Issues with the same words that are linked."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where somebody stands on an issue: all their positions, the latest first."""

    holder: Actor
    positions: tuple[PositionEntry, ...]


@dataclass(frozen=True, slots=True)
class IssuePage:
    """All that the page of an issue shows."""

    label: str
    stands: tuple[Stand, ...]
    related: tuple[str, ...]
    positions: tuple[PositionEntry, ...]

    @property
    def dated(self) -> int:
        """How many of its positions have a date, and so a place on a time line."""
        return sum(day_of(entry.origin.published_on) is not None for entry in self.positions)


def issue_page(ledger: ReadingLedger, label: str) -> IssuePage:
    """Put together the page of an issue; it is empty where nobody takes a stand on it."""
    found = ledger.positions(ClaimQuery(issue=label))
    its = [entry for entry in found if entry.position.issue.label == label][:MOST]
    others = dict.fromkeys(entry.position.issue.label for entry in found if entry.position.issue.label != label)
    return IssuePage(label, stands_of(its), tuple(others)[:RELATED], tuple(its))


def stands_of(entries: Iterable[PositionEntry]) -> tuple[Stand, ...]:
    """Put together the positions of each holder, those of most positions first."""
    by_holder: dict[str, list[PositionEntry]] = {}
    for entry in entries:
        by_holder.setdefault(entry.holder.id, []).append(entry)
    groups = sorted(by_holder.values(), key=lambda group: -len(group))
    return tuple(Stand(group[0].holder, tuple(group)) for group in groups)
