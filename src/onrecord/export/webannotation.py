"""Statements as W3C Web Annotations (Recommendation of 2017-02-23), one annotation a statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.export.addresses import actor_address, address, document_address
from onrecord.export.public import dump
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
COLLECTION = address("collection", "statements")


def to_annotations(extraction: Extraction) -> list[dict[str, object]]:
    """Give each statement of an extraction as an annotation that says what its words do and who says them.

    The targets are the pieces of the statement's content. Each can be found by its position, in code points of the
    document's text as Onrecord keeps it, and by its words with their context, which are found on a web page, too.
    """
    return [{"@context": CONTEXT, **_annotation(extraction, statement)} for statement in extraction.statements]


def write_annotations(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write the statements of extractions as one annotation collection with a single page."""
    page = {"id": address("page", "1"), "type": "AnnotationPage", "partOf": COLLECTION, "startIndex": 0}
    head = {"@context": CONTEXT, "id": COLLECTION, "type": "AnnotationCollection", "label": "Statements"}
    # Item by item, so that a ledger of any size fits in memory; the number of items is known at the end.
    stream.write(dump(head)[:-1] + ', "first": ' + dump(page)[:-1] + ', "items": [')
    total = 0
    for extraction in extractions:
        for statement in extraction.statements:
            stream.write((",\n" if total else "\n") + dump(_annotation(extraction, statement)))
            total += 1
    stream.write(f'\n]}}, "total": {total}}}\n')


def _annotation(extraction: Extraction, statement: Statement) -> dict[str, object]:
    return {
        "id": address("statement", statement.id),
        "type": "Annotation",
        "motivation": ["classifying", "identifying"],
        "creator": {"id": address("run", extraction.run.id), "type": "Software", "name": "Onrecord"},
        "body": [*_acts(statement), *_speakers(extraction, statement), _description(statement)],
        "target": _targets(extraction, statement),
    }


def _acts(statement: Statement) -> list[dict[str, object]]:
    denied = "not " if statement.negated else ""
    return [_textual("classifying", denied + act.value) for act in statement.acts]


def _speakers(extraction: Extraction, statement: Statement) -> list[dict[str, object]]:
    """Name the speakers; those linked to Wikidata by their item, unresolved ones by the words of the source."""
    if not statement.speakers:
        return [_textual("identifying", source.exact) for source in statement.sources]
    actors = [extraction.actor(id) for id in statement.speakers]
    named = [_textual("identifying", actor.name) for actor in actors]
    return named + [_link(actor_address(actor)) for actor in actors if actor.wikidata]


def _description(statement: Statement) -> dict[str, object]:
    facts = f"{statement.manner.value} statement, strength {statement.strength} of 5"
    return _textual("describing", f"{facts}, confidence {statement.confidence:.2f} ({statement.method})")


def _textual(purpose: str, value: str) -> dict[str, object]:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _link(address: str) -> dict[str, object]:
    return {"type": "SpecificResource", "purpose": "linking", "source": address}


def _targets(extraction: Extraction, statement: Statement) -> object:
    source = document_address(extraction.document)
    pieces = [{"source": source, "selector": _selectors(piece)} for piece in statement.contents]
    return pieces or source


def _selectors(piece: Anchor) -> list[dict[str, object]]:
    """Select the same words in two ways; a program takes the one that it knows."""
    return [
        {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        {"type": "TextQuoteSelector", "exact": piece.exact, "prefix": piece.prefix, "suffix": piece.suffix},
    ]
