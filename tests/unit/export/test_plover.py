"""Events in POLECAT's columns. All events are invented."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from onrecord.export.plover import COLUMNS, OURS, write_plover
from onrecord.model.event import Event, EventStatus
from onrecord.store.claims import EventEntry, Origin
from tests.unit.sample import extraction

EVENT = extraction().events[0]
ORIGIN = Origin("d1", "Talks", "Harbour Gazette", "2024-05-20")


def written(*events: Event, everything: bool = False) -> list[dict[str, str]]:
    stream = io.StringIO()
    write_plover([EventEntry(event, ORIGIN) for event in events], stream, everything=everything)
    stream.seek(0)
    return list(csv.DictReader(stream, delimiter="\t"))


def test_every_line_has_all_columns() -> None:
    (row,) = written(EVENT)
    assert tuple(row) == (*COLUMNS, *OURS)


def test_what_is_said_or_planned_is_left_out_unless_asked_for() -> None:
    said = replace(EVENT, asserted_by="s1")
    planned = replace(EVENT, status=EventStatus.PLANNED)
    assert written(said, planned) == []
    assert [row["Status"] for row in written(said, planned, everything=True)] == ["happened", "planned"]


def test_each_pair_of_sides_has_a_line_of_its_own() -> None:
    rows = written(replace(EVENT, actors=("NLD", "EU"), recipients=("TUR", "IRN")))
    pairs = [(row["Actor Name"], row["Recipient Country"]) for row in rows]
    assert pairs == [("Netherlands", "TUR"), ("Netherlands", "IRN"), ("EU", "TUR"), ("EU", "IRN")]
    assert len({row["Event ID"] for row in rows}) == 4


def test_an_event_without_recipient_is_a_line_without_one() -> None:
    (row,) = written(replace(EVENT, recipients=()))
    assert (row["Recipient Name"], row["Event ID"]) == ("", EVENT.id)


def test_a_cell_that_starts_a_formula_is_made_safe() -> None:
    evidence = replace(EVENT.evidence, exact="=1+1\tor")
    (row,) = written(replace(EVENT, evidence=evidence))
    assert row["Evidence"] == "'=1+1 or"
