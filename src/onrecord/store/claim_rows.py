"""Positions, commitments and events to table rows and back; `rows.py` has the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from onrecord.model.claim import Commitment, CommitmentKind, Issue, Position, Stance
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.occasion import Place
from onrecord.model.text import Anchor

Row = tuple[Any, ...]
Found = dict[str, list[Row]]

ANCHOR = ("start", "end", "exact", "prefix", "suffix")

CLAIM_COLUMNS: dict[str, tuple[str, ...]] = {
    "positions": ("position", "id", "holder", "stance", "label", *ANCHOR),
    "position_statements": ("claim", "position", "statement"),
    "commitments": ("position", "id", "kind", "committer", "statement"),
    "commitment_recipients": ("claim", "position", "actor"),
    "commitment_spans": ("claim", "role", *ANCHOR),
    "events": (
        *("position", "id", "type", "status", "asserted_by", "date", "has_place", "place_name", "place_country"),
        *ANCHOR,
    ),
    "event_sides": ("event", "role", "position", "code"),
}
"""The columns of each table of claims and events, in an order in which rows can be written."""


def anchor_row(anchor: Anchor) -> Row:
    """Give an anchor as the values of `ANCHOR`."""
    return (anchor.start, anchor.end, anchor.exact, anchor.prefix, anchor.suffix)


def anchor_of(row: Iterable[Any]) -> Anchor:
    """Make an anchor of the values of `ANCHOR`."""
    return Anchor(*row)


def add_positions(found: Found, positions: Iterable[Position]) -> None:
    """Add positions to the rows of their tables."""
    for n, each in enumerate(positions):
        found["positions"].append(
            (n, each.id, each.holder, each.stance.value, each.issue.label, *anchor_row(each.issue.span))
        )
        found["position_statements"] += [(each.id, k, statement) for k, statement in enumerate(each.statements)]


def add_commitments(found: Found, commitments: Iterable[Commitment]) -> None:
    """Add commitments to the rows of their tables."""
    for n, each in enumerate(commitments):
        found["commitments"].append((n, each.id, each.kind.value, each.committer, each.statement))
        found["commitment_recipients"] += [(each.id, k, actor) for k, actor in enumerate(each.recipients)]
        spans = (("action", each.action), ("condition", each.condition), ("deadline", each.deadline))
        found["commitment_spans"] += [(each.id, role, *anchor_row(span)) for role, span in spans if span is not None]


def add_events(found: Found, events: Iterable[Event]) -> None:
    """Add events to the rows of their tables."""
    for n, each in enumerate(events):
        place = each.place or Place(None, None)
        facts = (each.type.value, each.status.value, each.asserted_by, each.date)
        where = (int(each.place is not None), place.name, place.country)
        found["events"].append((n, each.id, *facts, *where, *anchor_row(each.evidence)))
        for role, codes in (("actor", each.actors), ("recipient", each.recipients)):
            found["event_sides"] += [(each.id, role, k, code) for k, code in enumerate(codes)]


def positions_of(found: Found) -> tuple[Position, ...]:
    """Make positions of the rows of their tables."""
    shown = _grouped(found["position_statements"])
    return tuple(
        Position(id, holder, Issue(label, anchor_of(anchor)), Stance(stance), shown[id])
        for _, id, holder, stance, label, *anchor in found["positions"]
    )


def commitments_of(found: Found) -> tuple[Commitment, ...]:
    """Make commitments of the rows of their tables."""
    recipients = _grouped(found["commitment_recipients"])
    spans = {(id, role): anchor_of(anchor) for id, role, *anchor in found["commitment_spans"]}
    return tuple(
        Commitment(
            id,
            CommitmentKind(kind),
            committer,
            spans[id, "action"],
            statement,
            recipients[id],
            spans.get((id, "condition")),
            spans.get((id, "deadline")),
        )
        for _, id, kind, committer, statement in found["commitments"]
    )


def events_of(found: Found) -> tuple[Event, ...]:
    """Make events of the rows of their tables."""
    sides: dict[tuple[str, str], list[str]] = defaultdict(list)
    for id, role, _, code in sorted(found["event_sides"], key=lambda row: row[2]):
        sides[id, role].append(code)
    events = []
    for _, id, type_, status, asserted_by, date, has_place, name, country, *anchor in found["events"]:
        place = Place(name, country) if has_place else None
        codes = (tuple(sides[id, "actor"]), tuple(sides[id, "recipient"]))
        kind = EventType(type_)
        events.append(Event(id, kind, *codes, EventStatus(status), anchor_of(anchor), asserted_by, date, place))
    return tuple(events)


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Group the last column by the first, in the order of the one between."""
    groups: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for id, _, value in sorted(rows, key=lambda row: row[1]):
        groups[id] = (*groups[id], value)
    return groups
