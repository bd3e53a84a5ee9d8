"""`onrecord judge`: a person's word on what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import print_lines
from onrecord.cli.options import examples, ledger_option

if TYPE_CHECKING:
    from onrecord.store.judgements import Judgement

VERDICTS = ("confirmed", "rejected", "unsure")


@click.command(
    epilog=examples(
        'onrecord judge s3f09ac21 rejected --note "the spokesman said it" --by Ann',
        "onrecord judge --list",
        "onrecord judge --list s3f09ac21",
        "onrecord judge --undo 4",
    )
)
@click.argument("id", required=False)
@click.argument("verdict", type=click.Choice(VERDICTS), required=False)
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who says so.")
@click.option("--undo", metavar="NUMBER", type=click.IntRange(min=1), help="Take back the judgement of this number.")
@click.option("--list", "listed", is_flag=True, help="List all judgements, or those on ID.")
@ledger_option
def judge(ledger: Path, **asked: Any) -> None:
    """Say of a statement, position, commitment or event whether it is right.

    ID is the finding's; its beginning is enough where it is unique. The last VERDICT on a finding stands. What was
    found stays as it is, and a later reading that finds the same keeps the verdict.
    """
    from onrecord.store import judgements

    id, verdict, undo = asked["id"], asked["verdict"], asked["undo"]
    _check(asked)
    with judgements.open_judgements(ledger) as connection:
        if undo is not None:
            click.echo(f"Taken back: {_sentence(judgements.undo(connection, undo))}")
        elif asked["listed"]:
            found = judgements.list_judgements(connection, id)
            print_lines(map(_sentence, found))
            if not found:
                click.echo("Nobody judged a finding." if id is None else "Nobody judged it.", err=True)
        else:
            made = judgements.judge(connection, id, judgements.Verdict(verdict), asked["note"], asked["by"])
            click.echo(_sentence(made))


def _check(asked: dict[str, Any]) -> None:
    """Raise a usage error unless exactly one of the three things is asked for."""
    id, verdict, undo, listed = asked["id"], asked["verdict"], asked["undo"], asked["listed"]
    if undo is not None:
        fits = not listed and id is None
    elif listed:
        fits = verdict is None
    else:
        fits = id is not None and verdict is not None
    if not fits or (verdict is None and (asked["note"] or asked["by"])):
        raise click.UsageError("give an id and a verdict, or --list, or --undo and a number")


def _sentence(judgement: Judgement) -> str:
    from onrecord.cli.page import plain

    by = f" by {judgement.by}" if judgement.by else ""
    note = f" ({judgement.note})" if judgement.note else ""
    undone = f", taken back {judgement.undone_at}" if judgement.undone_at else ""
    # A note may come from anywhere: what could steer the terminal is not printed.
    return plain(f"{judgement.number}: {judgement.finding} {judgement.verdict.value}{by}{note}{undone}")
