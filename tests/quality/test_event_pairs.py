"""Whether events are told from what is only planned, feared, denied or said, on invented minimal pairs."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from onrecord.extract.events import find_events
from onrecord.extract.scene import Scene
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.text import Document
from onrecord.pipeline import Reader
from onrecord.text.analysis import Analyser, load_analyser
from onrecord.text.segment import segment

CASES = tomllib.loads(Path(__file__).with_name("event_pairs.toml").read_text("utf-8"))
PAIRS = [tuple(case) for part in ("pairs", "near", "wide") for case in CASES[part]]

pytestmark = pytest.mark.model


@cache
def tools() -> tuple[Reader, Analyser]:
    return Reader(), load_analyser()


def read_events(text: str) -> tuple[Event, ...]:
    """Read a text in full, as the pipeline does, and find its events."""
    reader, analyser = tools()
    found = reader.read(Document("pair", text, text.encode(), published_on="2024-05-20"))
    document = found.document
    cut = segment(document.text)
    parse = analyser.parse(document.text, cut.prose)
    return find_events(Scene(document, cut, parse, found.actors, found.mentions, found.statements, found.occasion))


def codes(words: str) -> set[str]:
    return set() if words == "-" else set(words.split())


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: f"{case[0]}-{case[3]}-{case[4][:40]}")
def test_an_event_has_the_status_that_its_clause_gives_it(case: tuple[str, ...]) -> None:
    type, actors, recipients, status, text, *said = case
    events = [event for event in read_events(text) if event.type == EventType(type)]

    if status != "happened" or said:
        reported = [each for each in events if each.status == EventStatus.HAPPENED and each.asserted_by is None]
        assert not reported, reported
    if status != "-":
        assert any(
            event.status == EventStatus(status)
            and set(event.actors) == codes(actors)
            and set(event.recipients) == codes(recipients)
            and (event.asserted_by is not None or not said)
            for event in events
        ), events
