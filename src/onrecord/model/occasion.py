"""Occasions: the meeting, call or speech that a document reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class OccasionKind(StrEnum):
    """What kind of occasion it was."""

    MEETING = "meeting"
    CALL = "call"
    VIDEO_CALL = "video_call"
    SUMMIT = "summit"
    PRESS_CONFERENCE = "press_conference"
    SPEECH = "speech"
    INTERVIEW = "interview"
    VISIT = "visit"
    STATEMENT = "statement"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """A town or site and its country (ISO 3166-1 alpha-3)."""

    name: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a document reports: kind, ISO date, place and who took part (actor ids)."""

    kind: OccasionKind
    date: str | None = None
    place: Place | None = None
    participants: tuple[str, ...] = ()
    host: str | None = None
