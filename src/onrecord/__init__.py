"""Who said what to whom, in which exact words: an evidence-linked ledger of political news and official readouts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import OnrecordError
    from onrecord.model.actor import Actor, Mention
    from onrecord.model.occasion import Occasion
    from onrecord.model.record import Extraction, Failure, Run
    from onrecord.model.statement import Act, Manner, Statement
    from onrecord.model.text import Anchor, Document
    from onrecord.pipeline import Reader
    from onrecord.reading import read
    from onrecord.store.ledger import Ledger

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actor",
    "Anchor",
    "Document",
    "Extraction",
    "Failure",
    "Ledger",
    "Manner",
    "Mention",
    "Occasion",
    "OnrecordError",
    "Reader",
    "Run",
    "Statement",
    "__version__",
    "read",
]

_HOMES = {
    "OnrecordError": "onrecord.errors",
    "Actor": "onrecord.model.actor",
    "Mention": "onrecord.model.actor",
    "Occasion": "onrecord.model.occasion",
    "Extraction": "onrecord.model.record",
    "Failure": "onrecord.model.record",
    "Run": "onrecord.model.record",
    "Act": "onrecord.model.statement",
    "Manner": "onrecord.model.statement",
    "Statement": "onrecord.model.statement",
    "Anchor": "onrecord.model.text",
    "Document": "onrecord.model.text",
    "Reader": "onrecord.pipeline",
    "read": "onrecord.reading",
    "Ledger": "onrecord.store.ledger",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
