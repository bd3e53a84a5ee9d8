"""Events: what happened between actors, or is said, planned, feared or denied to, in PLOVER's types."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.occasion import Place
from onrecord.model.text import Anchor


class EventType(StrEnum):
    """The sixteen types of PLOVER (Open Event Data Alliance; Halterman et al. 2023)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"

    @property
    def quad(self) -> int:
        """The quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.

        >>> EventType.AID.quad, EventType.THREATEN.quad
        (2, 3)
        """
        return _QUADS[self]


_QUADS = (
    dict.fromkeys((EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE), 1)
    | dict.fromkeys((EventType.COOPERATE, EventType.AID, EventType.RETREAT), 2)
    | dict.fromkeys((EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN), 3)
    | dict.fromkeys((EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT), 4)
)


class EventStatus(StrEnum):
    """Whether an event took place, as far as the text says."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROMISED = "promised"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that one side does to another.

    `actors` and `recipients` are codes of states (ISO 3166-1 alpha-3) or organisations ("EU"); `asserted_by` is the id
    of the statement that the event stands in, None where the publisher reports it in its own voice; `date` is an ISO
    date or None.
    """

    id: str
    type: EventType
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    evidence: Anchor
    asserted_by: str | None = None
    date: str | None = None
    place: Place | None = None
