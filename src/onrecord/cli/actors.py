"""`onrecord actors`: who a ledger names, one actor with all that is known of it, and a person's word on who is who."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.ledger import new_console, print_lines
from onrecord.cli.options import examples, format_option, ledger_option

if TYPE_CHECKING:
    from onrecord.store.identities import IdentityJudgement


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "onrecord actors",
        "onrecord actors --format json --ledger summit.db",
        "onrecord actors show Khamenei",
        'onrecord actors merge "Ali Raeisi" "Ebrahim Raisi"',
    ),
)
@format_option("table", "json", "markdown")
@ledger_option
@click.pass_context
def actors(context: click.Context, format: str, ledger: Path) -> None:
    """List the actors with the number of their statements and documents; or say more of one."""
    from onrecord.cli import answers
    from onrecord.store.ledger import Ledger

    if context.invoked_subcommand is not None:
        return
    with Ledger(ledger, create=False) as opened:
        counts = opened.actors()
    if not counts:
        click.echo("The ledger names no actor.", err=True)
    elif format == "json":
        print_lines(map(answers.actor_json, counts))
    elif format == "markdown":
        click.echo(answers.actors_markdown(counts))
    else:
        new_console().print(answers.actors_table(counts))


@actors.command(epilog=examples("onrecord actors show Khamenei", "onrecord actors show Q57336 --format json"))
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Most statements, latest first."
)
@format_option("table", "json")
@ledger_option
def show(name: str, limit: int, format: str, ledger: Path) -> None:
    """Show one actor: offices with dates, acts by number, the latest statements, documents.

    NAME is a name, a part of one, or an actor id.
    """
    from onrecord.actors.tenures import load_tenures, of_lines
    from onrecord.cli import actor_page
    from onrecord.store.ledger import Ledger
    from onrecord.store.search import Query

    with Ledger(ledger, create=False) as opened:
        page = opened.actor(name)
        hits = opened.search(Query(speaker=page.actor.id, limit=limit))
        table = load_tenures(own=of_lines(opened.own_actors()))
    tenures = actor_page.tenures_of(page, table)
    if format == "json":
        click.echo(actor_page.to_json(page, tenures, hits))
    else:
        actor_page.print_page(new_console(), page, tenures, hits)


@actors.command(
    "import", epilog=examples("onrecord actors import ministers.csv", "onrecord actors import own.csv --ledger eu.db")
)
@click.argument("path", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@ledger_option
def import_(path: Path, ledger: Path) -> None:
    """Keep actors of your own in the ledger; they win over the shipped ones in what is read from now on.

    FILE is a CSV table with the column name and, as you like, kind, country, office, start, end, wikidata, gender,
    aliases (parted by semicolons).
    """
    from onrecord.actors.tenures import read_table, to_line
    from onrecord.store.ledger import Ledger

    lines = [to_line(tenure) for tenure in read_table(path)]
    with Ledger(ledger) as opened:
        new = opened.import_actors(lines)
    click.echo(f"{new} of {len(lines)} lines are new in {ledger}. Read documents again to use them.")


@actors.command(
    epilog=examples('onrecord actors merge "Raeisi" "Ebrahim Raisi" --note "one spelling is the agency\'s"')
)
@click.argument("one")
@click.argument("other")
@click.option("--note", help="Why you are sure.")
@ledger_option
def merge(one: str, other: str, note: str | None, ledger: Path) -> None:
    """Say that ONE is OTHER. It holds for what is read later, too, and `undo` takes it back."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        click.echo(_sentence(opened.merge_actors(one, other, note)))


@actors.command(epilog=examples('onrecord actors split "Trudeau" --document 1979-05 --into "Pierre Trudeau"'))
@click.argument("name")
@click.option("--document", metavar="ID", required=True, help="The document in which it is somebody else.")
@click.option("--into", metavar="NAME", required=True, help="Who it is there.")
@click.option("--note", help="Why you are sure.")
@ledger_option
def split(name: str, document: str, into: str, note: str | None, ledger: Path) -> None:
    """Say that NAME is somebody else in one document. `undo` takes it back."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        click.echo(_sentence(opened.split_actor(name, document, into, note)))


@actors.command(epilog=examples("onrecord actors undo 3"))
@click.argument("number", type=int)
@ledger_option
def undo(number: int, ledger: Path) -> None:
    """Take back the merge or split with this NUMBER; `onrecord actors judgements` lists them."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        click.echo(f"Taken back: {_sentence(opened.undo_identity(number))}")


@actors.command(epilog=examples("onrecord actors judgements"))
@ledger_option
def judgements(ledger: Path) -> None:
    """List all merges and splits, those taken back too."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        found = opened.identity_judgements()
    if not found:
        click.echo("Nobody merged or split an actor.", err=True)
    print_lines(map(_sentence, found))


def _sentence(judgement: IdentityJudgement) -> str:
    from onrecord.cli.page import plain

    where = f" in {judgement.document_id}" if judgement.document_id else ""
    note = f" ({judgement.note})" if judgement.note else ""
    undone = f", taken back {judgement.undone_at}" if judgement.undone_at else ""
    return plain(f"{judgement.number}: {judgement.actor} is {judgement.name}{where}{note}{undone}")
