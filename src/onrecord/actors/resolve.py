"""Tell who the words of a source mean: names, titles, roles and pronouns to actors of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.actors.choice import Candidate, Choice, Reason, choose, group_nouns
from onrecord.actors.discourse import Discourse
from onrecord.actors.folding import fold
from onrecord.actors.groups import group_in, means_leaders
from onrecord.actors.named import named_in
from onrecord.actors.publishers import Home, PublisherKind
from onrecord.actors.reference import Kind, Reference, holds_one, members_of, read_reference
from onrecord.actors.roster import STATE, Entry, Roster, actor_id, state_id
from onrecord.lexicon import OfficeLexicon
from onrecord.model.actor import ActorKind, Mention, MentionForm, Tenure
from onrecord.model.text import Span, anchor

LIST = re.compile(r"(?P<first>[^,]+?)\s+and\s+(?P<second>[^,]+)", re.DOTALL)
PEOPLE = re.compile(r"(?:ers|ors|ists|ians|ees)$")
SIDES = re.compile(r"\b(?:sides|parties|countries|governments)$", re.IGNORECASE)
MANY = 2
NOMINAL = (Kind.ROLE, Kind.BOTH, Kind.STATES, Kind.COUNTERPART, Kind.GROUP)
HEADS = frozenset({"president", "prime minister", "chancellor"})
Reasons = dict[Reason, float]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Who says the words around a mention, and to whom: "I" and "you" inside them are these."""

    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolver:
    """Resolves the sources of one text in order; it remembers who spoke last and knows who meets whom.

    `home` is whose offices are meant where no state is named, `principals` are the two who meet. `nameless` tells that
    the last to speak was a person without a name, `joint` tells of a joint statement, `together`
    are its states (ISO 3166-1 alpha-3) where its title names them.
    """

    roster: Roster
    offices: OfficeLexicon
    discourse: Discourse
    home: Home | None = None
    principals: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    last_joint: tuple[str, ...] = ()
    last_alone: str | None = None
    nameless: bool = False
    together: tuple[str, ...] = ()
    joint: bool = False
    _considered: dict[str, Tenure] = field(default_factory=dict)

    def resolve(self, span: Span, quotation: Quotation | None = None) -> tuple[str, ...]:
        """Give the ids of the actors that a source names, none where that can't be told.

        The mention is kept, with what spoke for the choice, in `discourse.nominals`, unless it is a name: the
        roster has those.
        """
        named = named_in(self.roster, span)
        if named:
            return self._list_with_roles(span, quotation) or named
        words = " ".join(span.of(self.roster.text).split())
        if not words:
            return ()
        choices = self._choices(span, words, quotation)
        found = tuple(dict.fromkeys(id for choice in choices for id in choice.actors))
        for id in found:
            self._enter(id)
        kind = read_reference(words, self.offices).kind
        form = MentionForm.NOMINAL if kind in NOMINAL else MentionForm.PRONOUN
        reasons = {id: choice.reasons for choice in choices for id in choice.actors}
        where = anchor(self.roster.text, span)
        mentions = [Mention(where, form, id, reasons[id]) for id in found] or [Mention(where, form)]
        self.discourse.nominals += mentions
        return found

    def _list_with_roles(self, span: Span, quotation: Quotation | None) -> tuple[str, ...]:
        """Give all members of a list of a role and a name ("the President and President Solvang"), or nothing."""
        both = LIST.fullmatch(span.of(self.roster.text))
        if both is None:
            return ()
        parts = [Span(span.start + both.start(part), span.start + both.end(part)) for part in ("first", "second")]
        named = [bool(named_in(self.roster, part)) for part in parts]
        if all(named) or not any(named):
            return ()
        members = [self.resolve(part, quotation) for part in parts]
        return unite(members) if all(members) else ()

    def resolve_addressed(self, span: Span, quotation: Quotation | None = None) -> tuple[str, ...]:
        """Give who is addressed by these words; people that nobody knows by name are a group of the text.

        "reporters", "the families of the victims", "the international community".
        """
        found = self.resolve(span, quotation)
        words = " ".join(span.of(self.roster.text).split())
        if found or read_reference(words, self.offices).kind != Kind.ROLE:
            return found
        bare = re.sub(r"^(?:the|all|some)\s+", "", words, flags=re.I)
        head = fold(bare.split(" of ")[0]).split()[-1:]
        if not head or not (head[0] in group_nouns() or PEOPLE.search(head[0])):
            return ()
        id = self.roster.add_local(ActorKind.GROUP, bare).actor.id
        where = anchor(self.roster.text, span)
        nominals = self.discourse.nominals
        nominals[-1] = Mention(where, MentionForm.NOMINAL, id)
        return (id,)

    def partner_of(self, speakers: tuple[str, ...], at: int) -> tuple[str, ...]:
        """Give whom a speaker's "you" means: the other of the two who meet, or else the person named last."""
        recent = [id for id in self.discourse.persons_before(at) if id not in speakers]

        def weigh(id: str) -> Candidate:
            met = id in self.principals and any(speaker in self.principals for speaker in speakers)
            near = 1 / (1 + recent.index(id)) if id in recent else 0
            return Candidate((id,), {Reason.BOTH: float(met), Reason.RECENT: near})

        others = dict.fromkeys((*self.principals, *recent))
        return choose(weigh(id) for id in others if id not in speakers).actors if speakers and self.principals else ()

    def _choices(self, span: Span, words: str, quotation: Quotation | None) -> list[Choice]:
        """Choose for each member of a list ("the President and Vice President"), or for the whole."""
        members = members_of(words)
        if len(members) >= MANY:
            choices = [self._choose(span, member, quotation) for member in members]
            if all(choice.actors for choice in choices):
                return choices
        return [self._choose(span, words, quotation)]

    def _choose(self, span: Span, words: str, quotation: Quotation | None) -> Choice:
        reference = read_reference(words, self.offices, self.home.state if self.home else None)
        return choose(self._candidates(reference, span.start, quotation))

    def _candidates(self, reference: Reference, at: int, quotation: Quotation | None) -> Iterator[Candidate]:
        """List who may be meant, with what speaks for and against each."""
        match reference.kind:
            case Kind.HE:
                yield from self._persons_before(reference, at, quotation)
            case Kind.THEY:
                yield from self._several()
            case Kind.SPEAKER | Kind.SPEAKERS:
                yield from self._first_person(reference, quotation)
            case Kind.ADDRESSED:
                if quotation and quotation.addressees:
                    yield Candidate(quotation.addressees, {Reason.TOLD: 1})
            case Kind.BOTH | Kind.STATES | Kind.GROUP:
                yield from self._joint(reference)
            case Kind.COUNTERPART:
                yield from self._counterparts(reference)
            case Kind.ROLE:
                yield from self._bodies(reference)
                yield from self._holders(reference, at)
                if reference.person and reference.definite and not reference.offices:
                    yield from self._persons_before(reference, at, quotation)

    def _persons_before(self, reference: Reference, at: int, quotation: Quotation | None) -> Iterator[Candidate]:
        recent = self.discourse.persons_before(at)
        subject = self.discourse.subject_before(at)
        # Who speaks in a quotation calls itself "I" there.
        others = [id for id in dict.fromkeys((*self.last, *recent)) if not (quotation and id in quotation.speakers)]
        persons = [self.roster.entries[id] for id in others]
        persons = [entry for entry in persons if entry.actor.kind == ActorKind.PERSON]
        fitting = [e.actor.id for e in persons if not _disagrees(reference, e) and e.actor.id in recent]
        nearest = sorted(fitting, key=recent.index)
        for entry in persons:
            id = entry.actor.id
            reasons: Reasons = {Reason.LAST: self._spoke_last(id), Reason.SUBJECT: float(id == subject)}
            reasons[Reason.RECENT] = 1 / (1 + nearest.index(id)) if id in nearest else 0
            reasons |= _agreement(reference, entry)
            yield Candidate((id,), reasons)
        if self.nameless:
            yield Candidate((), {Reason.LAST: 1, Reason.RECENT: 1, Reason.SUBJECT: 1})

    def _several(self) -> Iterator[Candidate]:
        bodies = tuple(id for id in self.last if self.roster.entries[id].actor.kind != ActorKind.PERSON)
        if self.last_joint:
            yield Candidate(self.last_joint, {Reason.TOGETHER: 1})
        if bodies:
            yield Candidate(bodies, {Reason.LAST: 1, Reason.RECENT: 1})
        if len(self.principals) >= MANY:
            yield Candidate(self.principals, {Reason.BOTH: 0.5})

    def _first_person(self, reference: Reference, quotation: Quotation | None) -> Iterator[Candidate]:
        """Inside a quotation "I" and "we" are its speaker; in a government's own voice "we" is the state."""
        if quotation and quotation.speakers:
            yield Candidate(quotation.speakers, {Reason.QUOTED: 1})
        elif reference.kind == Kind.SPEAKER and self.home and self.home.voice:
            holders = self.roster.table.holders(self.home.voice, self.home.state, self.roster.day)
            yield from (Candidate((self._consider(tenure),), {Reason.SELF: 1}) for tenure in holders)
        elif reference.kind == Kind.SPEAKER and len(self.principals) == 1:
            yield Candidate(self.principals, {Reason.SELF: 1})
        elif reference.kind == Kind.SPEAKERS and self.together:
            yield Candidate(tuple(map(state_id, self.together)), {Reason.SELF: 1, Reason.BOTH: 1})
        elif reference.kind == Kind.SPEAKERS and self._speaks_alone():
            yield from (Candidate((state_id(home.state),), {Reason.SELF: 1}) for home in [self.home] if home)

    def _speaks_alone(self) -> bool:
        """Tell whether "we" is the state whose office publishes the text, and not several states together."""
        return self.home is not None and self.home.kind == PublisherKind.GOVERNMENT and not self.joint

    def _joint(self, reference: Reference) -> Iterator[Candidate]:
        if reference.kind == Kind.GROUP:
            yield Candidate(self._members(reference.words), {Reason.GROUP: 1})
            return
        chosen = self.principals
        if reference.kind == Kind.STATES:
            countries = [self.roster.entries[id].actor.country for id in self.principals]
            chosen = tuple(state_id(iso3) for iso3 in dict.fromkeys(countries) if iso3)
        elif self.together and not reference.offices and SIDES.search(reference.words):
            chosen = tuple(map(state_id, self.together))
        holding = tuple(e.actor.id for e in self.roster.persons() if holds_one(e.offices, reference.offices))
        if reference.offices and len(holding) == MANY:
            yield Candidate(holding, {Reason.BOTH: 1, Reason.OFFICE: 1})
        if len(chosen) >= MANY:
            yield Candidate(chosen, {Reason.BOTH: 1})

    def _members(self, words: str) -> tuple[str, ...]:
        """Give the states of a group, or those who lead them, where the text names one of each state."""
        states = group_in(words)
        heads = [e for e in self.roster.persons() if holds_one(e.offices, HEADS) and e.actor.country in states]
        leaders = {entry.actor.country: entry.actor.id for entry in reversed(heads)}
        if means_leaders(words) and len(leaders) == len(states):
            return tuple(leaders[iso3] for iso3 in states)
        return tuple(map(state_id, states))

    def _counterparts(self, reference: Reference) -> Iterator[Candidate]:
        """Find who holds the last speaker's office for the other side ("his Iranian counterpart")."""
        first = self.last[:1] or self.principals[:1]
        held = frozenset(office for id in first for office in self.roster.entries[id].offices)
        wanted = Reference(Kind.ROLE, reference.words, None, reference.country, held)
        others = [id for id in self.principals if id not in first]
        for candidate in self._holders(wanted, 0) if held else ():
            if not set(candidate.actors) & set(first):
                yield candidate
        if others and reference.country is None:
            yield Candidate(tuple(others), {Reason.BOTH: 1})

    def _bodies(self, reference: Reference) -> Iterator[Candidate]:
        """Find the organisation whose name it is, or the state whose side is named."""
        bare = re.sub(r"^[Tt]he\s+", "", reference.words)
        for tenure in self.roster.table.by_name(bare)[:1]:
            if tenure.kind != ActorKind.PERSON:
                yield Candidate((self._consider(tenure),), {Reason.BODY: 1})
                return
        if reference.side and reference.country:
            yield Candidate((state_id(reference.country),), {Reason.SIDE: 1})

    def _holders(self, reference: Reference, at: int) -> Iterator[Candidate]:
        """Find those who hold the office that a role names: in the text, or else in the table on the day."""
        if not reference.offices or (reference.side and reference.country):
            return
        fitting = [entry for entry in self.roster.persons() if holds_one(entry.offices, reference.offices)]
        fitting = [e for e in fitting if reference.country is None or e.actor.country in (reference.country, None)]
        most = max((len(entry.spans) for entry in fitting), default=0)
        subject = self.discourse.subject_before(at)
        for entry in fitting:
            habits = {Reason.MOST: float(len(entry.spans) == most), Reason.SUBJECT: float(entry.actor.id == subject)}
            yield self._in_text(reference, entry, habits)
        if not fitting:
            yield from self._in_table(reference, at)

    def _in_text(self, reference: Reference, entry: Entry, habits: Reasons) -> Candidate:
        country = entry.actor.country
        reasons: Reasons = {Reason.OFFICE: 1, Reason.IN_TEXT: 1, **habits}
        reasons[Reason.COUNTRY] = float(country is not None and country == reference.country)
        reasons[Reason.HOME] = float(country is not None and self.home is not None and country == self.home.state)
        reasons[Reason.LAST] = self._spoke_last(entry.actor.id)
        reasons[Reason.PARTY] = float(entry.actor.id in self.principals)
        return Candidate((entry.actor.id,), reasons)

    def _in_table(self, reference: Reference, at: int) -> Iterator[Candidate]:
        """Find the holders on the day, of the state named, or else the publisher's, or else the only one in sight."""
        states = self.discourse.states_before(at)
        only = next(iter(states)) if len(states) == 1 else None
        country = reference.country or (self.home.state if self.home else only)
        if country is None:
            return
        place = Reason.COUNTRY if reference.country else Reason.HOME if self.home else Reason.IN_SIGHT
        day = self.roster.day
        for office in sorted(reference.offices):
            for tenure in self.roster.table.holders(office, country, day):
                yield Candidate((self._consider(tenure),), {Reason.OFFICE: 1, place: 1})

    def imply(self, cue: str, addressees: tuple[str, ...]) -> tuple[str, ...]:
        """Tell who speaks where a readout names nobody ("It was agreed to …", "The President of X was asked to …").

        What was agreed both agreed; who asks is the one of the two who isn't asked.
        """
        if len(self.principals) != MANY:
            return ()
        if cue.casefold().startswith("agree"):
            return self.principals
        if len(addressees) == 1 and addressees[0] in self.principals:
            return tuple(id for id in self.principals if id not in addressees)
        return ()

    def remember(self, speakers: tuple[str, ...], words: str = "") -> None:
        """Note who spoke, for the pronouns that follow; `words` are the source's where nobody was found for them."""
        if speakers or read_reference(words, self.offices).person:
            self.nameless = not speakers
        if len(speakers) >= MANY:
            self.last_joint = speakers
        if speakers:
            self.last = speakers
        if len(speakers) == 1:
            self.last_alone = speakers[0]

    def _spoke_last(self, id: str) -> float:
        """Tell how far somebody is the last speaker: of two who spoke together, the one who spoke alone before."""
        together = 0.0 if len(self.last) < MANY or id == self.last_alone else 0.25
        return float(id in self.last) - together * (id in self.last)

    def _consider(self, tenure: Tenure) -> str:
        """Give the id of someone in the table, who enters the roster only if chosen."""
        id = actor_id(tenure)
        self._considered[id] = tenure
        return id

    def _enter(self, id: str) -> None:
        if id in self.roster.entries:
            return
        if id in self._considered:
            self.roster.add_tenure(self._considered[id])
        else:
            self.roster.add_state(id.removeprefix(STATE))


def _agreement(reference: Reference, entry: Entry) -> Reasons:
    """Tell how gender and state of a person agree with what a mention shows of them."""
    gender, country = reference.gender, reference.country
    return {
        Reason.GENDER: float(gender is not None and entry.gender == gender),
        Reason.OTHER_GENDER: float(gender is not None and entry.gender not in (None, gender)),
        Reason.COUNTRY: float(country is not None and entry.actor.country == country),
        Reason.OTHER_COUNTRY: float(country is not None and entry.actor.country not in (None, country)),
    }


def _disagrees(reference: Reference, entry: Entry) -> bool:
    reasons = _agreement(reference, entry)
    return bool(reasons[Reason.OTHER_GENDER] or reasons[Reason.OTHER_COUNTRY])


def unite(choices: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Join the actors of several mentions, each once, in order.

    >>> unite([("a", "b"), ("b", "c")])
    ('a', 'b', 'c')
    """
    return tuple(dict.fromkeys(id for choice in choices for id in choice))
