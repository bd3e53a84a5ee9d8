"""`onrecord read`: documents in, what they put on the record out, and into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.batch import advance, count_documents, jobs_option, paused, progress_bar
from onrecord.cli.options import examples, format_option, ledger_option
from onrecord.errors import InputError, LedgerError, LexiconError, MissingModelError, OnrecordError
from onrecord.model.record import Extraction, Failure
from onrecord.model.text import Document

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.ingest.reader import Metadata
    from onrecord.store.ledger import Ledger

MOST_TABLES = 5
"""With more documents than this, each gets a line in place of a table."""

SOME_INPUT_FAILED = 3
Own = dict[str, Path | None]
"""The user's own files that a reader is made with, by the name of its field."""

NOT_ABOUT_ONE_DOCUMENT = (LedgerError, LexiconError, MissingModelError)
"""Errors that the next document would meet as well."""

Outcome = tuple[str, Extraction | Failure]
"""What became of a document, with the path it came from."""


@dataclass(slots=True)
class Tally:
    """What has been read so far, for the report at the end."""

    documents: int = 0
    statements: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)


@click.command(
    epilog=examples(
        'onrecord read readout.txt --publisher "Foreign Ministry" --published 2024-05-14',
        "onrecord read *.html --ledger talks.db",
        "onrecord read readout.txt --explain",
        "onrecord read news.jsonl --no-ledger --format json > found.jsonl",
        "onrecord read news.jsonl --jobs 0 --ledger news.db",
        "onrecord read - < readout.txt",
    )
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH... | -")
@click.option("--publisher", help="Who published the documents.")
@click.option("--published", metavar="YYYY-MM-DD", help="When they were published.")
@click.option("--url", help="Where they were published.")
@click.option("--title", help="Their title.")
@click.option("--licence", help="The licence they stand under.")
@click.option(
    "--actors",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV file of further actors, for this reading only; `onrecord actors import` keeps one.",
)
@click.option(
    "--issues",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file of standing issues of your own.",
)
@ledger_option
@click.option("--no-ledger", is_flag=True, help="Keep nothing, only print.")
@jobs_option
@click.option("--explain", is_flag=True, help="Show in the table what found each statement, and how surely.")
@format_option("table", "json", "markdown")
def read(
    paths: tuple[str, ...],
    ledger: Path,
    no_ledger: bool,
    jobs: int,
    **options: Any,
) -> None:
    """Read documents, keep what they put on the record, and print it.

    PATH is a text (.txt), Markdown (.md), web page (.html), PDF, Word (.docx), JSON, JSON Lines (.jsonl), table
    (.csv), feed, NewsML-G2 or web archive (.warc) file, packed with gzip or not; "-" is standard input. What the
    options say about the publication holds for all documents and wins over what a file says itself.

    With several --jobs, what the ledger holds already of the same document is taken from it and not read again.
    """
    from onrecord.ingest.reader import Metadata

    if options["explain"] and options["format"] != "table":
        raise click.UsageError("--explain is for the table; the other formats always hold method and confidence")
    metadata = Metadata(
        publisher=options["publisher"],
        published_on=options["published"],
        url=options["url"],
        title=options["title"],
        licence=options["licence"],
    )
    inputs = _inputs(paths, metadata)
    # The first document is read before the model is loaded or a ledger made: a wrong path ends here, at once.
    inputs = chain(list(islice(inputs, 1)), inputs)
    tally = Tally()
    total = count_documents(paths)
    with _opened(None if no_ledger else ledger) as book, progress_bar("Reading", total) as progress:
        own: Own = {"actors": options["actors"], "issues": options["issues"]}
        outcomes = _read_here(inputs, own, book) if jobs == 1 else _read_by_several(inputs, own, book, jobs)
        show = partial(_print_tables, explain=True) if options["explain"] else _PRINTERS[options["format"]]
        show(_extractions(outcomes, book, tally, progress))
    _report(tally, None if no_ledger else ledger)


def _inputs(paths: tuple[str, ...], metadata: Metadata) -> Iterator[tuple[str, Document | Failure]]:
    """Give each document with the path it came from; a bad path among several is a failure."""
    from onrecord.ingest.reader import read_path

    for path in paths:
        try:
            for item in read_path(path, metadata):
                yield path, item
        except InputError as error:
            if len(paths) == 1:
                raise
            yield path, Failure(path, str(error).removeprefix(f"{path}: "))
        except Exception as error:
            yield path, Failure(path, _reason(error))


def _opened(path: Path | None) -> Ledger | nullcontext[None]:
    from onrecord.store.ledger import Ledger

    return nullcontext() if path is None else Ledger(path)


def _read_here(inputs: Iterable[tuple[str, Document | Failure]], own: Own, ledger: Ledger | None) -> Iterator[Outcome]:
    """Read one document after the other; those that fail give their failure and the rest is read."""
    from onrecord.pipeline import Reader

    reader = Reader(**own, own_actors=tuple(ledger.own_actors()) if ledger else ())
    for path, item in inputs:
        if isinstance(item, Failure):
            yield path, item
            continue
        try:
            extraction: Extraction = reader.read(item)
            outcome: Extraction | Failure = extraction
        except NOT_ABOUT_ONE_DOCUMENT:
            raise
        except Exception as error:  # whatever it is, it must not keep the other documents from being read
            outcome = Failure(f"{path} ({item.id})", _reason(error))
        yield path, outcome


def _read_by_several(
    inputs: Iterable[tuple[str, Document | Failure]], own: Own, ledger: Ledger | None, jobs: int
) -> Iterator[Outcome]:
    """Read with several processes, in the order of the inputs; take from the ledger what it holds as it would be."""
    from onrecord.pipeline import Reader
    from onrecord.scale.pool import Pool, count_cores
    from onrecord.scale.quarantine import keep_unread
    from onrecord.scale.resume import Skip
    from onrecord.scale.source import Note, Source
    from onrecord.scale.worker import Broken

    make_reader = partial(Reader, **own, own_actors=tuple(ledger.own_actors()) if ledger else ())
    sources = (Source(path, item) for path, item in inputs)
    with Pool(make_reader, jobs or count_cores()) as pool:
        for source, outcome in pool.read(sources, Skip(ledger) if ledger else None):
            if isinstance(outcome, Broken):
                yield source.place, keep_unread(source, outcome, pool.run, ledger)
            elif isinstance(outcome, Note):
                assert ledger is not None
                assert isinstance(source.content, Document)
                yield source.place, ledger.extraction(source.content.id)
            else:
                yield source.place, outcome


def _extractions(
    outcomes: Iterable[Outcome], ledger: Ledger | None, tally: Tally, progress: Progress
) -> Iterator[Extraction]:
    """Keep what was found in one document after the other, and count; what failed is left out."""
    from onrecord.cli.page import new_statements

    for path, found in outcomes:
        outcome = found if isinstance(found, Failure) else _kept(path, found, ledger, tally)
        advance(progress)
        if isinstance(outcome, Failure):
            tally.failures.append(outcome)
            continue
        tally.documents += 1
        tally.statements += len(new_statements(outcome))
        with paused(progress):
            yield outcome


def _kept(path: str, extraction: Extraction, ledger: Ledger | None, tally: Tally) -> Extraction | Failure:
    try:
        if ledger is not None and not ledger.add(extraction):
            tally.unchanged += 1
    except NOT_ABOUT_ONE_DOCUMENT:
        raise
    except Exception as error:  # as above
        return Failure(f"{path} ({extraction.document.id})", _reason(error))
    return extraction


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, OnrecordError) else f"{type(error).__name__}: {error}"


def _print_json(extractions: Iterable[Extraction]) -> None:
    from onrecord.export.public import to_json

    for extraction in extractions:
        click.echo(to_json(extraction))


def _print_markdown(extractions: Iterable[Extraction]) -> None:
    from onrecord.export.markdown import to_markdown

    for number, extraction in enumerate(extractions):
        click.echo(("\n" if number else "") + to_markdown(extraction).rstrip("\n"))


def _print_tables(extractions: Iterable[Extraction], explain: bool = False) -> None:
    """Print a table for each of a few documents, or a line for each of many."""
    from onrecord.cli.page import page, summary

    rest = iter(extractions)
    first = list(islice(rest, MOST_TABLES + 1))
    if len(first) > MOST_TABLES:
        for extraction in chain(first, rest):
            click.echo(summary(extraction))
        return
    for number, extraction in enumerate(first):
        click.echo(("\n" if number else "") + page(extraction, explain), nl=False)


_PRINTERS: dict[str, Callable[[Iterable[Extraction]], None]] = {
    "table": _print_tables,
    "json": _print_json,
    "markdown": _print_markdown,
}


def _report(tally: Tally, ledger: Path | None) -> None:
    """Say on the error stream how it went; leave with an exit code if a document failed."""
    from onrecord.cli.page import number, plain

    documents, statements = number(tally.documents, "document"), number(tally.statements, "statement")
    click.echo(f"{documents} read, {statements}, {len(tally.failures)} failed", err=True)
    for failure in tally.failures:
        click.echo(f"  {plain(failure.path)}: {plain(failure.reason)}", err=True)
    if ledger is not None:
        unchanged = f" ({tally.unchanged} of them held already)" if tally.unchanged else ""
        click.echo(f"Ledger: {ledger}{unchanged}", err=True)
    if tally.failures:
        click.get_current_context().exit(SOME_INPUT_FAILED)
