"""The commands that read a ledger: search, show, verify. None of them makes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.options import country_option, examples, format_option, ledger_option, published_options
from onrecord.model.statement import Act

if TYPE_CHECKING:
    from rich.console import Console


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    options = (
        click.option("--speaker", metavar="NAME", help="A part of the speaker's name, or an actor id."),
        click.option("--act", type=click.Choice([act.value for act in Act]), help="What the statement does."),
        country_option("The speaker's"),
        published_options,
        click.option("--publisher", metavar="NAME", help="A part of the outlet's name."),
        click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most hits."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(
    epilog=examples(
        "onrecord search sanctions --speaker Khamenei",
        'onrecord search "nuclear programme" --since 2024-05-01 --format json',
        "onrecord search --act threaten --country Iran",
    )
)
@click.argument("words", nargs=-1)
@_filters
@format_option("table", "json", "markdown")
@ledger_option
def search(words: tuple[str, ...], format: str, ledger: Path, **filters: Any) -> None:
    """Find statements by what was said, by whom, when and where.

    All WORDS must occur in the statement; case and accents don't matter. Words quoted together must stand
    together. Without WORDS, all that pass the filters are listed, latest first.
    """
    from onrecord.cli import answers
    from onrecord.store.ledger import Ledger
    from onrecord.store.search import Query

    act = filters.pop("act")
    query = Query(_phrases(words), act=Act(act) if act else None, **filters)
    if not query.words and not any((act, *(filters[name] for name in filters if name != "limit"))):
        raise click.UsageError("give words or at least one filter, as in `onrecord search sanctions`")
    with Ledger(ledger, create=False) as opened:
        hits = opened.search(query)
    if not hits:
        click.echo("No statement matches.", err=True)
    elif format == "json":
        print_lines(map(answers.hit_json, hits))
    elif format == "markdown":
        click.echo(answers.hits_markdown(hits))
    else:
        new_console().print(answers.hits_table(hits))


@click.command(
    epilog=examples(
        "onrecord show s3f09ac21",
        "onrecord show s3f09ac21 --why",
        "onrecord show s3f09ac21 --format markdown",
    )
)
@click.argument("id")
@click.option("--why", is_flag=True, help="Tell what spoke for the speakers and the addressees.")
@format_option("table", "json", "markdown")
@ledger_option
def show(id: str, why: bool, format: str, ledger: Path) -> None:
    """Show a statement in its context, or a document with its statements.

    ID is in the results of `onrecord search`; its beginning is enough where it is unique.
    """
    from onrecord.cli import answers
    from onrecord.export.markdown import statement_to_markdown, to_markdown
    from onrecord.export.public import to_json
    from onrecord.store.ledger import Ledger
    from onrecord.store.lookup import Entry

    with Ledger(ledger, create=False) as opened:
        shown = opened.show(id)
    if isinstance(shown, Entry):
        if format == "json":
            click.echo(answers.entry_json(shown))
        elif format == "markdown":
            click.echo(statement_to_markdown(shown.extraction, shown.statement), nl=False)
        else:
            answers.print_entry(new_console(), shown, why=why)
    elif format == "json":
        click.echo(to_json(shown))
    elif format == "markdown":
        click.echo(to_markdown(shown), nl=False)
    else:
        answers.print_extraction(new_console(), shown)


@click.command(
    epilog=examples(
        "onrecord verify",
        "onrecord verify --ledger summit.db",
    )
)
@ledger_option
@click.pass_context
def verify(context: click.Context, ledger: Path) -> None:
    """Check that the ledger is as it was written: every quoted word, every hash, the database itself.

    Prints one line for each problem, and exits with 1 if there is any.
    """
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        problems = opened.verify()
    if problems:
        print_lines(map(str, problems))
        context.exit(1)
    click.echo("The ledger is sound.")


def _phrases(words: Iterable[str]) -> str:
    # The shell takes the quotation marks off a phrase; what came as one argument belongs together.
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def new_console() -> Console:
    """Make a console that prints texts as they are."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def print_lines(lines: Iterable[str]) -> None:
    """Print each line."""
    for line in lines:
        click.echo(line)
