"""The page of one finding: its permanent address, its words in context, how to cite it, and what persons say of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.errors import NotInLedgerError
from onrecord.model.record import Extraction
from onrecord.model.text import Anchor, Document, Span
from onrecord.store.finding import find_claim
from onrecord.store.lookup import Entry, surroundings
from onrecord.store.reading import ReadingLedger
from onrecord.web.document_page import part_of
from onrecord.web.judging import corrections_on, judgements_on
from onrecord.web.links import document_url, outside_link
from onrecord.web.notes import Note, ids_of, notes_of
from onrecord.web.pieces import Mark, Piece, Role, cut_pieces

KINDS = {"statements": "statement", "positions": "position", "commitments": "commitment", "events": "event"}
"""Of the first part of a finding's address, what it is."""


@dataclass(frozen=True, slots=True)
class FindingPage:
    """All that the page of a finding shows; `under` is the statement that a position, commitment or event rests on."""

    note: Note
    document: Document
    link: str | None
    pieces: tuple[Piece, ...]
    citation: str
    document_url: str
    current: bool
    under: Note | None = None


def finding_page(ledger: ReadingLedger, table: str, id: str, address: str) -> FindingPage:
    """Put together the page of a finding; `address` is what its citation names. Raises `NotInLedgerError`."""
    extraction, current = _find(ledger, table, id)
    ids = ids_of(extraction)
    for top in notes_of(extraction, judgements_on(ledger, ids), corrections_on(ledger, ids)):
        for note in (top, *top.parts):
            if (note.kind, note.id) == (KINDS[table], id):
                return _page(extraction, note, None if note is top else top, current, address)
    raise NotInLedgerError(f"{ledger.path} has {id!r} not among its {table}", str(ledger.path), id)


def cite(note: Note, document: Document, address: str) -> str:
    """Give a citation of a finding: exact words, speaker, what it is, document, date, places and address."""
    words = f"“{note.words}”"
    speakers = ", ".join(who.name for who in note.who) or "unattributed"
    about = [document.title, document.publisher, document.published_on or "undated", document.url]
    places = ", ".join(f"{anchor.start}–{anchor.end}" for anchor in note.anchors)
    where = ". ".join(part for part in about if part)
    return f"{words} — {speakers} ({note.kind}: {note.label}). {where}. Characters {places}. {address}"


def _find(ledger: ReadingLedger, table: str, id: str) -> tuple[Extraction, bool]:
    if table != "statements":
        return find_claim(ledger, table, id)
    entry = ledger.show(id)
    if not isinstance(entry, Entry) or entry.statement.id != id:
        raise NotInLedgerError(f"{ledger.path} has {id!r} not among its statements", str(ledger.path), id)
    return entry.extraction, entry.current


def _page(extraction: Extraction, note: Note, under: Note | None, current: bool, address: str) -> FindingPage:
    document = extraction.document
    marks = list(_marks(extraction, note, under))
    spans = [mark.span for mark in marks] or [Span(0, 0)]
    inner = Span(min(span.start for span in spans), max(span.end for span in spans))
    pieces = cut_pieces(document.text, surroundings(document.text, inner), marks)
    part = part_of(extraction, note.id) if current else 1
    url = document_url(document.id, f"t-{(under or note).id}", part=part if part > 1 else None)
    citation = cite(note, document, address)
    return FindingPage(note, document, outside_link(document.url), pieces, citation, url, current, under)


def _marks(extraction: Extraction, note: Note, under: Note | None) -> list[Mark]:
    """Mark the words of a finding, and the source and the cue of a statement."""
    statement = next((each for each in extraction.statements if each.id in (note.id, under and under.id)), None)
    marks = [_mark(anchor, Role.CONTENT, note) for anchor in note.anchors]
    if statement:
        marks += [_mark(anchor, Role.SOURCE, note) for anchor in statement.sources]
        marks += [_mark(anchor, Role.CUE, note) for anchor in statement.cues]
    return marks


def _mark(anchor: Anchor, role: Role, note: Note) -> Mark:
    return Mark(anchor.span, role, note.token, note.family if role is Role.CONTENT else "")
