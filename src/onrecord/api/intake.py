"""Reading documents that are sent to the server: one at a time, and not without bounds."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Annotated

from pydantic import Field, model_validator
from starlette.exceptions import HTTPException

from onrecord.api.parameters import Strict
from onrecord.api.settings import Settings
from onrecord.errors import FormatError, LexiconError, OnrecordError
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.reader import document_from_text, read_bytes
from onrecord.model.record import Extraction
from onrecord.model.text import Document
from onrecord.pipeline import Reader
from onrecord.store.ledger import Ledger

LONGEST_TEXT = 100_000
"""Characters of a text that is read while the sender waits: four times the longest of 5,000 news documents (24,751),
and about half a minute of one processor. `onrecord read` takes longer ones."""

MOST_WAITING = 4
"""Texts that are being read or wait for it; more would keep readers of the ledger from being served."""

FETCH_SECONDS = 15.0
FETCH_BYTES = 4_000_000

_ONE_AT_A_TIME = threading.Lock()
_WAITING = threading.BoundedSemaphore(MOST_WAITING)
_LOG = logging.getLogger(__name__)

Fact = Annotated[str, Field(max_length=2_000)]


class NewDocument(Strict):
    """A text to read, or the address of a page to fetch and read, with what is known of its publication."""

    text: str | None = Field(None, max_length=LONGEST_TEXT, description="The text; without it, `url` is fetched.")
    url: Fact | None = Field(None, description="Where it was published.")
    title: Fact | None = None
    publisher: Fact | None = None
    published_on: Fact | None = Field(None, description="An ISO date.", examples=["2024-05-14"])
    licence: Fact | None = None

    @model_validator(mode="after")
    def _has_something(self) -> NewDocument:
        if not self.text and not self.url:
            raise ValueError("give a text, or the url of a page")
        return self

    def metadata(self) -> Metadata:
        """Give what is known of the publication; raise `DateError` where the date is none."""
        return Metadata(self.publisher, self.published_on, self.url, self.title, self.licence)


def take_in(settings: Settings, new: NewDocument) -> tuple[Extraction, bool]:
    """Read a new document and keep what it puts on the record; tell whether that was new."""
    document = find_document(settings, new)
    with _in_turn(), Ledger(settings.ledger, create=False) as ledger:
        extraction = _read(document, tuple(ledger.own_actors()))
        return extraction, ledger.add(extraction)


def find_document(settings: Settings, new: NewDocument) -> Document:
    """Give the document of a text, or of the page at an address if the server may fetch pages."""
    metadata = new.metadata()
    if new.text:
        return document_from_text(new.text, metadata)
    if not settings.allow_fetch:
        raise HTTPException(403, "this server fetches no pages: send the text, or start it with --allow-fetch")
    return _fetch_page(new.url or "", metadata)


def _fetch_page(url: str, metadata: Metadata) -> Document:
    from onrecord.ingest.fetch import Limits, fetch

    page = fetch(url, limits=Limits(FETCH_BYTES, FETCH_SECONDS, retries=0, delay=0.0))
    found = list(read_bytes(page.content, page.final_url, metadata, page.content_type, page.charset))
    if len(found) != 1 or not isinstance(found[0], Document):
        raise FormatError(f"{url} doesn't hold one document but {len(found)}", url)
    if len(found[0].text) > LONGEST_TEXT:
        raise HTTPException(413, f"the page has more than {LONGEST_TEXT:,} characters of text")
    return found[0]


@contextmanager
def _in_turn() -> Iterator[None]:
    if not _WAITING.acquire(blocking=False):
        raise HTTPException(503, "other texts are being read; try again")
    try:
        with _ONE_AT_A_TIME:
            yield
    finally:
        _WAITING.release()


def _read(document: Document, own_actors: tuple[str, ...]) -> Extraction:
    """Read a document; whatever stops that is about this document, and said as such."""
    try:
        return _reader(own_actors).read(document)
    except OnrecordError as error:
        if isinstance(error, LexiconError):
            raise HTTPException(503, "the ledger's own table of actors is wrong; nothing can be read") from error
        raise
    except Exception as error:
        _LOG.exception("document %s", document.id)
        raise HTTPException(422, f"this text can't be read ({type(error).__name__})") from error


@lru_cache(maxsize=1)
def _reader(own_actors: tuple[str, ...]) -> Reader:
    return Reader(own_actors=own_actors)
