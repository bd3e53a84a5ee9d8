"""Tell which states and organisations do an event, and to which it is done."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.extract.event_codes import Codes, Names, once
from onrecord.extract.event_type import Trigger, list_words, verb_forms
from onrecord.extract.frame import find_sources
from onrecord.model.event import EventType
from onrecord.model.statement import Statement
from onrecord.text.analysis import Parse, Token

SPOKEN = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN}
)
"""PLOVER's verbal types that a statement may itself be."""
MATERIAL_CONFLICT = 4
MAX_CLIMB = 4
ASTRAY = 6
"""Words between a noun and a preposition of its own that hangs elsewhere ("the visit of Ann Example to Oslo"); the one
case met in the coded readouts has four."""


class Sides(Names):
    """Finds the two sides of an event from the words around the word that names it."""

    def of_trigger(self, trigger: Trigger, statement: Statement | None) -> tuple[Codes, Codes]:
        """Give the codes of the actors and of the recipients of an event."""
        suffered = self._is_suffered(trigger)
        actors = self._actors(trigger, statement, suffered)
        taker = self._initiator(trigger, statement)
        if taker:
            theirs = (*self._recipients(trigger, (), statement), *actors)
            return taker, self._without(once(theirs), taker)
        recipients = self._recipients(trigger, actors, statement)
        if suffered:
            sufferer = self.of_nouns(self.scene.parse.of(trigger.host, "nsubj", "nsubjpass"), statement)
            actors = actors or (sufferer if trigger.rule.place else ())
            recipients = recipients or sufferer
        if trigger.rule.mutual:
            actors, recipients = self._both(trigger, actors, recipients, statement)
        if trigger.rule.hosting:
            actors, recipients = (recipients, actors) if self._is_guest(trigger) else ((), ())
        return actors, recipients

    def _is_suffered(self, trigger: Trigger) -> bool:
        """Tell whether the subject of the carrying verb undergoes the event: "was met by a crackdown"."""
        return trigger.is_noun and trigger.carried and trigger.host.lemma in list_words("suffered")

    def _is_guest(self, trigger: Trigger) -> bool:
        """Tell whether a person or a delegation is received, rather than a message."""
        guests = self.scene.parse.of(trigger.host, "dobj", "nsubjpass")
        return any(guest.pos == "PROPN" or guest.lemma in list_words("guests") for guest in guests)

    def _actors(self, trigger: Trigger, statement: Statement | None, suffered: bool) -> Codes:
        parse = self.scene.parse
        if trigger.carried and not suffered:
            subjects = self.subjects(trigger.host, statement)
            if subjects or not trigger.is_noun:
                return subjects
        token = trigger.token
        by = [
            noun for prep in parse.of(token, "prep", "agent") if prep.lemma == "by" for noun in parse.of(prep, "pobj")
        ]
        owners = parse.of(token, "poss", "amod", "compound", "nmod")
        found = self.of_nouns(by, statement) or self.of_nouns(owners, statement)
        if not found and "of" not in trigger.rule.recipient:
            found = self.of_nouns(self._after(token, "of"), statement)
        found = found or self._undertakers(trigger, statement)
        if not found and trigger.rule.place:
            found = self.of_nouns(self._after(token, "in"), statement)
        return found

    def _undertakers(self, trigger: Trigger, statement: Statement | None) -> Codes:
        """Give who would do what a noun names: "called off a raid", "is considering a meeting"."""
        head = self.scene.parse.head(trigger.token)
        fits = trigger.token.dep in ("dobj", "nsubjpass") and head.pos == "VERB"
        undertakes = fits and bool(list_words("undertaking") & set(verb_forms(self.scene.parse, head)))
        return self.subjects(head, statement) if undertakes else ()

    def _initiator(self, trigger: Trigger, statement: Statement | None) -> Codes:
        """Read "at the initiative of the French side"."""
        parse = self.scene.parse
        for prep in parse.subtree(trigger.host):
            for noun in parse.of(prep, "pobj") if prep.lemma == "at" else ():
                if noun.lemma in list_words("initiative"):
                    return self.of_noun(noun, statement)
        return ()

    def _after(self, token: Token, preposition: str) -> list[Token]:
        preps = [prep for prep in self.scene.parse.of(token, "prep") if prep.lemma == preposition]
        return [noun for prep in preps for noun in self.scene.parse.of(prep, "pobj")]

    def subjects(self, verb: Token, statement: Statement | None) -> Codes:
        """Give the codes of those who do what a verb says."""
        nouns = find_doers(self.scene.parse, verb)
        found = once((*self._before_dash(nouns), *self.of_nouns(nouns, statement)))
        if found or not self.scene.parse.of(verb, "nsubj"):
            return found
        return once(code for span in find_sources(self.scene.parse, verb) for code in self.of_span(span))

    def _before_dash(self, nouns: list[Token]) -> Codes:
        """Read a list of names before a verb that the parser cut at a dash."""
        if not nouns or self.scene.parse.tokens[nouns[0].i - 1].text not in ("-", "–", "—"):
            return ()
        first = self.scene.parse.sentences[nouns[0].sentence].start
        return once(code for i in range(first, nouns[0].i) for code in self.of_token(self.scene.parse.tokens[i]))

    def _recipients(self, trigger: Trigger, actors: Codes, statement: Statement | None) -> Codes:
        places = [noun for role in trigger.rule.recipient for noun in self._at_role(trigger, role)]
        for noun in places:
            codes = self.of_noun(noun, statement)
            others = self._without(codes, actors)
            if others or (codes and not trigger.carried):
                return others
        if any(noun.pos == "PRON" and noun.tag != "WDT" for noun in places):
            return ()
        found = self._first_inside(places, actors) if trigger.is_noun or trigger.rule.type not in SPOKEN else ()
        if found or (trigger.is_noun and not trigger.carried):
            return found or self._around(trigger, actors)
        return self._without(self._whose_object(trigger, statement), actors) or self._later(trigger, actors)

    def _without(self, codes: Codes, actors: Codes) -> Codes:
        return tuple(code for code in codes if code not in actors)

    def _first_inside(self, nouns: Iterable[Token], actors: Codes) -> Codes:
        """Give the first code inside the phrases where the recipient stands: "conditions for talks with Iran"."""
        for noun in nouns:
            for token in self.scene.parse.subtree(noun):
                others = self._without(self.of_token(token), actors)
                if others and token.sentence == noun.sentence:
                    return others
        return ()

    def _later(self, trigger: Trigger, actors: Codes) -> Codes:
        """Give the other side that the clause names further on under a preposition of the recipient's."""
        parse, host = self.scene.parse, trigger.host
        skip = frozenset(kid.i for kid in parse.of(host, "advcl", "ccomp", "conj", "nsubj", "parataxis"))
        for token in parse.subtree(host, skip):
            leads = token.pos == "ADP" and token.lemma in trigger.rule.recipient and token.lemma != "of"
            if token.i > host.i and leads:
                others = self._without(self.of_nouns(parse.of(token, "pobj")), actors)
                if others:
                    return others
        return ()

    def _around(self, trigger: Trigger, actors: Codes) -> Codes:
        """Give whom the words describe that a noun hangs on: "citizens subject to detention"."""
        parse = self.scene.parse
        token = trigger.token
        for _ in range(MAX_CLIMB):
            head = parse.head(token)
            if head.i == token.i or head.pos in ("VERB", "AUX"):
                break
            others = self._without(self.of_token(head), actors)
            if others:
                return others
            token = head
        inside = self._first_inside([trigger.token], actors) if not trigger.rule.mutual else ()
        owned = bool(parse.of(trigger.token, "poss"))
        before = trigger.rule.lasting == owned and (trigger.rule.lasting or trigger.rule.place)
        before = before and trigger.rule.type.quad == MATERIAL_CONFLICT
        return inside or (self.last_named(trigger.token, actors) if before else ())

    def _whose_object(self, trigger: Trigger, statement: Statement | None) -> Codes:
        """Give whose it is that a relative clause is about: "Iran set conditions, which were dismissed"."""
        parse = self.scene.parse
        subjects = parse.of(trigger.host, "nsubj")
        # Where a relative clause has two subjects, the pronoun is its object.
        places = [*parse.of(trigger.host, "dobj", "nsubjpass", "pobj"), *(subjects if len(subjects) > 1 else ())]
        if trigger.host.dep != "relcl" or not any(place.tag in ("WDT", "WP") for place in places):
            return ()
        owner = parse.head(trigger.host)
        for _ in range(MAX_CLIMB):
            if owner.pos in ("VERB", "AUX") or owner.head == owner.i:
                break
            owner = parse.head(owner)
        return self.subjects(owner, statement) if owner.pos in ("VERB", "AUX") else ()

    def _at_role(self, trigger: Trigger, role: str) -> list[Token]:
        parse, host = self.scene.parse, trigger.host
        if role == "object":
            nouns = parse.of(host, "dobj", "nsubjpass", "dative", "oprd")
            described = host.dep == "acl" and host.tag == "VBN" and not trigger.is_noun
            return [*nouns, *([parse.head(host)] if described else [])]
        if role == "clause":
            clauses = parse.of(host, "ccomp", "xcomp")
            return [noun for clause in clauses for noun in parse.of(clause, "nsubj", "nsubjpass")]
        if role == "dative":
            return parse.of(host, "dative")
        signed = self._after(trigger.token, "of") if trigger.rule.mutual else []
        anchors = {token.i: token for token in (trigger.token, host, *parse.of(host, "dobj"), *signed)}
        preps = [prep for token in anchors.values() for prep in parse.of(token, "prep", "dative") if prep.lemma == role]
        if not trigger.carried:
            preps += [prep for prep in self._astray(trigger.token) if prep.lemma == role]
        return [noun for prep in preps for noun in self._behind(prep)]

    def _behind(self, prep: Token) -> list[Token]:
        """Give the object of a preposition, which the parser may take for the subject of what follows."""
        parse = self.scene.parse
        return parse.of(prep, "pobj") or [
            noun for verb in parse.of(prep, "pcomp") for noun in parse.of(verb, "nsubj") if noun.i > prep.i
        ]

    def _astray(self, noun: Token) -> list[Token]:
        """Give the prepositions soon behind a noun that the parser hung on the verb above it."""
        head = self.scene.parse.head(noun)
        kids = self.scene.parse.of(head, "prep", "dative") if head.pos == "VERB" else []
        return [kid for kid in kids if noun.i < kid.i <= noun.i + ASTRAY]

    def _both(
        self, trigger: Trigger, actors: Codes, recipients: Codes, statement: Statement | None
    ) -> tuple[Codes, Codes]:
        """Split those who stand together in the subject, or after "between", into the two sides."""
        between = [noun for role in ("between", "among") for noun in self._at_role(trigger, role)]
        pair = self.of_nouns(between, statement)
        if trigger.is_noun and not trigger.carried and not actors and len(pair) < 2:
            pair = self._before_noun(trigger) if not recipients else ()
        if len(pair) > 1:
            return pair[:1], pair[1:]
        if trigger.is_noun and actors and not recipients:
            recipients = self._without(self._before_noun(trigger), actors)
        if len(actors) > 1 and not recipients:
            return (actors, actors) if trigger.rule.type == EventType.AGREE else (actors[:1], actors[1:])
        return actors, recipients

    def _before_noun(self, trigger: Trigger) -> Codes:
        """Give the sides named in one breath before a noun: "an Iran-Iraq meeting"."""
        phrase = [token for token in self.scene.parse.subtree(trigger.token) if token.i < trigger.token.i]
        return once(code for token in phrase for code in self.of_token(token))


def find_doers(parse: Parse, verb: Token) -> list[Token]:
    """Give the nouns that do what a verb says: its subject, the agent of a passive, whoever controls an infinitive."""
    if parse.of(verb, "nsubjpass", "auxpass") or (verb.tag == "VBN" and verb.dep == "acl"):
        return [noun for by in parse.of(verb, "agent") for noun in parse.of(by, "pobj")]
    token = verb
    for _ in range(MAX_CLIMB + 2):
        subjects = parse.of(token, "nsubj") or (parse.of(token, "nsubjpass") if token.i != verb.i else [])
        if subjects:
            return subjects
        head = parse.head(token)
        if head.i == token.i:
            break
        controlled = _controllers(parse, token, head)
        if controlled:
            return controlled
        token = head
    return []


def _controllers(parse: Parse, token: Token, head: Token) -> list[Token]:
    """Give the object of the verb above that does what stands under it: "asked Norway to leave", "Norway's wish to"."""
    if head.pos in ("NOUN", "PROPN"):
        asked = [prep for prep in parse.of(head, "prep") if prep.lemma in ("on", "to", "for")]
        if head.lemma in list_words("calling") and asked:
            return [noun for prep in asked for noun in parse.of(prep, "pobj")]
        owners = parse.of(head, "poss")
        return [head] if token.dep in ("acl", "relcl") and token.tag == "VBG" else owners
    if token.dep not in ("xcomp", "prep", "ccomp", "advcl") or head.lemma not in list_words("control"):
        return []
    on = [noun for prep in parse.of(head, "prep") if prep.lemma in ("on", "to") for noun in parse.of(prep, "pobj")]
    return [*parse.of(head, "dobj", "dative"), *on] or parse.of(head, "nsubjpass")
