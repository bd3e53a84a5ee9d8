"""Follow positions over time: where a holder changed its stance or its tone, and what contradicts what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from onrecord.model.claim import Stance
from onrecord.model.series import Change, ChangeKind, Contradiction, DatedPosition, Series, day_of, days_between

STEP = 2
"""Difference in strength from which a position became stronger or weaker. One step, as from "said" to "stressed", is as
often the reporter's choice of a verb: of the statements in 198 readouts and articles, 70 in 100 have the middle
strength and 28 are one step off it."""

OPPOSITE = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT}


def follow_positions(positions: Iterable[DatedPosition]) -> tuple[Series, ...]:
    """Give for each holder and issue the positions in time, with changes and candidates for contradictions.

    A change is between two days on each of which the holder took one stance, at the same stance between its strongest
    statements. The series come by holder and issue; the order of the input changes nothing.

    >>> at = lambda id, date, stance: DatedPosition(id, "d" + id, date, "a1", "Ann", "grain tax", stance, "s" + id, "…")
    >>> (series,) = follow_positions([at("2", "2024-06-01", Stance.OPPOSE), at("1", "2024-05-01", Stance.SUPPORT)])
    >>> [(change.kind.value, change.after.date) for change in series.changes]
    [('stance', '2024-06-01')]
    """
    groups: dict[tuple[str, str], list[DatedPosition]] = defaultdict(list)
    for position in positions:
        groups[position.holder, position.issue].append(position)
    return tuple(_follow(sorted(group, key=_order)) for _, group in sorted(groups.items()))


def find_changes(positions: Sequence[DatedPosition]) -> tuple[Change, ...]:
    """Find the changes in the positions of one holder on one issue, given in time.

    Undated ones and days with both stances are left out, as nothing tells what came first.
    """
    dated = [position for position in positions if day_of(position.date)]
    days = (tuple(group) for _, group in groupby(dated, key=lambda position: position.date))
    stands = [stand for day in days if (stand := _stand(day)) is not None]
    changes = ((_kind(before, after), before, after) for before, after in pairwise(stands))
    return tuple(Change(kind, before, after) for kind, before, after in changes if kind is not None)


def find_contradictions(positions: Sequence[DatedPosition]) -> tuple[Contradiction, ...]:
    """Pair each statement with the one of opposite stance nearest to it in time, the nearest pairs first.

    They are candidates: an issue in few words may stand for two things.
    """
    pairs: dict[tuple[DatedPosition, DatedPosition], None] = {}
    for position in positions:
        nearest = min(_opposites(position, positions), key=lambda other: _distance(position, other), default=None)
        if nearest is not None:
            one, other = sorted((position, nearest), key=_order)
            pairs[one, other] = None
    found = (Contradiction(one, other, days_between(one.date, other.date)) for one, other in pairs)
    return tuple(sorted(found, key=lambda pair: (_distance(pair.one, pair.other), _order(pair.one))))


def _follow(positions: Sequence[DatedPosition]) -> Series:
    last = next((each for each in reversed(positions) if day_of(each.date)), positions[-1])
    return Series(
        last.holder,
        last.name,
        last.issue,
        tuple(positions),
        find_changes(positions),
        find_contradictions(positions),
    )


def _order(position: DatedPosition) -> tuple[object, ...]:
    """Put the earliest first and undated ones last."""
    known = day_of(position.date) is not None
    return not known, position.date or "", position.document, position.statement, position.id


def _stand(day: Sequence[DatedPosition]) -> DatedPosition | None:
    """Give the strongest statement of the one stance of a day; beside another stance, a neutral one doesn't count."""
    sided = [position for position in day if position.stance != Stance.NEUTRAL] or day
    if len({position.stance for position in sided}) > 1:
        return None
    return max(sided, key=lambda position: position.strength)


def _kind(before: DatedPosition, after: DatedPosition) -> ChangeKind | None:
    if before.stance != after.stance:
        return ChangeKind.STANCE
    step = after.strength - before.strength
    if abs(step) < STEP:
        return None
    return ChangeKind.STRONGER if step > 0 else ChangeKind.WEAKER


def _opposites(position: DatedPosition, positions: Sequence[DatedPosition]) -> Iterable[DatedPosition]:
    # One statement that is read both ways contradicts nothing.
    wanted = OPPOSITE.get(position.stance)
    return (each for each in positions if each.stance == wanted and each.statement != position.statement)


def _distance(one: DatedPosition, other: DatedPosition) -> tuple[bool, int]:
    days = days_between(one.date, other.date)
    return days is None, abs(days or 0)
