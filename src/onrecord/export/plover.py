"""Events in the column layout of POLECAT, the event data set in PLOVER's ontology (Halterman et al. 2023)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from onrecord.actors.states import is_state, state_name
from onrecord.export.table import safe
from onrecord.model.entry import EventEntry
from onrecord.model.event import EventStatus

COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID"),
    *("Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors"),
    *("Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID"),
    *("Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename"),
    *("Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations"),
    *("Language", "Version"),
)
"""POLECAT's columns; those that we don't code stay empty."""

STATUS = "Status"
ASSERTED_BY = "Asserted By"
EVIDENCE = "Evidence"
OURS = (STATUS, ASSERTED_BY, EVIDENCE)
"""Columns of our own behind theirs: what PLOVER leaves to a coder's reading of the text."""


def write_plover(entries: Iterable[EventEntry], stream: TextIO, *, everything: bool = False) -> None:
    """Write events as tab-separated values, a line for each pair of sides.

    Only what happened in the publisher's own voice is written; with `everything` the rest is, too, with its status.
    """
    columns = (*COLUMNS, *OURS)
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(columns)
    for entry in entries:
        plain = entry.event.status == EventStatus.HAPPENED and entry.event.asserted_by is None
        if everything or plain:
            for cells in _lines(entry):
                writer.writerow([safe(" ".join(cells.get(column, "").split())) for column in columns])


def _lines(entry: EventEntry) -> Iterable[dict[str, str]]:
    event, origin = entry.event, entry.origin
    place = event.place
    shared = {
        "Event Date": event.date or origin.published_on or "",
        "Event Type": event.type.value,
        "Quad Code": f"Q{event.type.quad}",
        "Placename": (place.name or "") if place else "",
        "Country": (place.country or "") if place else "",
        "Source": origin.publisher or "",
        "Publication Date": origin.published_on or "",
        "Language": "English",
        "Version": "onrecord/1",
        STATUS: event.status.value,
        ASSERTED_BY: event.asserted_by or "",
        EVIDENCE: event.evidence.exact,
    }
    pairs = [(one, other) for one in event.actors or ("",) for other in event.recipients or ("",)]
    for number, (one, other) in enumerate(pairs):
        id = event.id if len(pairs) == 1 else f"{event.id}-{number + 1}"
        yield {**shared, "Event ID": id, **_side("Actor", one), **_side("Recipient", other)}


def _side(role: str, code: str) -> dict[str, str]:
    """Name a side; an organisation's code stands for its name and has no country."""
    if not is_state(code):
        return {f"{role} Name": code}
    return {f"{role} Name": state_name(code), f"{role} Country": code}
