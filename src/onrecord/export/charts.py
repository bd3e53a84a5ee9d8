"""Pictures of a ledger as SVG or PNG, drawn without a network: statements over time, and who stands where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.errors import MissingExtraError
from onrecord.model.claim import Stance
from onrecord.model.series import Period, SayingCount, StanceCount, day_of

FORMATS = ("svg", "png")
ACTORS = 8
"""Actors that the timeline shows, those with most statements; the others share a row."""
HOLDERS, ISSUES = 20, 25
"""Rows and columns of the picture of stances: more can't be read on a page."""
UNKNOWN, OTHERS = "unknown speaker", "all others"
WIDTH, ROW_HEIGHT, CELL, LABEL = 640, 70, 26, 260
COLOURS = ["#d6604d", "#f7f7f7", "#4393c3"]
"""For opposition, balance and support, so light that black figures can be read on them (ColorBrewer's RdBu)."""
SCALE = 2.0
"""Pixels of a PNG for each point."""


def draw_timeline(counts: Sequence[SayingCount], period: Period) -> Any:
    """Draw statements over time, a row for each of the actors with most of them, coloured by act.

    Undated statements are left out. Raises `MissingExtraError` where the libraries for it aren't installed.
    """
    altair = _load()
    rows = timeline_rows(counts, period)
    order = list(dict.fromkeys(str(row["actor"]) for row in sorted(rows, key=lambda row: row["rank"])))
    return (
        altair.Chart(altair.Data(values=rows), width=WIDTH, height=ROW_HEIGHT)
        .mark_bar(orient="vertical")
        .encode(
            x=altair.X("start:T", title=None),
            x2="end:T",
            y=altair.Y("statements:Q", title=None, stack="zero", axis=altair.Axis(tickMinStep=1, tickCount=3)),
            color=altair.Color("act:N", title="Act", scale=altair.Scale(scheme="tableau20")),
            row=altair.Row("actor:N", title=None, sort=order, header=altair.Header(labelAngle=0, labelAlign="left")),
        )
        .resolve_scale(y="independent")
        .properties(title=f"Statements by {period.value}, each row on its own scale")
    )


def draw_stances(counts: Sequence[StanceCount]) -> Any:
    """Draw a matrix of holders and issues: blue for support, red for opposition, with the number of either.

    Those with most positions are shown. Raises `MissingExtraError` where the libraries for it aren't installed.
    """
    altair = _load()
    rows = stance_rows(counts)
    slanted = altair.Axis(labelAngle=-45, labelLimit=LABEL)
    base = altair.Chart(altair.Data(values=rows), width=altair.Step(CELL), height=altair.Step(CELL)).encode(
        x=altair.X("issue:N", title=None, sort=_by_first(rows, "issue"), axis=slanted),
        y=altair.Y("holder:N", title=None, sort=_by_first(rows, "holder")),
    )
    balance = altair.Color(
        "balance:Q",
        title="Oppose to support",
        scale=altair.Scale(range=COLOURS, domain=[-1, 0, 1]),
    )
    words = base.mark_text(fontSize=9).encode(text="label:N")
    return (base.mark_rect().encode(color=balance) + words).properties(
        title="Who stands where: statements for and against"
    )


def write_chart(chart: Any, path: Path) -> None:
    """Write a picture to a file whose name ends in .svg or .png.

    Raises `OSError` where it can't be written, `ValueError` for another ending.
    """
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise ValueError(f"{path.name!r} ends in neither .svg nor .png")
    chart.save(str(path), format=ending, scale_factor=SCALE if ending == "png" else 1.0)


def timeline_rows(counts: Iterable[SayingCount], period: Period) -> list[dict[str, Any]]:
    """Add counts up by period, actor and act; `rank` orders actors by their statements, with all others last.

    >>> from onrecord.model.statement import Act
    >>> rows = timeline_rows([SayingCount("2024-05-20", "Ann", Act.WARN, 2)], Period.WEEK)
    >>> [(row["start"], row["actor"], row["act"], row["statements"]) for row in rows]
    [('2024-05-20T00:00:00', 'Ann', 'warn', 2)]
    """
    dated = [(day, count) for count in counts if (day := day_of(count.date)) is not None]
    totals: Counter[str] = Counter()
    for _, count in dated:
        totals[_named(count)] += count.number
    ranks = {name: rank for rank, name in enumerate(sorted(totals, key=lambda name: (-totals[name], name))[:ACTORS])}
    sums: Counter[tuple[str, str, str, str]] = Counter()
    for day, count in dated:
        name = _named(count)
        # A time of day keeps the browser's engine from reading the date as one in another time zone.
        start, end = (f"{bound.isoformat()}T00:00:00" for bound in period.bounds(day))
        sums[start, end, name if name in ranks else OTHERS, count.act.value] += count.number
    return [
        {"start": start, "end": end, "actor": name, "act": act, "statements": number, "rank": ranks.get(name, ACTORS)}
        for (start, end, name, act), number in sorted(sums.items())
    ]


def stance_rows(counts: Iterable[StanceCount]) -> list[dict[str, Any]]:
    """Add positions up by holder and issue, those with most first; `balance` runs from -1 (all oppose) to 1.

    >>> (row,) = stance_rows([StanceCount("Ann", "grain tax", Stance.SUPPORT, 3)])
    >>> row["label"], row["balance"]
    ('3:0', 1.0)
    """
    cells: dict[tuple[str, str], Counter[Stance]] = defaultdict(Counter)
    holders: Counter[str] = Counter()
    issues: Counter[str] = Counter()
    for count in counts:
        holder, issue = drawable(count.actor), drawable(count.issue)
        cells[holder, issue][count.stance] += count.number
        holders[holder] += count.number
        issues[issue] += count.number
    wide = _most(issues, ISSUES)
    deep = _most(holders, HOLDERS)
    return [_stance_row(*key, cells[key]) for holder in deep for issue in wide if (key := (holder, issue)) in cells]


def drawable(text: str) -> str:
    r"""Give a text without the characters that no picture can hold, on which the drawing library ends the program.

    >>> drawable("Ann\x1b[2J\ud800 Example")
    'Ann [2J Example'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _named(count: SayingCount) -> str:
    return drawable(count.actor) if count.actor else UNKNOWN


def _stance_row(holder: str, issue: str, cell: Counter[Stance]) -> dict[str, Any]:
    support, oppose = cell[Stance.SUPPORT], cell[Stance.OPPOSE]
    balance = (support - oppose) / cell.total()
    return {"holder": holder, "issue": issue, "label": f"{support}:{oppose}", "balance": balance}


def _most(counts: Counter[str], limit: int) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))[:limit]


def _by_first(rows: Iterable[dict[str, Any]], name: str) -> list[str]:
    return list(dict.fromkeys(row[name] for row in rows))


def _load() -> ModuleType:
    try:
        import altair
        import vl_convert  # noqa: F401 (altair writes pictures with it)
    except ImportError as error:
        message = "pictures need the extra `charts`: pip install 'onrecord[charts]'"
        raise MissingExtraError(message, "charts") from error
    return altair
