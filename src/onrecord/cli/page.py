"""A document that was just read, as text for a terminal: a page with its statements, or one line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.export.public import all_warnings
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Document


def page(extraction: Extraction, explain: bool = False) -> str:
    """Render a document's heading, its statements and the notes about them, with colours on a terminal.

    With `explain`, each statement says what found it, with which confidence, at which words.
    """
    console = Console()
    with console.capture() as captured:
        console.print(Text(_title(extraction.document), style="bold"))
        console.print(Text(_circumstances(extraction)))
        if new_statements(extraction):
            console.print(_table(extraction, explain))
        for note in _notes(extraction):
            console.print(Text(note, style="yellow"))
    return captured.get()


def _table(extraction: Extraction, explain: bool) -> Table:
    table = Table("Speaker", "Act", "Manner", box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("Content", ratio=1)
    for statement in new_statements(extraction):
        content = Text(plain(statement.text))
        if explain:
            content.append(f"\n{plain(_grounds(statement))}", style="dim")
        cells = (_speaker(extraction, statement), _act(statement), statement.manner.value)
        table.add_row(*(Text(plain(cell)) for cell in cells), content)
    return table


def _grounds(statement: Statement) -> str:
    """Say what a statement was found by, how surely, and which words name its source and its cue."""
    source, cue = (
        " … ".join(anchor.exact for anchor in anchors) or "-" for anchors in (statement.sources, statement.cues)
    )
    return f"{statement.method} {statement.confidence:.2f} | source: {source} | cue: {cue}"


def new_statements(extraction: Extraction) -> list[Statement]:
    """Leave out pull-quotes, which say nothing that another statement doesn't."""
    return [statement for statement in extraction.statements if statement.repeats is None]


def _speaker(extraction: Extraction, statement: Statement) -> str:
    """Name the speakers; unresolved, the source's own words and a question mark; without a source, a dash."""
    if statement.speakers:
        return ", ".join(extraction.actor(id).name for id in statement.speakers)
    return " … ".join(source.exact for source in statement.sources) + "?" if statement.sources else "-"


def _act(statement: Statement) -> str:
    act = statement.acts[0].value if statement.acts else "-"
    return f"not {act}" if statement.negated else act


def _title(document: Document) -> str:
    return plain(document.title or document.url or document.id)


def _circumstances(extraction: Extraction) -> str:
    document, occasion = extraction.document, extraction.occasion
    parts = [document.publisher or "publisher unknown", document.published_on or "date unknown"]
    if occasion is not None:
        place = occasion.place and (occasion.place.name or occasion.place.country)
        parts.append(occasion.kind.value.replace("_", " ") + (f" in {place}" if place else ""))
    return plain(" · ".join(parts))


def _notes(extraction: Extraction) -> Iterator[str]:
    if not new_statements(extraction):
        yield "No statement was found."
    repeats = len(extraction.statements) - len(new_statements(extraction))
    if repeats:
        yield f"{number(repeats, 'pull-quote')} left out that only repeat{'s' * (repeats == 1)} a statement."
    for warning in all_warnings(extraction):
        where = f" (at {plain(warning.span.exact)!r})" if warning.span else ""
        yield f"Warning: {plain(warning.message)}{where}"


def summary(extraction: Extraction) -> str:
    """Give a document and how many statements it holds, on one line."""
    document = extraction.document
    facts = ", ".join(plain(fact) for fact in (document.publisher, document.published_on) if fact)
    found = number(len(new_statements(extraction)), "statement")
    return f"{_title(document)}{f' ({facts})' if facts else ''}: {found}"


def number(count: int, noun: str) -> str:
    """Give a count with its noun.

    >>> number(1, "document"), number(2, "document")
    ('1 document', '2 documents')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"


def plain(text: str) -> str:
    """Put a text on one line, without the control characters with which it could redraw the terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
