"""The commands that list where actors stand, what they bound themselves to, and what happened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import new_console, print_lines
from onrecord.cli.options import country_option, examples, format_option, ledger_option, published_options
from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType

if TYPE_CHECKING:
    from onrecord.model.series import DatedCommitment, DatedEvent, DatedPosition, Saying
    from onrecord.store.claims import ClaimQuery

MOST = 50
LIMIT_HELP = f"Most findings; {MOST} if left out, but all in a series over time and in plover's file."


def _span_of_time(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        published_options,
        click.option("--document", metavar="ID", help="Of this document only."),
        click.option("--limit", type=click.IntRange(min=1), metavar="N", help=LIMIT_HELP),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    epilog=examples(
        "onrecord positions --holder Khamenei",
        'onrecord positions --issue "territorial integrity of Syria"',
        "onrecord positions --holder Khamenei --issue syria --over-time",
        "onrecord positions --country Turkey --format csv > positions.csv",
    )
)
@click.option("--holder", metavar="NAME", help="A part of the holder's name, or an actor id.")
@click.option("--issue", metavar="WORDS", help="Words of the issue.")
@click.option("--over-time", is_flag=True, help="As series, oldest first, with changes and contradictions marked.")
@click.option("--stance", type=click.Choice([each.value for each in Stance]), help="The side taken.")
@country_option("The holder's")
@_span_of_time
@format_option("table", "json", "csv")
@ledger_option
def positions(
    holder: str | None, over_time: bool, stance: str | None, format: str, ledger: Path, **filters: Any
) -> None:
    """List who stands where: holder, stance and issue, with the exact words.

    With --over-time each holder's positions on an issue stand together, oldest first, with what changed marked.
    """
    from onrecord.export.claims import POSITION_COLUMNS, position_json, position_row
    from onrecord.store.claims import ClaimQuery
    from onrecord.store.ledger import Ledger

    if not over_time:
        filters["limit"] = filters["limit"] or MOST
    query = ClaimQuery(by=holder, kinds=(stance,) if stance else (), **filters)
    with Ledger(ledger, create=False) as opened:
        found = opened.positions(query)
        dated = opened.dated_positions() if over_time else ()
    if over_time:
        _print_series({each.position.id for each in found}, dated, format)
        return
    rows, objects = [position_row(each) for each in found], [position_json(each) for each in found]
    _print(POSITION_COLUMNS, rows, objects, ("No position matches.", format, (0, 1, 3, 4, 5, 10)))


@click.command(
    epilog=examples(
        "onrecord commitments --by Iran --kind threat",
        "onrecord commitments --to Turkey --conditional",
        "onrecord commitments --format json",
    )
)
@click.option("--by", metavar="NAME", help="A part of the committer's name, or an actor id.")
@click.option("--to", metavar="NAME", help="A part of a recipient's name, or an actor id.")
@click.option("--kind", type=click.Choice([each.value for each in CommitmentKind]), help="Of this kind only.")
@click.option("--followups", is_flag=True, help="With later statements and events that may bear on each.")
@click.option("--conditional/--unconditional", default=None, help="Only with a condition, or only without one.")
@country_option("The committer's")
@_span_of_time
@format_option("table", "json", "csv")
@ledger_option
def commitments(kind: str | None, followups: bool, format: str, ledger: Path, **filters: Any) -> None:
    """List promises, offers, threats and agreements, with their conditions, in the exact words.

    With --followups each comes with what was said or happened later and may repeat, keep, break or withdraw it: these
    are candidates for `onrecord judge`.
    """
    from onrecord.export.claims import COMMITMENT_COLUMNS, commitment_json, commitment_row
    from onrecord.store.claims import ClaimQuery
    from onrecord.store.ledger import Ledger

    filters["limit"] = filters["limit"] or MOST
    query = ClaimQuery(kinds=(kind,) if kind else (), **filters)
    with Ledger(ledger, create=False) as opened:
        found = opened.commitments(query)
        later = opened.followups() if followups else None
    if later is not None:
        _print_followups({each.commitment.id for each in found}, later, format)
        return
    rows, objects = [commitment_row(each) for each in found], [commitment_json(each) for each in found]
    _print(COMMITMENT_COLUMNS, rows, objects, ("No commitment matches.", format, (0, 1, 2, 3, 4, 5, 10)))


@click.command(
    epilog=examples(
        "onrecord events --actor TUR --recipient IRN",
        "onrecord events --type CONSULT --since 2022-01-01",
        "onrecord events --format plover > events.tsv",
    )
)
@click.option("--actor", metavar="CODE", help="The acting side, as in IRN or EU.")
@click.option("--recipient", metavar="CODE", help="The other side.")
@click.option("--type", "type_", type=click.Choice([each.value for each in EventType]), help="PLOVER's type.")
@click.option("--status", type=click.Choice([each.value for each in EventStatus]), help="Whether it happened.")
@click.option("--all", "everything", is_flag=True, help="With plover: what is only said, planned or denied, too.")
@_span_of_time
@format_option("table", "json", "csv", "plover")
@ledger_option
def events(type_: str | None, status: str | None, everything: bool, format: str, ledger: Path, **filters: Any) -> None:
    """List what happened between actors, or is planned, feared or denied, in PLOVER's types.

    plover writes what happened in the publisher's own voice in POLECAT's columns, tab-separated.
    """
    from onrecord.export.claims import EVENT_COLUMNS, event_json, event_row
    from onrecord.export.plover import write_plover
    from onrecord.store.ledger import Ledger

    query = _event_query(type_, status, filters, everything=format == "plover")
    with Ledger(ledger, create=False) as opened:
        found = opened.events(query)
    if format == "plover":
        write_plover(found, sys.stdout, everything=everything)
        return
    rows, objects = [event_row(each) for each in found], [event_json(each) for each in found]
    _print(EVENT_COLUMNS, rows, objects, ("No event matches.", format, (0, 1, 2, 3, 4, 5, 11)))


def _print_series(wanted: set[str], dated: Sequence[DatedPosition], format: str) -> None:
    from onrecord.cli.over_time import print_series, series_json
    from onrecord.compare.series import follow_positions

    series = follow_positions(position for position in dated if position.id in wanted)
    if not series:
        click.echo("No position matches.", err=True)
    elif format == "json":
        print_lines(map(series_json, series))
    elif format == "csv":
        raise click.UsageError("--over-time is for table and json; leave it out for csv")
    else:
        print_series(new_console(), series)


def _print_followups(
    wanted: set[str],
    later: tuple[tuple[DatedCommitment, ...], tuple[Saying, ...], tuple[DatedEvent, ...]],
    format: str,
) -> None:
    from onrecord.cli.over_time import followup_json, print_followups
    from onrecord.compare.followups import find_followups

    commitments = [each for each in later[0] if each.id in wanted]
    found = find_followups(commitments, later[1], later[2])
    if format == "json":
        print_lines(map(followup_json, found))
    elif format == "csv":
        raise click.UsageError("--followups is for table and json; leave it out for csv")
    else:
        print_followups(new_console(), commitments, found)


def _event_query(type_: str | None, status: str | None, filters: dict[str, Any], *, everything: bool) -> ClaimQuery:
    from onrecord.store.claims import ClaimQuery

    kinds, statuses = ((type_,) if type_ else ()), ((status,) if status else ())
    by, to = filters.pop("actor"), filters.pop("recipient")
    if not everything:
        filters["limit"] = filters["limit"] or MOST
    return ClaimQuery(by=by, to=to, kinds=kinds, statuses=statuses, **filters)


def _print(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    objects: Sequence[object],
    how: tuple[str, str, tuple[int, ...]],
) -> None:
    """Print rows as a table of the chosen columns, as JSON Lines or as CSV; `how` is (empty, format, columns)."""
    from onrecord.cli.answers import rows_table
    from onrecord.export.claims import write_rows
    from onrecord.export.public import dump

    empty, format, shown = how
    if format == "csv":
        write_rows(columns, rows, sys.stdout)
    elif not rows:
        click.echo(empty, err=True)
    elif format == "json":
        print_lines(map(dump, objects))
    else:
        headings = [columns[at].replace("_", " ").capitalize() for at in shown]
        new_console().print(rows_table(headings, [[row[at] for at in shown] for row in rows]))
