"""What is to be read, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.record import Failure
from onrecord.model.text import Document
from onrecord.store.sources import Fetch


class Note(StrEnum):
    """What stands for a document where there is none to read."""

    HELD = "held"
    """The ledger holds it as it is."""

    LIST_DONE = "list done"
    """All that a list of pages names has been given before this."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to read, why there is none, or a note; and what is to be kept of fetching it once that is done.

    `place` is the path, the line of a file or the address that it came from, for messages.
    """

    place: str
    content: Document | Failure | Note
    fetch: Fetch | None = None
