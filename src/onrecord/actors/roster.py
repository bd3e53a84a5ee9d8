"""The persons, states and organisations that a text names, one entry for each actor."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.actors.choice import Choice, Reason, load_weights
from onrecord.actors.folding import fold
from onrecord.actors.states import state_name
from onrecord.actors.tenures import TenureTable
from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm, Tenure
from onrecord.model.text import Span, anchor

STATE = "state:"


@dataclass(slots=True)
class Entry:
    """An actor of one text, with what the text and the table say of their offices and where it names them."""

    actor: Actor
    offices: set[str] = field(default_factory=set)
    gender: str | None = None
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Roster:
    """All actors of one text by id, in the order in which they first appear.

    `choices` tell what spoke for the bearer of a surname, by its place; `sight` are the states that the text names or
    names the people of, as ISO 3166-1 alpha-3 codes.
    """

    text: str
    day: str | None
    table: TenureTable
    entries: dict[str, Entry] = field(default_factory=dict)
    choices: dict[Span, Choice] = field(default_factory=dict)
    sight: set[str] = field(default_factory=set)

    def add(self, actor: Actor, span: Span | None = None, tenure: Tenure | None = None) -> Entry:
        """Enter an actor, or one more mention of them."""
        entry = self.entries.setdefault(actor.id, Entry(actor))
        if span is not None and span not in entry.spans:
            entry.spans.append(span)
        if tenure is not None:
            entry.gender = entry.gender or tenure.gender
            entry.offices |= {each.office for each in self.table.by_name(tenure.name, self.day) if each.office}
        return entry

    def persons(self) -> list[Entry]:
        """Give the persons."""
        return [entry for entry in self.entries.values() if entry.actor.kind == ActorKind.PERSON]

    def add_state(self, iso3: str, span: Span | None = None) -> Entry:
        """Enter a state by its code."""
        return self.add(Actor(state_id(iso3), state_name(iso3), ActorKind.STATE, iso3), span)

    def add_tenure(self, tenure: Tenure, span: Span | None = None) -> Entry:
        """Enter a person or organisation of the table, with the office held on the day of the text."""
        office = self.table.office_of(tenure.name, None, self.day)
        actor = Actor(actor_id(tenure), tenure.name, tenure.kind, tenure.country, tenure.wikidata, office)
        return self.add(actor, span, tenure)

    def add_local(self, kind: ActorKind, name: str, span: Span | None = None) -> Entry:
        """Enter an actor that only this text knows."""
        return self.add(Actor(local_id(kind, name), name, kind), span)

    def mentions(self) -> list[Mention]:
        """Give every place where a text names one of them."""
        by_name = ((Reason.NAME.value, load_weights().points[Reason.NAME]),)
        found = [
            Mention(anchor(self.text, span), MentionForm.NAME, entry.actor.id, self._reasons(span) or by_name)
            for entry in self.entries.values()
            for span in entry.spans
        ]
        return sorted(found, key=lambda mention: (mention.span.start, mention.span.end))

    def _reasons(self, span: Span) -> tuple[tuple[str, float], ...]:
        return self.choices[span].reasons if span in self.choices else ()


def actor_id(tenure: Tenure) -> str:
    """Give the id of someone in the table: the Wikidata item, or else kind and name."""
    return tenure.wikidata or local_id(tenure.kind, tenure.name)


def state_id(iso3: str) -> str:
    """Give the id of a state.

    >>> state_id("IRN")
    'state:IRN'
    """
    return STATE + iso3


def local_id(kind: ActorKind, name: str) -> str:
    """Give the id of an actor by kind and name, the same in every document that writes the name so.

    >>> local_id(ActorKind.PERSON, "Ann Example")
    'person:ann-example'
    """
    return f"{kind.value}:{fold(name).replace(' ', '-')}"
