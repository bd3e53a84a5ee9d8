"""Charts worked out as plain shapes, for a picture that stands beside a table with the same figures."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.series import day_of
from onrecord.model.statement import Act
from onrecord.store.claims import PositionEntry
from onrecord.web.labels import FAMILIES, family_of_act

WIDTH, HEIGHT = 720, 200
LEFT, TOP, BOTTOM, RIGHT = 40, 12, 28, 8
MOST = 48
"""Bars that a chart holds so that each can still be seen; above that months become years."""
ROWS = 15
"""Rows of a time line."""
ROW = 26
NAMES = 206
"""Units of width left for the names beside a time line, and a dot's breadth."""
NAME = 28
"""Characters of a name that fit there."""
MARGIN = 40
LABELS = 8
"""Labels that fit below a chart."""
FILLED, WIDEST = 0.8, 40
"""The share of its step that a bar takes, and the units of width that it takes at most."""
YEAR, MONTH = 4, 7
"""Characters of an ISO date that name its year and its month."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of a chart, in units of its picture."""

    x: float
    y: float
    width: float
    height: float
    family: str
    told: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars over time, stacked by family."""

    width: int
    height: int
    base: float
    bars: tuple[Bar, ...]
    times: tuple[Tick, ...]
    counts: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year with the number of statements of each family, in the order of the families."""

    name: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All statements of the period."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Dot:
    """A stance of somebody at a time."""

    x: float
    y: float
    stance: str
    told: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Who took which stance when: a row for each holder."""

    width: int
    height: int
    names: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    times: tuple[Tick, ...]


def periods_of(months: Iterable[tuple[str, Act, int]]) -> tuple[Period, ...]:
    """Add up statements by month, or by year where the months from the first to the last are many; undated ones last.

    >>> [(each.name, each.total) for each in periods_of([("2024-05", Act.DENY, 2), ("2024-05", Act.ASSERT, 1)])]
    [('2024-05', 3)]
    """
    rows = tuple(months)
    dated = sorted({month for month, *_ in rows if month})
    names = _between(dated[0], dated[-1]) if dated else []
    length = MONTH if len(names) <= MOST else YEAR
    counts: Counter[tuple[str, str]] = Counter()
    for month, act, number in rows:
        counts[month[:length], family_of_act(act)] += number
    shown = dict.fromkeys(name[:length] for name in names)
    undated = [""] if any(not month for month, *_ in rows) else []
    return tuple(Period(name, tuple(counts[name, family] for family in FAMILIES)) for name in (*shown, *undated))


def bar_chart(periods: Iterable[Period]) -> BarChart:
    """Draw the statements of the dated among some periods as bars."""
    shown = [period for period in periods if period.name]
    base = float(HEIGHT - BOTTOM)
    top = max((period.total for period in shown), default=1)
    step = (WIDTH - LEFT - RIGHT) / max(len(shown), 1)
    bars = [bar for number, period in enumerate(shown) for bar in _stack(period, LEFT + number * step, step, top)]
    every = max(1, -(-len(shown) // LABELS))
    times = [Tick(LEFT + (n + 0.5) * step, each.name) for n, each in enumerate(shown) if n % every == 0]
    return BarChart(WIDTH, HEIGHT, base, tuple(bars), tuple(times), (Tick(base, "0"), Tick(float(TOP), str(top))))


def time_line(entries: Iterable[PositionEntry]) -> TimeLine:
    """Draw dated positions on one issue: a row for each holder, those with most positions first."""
    dated = [(entry, day) for entry in entries if (day := day_of(entry.origin.published_on))]
    said = Counter(entry.holder.id for entry, _ in dated)
    rows = {id: TOP + ROW * (n + 0.5) for n, (id, _) in enumerate(said.most_common(ROWS))}
    days = [day.toordinal() for entry, day in dated if entry.holder.id in rows]
    first, last = (min(days), max(days)) if days else (0, 0)
    scale = (WIDTH - NAMES - MARGIN - RIGHT) / max(last - first, 1)
    dots = [
        Dot(NAMES + (day.toordinal() - first) * scale, rows[entry.holder.id], entry.position.stance.value, _told(entry))
        for entry, day in dated
        if entry.holder.id in rows
    ]
    names = {entry.holder.id: entry.holder.name for entry, _ in dated}
    labels = tuple(
        Tick(y, names[id] if len(names[id]) <= NAME else f"{names[id][: NAME - 1]}…") for id, y in rows.items()
    )
    ends = {datetime.date.fromordinal(day).isoformat(): NAMES + (day - first) * scale for day in days and (first, last)}
    times = tuple(Tick(x, day) for day, x in ends.items())
    return TimeLine(WIDTH, TOP + ROW * len(rows) + BOTTOM, labels, tuple(dots), times)


def _stack(period: Period, left: float, step: float, top: int) -> Iterable[Bar]:
    """Give the bars of a period, one family upon the other."""
    y = float(HEIGHT - BOTTOM)
    width = min(step * FILLED, WIDEST)
    for family, count in zip(FAMILIES, period.counts, strict=True):
        if count:
            height = count / top * (HEIGHT - BOTTOM - TOP)
            y -= height
            yield Bar(left + (step - width) / 2, y, width, height, family, f"{period.name}: {count} {family}")


def _between(first: str, last: str) -> list[str]:
    """Name the months from one to another.

    >>> _between("2023-11", "2024-01")
    ['2023-11', '2023-12', '2024-01']
    """
    start, end = (int(month[:YEAR]) * 12 + int(month[YEAR + 1 :]) - 1 for month in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _told(entry: PositionEntry) -> str:
    return f"{entry.origin.published_on}: {entry.holder.name}, {entry.position.stance.value}"
