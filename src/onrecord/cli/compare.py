"""`onrecord occasions` and `onrecord compare`: which documents report one occasion, and how two of them differ."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.ledger import new_console, print_lines
from onrecord.cli.options import examples, format_option, ledger_option

if TYPE_CHECKING:
    from onrecord.model.comparison import OccasionGroup
    from onrecord.model.record import Extraction
    from onrecord.store.ledger import Ledger
    from onrecord.store.occasions import OccasionJudgement

TWO = 2


@click.group(
    invoke_without_command=True,
    epilog=examples(
        "onrecord occasions",
        "onrecord occasions --all --format json",
        "onrecord occasions merge kremlin-5f2a tehran-77",
    ),
)
@click.option("--all", "everything", is_flag=True, help="Occasions that only one document reports, too.")
@format_option("table", "json")
@ledger_option
@click.pass_context
def occasions(context: click.Context, everything: bool, format: str, ledger: Path) -> None:
    """List the meetings, calls and summits that several documents report, and why they are taken for one."""
    from onrecord.cli.answers import rows_table
    from onrecord.export.comparison import occasion_row, occasion_to_dict
    from onrecord.export.public import dump
    from onrecord.store.ledger import Ledger

    if context.invoked_subcommand is not None:
        return
    with Ledger(ledger, create=False) as opened:
        found = {each.document.id: each for each in opened.extractions() if each.occasion is not None}
        groups = [group for group in _groups(opened, found) if everything or len(group.documents) >= TWO]
    if not groups:
        click.echo("No occasion." if everything else "No occasion has reports in several documents.", err=True)
    elif format == "json":
        print_lines(dump(occasion_to_dict(group, found)) for group in groups)
    else:
        headings = ("Date", "Kind", "Place", "Participants", "Documents", "Why", "Id")
        new_console().print(rows_table(headings, [occasion_row(group, found) for group in groups]))


@occasions.command(epilog=examples("onrecord occasions merge kremlin-5f2a tehran-77"))
@click.argument("one", metavar="DOCUMENT")
@click.argument("other", metavar="DOCUMENT")
@click.option("--note", help="Why you are sure.")
@ledger_option
def merge(one: str, other: str, note: str | None, ledger: Path) -> None:
    """Say that two documents report one occasion; `undo` takes it back."""
    _judge("merge", (one, other), note, ledger)


@occasions.command(epilog=examples("onrecord occasions split kremlin-5f2a tehran-77"))
@click.argument("one", metavar="DOCUMENT")
@click.argument("other", metavar="DOCUMENT")
@click.option("--note", help="Why you are sure.")
@ledger_option
def split(one: str, other: str, note: str | None, ledger: Path) -> None:
    """Say that two documents report two occasions; `undo` takes it back."""
    _judge("split", (one, other), note, ledger)


@occasions.command(epilog=examples("onrecord occasions undo 2"))
@click.argument("number", type=int)
@ledger_option
def undo(number: int, ledger: Path) -> None:
    """Take back the merge or split with this NUMBER; `onrecord occasions judgements` lists them."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        click.echo(f"Taken back: {_sentence(opened.undo_occasion(number))}")


@occasions.command(epilog=examples("onrecord occasions judgements"))
@ledger_option
def judgements(ledger: Path) -> None:
    """List all merges and splits, those taken back too."""
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        found = opened.occasion_judgements()
    if not found:
        click.echo("Nobody merged or split an occasion.", err=True)
    print_lines(map(_sentence, found))


def _judge(kind: str, pair: tuple[str, str], note: str | None, ledger: Path) -> None:
    from onrecord.store.identities import IdentityKind
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        click.echo(_sentence(opened.judge_occasion(IdentityKind(kind), pair, note)))


def _sentence(judgement: OccasionJudgement) -> str:
    from onrecord.cli.page import plain

    what = "one occasion" if judgement.kind.value == "merge" else "two occasions"
    note = f" ({judgement.note})" if judgement.note else ""
    undone = f", taken back {judgement.undone_at}" if judgement.undone_at else ""
    return plain(f"{judgement.number}: {judgement.one} and {judgement.other} report {what}{note}{undone}")


@click.command(
    epilog=examples(
        "onrecord compare kremlin-5f2a tehran-77",
        "onrecord compare o3f09ac21",
        "onrecord compare kremlin-5f2a tehran-77 --format markdown > talks.md",
    )
)
@click.argument("first", metavar="DOCUMENT|OCCASION")
@click.argument("second", metavar="[DOCUMENT]", required=False)
@format_option("table", "json", "markdown")
@ledger_option
def compare(first: str, second: str | None, format: str, ledger: Path) -> None:
    """Set two reports of one occasion side by side: what both say, what differs, what only one of them has.

    Give two documents, or one occasion (its id, or a document of it) that two documents report. Every cell quotes
    exact words.
    """
    from onrecord.cli.answers import print_comparison
    from onrecord.compare.readouts import compare as set_side_by_side
    from onrecord.export.comparison import to_json, to_markdown
    from onrecord.store.ledger import Ledger

    with Ledger(ledger, create=False) as opened:
        one, other = _pair(opened, first, second)
    found = set_side_by_side(one, other)
    if format == "json":
        click.echo(to_json(found))
    elif format == "markdown":
        click.echo(to_markdown(found), nl=False)
    else:
        print_comparison(new_console(), found)


def _pair(ledger: Ledger, first: str, second: str | None) -> tuple[Extraction, Extraction]:
    """Find the two documents to compare; raises `NotInLedgerError` where there are not just two."""
    from onrecord.errors import NotInLedgerError

    if second is not None:
        return _document(ledger, first), _document(ledger, second)
    found = {each.document.id: each for each in ledger.extractions()}
    groups = [
        g for g in _groups(ledger, found) if g.id.startswith(first) or any(d.startswith(first) for d in g.documents)
    ]
    if len(groups) != 1:
        message = f"{first!r} is no occasion in {ledger.path}; `onrecord occasions` lists them"
        raise NotInLedgerError(message, str(ledger.path), first)
    documents = groups[0].documents
    if len(documents) != TWO:
        message = f"{first!r} is reported by {len(documents)} documents ({', '.join(documents[:5])}); name two of them"
        raise NotInLedgerError(message, str(ledger.path), first)
    return found[documents[0]], found[documents[1]]


def _document(ledger: Ledger, id: str) -> Extraction:
    from onrecord.errors import NotInLedgerError
    from onrecord.store.lookup import Entry

    shown = ledger.show(id)
    if isinstance(shown, Entry):
        message = f"{id!r} is a statement; name a document"
        raise NotInLedgerError(message, str(ledger.path), id)
    return shown


def _groups(ledger: Ledger, found: dict[str, Extraction]) -> tuple[OccasionGroup, ...]:
    """Group the documents by occasion, as a person's judgements have it."""
    from onrecord.compare.occasions import Judged, group_occasions

    standing = [each for each in ledger.occasion_judgements() if each.undone_at is None]
    pairs = {
        kind: frozenset((each.one, each.other) for each in standing if each.kind.value == kind)
        for kind in ("merge", "split")
    }
    return group_occasions(found.values(), judged=Judged(pairs["merge"], pairs["split"]))
