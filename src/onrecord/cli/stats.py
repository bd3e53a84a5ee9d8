"""`onrecord stats` and `onrecord timeline`: what a ledger holds by number and over time, in figures and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.ledger import new_console
from onrecord.cli.options import examples, ledger_option
from onrecord.model.series import Period, SayingCount, day_of
from onrecord.model.statement import Act

if TYPE_CHECKING:
    from rich.table import Table

    from onrecord.model.series import StanceCount, Tally
    from onrecord.store.counts import Stock

Command = TypeVar("Command", bound=Callable[..., Any])

NAMED = 3
"""Actors that the table of a timeline names for each period."""


def _output(command: Command) -> Command:
    return click.option(
        "--output",
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_picture,
        help="Draw a picture: a file that ends in .svg or .png (needs the extra `charts`).",
    )(command)


def _picture(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in (".svg", ".png"):
        raise click.BadParameter(f"{value} ends in neither .svg nor .png")
    return value


@click.command(
    epilog=examples(
        "onrecord stats",
        "onrecord stats --stances",
        "onrecord stats --stances --output stances.svg",
    )
)
@click.option("--stances", is_flag=True, help="Actors and issues instead: who supports and who opposes what.")
@_output
@ledger_option
def stats(stances: bool, output: Path | None, ledger: Path) -> None:
    """Count what the ledger holds: documents, statements and their occurrences, actors, acts, positions and more.

    A quotation that many documents print is one statement with many occurrences.
    """
    from onrecord.compare.occurrences import group_occurrences, tally
    from onrecord.store import counts
    from onrecord.store.dated import read_sayings
    from onrecord.store.judgements import open_judgements

    if output is not None and not stances:
        raise click.UsageError("--output draws the picture of --stances, or of `onrecord timeline`")
    with open_judgements(ledger) as connection:
        if stances:
            taken = counts.count_stances(connection)
        else:
            stock, tallied = counts.take_stock(connection), tally(group_occurrences(read_sayings(connection)))
    if not stances:
        new_console().print(_stock_table(stock, tallied))
    elif not taken:
        click.echo("The ledger holds no position.", err=True)
    elif output is not None:
        from onrecord.export.charts import draw_stances

        _draw(draw_stances(taken), output)
    else:
        new_console().print(_stances_table(taken))


@click.command(
    epilog=examples(
        "onrecord timeline",
        "onrecord timeline --actor Khamenei --by week",
        "onrecord timeline --act threaten --output threats.svg",
    )
)
@click.option("--actor", metavar="NAME", help="Only what this actor says: a name, a part of one, or an actor id.")
@click.option("--act", type=click.Choice([act.value for act in Act]), help="Only statements with this first act.")
@click.option(
    "--by",
    type=click.Choice([period.value for period in Period]),
    default=Period.MONTH.value,
    show_default=True,
    help="The periods to count over.",
)
@_output
@ledger_option
def timeline(actor: str | None, act: str | None, by: str, output: Path | None, ledger: Path) -> None:
    """Count statements over time, by the day on which they were published, with who made them and what they do.

    A statement of two speakers counts for either; a pull-quote that repeats another statement doesn't count.
    """
    from onrecord.store.counts import count_sayings
    from onrecord.store.identities import find_actor
    from onrecord.store.judgements import open_judgements

    with open_judgements(ledger) as connection:
        known = find_actor(connection, ledger, actor).id if actor else None
        counts = count_sayings(connection, known, Act(act) if act else None)
    dated = [count for count in counts if day_of(count.date) is not None]
    undated = sum(count.number for count in counts) - sum(count.number for count in dated)
    if not dated:
        click.echo("No statement with a date matches.", err=True)
    elif output is not None:
        from onrecord.export.charts import draw_timeline

        _draw(draw_timeline(dated, Period(by)), output)
    else:
        new_console().print(_timeline_table(dated, Period(by)))
    if undated:
        click.echo(f"{undated} statements without a date are left out.", err=True)


def _draw(chart: object, output: Path) -> None:
    from onrecord.export.charts import write_chart

    try:
        write_chart(chart, output)
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error
    click.echo(f"Drawn: {output}", err=True)


def _stock_table(stock: Stock, tallied: Tally) -> Table:
    share = f"{stock.resolved / stock.statements:.0%}" if stock.statements else "none"
    rows = [
        ("Documents", str(stock.documents)),
        ("Statements", str(tallied.statements)),
        ("Occurrences", str(tallied.occurrences)),
        ("With a known speaker", share),
        ("Actors", str(stock.actors)),
        ("Positions", str(stock.positions)),
        ("Commitments", str(stock.commitments)),
        ("Events", str(stock.events)),
        *((f"Published by {name or 'nobody known'}", str(number)) for name, number in stock.publishers),
        *((f"Occurrences, {act.value}", str(number)) for act, number in stock.acts),
    ]
    return _table(("What", "Number"), rows, right=(1,))


def _stances_table(taken: Sequence[StanceCount]) -> Table:
    """Give a row for each actor and issue, those with most positions first."""
    cells: dict[tuple[str, str], Counter[str]] = {}
    for count in taken:
        cells.setdefault((count.actor, count.issue), Counter())[count.stance.value] += count.number
    ordered = sorted(cells.items(), key=lambda item: (-item[1].total(), item[0]))
    stances = ("support", "oppose", "neutral")
    rows = [(*key, *(str(cell[stance]) for stance in stances)) for key, cell in ordered]
    return _table(("Actor", "Issue", "Support", "Oppose", "Neutral"), rows, right=(2, 3, 4))


def _timeline_table(counts: Iterable[SayingCount], period: Period) -> Table:
    actors: dict[str, Counter[str]] = {}
    acts: dict[str, Counter[str]] = {}
    for count in counts:
        if (day := day_of(count.date)) is not None:
            start = period.bounds(day)[0].isoformat()
            actors.setdefault(start, Counter())[count.actor or "unknown"] += count.number
            acts.setdefault(start, Counter())[count.act.value] += count.number
    rows = [
        (start, str(actors[start].total()), _most(actors[start], NAMED), _most(acts[start])) for start in sorted(actors)
    ]
    return _table((f"{period.value.capitalize()} from", "Statements", "Actors", "Acts"), rows, right=(1,))


def _most(counts: Counter[str], limit: int | None = None) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    named = ", ".join(f"{name} {number}" for name, number in ordered[:limit])
    return f"{named}, …" if limit is not None and len(ordered) > limit else named


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int]) -> Table:
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.page import plain

    table = Table(*headings, box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    for number in right:
        table.columns[number].justify = "right"
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    return table
