"""Statements as schema.org JSON-LD: what is quoted verbatim as a `Quotation`, the rest as a `Claim`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.export.addresses import actor_address, address, document_address, web_address
from onrecord.export.public import dump
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Document

CONTEXT: dict[str, object] = {
    "@vocab": "https://schema.org/",
    "datePublished": {"@type": "https://schema.org/Date"},
    "sameAs": {"@type": "@id"},
    "url": {"@type": "@id"},
}
"""Written out in every file, so that no reader has to load one: every term is schema.org's."""


def to_graph(extraction: Extraction) -> dict[str, object]:
    """Give an extraction as a JSON-LD graph: the document as a `NewsArticle`, and its statements as parts of it.

    A statement whose cue is negated ("did not say that …") is left out, as nobody made that claim.
    """
    return {"@context": CONTEXT, "@graph": list(_nodes(extraction))}


def write_graph(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write extractions as one JSON-LD graph, a node a line."""
    stream.write(dump({"@context": CONTEXT})[:-1] + ', "@graph": [')
    nodes = (node for extraction in extractions for node in _nodes(extraction))
    for number, node in enumerate(nodes):
        stream.write((",\n" if number else "\n") + dump(node))
    stream.write("\n]}\n")


def _nodes(extraction: Extraction) -> Iterator[dict[str, object]]:
    yield _article(extraction.document)
    yield from (_statement(extraction, each) for each in extraction.statements if not each.negated)


def _article(document: Document) -> dict[str, object]:
    publisher = {"@type": "Organization", "name": document.publisher} if document.publisher else None
    licence = web_address(document.licence)
    named = {"@type": "CreativeWork", "name": document.licence} if document.licence else None
    return _known(
        {
            "@id": document_address(document),
            "@type": "NewsArticle",
            "identifier": document.id,
            "headline": document.title,
            "datePublished": document.published_on,
            "inLanguage": document.language,
            "publisher": publisher,
            "creditText": document.byline,
            "license": {"@id": licence} if licence else named,
            "url": web_address(document.url),
        }
    )


def _statement(extraction: Extraction, statement: Statement) -> dict[str, object]:
    speakers = [_actor(extraction.actor(id)) for id in statement.speakers]
    sources = " … ".join(source.exact for source in statement.sources)
    return _known(
        {
            "@id": address("statement", statement.id),
            "@type": "Quotation" if statement.manner is Manner.DIRECT else "Claim",
            "identifier": statement.id,
            "text": statement.text,
            "creator": speakers,
            # Unresolved, a statement keeps the words of its source, and has no creator.
            "creditText": sources if not speakers else None,
            "keywords": [act.value for act in statement.acts],
            "inLanguage": extraction.document.language,
            "isPartOf": {"@id": document_address(extraction.document), "@type": "NewsArticle"},
        }
    )


def _actor(actor: Actor) -> dict[str, object]:
    person = actor.kind is ActorKind.PERSON
    item = actor_address(actor)
    return _known(
        {
            "@id": address("actor", actor.id),
            "@type": "Person" if person else "Organization",
            "name": actor.name,
            "jobTitle": actor.office if person else None,
            "sameAs": item if web_address(item) else None,
        }
    )


def _known(node: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
