"""What came before a place in a text: who was named last, who was the subject, which states are in sight."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors.roster import Roster
from onrecord.model.actor import ActorKind, Mention
from onrecord.model.text import Span
from onrecord.text.analysis import Parse, Token

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Discourse:
    """The mentions of a text so far; it grows as sources are resolved."""

    roster: Roster
    parse: Parse
    nominals: list[Mention] = field(default_factory=list)

    def persons_before(self, at: int) -> tuple[str, ...]:
        """Give the persons named before a place, the latest first."""
        places = [(place.start, id) for id, place in self._persons() if place.end <= at]
        return tuple(dict.fromkeys(id for _, id in sorted(places, reverse=True)))

    def subject_before(self, at: int) -> str | None:
        """Give the person who is the subject of the sentence before the one that holds a place."""
        number = self._sentence_at(at)
        if number is None or number == 0:
            return None
        for token in (self.parse.tokens[i] for i in self.parse.sentences[number - 1]):
            if token.dep in SUBJECTS and self.parse.head(token).dep in ("ROOT", "ccomp", "conj"):
                found = self._head_person(token)
                if found is not None:
                    return found
        return None

    def _head_person(self, noun: Token) -> str | None:
        """Tell whom a noun phrase means: the last person up to its head, or else the first one behind it."""
        words = [word for word in self.parse.subtree(noun) if word.i < noun.head]
        phrase = Span(words[0].start, words[-1].end) if words else noun.span
        inside = sorted((place, id) for id, place in self._persons() if place.overlaps(phrase))
        to_head = [id for place, id in inside if place.start <= noun.start]
        return to_head[-1] if to_head else inside[0][1] if inside else None

    def states_before(self, at: int) -> set[str]:
        """Give the states (ISO 3166-1 alpha-3) named before a place."""
        return {
            entry.actor.country
            for entry in self.roster.entries.values()
            if entry.actor.kind == ActorKind.STATE and entry.actor.country
            if any(place.end <= at for place in entry.spans)
        }

    def _persons(self) -> list[tuple[str, Span]]:
        entries = self.roster.entries
        named = [(entry.actor.id, place) for entry in self.roster.persons() for place in entry.spans]
        meant = [(each.actor, each.span.span) for each in self.nominals if each.actor is not None]
        return named + [(id, place) for id, place in meant if entries[id].actor.kind == ActorKind.PERSON]

    def _sentence_at(self, at: int) -> int | None:
        for number, sentence in enumerate(self.parse.sentences):
            if self.parse.tokens[sentence.stop - 1].end > at:
                return number
        return None
