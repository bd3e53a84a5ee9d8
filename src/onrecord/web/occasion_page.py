"""The page of an occasion with all reports of it, and of two reports side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.api.documents import find_reports
from onrecord.compare.readouts import compare
from onrecord.compare.similarity import load_encoder
from onrecord.model.comparison import Cell, ComparedPoint, Comparison, Relation
from onrecord.model.record import Extraction
from onrecord.model.text import Document
from onrecord.store.claims import Origin
from onrecord.store.reading import OccasionEntry, ReadingLedger
from onrecord.web.document_page import Scene, scene_of
from onrecord.web.links import page_url, path_to
from onrecord.web.notes import Who


@dataclass(frozen=True, slots=True)
class Happening:
    """An occasion in a list: the first of its reports in full, and where all of them stand."""

    entry: OccasionEntry
    reports: tuple[Origin, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report of an occasion: its document, the number of its statements, and why it is taken to be of the occasion.

    `score` is None for the document that the page was asked for.
    """

    document: Document
    statements: int
    score: float | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OccasionPage:
    """All that the page of an occasion shows; `pairs` are the addresses of the comparisons of any two reports."""

    scene: Scene | None
    reports: tuple[ReportEntry, ...]
    pairs: tuple[tuple[Document, Document, str], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one report says on a point: who says it, its exact words, and where to read them."""

    who: tuple[Who, ...]
    words: tuple[str, ...]
    urls: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of two reports, side by side."""

    id: str
    topic: str
    relation: Relation
    a: Side | None
    b: Side | None
    differences: tuple[str, ...]
    claimed_of: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """All that the page of a comparison shows."""

    a: Document
    b: Document
    points: tuple[Point, ...]
    topics: tuple[tuple[str, str, str], ...]
    counts: dict[Relation, int]


def gather(entries: Iterable[OccasionEntry]) -> tuple[Happening, ...]:
    """Put reports together of one day and one kind with the same participants; an occasion's page weighs more.

    Those without a day or without participants stay alone.
    """
    groups: dict[object, list[OccasionEntry]] = {}
    for entry in entries:
        occasion, day = entry.occasion, entry.occasion.date or entry.origin.published_on
        known = day and occasion.participants
        key = (day, occasion.kind, frozenset(occasion.participants)) if known else entry.origin.document_id
        groups.setdefault(key, []).append(entry)
    return tuple(Happening(group[0], tuple(each.origin for each in group), _place(group)) for group in groups.values())


def occasion_page(ledger: ReadingLedger, document_id: str) -> OccasionPage:
    """Put together the page of the occasion that a document reports, with all reports of it in the ledger."""
    own = ledger.extraction(document_id)
    others = [(ledger.extraction(id), likeness) for id, likeness in find_reports(ledger, document_id)]
    reports = [ReportEntry(own.document, len(own.statements))]
    for other, likeness in others:
        reasons = tuple(each.words for each in likeness.reasons)
        reports.append(ReportEntry(other.document, len(other.statements), likeness.score, reasons))
    return OccasionPage(scene_of(own), tuple(reports), _pairs([report.document for report in reports]))


def compare_page(a: Extraction, b: Extraction) -> ComparePage:
    """Set two reports side by side for a page."""
    found = compare(a, b, load_encoder())
    points = tuple(_point(found, point) for point in found.points)
    counts = {relation: sum(point.relation is relation for point in points) for relation in Relation}
    topics = tuple((each.label, *(f"{w.share:.0%}" if w else "–" for w in (each.a, each.b))) for each in found.topics)
    return ComparePage(found.a, found.b, points, topics, counts)  # type: ignore[arg-type]


def _place(group: Iterable[OccasionEntry]) -> str:
    places = (entry.occasion.place for entry in group)
    return next((name for place in places if place and (name := place.name or place.country)), "")


def _pairs(documents: list[Document]) -> tuple[tuple[Document, Document, str], ...]:
    return tuple(
        (one, other, page_url("/compare", a=one.id, b=other.id))
        for number, one in enumerate(documents)
        for other in documents[number + 1 :]
    )


def _point(found: Comparison, point: ComparedPoint) -> Point:
    return Point(
        point.id,
        point.topic,
        point.relation,
        _side(found, point.a),
        _side(found, point.b),
        tuple(each.value for each in point.differences),
        _who(found, point.claimed_of),
    )


def _side(found: Comparison, cell: Cell | None) -> Side | None:
    if cell is None:
        return None
    urls = tuple((id, path_to("statements", id)) for id in cell.statements)
    return Side(_who(found, cell.speakers), tuple(anchor.exact for anchor in cell.words), urls)


def _who(found: Comparison, ids: tuple[str, ...]) -> tuple[Who, ...]:
    return tuple(Who(found.actor(id).name, path_to("actors", id), id) for id in ids)
