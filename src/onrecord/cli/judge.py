"""`onrecord judge`: a person's word on what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.ledger import print_lines
from onrecord.cli.options import examples, ledger_option
from onrecord.model.statement import Act

if TYPE_CHECKING:
    from onrecord.store.corrections import Correction
    from onrecord.store.judgements import Judgement

VERDICTS = ("confirmed", "rejected", "unsure")


@click.command(
    epilog=examples(
        'onrecord judge s3f09ac21 rejected --note "the spokesman said it" --by Ann',
        'onrecord judge s3f09ac21 --speaker "Ivo Tamm" --act deny --by Ann',
        "onrecord judge --list",
        "onrecord judge --list s3f09ac21",
        "onrecord judge --undo 4",
        "onrecord judge --undo-correction 2",
    )
)
@click.argument("id", required=False)
@click.argument("verdict", type=click.Choice(VERDICTS), required=False)
@click.option("--speaker", metavar="NAME", help="Who said the statement: an actor's id or name, or a new name.")
@click.option("--act", type=click.Choice([act.value for act in Act]), help="What the statement does.")
@click.option("--note", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who says so.")
@click.option("--undo", metavar="NUMBER", type=click.IntRange(min=1), help="Take back the judgement of this number.")
@click.option(
    "--undo-correction", metavar="NUMBER", type=click.IntRange(min=1), help="Take back the correction of this number."
)
@click.option("--list", "listed", is_flag=True, help="List all judgements and corrections, or those on ID.")
@ledger_option
def judge(ledger: Path, **asked: Any) -> None:
    """Say of a statement, position, commitment or event whether it is right; of a statement, who said it.

    ID is the finding's; its beginning is enough where it is unique. The last VERDICT on a finding stands, and the last
    speaker and act. What was found stays as it is, and a later reading that finds the same keeps what was said of it.
    """
    from onrecord.store import judgements

    _check(asked)
    with judgements.open_judgements(ledger) as connection:
        if asked["listed"]:
            _list(connection, asked["id"])
        elif asked["verdict"]:
            verdict = judgements.Verdict(asked["verdict"])
            click.echo(_sentence(judgements.judge(connection, asked["id"], verdict, asked["note"], asked["by"])))
        elif asked["undo"]:
            click.echo(f"Taken back: {_sentence(judgements.undo(connection, asked['undo']))}")
        else:
            _correct(connection, asked)


def _check(asked: dict[str, Any]) -> None:
    """Raise a usage error unless exactly one thing is asked for."""
    corrects = asked["speaker"] is not None or asked["act"] is not None
    says = corrects or asked["verdict"] is not None
    given = (asked[name] is not None for name in ("verdict", "undo", "undo_correction"))
    fits = sum((*given, asked["listed"], corrects)) == 1
    if not fits or (says and asked["id"] is None) or not (says or asked["listed"] or asked["id"] is None):
        raise click.UsageError(
            "give an id and a verdict, an id and --speaker or --act, or --list, or --undo or --undo-correction"
        )
    if not says and (asked["note"] or asked["by"]):
        raise click.UsageError("--note and --by go with a verdict or a correction")


def _list(connection: Any, id: str | None) -> None:
    from onrecord.store.corrections import list_corrections
    from onrecord.store.judgements import list_judgements

    found = list_judgements(connection, id)
    corrected = list_corrections(connection, id)
    print_lines([*map(_sentence, found), *map(_correction, corrected)])
    if not found and not corrected:
        click.echo("Nobody judged a finding." if id is None else "Nobody judged it.", err=True)


def _correct(connection: Any, asked: dict[str, Any]) -> None:
    """Keep a correction, or take one back."""
    from onrecord.store.corrections import Corrected, correct, undo_correction

    if asked["undo_correction"]:
        click.echo(f"Taken back: {_correction(undo_correction(connection, asked['undo_correction']))}")
    else:
        values = {field: asked[field.value] for field in Corrected if asked[field.value] is not None}
        print_lines(map(_correction, correct(connection, asked["id"], values, asked["note"], asked["by"])))


def _sentence(judgement: Judgement) -> str:
    return _line(f"{judgement.number}: {judgement.finding} {judgement.verdict.value}", judgement)


def _correction(correction: Correction) -> str:
    actor = f" ({correction.actor})" if correction.actor else ""
    start = f"correction {correction.number}: {correction.finding} {correction.field.value} {correction.name}{actor}"
    return _line(start, correction)


def _line(start: str, said: Judgement | Correction) -> str:
    """Add to what a person said who said it, why, and when it was taken back."""
    from onrecord.cli.page import plain

    by = f" by {said.by}" if said.by else ""
    note = f" ({said.note})" if said.note else ""
    undone = f", taken back {said.undone_at}" if said.undone_at else ""
    # A note may come from anywhere: what could steer the terminal is not printed.
    return plain(f"{start}{by}{note}{undone}")
