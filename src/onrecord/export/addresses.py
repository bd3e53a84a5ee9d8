"""Addresses (IRIs) for documents, statements, actors and runs, as linked data names what it speaks of."""

from __future__ import annotations

import re
from urllib.parse import quote

from onrecord.model.actor import Actor
from onrecord.model.text import Document

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f\ud800-\udfff]+")
_ITEM = re.compile(r"Q[1-9][0-9]*")


def address(kind: str, id: str) -> str:
    """Give the address of what has an id of ours, in the experimental name space "x-onrecord".

    >>> address("document", "talks of May")
    'urn:x-onrecord:document:talks%20of%20May'
    """
    return f"urn:x-onrecord:{kind}:{quote(id, safe='', errors='replace')}"


def web_address(url: str | None) -> str | None:
    """Give a URL if it is one of the web that may stand in linked data as it is."""
    return url if url and _WEB.fullmatch(url) else None


def document_address(document: Document) -> str:
    """Give the URL of a document, or an address made of its id where it has none."""
    return web_address(document.url) or address("document", document.id)


def actor_address(actor: Actor) -> str:
    """Give the Wikidata address of an actor, or one made of its id where it is not linked.

    >>> from onrecord.model.actor import ActorKind
    >>> actor_address(Actor("a1", "Ann Example", ActorKind.PERSON, wikidata="Q42"))
    'http://www.wikidata.org/entity/Q42'
    """
    if actor.wikidata and _ITEM.fullmatch(actor.wikidata):
        return f"http://www.wikidata.org/entity/{actor.wikidata}"
    return address("actor", actor.id)
