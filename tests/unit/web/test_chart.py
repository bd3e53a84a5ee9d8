from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.model.claim import Stance
from onrecord.model.statement import Act
from onrecord.store.claims import PositionEntry
from onrecord.store.reading import ReadingLedger
from onrecord.web.chart import HEIGHT, MOST, NAME, NAMES, TOP, WIDTH, bar_chart, periods_of, time_line


def test_months_without_a_statement_keep_their_place() -> None:
    periods = periods_of([("2024-01", Act.DENY, 1), ("2024-03", Act.PRAISE, 2)])
    assert [(period.name, period.total) for period in periods] == [("2024-01", 1), ("2024-02", 0), ("2024-03", 2)]


def test_statements_are_counted_by_family() -> None:
    [period] = periods_of([("2024-01", Act.DENY, 1), ("2024-01", Act.ACCUSE, 2), ("2024-01", Act.ASSERT, 4)])
    assert period.counts == (4, 0, 0, 3)


def test_many_months_become_years() -> None:
    assert [period.name for period in periods_of([("2019-12", Act.DENY, 1), ("2024-01", Act.DENY, 1)])] == [
        *("2019", "2020", "2021", "2022", "2023", "2024")
    ]


def test_undated_statements_come_last_and_in_no_bar() -> None:
    periods = periods_of([("", Act.DENY, 5), ("2024-01", Act.DENY, 1)])
    assert [period.name for period in periods] == ["2024-01", ""]
    assert [bar.told for bar in bar_chart(periods).bars] == ["2024-01: 1 resists"]


@pytest.mark.parametrize("months", [[], [("", Act.DENY, 5)]])
def test_a_chart_without_a_date_has_no_bar(months: list[tuple[str, Act, int]]) -> None:
    assert bar_chart(periods_of(months)).bars == ()


def test_bars_are_stacked_within_the_picture() -> None:
    rows = [(f"20{year}-01", act, n + 1) for year in (20, 23) for n, act in enumerate((Act.ASSERT, Act.DENY))]
    chart = bar_chart(periods_of(rows))
    assert len(periods_of(rows)) <= MOST
    lower, upper = chart.bars[:2]
    assert upper.y + upper.height == pytest.approx(lower.y)
    assert all(
        bar.y >= TOP - 0.01 and bar.y + bar.height <= HEIGHT and bar.x + bar.width <= WIDTH for bar in chart.bars
    )


@pytest.fixture
def entry(reading: ReadingLedger) -> PositionEntry:
    return reading.positions()[0]


def test_a_time_line_has_a_row_for_each_holder_and_a_dot_for_each_dated_position(entry: PositionEntry) -> None:
    later = replace(entry, origin=replace(entry.origin, published_on="2024-07-01"))
    other = replace(entry, holder=replace(entry.holder, id="a9", name="N" * 40))
    undated = replace(entry, origin=replace(entry.origin, published_on=None))
    line = time_line([entry, later, other, undated])
    assert len(line.dots) == 3
    assert [len(row.label) for row in line.names] == [len(entry.holder.name), NAME]
    assert max(dot.x for dot in line.dots) <= WIDTH
    assert min(dot.x for dot in line.dots) == NAMES


def test_one_day_alone_has_one_label(entry: PositionEntry) -> None:
    neutral = replace(entry, position=replace(entry.position, stance=Stance.NEUTRAL))
    line = time_line([entry, neutral])
    assert [tick.label for tick in line.times] == [entry.origin.published_on]


def test_a_time_line_without_dates_is_empty() -> None:
    line = time_line([])
    assert (line.names, line.dots, line.times) == ((), (), ())
