"""`onrecord repeats`: which statements occur several times, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.ledger import new_console, print_lines
from onrecord.cli.options import examples, format_option, ledger_option

if TYPE_CHECKING:
    from onrecord.model.series import Occurrences


@click.command(
    epilog=examples(
        "onrecord repeats",
        "onrecord repeats --min 5 --format json",
    )
)
@click.option("--min", "least", type=click.IntRange(min=2), default=2, show_default=True, help="Fewest occurrences.")
@format_option("table", "json")
@ledger_option
def repeats(least: int, format: str, ledger: Path) -> None:
    """List the statements that occur several times, in one document or in many, those with most occurrences first.

    Copies of a quotation and other wordings of it by the same speaker are occurrences of one statement. It is named by
    the occurrence in the earliest document.
    """
    from onrecord.cli.answers import rows_table
    from onrecord.compare.occurrences import group_occurrences, tally
    from onrecord.export.public import dump
    from onrecord.store.dated import read_sayings
    from onrecord.store.judgements import open_judgements

    with open_judgements(ledger) as connection:
        groups = group_occurrences(read_sayings(connection))
    found = [group for group in groups if len(group.sayings) >= least]
    found.sort(key=lambda group: (-len(group.sayings), -len(group.documents)))
    if not found:
        click.echo(f"No statement occurs {least} times or more.", err=True)
    elif format == "json":
        print_lines(dump(_to_dict(group)) for group in found)
    else:
        headings = ("Occurrences", "Documents", "First", "Last", "Content", "Id")
        new_console().print(rows_table(headings, list(map(_row, found))))
        counts = tally(groups)
        summary = f"{counts.documents} documents, {counts.occurrences} occurrences of {counts.statements} statements."
        click.echo(summary, err=True)


def _row(group: Occurrences) -> tuple[str, ...]:
    days = [saying.date for saying in group.sayings if saying.date]
    first, last = (days[0], days[-1]) if days else ("", "")
    head = group.head
    return str(len(group.sayings)), str(len(group.documents)), first, last, head.text, head.statement


def _to_dict(group: Occurrences) -> dict[str, object]:
    head = group.head
    return {
        "statement": head.statement,
        "content": head.text,
        "speakers": list(group.speakers),
        "documents": len(group.documents),
        "occurrences": [
            {
                "statement": saying.statement,
                "document": saying.document,
                "published_on": saying.date,
                "content": saying.text,
            }
            for saying in group.sayings
        ],
    }
