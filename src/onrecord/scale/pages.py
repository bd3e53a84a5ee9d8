"""Pages: one document for each address, whatever its text says today."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from onrecord.errors import NotInLedgerError
from onrecord.ingest.links import Link
from onrecord.model.text import Document, hash_id
from onrecord.store.ledger import Ledger

TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "at_medium", "at_campaign", "cmpid", "ocid")
"""How parameters begin that say where a visitor came from; they are no part of a page's name."""

PORTS = {"http": 80, "https": 443}


@dataclass(slots=True)
class Pages:
    """Names documents by their page's address, so that a changed page is a revision of the same document."""

    ledger: Ledger
    _given: dict[str, Document] = field(default_factory=dict)

    def page(self, document: Document, url: str, link: Link | None = None) -> Document:
        """Give a page's document under the id of its address; where its text is known already, the known document.

        `link` is what a list of pages says of it, which counts where the page itself doesn't say.
        """
        address = page_address(document.url, url)
        id = page_id(address)
        known = self._given.get(id) or self.held(id)
        if known is not None and known.text == document.text:
            named = replace(known, raw=document.raw)
        else:
            named = replace(
                document,
                id=id,
                url=address,
                title=document.title or (link.title if link else None),
                published_on=document.published_on or (link.published_on if link else None),
            )
        # It is known by its text, and raw bytes are large.
        self._given[id] = replace(named, raw=b"")
        return named

    def held(self, id: str) -> Document | None:
        """Give the document that the ledger holds as current under an id."""
        try:
            return self.ledger.extraction(id).document
        except NotInLedgerError:
            return None


def page_id(url: str) -> str:
    """Give the id of the document at an address; http and https lead to the same page.

    >>> page_id("http://example.org/a?utm_source=mail#top") == page_id("https://EXAMPLE.org/a")
    True
    """
    return hash_id("d", plain_address(url).partition("://")[2])


def plain_address(url: str) -> str:
    """Give an address without what doesn't tell pages apart: fragment, tracking, the host's case and usual port.

    >>> plain_address("HTTPS://Example.org:443/Talks?id=7&utm_medium=feed#top")
    'https://example.org/Talks?id=7'
    """
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    port = _port(url)
    where = host if port in (None, PORTS.get(scheme)) else f"{host}:{port}"
    asked = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(TRACKING)]
    # What holds no tracking stays as it was written.
    query = parts.query if len(asked) == parts.query.count("&") + 1 else urlencode(asked)
    return urlunsplit((scheme, where, parts.path or "/", query, ""))


def page_address(stated: str | None, url: str) -> str:
    """Choose between the address that a page states as its own and the one that it was found at.

    The stated one counts where it is of the same host and not the host's front page, which careless templates name on
    every page.

    >>> page_address("https://example.org/talks", "https://www.example.org/talks?print=1")
    'https://example.org/talks'
    >>> page_address("https://example.org/", "https://example.org/talks")
    'https://example.org/talks'
    """
    if stated and _host(stated) == _host(url) and names_page(stated):
        return plain_address(stated)
    return plain_address(url)


def names_page(url: str) -> bool:
    """Tell whether an address is of a page and not of a whole website.

    >>> names_page("https://example.org/talks"), names_page("https://example.org/")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None
