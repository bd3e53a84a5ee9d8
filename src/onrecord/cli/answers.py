"""How the ledger's answers are printed: as tables, as JSON Lines, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.page import plain
from onrecord.export.comparison import table_row
from onrecord.export.markdown import escape
from onrecord.export.public import actor_to_dict, all_warnings, document_to_dict, dump, statement_to_dict
from onrecord.model.actor import Actor
from onrecord.model.comparison import Comparison
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor, Document, Span
from onrecord.store.actors import ActorCount
from onrecord.store.lookup import Entry
from onrecord.store.search import Hit

SHORT = 9
"""Characters of a statement's id in a table; `onrecord show` takes them for the whole."""

WHY_REACH = 60
"""Characters behind source and cue in which the one addressed is looked for."""

_FOUND, _CONTENT, _CUE, _SOURCE, _LABEL = "bold yellow", "bold yellow", "cyan", "green", "dim"

# Texts come from the web: what could steer the terminal is not printed.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def hits_table(hits: Sequence[Hit]) -> Table:
    """Give hits as a table with the words that were found highlighted."""
    table = _table("Id", "Published", "Speaker", "Act", "Content")
    table.columns[0].no_wrap = True
    table.columns[4].ratio = 1
    for hit in hits:
        published = "\n".join(filter(None, (hit.published_on, hit.publisher)))
        content = _highlighted(hit.content, [(span, _FOUND) for span in hit.highlights])
        statement = hit.statement
        cells = (statement.id[:SHORT], published, _who(statement, hit.speakers), _acts(statement))
        table.add_row(*map(_text, cells), content)
    return table


def actors_table(counts: Sequence[ActorCount]) -> Table:
    """Give actors with their counts as a table."""
    table = _table("Actor", "Kind", "Country", "Office", "Statements", "Documents")
    for column in table.columns[4:]:
        column.justify = "right"
    for count in counts:
        actor = count.actor
        cells = (actor.name, actor.kind.value, actor.country, actor.office, count.statements, count.documents)
        table.add_row(*(_text("" if cell is None else str(cell)) for cell in cells))
    return table


def rows_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Give rows of cells as a table; the last column is an id, of which the beginning is enough."""
    table = _table(*headings)
    table.columns[-1].no_wrap = True
    for row in rows:
        table.add_row(*map(_text, (*row[:-1], row[-1][:SHORT])))
    return table


def print_comparison(console: Console, comparison: Comparison) -> None:
    """Print two reports side by side: a line for each point, under the names of the reports."""
    for side, document in (("A", comparison.a), ("B", comparison.b)):
        console.print(Text(f"{side}  {plain(_about(document))}"))
    table = _table("Topic", "Relation", "A", "B")
    table.columns[2].ratio = table.columns[3].ratio = 1
    for point in comparison.points:
        table.add_row(*map(_text, table_row(comparison, point)))
    console.print(table)


def print_entry(console: Console, entry: Entry, *, why: bool = False) -> None:
    """Print a statement with what is known about it, and its words highlighted in their context.

    With `why`, each mention that the speakers and addressees were told by comes with what spoke for it.
    """
    statement, document = entry.statement, entry.document
    addressees = ", ".join(entry.extraction.actor(id).name for id in statement.addressees)
    characters = ", ".join(f"{piece.start}–{piece.end}" for piece in statement.contents)
    facts = {
        "Statement": statement.id + ("" if entry.current else " (superseded by a later reading)"),
        "Speaker": _who(statement, entry.speakers),
        "Addressee": addressees,
        "Act": f"{_acts(statement)}, strength {statement.strength} of 5",
        "Manner": statement.manner.value,
        "Repeats": statement.repeats or "",
        "Document": _about(document),
        "Address": document.url or "",
        "Characters": characters,
        "Found by": f"{statement.method}, confidence {statement.confidence:.2f}",
        "Added": entry.added_at,
    }
    _print_facts(console, facts)
    words = [
        *((anchor, _CONTENT) for anchor in statement.contents),
        *((anchor, _CUE) for anchor in statement.cues),
        *((anchor, _SOURCE) for anchor in statement.sources),
    ]
    shift = entry.context.start
    styles = [(Span(anchor.start - shift, anchor.end - shift), style) for anchor, style in words]
    console.print()
    console.print(_highlighted(entry.context.of(document.text), styles), soft_wrap=True)
    if why:
        console.print()
        _print_facts(console, reasons_of(entry))


def reasons_of(entry: Entry) -> dict[str, str]:
    """Tell for each mention in or beside a statement's source what spoke for the one meant."""
    statement, extraction = entry.statement, entry.extraction
    wanted = (*statement.speakers, *statement.addressees)
    spans = [anchor.span for anchor in (*statement.sources, *statement.cues)]
    reach = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else entry.context
    told: dict[str, str] = {}
    for mention in extraction.mentions:
        near = reach.contains(mention.span.span) or mention.span.end - reach.end in range(WHY_REACH)
        if near and (mention.actor in wanted or mention.actor is None):
            name = extraction.actor(mention.actor).name if mention.actor else "nobody: too little speaks for anyone"
            points = ", ".join(f"{reason} {value:+g}" for reason, value in mention.reasons)
            told[f"“{mention.span.exact}”"] = f"{name} ({points})" if points else name
    return told or {"Why": "no mention names the speaker: the sentence before does, or the occasion"}


def print_extraction(console: Console, extraction: Extraction) -> None:
    """Print a document with its statements and warnings."""
    document = extraction.document
    facts = {
        "Document": _about(document),
        "Address": document.url or "",
        "Licence": document.licence or "",
        "SHA-256": document.sha256,
        "Warnings": "; ".join(warning.message for warning in all_warnings(extraction)),
    }
    _print_facts(console, facts)
    table = _table("Id", "Speaker", "Act", "Manner", "Content")
    table.columns[0].no_wrap = True
    table.columns[4].ratio = 1
    for statement in extraction.statements:
        speakers = tuple(map(extraction.actor, statement.speakers))
        cells = (statement.id[:SHORT], _who(statement, speakers), _acts(statement), statement.manner.value)
        table.add_row(*map(_text, (*cells, statement.text)))
    console.print(table)


def hit_json(hit: Hit) -> str:
    """Give a hit as one line of JSON."""
    about = {"id": hit.document_id, "title": hit.title, "publisher": hit.publisher}
    return dump(
        {
            "document": {**about, "published_on": hit.published_on},
            "statement": statement_to_dict(hit.statement),
            "speakers": [actor_to_dict(actor) for actor in hit.speakers],
            "content": hit.content,
            "highlights": [{"start": span.start, "end": span.end} for span in hit.highlights],
            "score": hit.score,
        }
    )


def entry_json(entry: Entry) -> str:
    """Give a statement with its context as one line of JSON; the document comes without its text."""
    document = {name: fact for name, fact in document_to_dict(entry.document).items() if name != "text"}
    context = entry.context
    exact = context.of(entry.document.text)
    return dump(
        {
            "document": document,
            "statement": statement_to_dict(entry.statement),
            "speakers": [actor_to_dict(actor) for actor in entry.speakers],
            "context": {"start": context.start, "end": context.end, "exact": exact},
            "current": entry.current,
            "added_at": entry.added_at,
        }
    )


def actor_json(count: ActorCount) -> str:
    """Give an actor with its counts as one line of JSON."""
    return dump({**actor_to_dict(count.actor), "statements": count.statements, "documents": count.documents})


def hits_markdown(hits: Sequence[Hit]) -> str:
    """Give hits as a Markdown list of quotations."""
    return "\n".join(_hit_markdown(hit) for hit in hits)


def actors_markdown(counts: Sequence[ActorCount]) -> str:
    """Give actors with their counts as a Markdown table."""
    rows = ["| Actor | Country | Office | Statements | Documents |", "| --- | --- | --- | ---: | ---: |"]
    for count in counts:
        actor = count.actor
        names = (escape(text or "") for text in (actor.name, actor.country, actor.office))
        rows.append(f"| {' | '.join(names)} | {count.statements} | {count.documents} |")
    return "\n".join(rows)


def _hit_markdown(hit: Hit) -> str:
    parts, at = [], 0
    for span in hit.highlights:
        parts += [_kept(hit.content[at : span.start]), f"**{_kept(span.of(hit.content))}**"]
        at = span.end
    words = "".join([*parts, _kept(hit.content[at:])])
    about = [hit.title or hit.document_id, hit.publisher, hit.published_on]
    where = ", ".join(escape(fact) for fact in about if fact)
    return f"- “{words}” — {escape(_who(hit.statement, hit.speakers))} ({where}; `{hit.statement.id}`)"


def _kept(piece: str) -> str:
    # Escaping trims a piece's ends, but between two pieces a space counts.
    inner = piece.strip()
    before, _, after = piece.partition(inner) if inner else (piece, "", "")
    return (" " if before else "") + escape(inner) + (" " if after else "")


def _table(*headings: str) -> Table:
    return Table(*headings, box=None, header_style="bold", padding=(0, 2, 0, 0), pad_edge=False)


def _print_facts(console: Console, facts: dict[str, str]) -> None:
    table = Table.grid(padding=(0, 2, 0, 0))
    for label, fact in facts.items():
        if fact:
            table.add_row(Text(label, _LABEL), _text(fact))
    console.print(table)


def _highlighted(text: str, styles: Sequence[tuple[Span, str]]) -> Text:
    result = _text(text)
    for span, style in styles:
        result.stylize(style, span.start, span.end)
    return result


def _text(text: str) -> Text:
    # Character for character, so that positions keep their meaning.
    return Text(_CONTROL.sub("\ufffd", text))


def _who(statement: Statement, speakers: Sequence[Actor]) -> str:
    names = ", ".join(actor.name for actor in speakers)
    return names or (f"“{_words(statement.sources)}”" if statement.sources else "unattributed")


def _words(anchors: Sequence[Anchor]) -> str:
    return " … ".join(anchor.exact for anchor in anchors)


def _acts(statement: Statement) -> str:
    acts = ", ".join(act.value for act in statement.acts)
    return f"not {acts}" if statement.negated else acts


def _about(document: Document) -> str:
    facts = (document.title, document.publisher, document.byline, document.published_on)
    return ", ".join([*filter(None, facts), f"id {document.id}"])
