"""The command that hands the ledger on: everything current, or one document, in the formats other programs read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.cli.options import examples, ledger_option

if TYPE_CHECKING:
    from onrecord.model.record import Extraction
    from onrecord.store.ledger import Ledger

    Writer = Callable[[Iterable[Extraction], TextIO], None]

# Of each format that is one text, what writes it; imported when it is used, so that help comes at once.
WRITERS = {
    "jsonl": ("onrecord.cli.export", "write_jsonl"),
    "csv": ("onrecord.export.table", "write_csv"),
    "webannotation": ("onrecord.export.webannotation", "write_annotations"),
    "schemaorg": ("onrecord.export.schemaorg", "write_graph"),
    "graphml": ("onrecord.export.graphml", "write_graphml"),
    "markdown": ("onrecord.export.markdown", "write_markdown"),
    "html": ("onrecord.export.dossier", "write_html"),
}
FORMATS = {
    "jsonl": "a document a line, in Onrecord's public JSON",
    "csv": "a statement a row",
    "parquet": "a folder with a file each for statements, positions, commitments and events",
    "webannotation": "a W3C Web Annotation a statement (JSON-LD)",
    "schemaorg": "a schema.org Quotation or Claim a statement (JSON-LD)",
    "plover": "what happened in the publisher's voice, in POLECAT's columns",
    "graphml": "a graph of who speaks about whom",
    "markdown": "a dossier of each document",
    "html": "the same as a page to print",
}


def _describe(formats: dict[str, str]) -> str:
    return "; ".join(f"{name}: {what}" for name, what in formats.items()) + "."


@click.command(
    epilog=examples(
        "onrecord export --to csv --output statements.csv",
        "onrecord export --to jsonl | head -1",
        "onrecord export --to parquet --output tables",
        "onrecord export --to html --document talks --output talks.html",
    )
)
@click.option("--to", "target", type=click.Choice(list(FORMATS)), required=True, help=_describe(FORMATS))
@click.option("--document", metavar="ID", help="Of this document only.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    show_default=True,
    help="Where to write; - is the standard output. A file with the suffix .parquet takes the statements alone.",
)
@ledger_option
def export(target: str, document: str | None, output: Path, ledger: Path) -> None:
    """Write everything current in the ledger, or one document, to a file.

    What people merged or split is not in it: an export holds what was found.
    """
    from onrecord.store.ledger import Ledger

    _check_output(target, output, ledger)
    with Ledger(ledger, create=False) as opened:
        # A document that isn't there is noticed before the file is made.
        extractions = opened.extractions() if document is None else iter((opened.extraction(document),))
        if target == "parquet":
            _write_parquet(extractions, output)
        else:
            with _written(output) as stream:
                _write_text(target, (opened, document), extractions, stream)


def write_jsonl(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write extractions as JSON Lines."""
    from onrecord.export.public import to_json

    for extraction in extractions:
        stream.write(to_json(extraction) + "\n")


def _check_output(target: str, output: Path, ledger: Path) -> None:
    if output.exists() and ledger.exists() and output.samefile(ledger):
        raise click.BadParameter("this is the ledger itself; name another file", param_hint="--output")
    if target == "parquet":
        if str(output) == "-":
            raise click.BadParameter("parquet needs a folder or a file to write to", param_hint="--output")
        if output.suffix != ".parquet" and output.exists() and not output.is_dir():
            message = "this is no folder; name one, or a file with the suffix .parquet"
            raise click.BadParameter(message, param_hint="--output")
    elif output.is_dir():
        raise click.BadParameter("this is a folder; name a file", param_hint="--output")


def _write_text(
    target: str, asked: tuple[Ledger, str | None], extractions: Iterable[Extraction], stream: TextIO
) -> None:
    if target == "plover":
        from onrecord.export.plover import write_plover
        from onrecord.store.claims import ClaimQuery

        opened, document = asked
        write_plover(opened.events(ClaimQuery(document=document)), stream)
        return
    module, name = WRITERS[target]
    write: Writer = getattr(import_module(module), name)
    write(extractions, stream)


def _write_parquet(extractions: Iterable[Extraction], output: Path) -> None:
    from onrecord.export.parquet import write_parquet, write_statements

    try:
        if output.suffix == ".parquet" and not output.is_dir():
            write_statements(extractions, output)
        else:
            write_parquet(extractions, output)
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror or error}", param_hint="--output") from error


@contextmanager
def _written(output: Path) -> Iterator[TextIO]:
    """Open a file to write, or the standard output."""
    if str(output) == "-":
        yield sys.stdout
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise click.BadParameter(f"{output}: {error.strerror}", param_hint="--output") from error
    with stream:
        yield stream
