"""`onrecord add` and `onrecord watch`: documents from files, folders and the web into the ledger, changes included."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from onrecord.cli.batch import advance, count_documents, jobs_option, paused, progress_bar
from onrecord.cli.options import examples, ledger_option
from onrecord.errors import AnchorError, InputError, NotInLedgerError
from onrecord.model.record import Extraction, Failure

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Fetcher
    from onrecord.scale.pool import Became, Pool
    from onrecord.scale.source import Note, Source
    from onrecord.scale.worker import MakeReader
    from onrecord.store.ledger import Ledger
    from onrecord.store.sources import Fetch

Command = TypeVar("Command", bound=Callable[..., Any])

SOME_INPUT_FAILED = 3


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be added, and how."""

    names: tuple[str, ...]
    ledger: Path
    jobs: int
    timeout: float
    limit: int
    only_new: bool = False


@dataclass(slots=True)
class Tally:
    """What became of the documents, for the report at the end."""

    new: int = 0
    revised: int = 0
    held: int = 0
    cut: list[str] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


def _reading_options(command: Command) -> Command:
    """Give a command the options on how documents are read."""
    command = click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        default=120.0,
        show_default=True,
        help="Set a document aside that takes longer to read.",
    )(command)
    command = click.option(
        "--limit",
        type=click.IntRange(min=1),
        metavar="N",
        default=100,
        show_default=True,
        help="Take at most so many pages of a sitemap, those first that were never fetched.",
    )(command)
    return ledger_option(jobs_option(command))


@click.command(
    epilog=examples(
        "onrecord add readouts/ --ledger talks.db",
        "onrecord add https://example.org/news/talks",
        "onrecord add https://example.org/feed.xml feeds.opml --jobs 2",
        "onrecord add https://example.org/sitemap.xml --limit 500",
        "onrecord add crawl.warc.gz --jobs 0",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="FILE | FOLDER | ADDRESS...")
@_reading_options
def add(sources: tuple[str, ...], **how: Any) -> None:
    """Add documents to the ledger: from files, folders, web pages, feeds and sitemaps.

    A folder gives all files in it of the kinds that `onrecord read` knows. The address of a feed or a sitemap, and a
    list of feeds (OPML), lead to the pages that they name. Pages are fetched one by one, as their website's robots.txt
    allows.

    What the ledger holds already is not read again, so that work that was interrupted goes on where it ended. A page
    that has changed is a revision of the same document, and its statements are compared with those before. A document
    that can't be read is listed at the end, and the others are added.
    """
    _finish(add_once(Order(sources, **how)))


@click.command(
    epilog=examples(
        "onrecord watch feeds.opml --ledger talks.db",
        "onrecord watch feeds.opml --every 30",
        "onrecord watch https://example.org/feed.xml --every 60",
    )
)
@click.argument("sources", nargs=-1, required=True, metavar="FEEDS.opml | ADDRESS...")
@click.option(
    "--every",
    type=click.FloatRange(min=1),
    metavar="MINUTES",
    help="Look again every so many minutes, until Ctrl-C.",
)
@_reading_options
def watch(sources: tuple[str, ...], every: float | None, **how: Any) -> None:
    """Add what is new in feeds: the pages that they name and that were never fetched.

    Feeds that have not changed are not sent again by most servers. To ask for changes of pages that were fetched
    before, use `onrecord add`.
    """
    order = Order(sources, **how, only_new=True)
    if every is None:
        _finish(add_once(order))
        return
    try:
        while True:
            add_once(order)
            click.echo(f"Looking again in {every:g} min; Ctrl-C ends it.", err=True)
            time.sleep(60 * every)
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)


def _finish(tally: Tally) -> None:
    if tally.failures:
        click.get_current_context().exit(SOME_INPUT_FAILED)


def add_once(order: Order) -> Tally:
    """Add what is named to the ledger, once, print a line for each document that is new in it, and report.

    Raises `InputError` where a single file is named and there is none, and as the ledger and the pool do.
    """
    from onrecord.ingest.links import is_web_address
    from onrecord.scale.collection import collect
    from onrecord.scale.pages import Pages
    from onrecord.scale.pool import Pool, count_cores
    from onrecord.scale.resume import Skip
    from onrecord.scale.source import Note
    from onrecord.scale.web import Web
    from onrecord.store.ledger import Ledger

    [first, *others] = order.names
    if not others and first != "-" and not is_web_address(first) and not Path(first).exists():
        raise InputError(f"{first}: no such file or folder", first)
    tally = Tally()
    with (
        Ledger(order.ledger) as ledger,
        new_fetcher() as fetcher,
        Pool(reader_maker(ledger), order.jobs or count_cores(), order.timeout) as pool,
        progress_bar("Adding", _total(order.names)) as progress,
    ):
        web = Web(fetcher, Pages(ledger), order.limit, order.only_new, tally.cut)
        for source, became in pool.read(collect(order.names, web), Skip(ledger)):
            line = _settle(ledger, pool, source, became, tally)
            if became is not Note.LIST_DONE:
                advance(progress)
            if line:
                with paused(progress):
                    click.echo(line)
    _report(tally, order.ledger)
    return tally


def new_fetcher() -> Fetcher:
    """Make what fetches pages."""
    from onrecord.ingest.fetch import Fetcher

    return Fetcher()


def reader_maker(ledger: Ledger) -> MakeReader:
    """Give what makes a reader in each process, with the user's own table of actors."""
    from onrecord.pipeline import Reader

    return partial(Reader, own_actors=tuple(ledger.own_actors()))


def _total(names: tuple[str, ...]) -> int | None:
    """Count the documents of files; None where there is an address or a folder, whose number is not known before."""
    return count_documents(names) if all(Path(name).is_file() for name in names) else None


def _settle(ledger: Ledger, pool: Pool, source: Source, became: Became, tally: Tally) -> str | None:
    """Keep what became of a source and then how it was fetched; give the line to print for it, if there is one."""
    from onrecord.scale.quarantine import keep_unread
    from onrecord.scale.worker import Broken
    from onrecord.store.sources import put_fetch

    known = keep_unread(source, became, pool.run, ledger) if isinstance(became, Broken) else became
    line = _keep(ledger, source, known, tally)
    if source.fetch is not None:
        put_fetch(ledger, _of_what_was_read(source.fetch, known))
    return line


def _keep(ledger: Ledger, source: Source, became: Extraction | Failure | Note, tally: Tally) -> str | None:
    """Write what was found into the ledger and count it; give the line to print for it, if there is one."""
    from onrecord.scale.source import Note

    if isinstance(became, Extraction):
        try:
            return _add(ledger, became, tally)
        except (AnchorError, InputError) as error:  # they are about this document alone
            became = Failure(f"{source.place} ({became.document.id})", str(error))
    if isinstance(became, Failure):
        tally.failures.append(became)
    else:
        tally.held += became is Note.HELD
    return None


def _add(ledger: Ledger, extraction: Extraction, tally: Tally) -> str | None:
    """Add an extraction and say how it differs from the one that it supersedes."""
    from onrecord.cli.page import summary
    from onrecord.scale.revisions import compare_statements

    before = _current(ledger, extraction.document.id)
    if not ledger.add(extraction):
        tally.held += 1
        return None
    if before is None:
        tally.new += 1
        return summary(extraction)
    tally.revised += 1
    change = compare_statements(before, extraction)
    what = "text changed" if before.document.text != extraction.document.text else "read again"
    return f"{summary(extraction)} ({what}: {change.new} new, {change.gone} gone, {change.same} the same)"


def _current(ledger: Ledger, document_id: str) -> Extraction | None:
    try:
        return ledger.extraction(document_id)
    except NotInLedgerError:
        return None


def _of_what_was_read(fetch: Fetch, became: Extraction | Failure | Note) -> Fetch:
    """Keep no document with an address whose document couldn't be read, so that it is asked for in full again."""
    return replace(fetch, document_id=None) if isinstance(became, Failure) else fetch


def _report(tally: Tally, ledger: Path) -> None:
    """Say on the error stream how it went."""
    from onrecord.cli.page import number, plain

    counts = f"{number(tally.new, 'document')} added, {tally.revised} revised, {tally.held} held already"
    click.echo(f"{counts}, {len(tally.failures)} failed", err=True)
    for failure in tally.failures:
        click.echo(f"  {plain(failure.path)}: {plain(failure.reason)}", err=True)
    for name in tally.cut:
        click.echo(f"  {plain(name)}: names more pages than --limit; run again for the next ones", err=True)
    click.echo(f"Ledger: {ledger}", err=True)
