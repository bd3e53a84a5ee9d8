"""Documents that a reading breaks on are set aside with the reason, so that the others go on."""

from __future__ import annotations

from onrecord.model.record import Failure, Run
from onrecord.model.text import Document
from onrecord.scale.source import Source
from onrecord.scale.worker import Broken
from onrecord.store.ledger import Ledger
from onrecord.store.sources import Quarantined, set_aside


def keep_unread(source: Source, broken: Broken, run: Run, ledger: Ledger | None) -> Failure:
    """Keep in the ledger, if there is one, that a document couldn't be read, and give it for the report."""
    document = source.content
    assert isinstance(document, Document)
    if ledger is not None:
        set_aside(ledger, Quarantined(document.id, document.sha256, run.id, source.place, broken.reason))
    return Failure(f"{source.place} ({document.id})", f"set aside: {broken.reason}")
