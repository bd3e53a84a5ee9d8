"""Whose names stand in the words of a source: of its head, or of each member of a list."""

from __future__ import annotations

import re

from onrecord.actors.roster import Roster
from onrecord.actors.states import state_of
from onrecord.model.actor import ActorKind
from onrecord.model.text import Span

ATTRIBUTE = re.compile(r"\b(?:to|for|by|with|against|under|near|behind)\s+(?:[A-Z][\w.]*\s+){0,3}$")
OWNED = re.compile(r"['’]s?\b|['’]\s")
LISTED = re.compile(r"^\s*(?:$|,|and\b|\()")
FILLERS = re.compile(r"(?:^|\W)(?:the|both|and|or|also)(?=\W|$)|[,\s]", re.I)


def named_in(roster: Roster, span: Span) -> tuple[str, ...]:
    """Find the names inside a source: of its head, or of each member of a list."""
    inside = [
        (place, entry)
        for entry in roster.entries.values()
        for place in entry.spans
        if span.contains(place) and not _is_attribute(roster.text, span, place)
    ]
    persons = [(place, e) for place, e in inside if e.actor.kind == ActorKind.PERSON]
    chosen = persons or [(place, entry) for place, entry in inside if _is_alone(roster, span, place)]
    ids = [entry.actor.id for _, entry in sorted(chosen, key=lambda pair: pair[0])]
    # The model may have missed a member of a list that is plain to see.
    ids = ids if persons else max(ids, _listed_states(roster, span), key=len)
    return tuple(dict.fromkeys(ids))


def _is_attribute(text: str, span: Span, place: Span) -> bool:
    """Tell whether a name only belongs to the source's head: "Zarif's deputy", "an aide to Zarif"."""
    after = text[place.end : min(place.end + 3, span.end)]
    before = text[span.start : place.start]
    return OWNED.match(after) is not None or ATTRIBUTE.search(before) is not None


def _is_alone(roster: Roster, span: Span, place: Span) -> bool:
    """Tell whether a state or body is itself the source, or one in a list, not an attribute of something."""
    before = FILLERS.sub(" ", roster.text[span.start : place.start])
    listed = LISTED.match(roster.text[place.end : span.end]) is not None
    return listed and all(state_of(word) or roster.table.by_name(word) for word in before.split())


def _listed_states(roster: Roster, span: Span) -> list[str]:
    words = " ".join(span.of(roster.text).split())
    parts = [part.strip() for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", words) if part.strip()]
    codes = [state_of(part) for part in parts]
    return [roster.add_state(code).actor.id for code in codes if code] if all(codes) else []
