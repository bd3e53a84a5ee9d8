"""How well the events of a document were read, and whether any was reported that the text doesn't report."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.evaluate.gold import GoldDocument, GoldEvent
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.record import Extraction

JOINT = frozenset({EventType.AGREE, EventType.CONSULT, EventType.SUPPORT})
"""Types that both sides may do together: coded as one row for both or one for each, either counts."""
MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class EventScore:
    """Counts over one or more documents: events coded by hand, found of them, given, and given without warrant."""

    wanted: int = 0
    found: int = 0
    given: int = 0
    forbidden: int = 0

    @property
    def recall(self) -> float:
        """The share of the events coded by hand that were found; 1 where there are none.

        >>> EventScore(wanted=4, found=3, given=6).recall
        0.75
        """
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        """The share of the events given that were coded by hand, who coded a document's most certain ones only."""
        return self.found / self.given if self.given else 1.0

    def __add__(self, other: EventScore) -> EventScore:
        """Count two sets of documents as one."""
        return EventScore(
            self.wanted + other.wanted,
            self.found + other.found,
            self.given + other.given,
            self.forbidden + other.forbidden,
        )


def score_events(gold: GoldDocument, extraction: Extraction) -> EventScore:
    """Count what was found of a document's events.

    An event is found with the same type, status and actors and with evidence that shares a character. Forbidden is an
    event of material conflict given as one that happened where none such was coded by hand.
    """
    pairs = match_events(gold, extraction.events)
    found = sum(event is not None for _, event in pairs)
    forbidden = sum(_is_forbidden(event, gold.events) for event in extraction.events)
    return EventScore(len(gold.events), found, len(extraction.events), forbidden)


def match_events(gold: GoldDocument, events: tuple[Event, ...]) -> tuple[tuple[GoldEvent, Event | None], ...]:
    """Give each event coded by hand with the one found for it, none twice."""
    left = list(events)
    pairs: list[tuple[GoldEvent, Event | None]] = []
    for wanted in gold.events:
        event = next((each for each in left if _is_found(wanted, each)), None)
        if event is not None:
            left.remove(event)
        pairs.append((wanted, event))
    return tuple(pairs)


def _is_found(wanted: GoldEvent, event: Event) -> bool:
    overlaps = any(event.evidence.span.overlaps(span) for span in wanted.evidence)
    same = event.type == wanted.type and event.status == wanted.status
    return same and overlaps and _same_actors(wanted, event)


def _same_actors(wanted: GoldEvent, event: Event) -> bool:
    if set(wanted.actors) == set(event.actors):
        return True
    joint = set(event.actors) == set(event.recipients) or set(wanted.actors) == set(wanted.recipients)
    both = {*event.actors, *event.recipients} == {*wanted.actors, *wanted.recipients}
    return event.type in JOINT and joint and both


def _is_forbidden(event: Event, coded: tuple[GoldEvent, ...]) -> bool:
    if event.type.quad != MATERIAL_CONFLICT or event.status != EventStatus.HAPPENED:
        return False
    return not any(
        each.type == event.type and each.status == event.status and set(each.actors) == set(event.actors)
        for each in coded
    )
