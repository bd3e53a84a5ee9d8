"""What a ledger holds already need not be read again, so that work that was interrupted goes on where it ended."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.record import Run
from onrecord.model.text import Document
from onrecord.pipeline import as_read
from onrecord.store.ledger import Ledger
from onrecord.store.sources import is_current, is_named


@dataclass(frozen=True, slots=True)
class Skip:
    """Tells which documents `Ledger.add` would find unchanged, before they are read; for one pass over documents."""

    ledger: Ledger
    _seen: set[str] = field(default_factory=set)

    def __call__(self, document: Document, run: Run) -> bool:
        """Tell whether the current extraction of a document is of the same text, metadata and run."""
        # What came before under the same id may be read but not yet written: then the ledger doesn't tell.
        if document.id in self._seen:
            return False
        self._seen.add(document.id)
        return is_named(self.ledger, document.id, run) and is_current(self.ledger, as_read(document), run)
