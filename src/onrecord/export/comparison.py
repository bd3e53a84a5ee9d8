"""A comparison of two reports: as JSON, as rows of a table, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.export.markdown import escape
from onrecord.export.public import actor_to_dict, dump
from onrecord.export.table import safe
from onrecord.model.comparison import Cell, ComparedPoint, ComparedTopic, Comparison, OccasionGroup, Relation, Weight
from onrecord.model.record import Extraction
from onrecord.model.text import Anchor, Document

SCHEMA = "onrecord-comparison/1"
COLUMNS = (
    *("point_id", "topic", "relation", "differences", "claimed_of", "likeness"),
    *("a_document", "a_speakers", "a_words", "a_start", "a_end"),
    *("b_document", "b_speakers", "b_words", "b_start", "b_end"),
)
_RELATIONS = {
    Relation.SAME: "both, the same",
    Relation.DIFFERS: "both, differing",
    Relation.ONLY_A: "only A",
    Relation.ONLY_B: "only B",
}


def to_dict(comparison: Comparison) -> dict[str, object]:
    """Give a comparison as a JSON object; places are `start` and `end` in code points of the named document."""
    return {
        "schema": SCHEMA,
        "a": _document(comparison.a),
        "b": _document(comparison.b),
        "actors": [actor_to_dict(actor) for actor in comparison.actors],
        "points": [_point(point) for point in comparison.points],
        "topics": [{"label": each.label, "a": _weight(each.a), "b": _weight(each.b)} for each in comparison.topics],
    }


def to_json(comparison: Comparison) -> str:
    """Give a comparison as one line of JSON, always the same for the same comparison."""
    return dump(to_dict(comparison))


def rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Give the cells of each point, in the order of `COLUMNS`, safe to open in a spreadsheet program.

    Several values in a cell are joined by "; ", several pieces of a text by " … "; `start` and `end` bound all of its
    pieces.
    """
    for point in comparison.points:
        facts = (
            *(point.id, point.topic, point.relation.value, "; ".join(point.differences)),
            _names(comparison, point.claimed_of),
            "" if point.likeness is None else f"{point.likeness:.2f}",
        )
        cells = (*facts, *_columns(comparison, point.a), *_columns(comparison, point.b))
        yield tuple(safe(cell) for cell in cells)


def table_row(comparison: Comparison, point: ComparedPoint) -> tuple[str, str, str, str]:
    """Give a point as cells to look at: topic, relation with what differs, and what either report says."""
    notes = [_RELATIONS[point.relation], *point.differences]
    if point.claimed_of:
        notes.append(f"said of {_names(comparison, point.claimed_of)}")
    cells = [
        "" if cell is None else f"{_names(comparison, cell.speakers)}: {cell.text}".removeprefix(": ")
        for cell in (point.a, point.b)
    ]
    return point.topic, "; ".join(notes), cells[0], cells[1]


def to_markdown(comparison: Comparison) -> str:
    """Give a comparison as Markdown: the two reports, the points side by side, what one says of the other, topics."""
    claims = [point for point in comparison.points if point.claimed_of]
    blocks = [
        "# Two reports side by side",
        "\n".join(f"- {side}: {_title(document)}" for side, document in (("A", comparison.a), ("B", comparison.b))),
        "## Points",
        _table(("Topic", "A", "B", "Relation"), (_row(comparison, point) for point in comparison.points))
        if comparison.points
        else "Neither report makes a point of substance.",
    ]
    if claims:
        blocks += [
            "## Said of the other side, and not by it",
            "\n".join(_claim(comparison, point) for point in claims),
        ]
    if comparison.topics:
        blocks += ["## Topics", _table(("Topic", "A", "B"), map(_topic, comparison.topics))]
    return "\n\n".join(blocks) + "\n"


def _document(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "url": document.url,
        "title": document.title,
        "publisher": document.publisher,
        "published_on": document.published_on,
        "licence": document.licence,
        "sha256": document.sha256,
    }


def _point(point: ComparedPoint) -> dict[str, object]:
    return {
        "id": point.id,
        "relation": point.relation.value,
        "topic": point.topic,
        "differences": [difference.value for difference in point.differences],
        "likeness": point.likeness,
        "claimed_of": list(point.claimed_of),
        "a": _cell(point.a),
        "b": _cell(point.b),
    }


def _cell(cell: Cell | None) -> dict[str, object] | None:
    if cell is None:
        return None
    return {
        "document": cell.document,
        "words": [{"start": piece.start, "end": piece.end, "exact": piece.exact} for piece in cell.words],
        "speakers": list(cell.speakers),
        "statements": list(cell.statements),
    }


def _weight(weight: Weight | None) -> dict[str, object] | None:
    return {"order": weight.order, "share": round(weight.share, 4)} if weight else None


def _columns(comparison: Comparison, cell: Cell | None) -> tuple[str, ...]:
    if cell is None:
        return ("",) * 5
    start = min((piece.start for piece in cell.words), default="")
    end = max((piece.end for piece in cell.words), default="")
    return (cell.document, _names(comparison, cell.speakers), cell.text, str(start), str(end))


def _names(comparison: Comparison, ids: tuple[str, ...]) -> str:
    return "; ".join(comparison.actor(id).name for id in ids)


def _table(heads: tuple[str, ...], lines: Iterator[tuple[str, ...]]) -> str:
    written = (heads, ("---",) * len(heads), *lines)
    return "\n".join(f"| {' | '.join(line)} |" for line in written)


def _row(comparison: Comparison, point: ComparedPoint) -> tuple[str, ...]:
    relation = _RELATIONS[point.relation]
    if point.differences:
        relation += f": {', '.join(point.differences)}"
    return (escape(point.topic), _quote(comparison, point.a), _quote(comparison, point.b), relation)


def _quote(comparison: Comparison, cell: Cell | None) -> str:
    if cell is None:
        return "–"
    who = escape(_names(comparison, cell.speakers))
    words = " … ".join(_place(piece) for piece in cell.words)
    return f"**{who}**: {words}" if who else words


def _place(piece: Anchor) -> str:
    return f"“{escape(piece.exact)}” ({piece.start}–{piece.end})"


def _claim(comparison: Comparison, point: ComparedPoint) -> str:
    cell = point.a or point.b
    side = "A" if point.a else "B"
    return f"- {side} says that {escape(_names(comparison, point.claimed_of))} said: {_quote(comparison, cell)}"


def _topic(topic: ComparedTopic) -> tuple[str, ...]:
    return (escape(topic.label), *(f"{w.share:.0%}, no. {w.order}" if w else "–" for w in (topic.a, topic.b)))


def _title(document: Document) -> str:
    facts = (document.title or document.id, document.publisher, document.published_on)
    return f"{' · '.join(escape(fact) for fact in facts if fact)} (document {escape(document.id)})"


def occasion_to_dict(group: OccasionGroup, extractions: Mapping[str, Extraction]) -> dict[str, object]:
    """Give an occasion with its reports, and why they are taken for one, as a JSON object."""
    return {
        "id": group.id,
        "documents": [_document(extractions[id].document) for id in group.documents],
        "joined": [
            {
                "a": one,
                "b": other,
                "score": likeness.score,
                "reasons": [
                    {"reason": each.reason.value, "weight": each.weight, "words": each.words}
                    for each in likeness.reasons
                ],
            }
            for one, other, likeness in group.joined
        ],
    }


def occasion_row(group: OccasionGroup, extractions: Mapping[str, Extraction]) -> tuple[str, ...]:
    """Give an occasion as cells: date, kind, place, participants, documents, reasons, id."""
    reports = [extractions[id] for id in group.documents]
    occasion = next((report.occasion for report in reports if report.occasion), None)
    names = {actor.id: actor.name for report in reports for actor in report.actors}
    people = [names.get(id, id) for report in reports if report.occasion for id in report.occasion.participants]
    place = occasion.place.name if occasion and occasion.place else None
    day = next((report.occasion.date for report in reports if report.occasion and report.occasion.date), None)
    why = [evidence.words for *_, likeness in group.joined for evidence in likeness.reasons if evidence.weight > 0]
    kind = occasion.kind.value.replace("_", " ") if occasion else ""
    facts = (day or "", kind, place or "", ", ".join(dict.fromkeys(people)))
    return (*facts, "\n".join(group.documents), "; ".join(dict.fromkeys(why)), group.id)
