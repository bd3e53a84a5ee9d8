"""Give the events that statements are: to accuse, demand, reject, threaten, agree and support in so many words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.extract.event_codes import Codes, codes_of_ids, counterparts
from onrecord.extract.event_sides import SPOKEN, Sides
from onrecord.extract.event_status import find_status, judge_verb
from onrecord.extract.event_type import Trigger, list_words
from onrecord.model.event import EventStatus, EventType
from onrecord.model.statement import Act, Statement
from onrecord.text.analysis import Token

TYPES = {
    Act.ACCUSE: EventType.ACCUSE,
    Act.CRITICISE: EventType.ACCUSE,
    Act.DEMAND: EventType.REQUEST,
    Act.APPEAL: EventType.REQUEST,
    Act.REJECT: EventType.REJECT,
    Act.THREATEN: EventType.THREATEN,
    Act.PROMISE: EventType.AGREE,
    Act.PROPOSE: EventType.AGREE,
    Act.SUPPORT: EventType.SUPPORT,
    Act.PRAISE: EventType.SUPPORT,
}
"""PLOVER's verbal types by what a statement does; what it merely asserts is no event."""
DEONTIC = frozenset({"must", "should", "ought", "shall"})
OBLIGED = frozenset({"have", "need"})
AGENTS = frozenset({"by", "from", "as"})
WRONGED = frozenset({"against", "between", "with", "despite", "toward", "towards", "to"})
"""Prepositions before the one wronged rather than the one blamed."""
PLACES = frozenset({"in", "at", "on"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement as an event of speech."""

    statement: Statement
    type: EventType
    actors: Codes
    recipients: Codes
    status: EventStatus = EventStatus.HAPPENED


def find_spoken(sides: Sides, triggers: tuple[Trigger, ...]) -> Iterator[Spoken]:
    """Give the statements that are events of PLOVER's verbal types, with who speaks and to or against whom.

    A statement whose other side can't be told is left out, but for a threat and for a request to a group of no code.
    """
    for statement in sides.scene.statements:
        actors = sides.speakers(statement)
        view = Content(sides, statement, actors, triggers)
        type = view.type()
        if type is None or not actors or statement.repeats or _is_hosting(view):
            continue
        recipients = _RECIPIENTS[type](view)
        if recipients is not None:
            yield Spoken(statement, type, actors, recipients, view.status())


@dataclass(frozen=True, slots=True)
class Content:
    """A statement's words with what its type and recipients can be read from."""

    sides: Sides
    statement: Statement
    own: Codes
    triggers: tuple[Trigger, ...]

    @property
    def tokens(self) -> list[Token]:
        """The words of the content; the last may end behind it, as in "the U.S." at the end of a sentence."""
        return [token for piece in self.statement.contents for token in self.sides.within(piece.span)]

    @property
    def cues(self) -> list[Token]:
        """The words of the cue."""
        return [token for piece in self.statement.cues for token in self.sides.within(piece.span)]

    def type(self) -> EventType | None:
        """Give the type: of a cue's own noun ("reiterated its support"), of what it does, of an offer made in it."""
        cues = {token.i for token in self.cues}
        named = (each.rule.type for each in self.triggers if each.host.i in cues and each.is_noun and each.carried)
        return (
            next((each for each in named if each in SPOKEN), None) or TYPES.get(self.statement.acts[0]) or self.offer()
        )

    def status(self) -> EventStatus:
        """Tell whether the words were said, or may, will or won't be: "did not demand"; what is being said is said."""
        verbs = [token for token in self.cues if token.pos == "VERB"]
        found = [judge_verb(self.sides.scene.parse, verb) for verb in verbs]
        real = not found or EventStatus.HAPPENED in found or EventStatus.ONGOING in found
        return EventStatus.HAPPENED if real else found[0]

    def offer(self) -> EventType | None:
        """Tell whether the speaker says that their side will, or would, do something with or for another."""
        words = {token.i for token in self.tokens}
        parse = self.sides.scene.parse
        for each in self.triggers:
            if each.host.i in words and each.rule.type.quad < 3 and each.carried and each.rule.type not in SPOKEN:
                will = any(kid.text.casefold() in ("will", "would") for kid in parse.of(each.host, "aux"))
                negated = find_status(parse, each) == EventStatus.DENIED
                actors, recipients = self.sides.of_trigger(each, self.statement)
                if will and not negated and recipients and self.own == actors:
                    return EventType.AGREE
        return None

    def others(self, nouns: Iterable[Token]) -> Codes:
        """Give the codes of nouns that are not the speaker's own."""
        return self.but_own(self.sides.of_nouns(nouns, self.statement))

    def but_own(self, codes: Iterable[str]) -> Codes:
        """Leave out the speaker's own codes."""
        return tuple(code for code in codes if code not in self.own)

    def addressed(self) -> Codes:
        """Give the codes of those spoken to, by name or as "you"."""
        found = self.but_own(codes_of_ids(self.sides.scene, self.statement.addressees))
        return found or self.others(token for token in self.tokens if token.text.casefold() in ("you", "your"))

    def under(self, token: Token) -> frozenset[str]:
        """Give the prepositions above a word in its phrase."""
        found: set[str] = set()
        while token.dep in ("pobj", "conj", "poss", "compound", "amod", "prep", "appos", "nmod"):
            token = self.sides.scene.parse.head(token)
            if token.pos == "ADP":
                found.add(token.lemma)
        return frozenset(found)

    def named(self, unlike: frozenset[str] = frozenset()) -> Codes:
        """Give the codes named in the content outside the speaker's own, but for those under some prepositions."""
        places = [(token, self.sides.of_token(token)) for token in self.tokens]
        codes = [code for token, found in places if found and not self.under(token) & unlike for code in found]
        return self.but_own(dict.fromkeys(codes))

    def by_trigger(self, type: EventType) -> Codes:
        """Give the recipients of the words of a type in cue or content: "support for X", "rejected X's offer"."""
        cues, words = {token.i for token in self.cues}, {token.i for token in self.tokens}
        for trigger in self.triggers:
            if trigger.rule.type == type and trigger.host.i in cues | words:
                actors, recipients = self.sides.of_trigger(trigger, self.statement)
                others = self.but_own(recipients)
                if others and (trigger.host.i in cues or set(actors) & set(self.own)):
                    return others
        return ()

    def objects(self) -> list[Token]:
        """Give what the cue is said of: "criticised Norway", "called on Norway"."""
        parse = self.sides.scene.parse
        direct = [kid for cue in self.cues for kid in parse.of(cue, "dobj", "dative", "nsubjpass", "pobj")]
        preps = [prep for cue in self.cues for prep in parse.of(cue, "prep") if prep.lemma in ("on", "upon", "at")]
        return [*direct, *(noun for prep in preps for noun in parse.of(prep, "pobj"))]


def _is_hosting(view: Content) -> bool:
    """Tell a host's welcome from praise: "welcomed the prime minister to the palace"."""
    hosts = {each.host.i for each in view.triggers if each.rule.hosting}
    cues = [token for token in view.cues if token.i in hosts]
    guests = [kid for token in cues for kid in view.sides.scene.parse.of(token, "dobj")]
    named = [mention.span.span for mention in view.sides.scene.mentions if mention.actor]
    return any(
        kid.lemma in list_words("guests") or (kid.pos == "PROPN" and any(span.overlaps(kid.span) for span in named))
        for kid in guests
    )


def _asked(view: Content) -> Codes | None:
    """Give who is to act; an empty tuple where a group without a code is asked."""
    asked = [noun for token in _askers(view) for noun in _asked_by(view, token)]
    found = _obliged(view) or view.addressed() or view.others(asked) or view.others(view.objects())
    if found:
        return found
    content = {token.lemma for token in view.tokens[:6]}
    if content & list_words("stopping") and _askers(view):
        return counterparts(view.sides.scene, view.own) or None
    fellows = view.sides.of_nouns((noun for noun in asked if noun.pos != "PRON"), view.statement)
    if fellows:
        return fellows
    return () if any(noun.tag == "NNS" for noun in asked) else None


def _askers(view: Content) -> list[Token]:
    return [each for each in (*view.cues, *view.tokens) if each.lemma in list_words("asking") and each.pos == "VERB"]


def _asked_by(view: Content, verb: Token) -> list[Token]:
    """Give those who are asked: "urged Norway to stay", "called on Norway to stay", "want the Council to act"."""
    parse = view.sides.scene.parse
    clauses = parse.of(verb, "ccomp", "xcomp")
    acting = [noun for clause in clauses for noun in parse.of(clause, "nsubj", "nsubjpass")]
    objects = parse.of(verb, "dobj", "dative") if clauses or verb.lemma in ("urge", "ask", "press", "call") else []
    on = [noun for prep in parse.of(verb, "prep") if prep.lemma in ("on", "upon") for noun in parse.of(prep, "pobj")]
    return [*acting, *objects, *on]


def _obliged(view: Content) -> Codes:
    """Give who must or should do something; what both sides should do is asked of neither."""
    parse = view.sides.scene.parse
    modals = [token for token in view.tokens if token.tag == "MD" and token.lemma in DEONTIC]
    verbs = [verb for verb in map(parse.head, modals) if all(kid.lemma != "have" for kid in parse.of(verb, "aux"))]
    verbs += [token for token in view.tokens if token.lemma in OBLIGED and parse.of(token, "xcomp")]
    for noun in (noun for verb in verbs for noun in parse.of(verb, "nsubj")):
        codes = view.sides.of_noun(noun, view.statement)
        if codes and not set(codes) & set(view.own):
            return codes
    return ()


def _blamed(view: Content) -> Codes | None:
    """Give who is blamed: the agent of a wrong, else its subject or owner, else whoever else is named."""
    parse = view.sides.scene.parse
    agents = [noun for token in view.tokens if token.lemma in AGENTS for noun in parse.of(token, "pobj")]
    subjects = [token for token in view.tokens if token.dep in ("nsubj", "poss")]
    found = view.by_trigger(EventType.ACCUSE) or view.others(agents) or view.others(view.objects())
    found = found or view.others(subjects)
    wrong = Act.ACCUSE in view.statement.acts or any(token.lemma in list_words("wrongs") for token in view.tokens)
    if found or not wrong:
        return found or None
    return view.named(WRONGED | PLACES) or view.named(WRONGED) or None


def _rejected(view: Content) -> Codes | None:
    return view.by_trigger(EventType.REJECT) or view.named() or view.addressed() or None


def _threatened(view: Content) -> Codes | None:
    return view.addressed() or view.named(frozenset({"between", "despite", "for"}))


def _agreed(view: Content) -> Codes | None:
    if len(view.own) > 1:
        return view.own
    beside = [token for token in view.tokens if token.lemma in ("with", "to", "for") and token.pos == "ADP"]
    nouns = [noun for prep in beside for noun in view.sides.scene.parse.of(prep, "pobj")]
    return view.addressed() or view.others(nouns) or None


def _supported(view: Content) -> Codes | None:
    objects = [kid for kid in view.objects() if kid.dep == "dobj"]
    praised = view.others(objects) if view.statement.acts[0] == Act.PRAISE else ()
    return view.by_trigger(EventType.SUPPORT) or praised or (_praised_you(view) or None)


def _praised_you(view: Content) -> Codes:
    thanks = any(token.lemma in ("thank", "congratulate", "appreciate", "commend") for token in view.tokens)
    return view.addressed() if thanks else ()


_RECIPIENTS = {
    EventType.REQUEST: _asked,
    EventType.ACCUSE: _blamed,
    EventType.REJECT: _rejected,
    EventType.THREATEN: _threatened,
    EventType.AGREE: _agreed,
    EventType.SUPPORT: _supported,
}
