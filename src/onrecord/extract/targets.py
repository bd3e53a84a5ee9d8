"""Follow a word to what is at issue: from "the importance of ending X" to X, and whether that is for or against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from onrecord.extract.clause import is_finite, is_misjoined, is_negated, is_own_side, subject_of
from onrecord.extract.scene import Scene
from onrecord.lexicon import read_toml
from onrecord.model.claim import Stance
from onrecord.model.statement import Statement
from onrecord.text.analysis import Parse, Token

FLIPPED = {Stance.SUPPORT: Stance.OPPOSE, Stance.OPPOSE: Stance.SUPPORT, Stance.NEUTRAL: Stance.NEUTRAL}
FAR_BACK = 2
"""Sentences back in which "these elections" is looked for: a writer who points farther back names the thing again."""


@dataclass(frozen=True, slots=True)
class View:
    """A stance and the word that heads what it is on; None where that is a pronoun for what was said before.

    `names` heads the fuller phrase that "this regime" or "these elections" stands for. `presence` is set where not the
    thing but its being there is at issue ("the troops should leave").
    """

    stance: Stance
    head: Token | None
    names: Token | None = None
    presence: bool = False


@cache
def word_lists() -> dict[str, dict[str, frozenset[str]]]:
    """Load the words that show a stance, by table and name."""
    data: dict[str, Any] = read_toml("positions.toml")
    return {table: {name: frozenset(words) for name, words in lists.items()} for table, lists in data.items()}


def is_infinitive(parse: Parse, token: Token) -> bool:
    """Tell whether a word is an infinitive with "to"."""
    return token.tag == "VB" and any(each.tag == "TO" for each in parse.of(token, "aux"))


def is_action(token: Token) -> bool:
    """Tell whether a word names an act rather than a thing."""
    return token.pos in ("VERB", "AUX") or token.tag == "VBG"


@dataclass(frozen=True)
class Targets:
    """What the words of one statement's content are about."""

    scene: Scene
    statement: Statement
    words: list[Token]

    @property
    def parse(self) -> Parse:
        """The parse of the document."""
        return self.scene.parse

    @cached_property
    def inside(self) -> frozenset[int]:
        """The indexes of the content's words."""
        return frozenset(word.i for word in self.words)

    def of_word(self, word: Token, stance: Stance) -> Iterator[View]:
        """Follow an act or a thing."""
        yield from self.of_actions([word], stance) if is_action(word) else self.of_thing(word, stance)

    def of_thing(self, noun: Token, stance: Stance) -> Iterator[View]:
        """Follow a noun: "the importance of X" is for X, "concern over X" and "the fight against X" are against it."""
        if is_action(noun):
            yield from self.of_actions([noun], stance)
        elif noun.pos == "PRON" or noun.lemma in word_lists()["idle"]["pronouns"]:
            yield from self._of_pronoun(noun, stance)
        elif self._points_back(noun):
            named = self._antecedent(noun)
            yield View(stance, noun, named) if named else View(stance, None)
        else:
            yield from self._of_noun(noun, stance)
            yield from self._of_joined(noun, stance)
            yield from self._fought(noun) if stance == Stance.SUPPORT else ()

    def of_complement(self, preposition: Token, stance: Stance) -> Iterator[View]:
        """Follow what stands after a preposition."""
        for word in self.parse.of(preposition, "pobj", "pcomp")[:1]:
            yield from self.of_word(word, stance)

    def of_actions(self, verbs: Iterable[Token], stance: Stance) -> Iterator[View]:
        """Follow acts, with those joined to them that have no subject of their own."""
        for verb in verbs:
            yield from self._of_action(verb, stance)
            for other in self.parse.of(verb, "conj"):
                own = self.parse.of(other, "nsubj", "nsubjpass") or is_finite(self.parse, other)
                if not own and other.i in self.inside and other.pos in ("VERB", "AUX"):
                    yield from self.of_actions([other], stance)

    def stance_of_noun(self, noun: Token) -> Stance | None:
        """Tell whether a noun takes a stand on what follows it ("support for", "concern over")."""
        lists = word_lists()["nouns"]
        if noun.tag == "NNS" and noun.lemma in lists["singular"]:
            return None
        against = Stance.OPPOSE if noun.lemma in lists["oppose"] else None
        return Stance.SUPPORT if noun.lemma in lists["support"] else against

    def complements(self, noun: Token) -> list[Token]:
        """Give what a noun is about: an infinitive ("the need to X"), or else what follows a preposition."""
        lists = word_lists()["nouns"]
        hanging = self.parse.of(noun, "acl", "xcomp", "relcl", "advcl")
        acts = [child for child in hanging if is_infinitive(self.parse, child)]
        if acts and (self.stance_of_noun(noun) or noun.lemma in lists["striving"]):
            return acts[:1]
        prepositions = lists["prepositions"] - {"of"} if noun.lemma in lists["striving"] else lists["prepositions"]
        places = [at for at in self.parse.of(noun, "prep") if at.lemma in prepositions]
        return [word for at in places for word in self.parse.of(at, "pobj", "pcomp")]

    def judgement(self, words: Iterable[Token]) -> Stance | None:
        """Give the stance of the first word that judges ("necessary", "unacceptable")."""
        lists = word_lists()["judgements"]
        for word in words:
            forms = {word.text.casefold(), *([] if word.tag == "NNS" else [word.lemma])}
            if forms & (lists["oppose"] | lists["support"]):
                stance = Stance.OPPOSE if forms & lists["oppose"] else Stance.SUPPORT
                denied = any(each.lemma in ("not", "no") for each in self.parse.of(word))
                return FLIPPED[stance] if denied else stance
        return None

    def _of_noun(self, noun: Token, stance: Stance) -> Iterator[View]:
        lists = word_lists()["nouns"]
        inner, below = self.stance_of_noun(noun), self.complements(noun)[:1]
        if inner and below:
            cared = inner == Stance.OPPOSE and below[0].lemma in lists["cared_for"]
            yield from self.of_word(below[0], stance if inner == Stance.SUPPORT or cared else FLIPPED[stance])
        elif below and noun.lemma in lists["ending"]:
            yield from self.of_word(below[0], FLIPPED[stance])
        elif below and noun.lemma in lists["fostering"] | lists["striving"]:
            against = self.parse.head(below[0]).lemma == "against"
            yield from self.of_word(below[0], FLIPPED[stance] if against else stance)
        elif not (inner or noun.lemma in word_lists()["idle"]["nouns"]) or self._is_specific(noun):
            yield View(stance, noun)
            joined = (word for word in self.parse.subtree(noun) if is_misjoined(self.parse, word))
            yield from (View(stance, word) for word in joined if word.i in self.inside)

    def _of_joined(self, noun: Token, stance: Stance) -> Iterator[View]:
        """Go on to a joined phrase that is an issue of its own, as both have complements or one is an act."""
        for other in self.parse.of(noun, "conj"):
            if other.i not in self.inside or is_misjoined(self.parse, other):
                continue
            between = [child for child in self.parse.of(noun, "prep", "acl") if child.i < other.i]
            if other.tag == "VBG" or (between and self.parse.of(other, "prep", "det")):
                yield from self.of_thing(other, stance)

    def _fought(self, head: Token) -> Iterator[View]:
        """Give what is fought in something wanted: "cooperation in fighting X", "cooperate in the fight against X"."""
        lists = word_lists()
        for word in self.parse.subtree(head):
            below: list[Token] = []
            if word.i == head.i or word.i not in self.inside:
                continue
            if word.pos == "NOUN" and word.lemma in lists["nouns"]["fights"]:
                against = [at for at in self.parse.of(word, "prep") if at.lemma == "against"]
                below = [noun for at in against for noun in self.parse.of(at, "pobj")]
            elif word.tag in ("VBG", "VB") and word.lemma in lists["verbs"]["oppose"]:
                below = self.parse.of(word, "dobj")
            yield from (View(Stance.OPPOSE, noun) for noun in below[:1])

    def _of_pronoun(self, noun: Token, stance: Stance) -> Iterator[View]:
        """Take a pronoun for what the condition before it names ("if there is X, we will oppose it")."""
        verb = self.parse.head(noun)
        for clause in self.parse.of(verb, "advcl"):
            things = [each for each in self.parse.of(clause, "attr", "dobj", "nsubj") if each.pos == "NOUN"]
            if clause.i < verb.i and things and any(each.lemma == "if" for each in self.parse.of(clause, "mark")):
                yield View(stance, things[-1])
                return
        if noun.lemma in ("it", "this", "that"):
            yield View(stance, None)

    def _of_action(self, verb: Token, stance: Stance) -> Iterator[View]:
        """Follow an act: to end X is against X, to strengthen X is for it, and what else is done is itself at issue."""
        change, verbs = word_lists()["change"], word_lists()["verbs"]
        if is_negated(self.parse, verb):
            stance = FLIPPED[stance]
        if below := self._carried(verb):
            yield from self.of_actions(below, FLIPPED[stance] if verb.lemma in change["end"] else stance)
        elif verb.lemma == "think":
            yield from self._of_objects(verb, [], stance)
        elif verb.lemma in change["leave"]:
            gone = self.parse.of(verb, "dobj") if verb.lemma == "withdraw" else []
            gone = gone or [subject for subject in [subject_of(self.parse, verb)] if subject]
            yield from (View(FLIPPED[stance], each, presence=True) for each in gone[:1])
        elif verb.pos == "AUX" or verb.lemma in ("be", "remain"):
            return
        elif verb.lemma in change["end"] | verbs["oppose"]:
            yield from self._of_objects(verb, self._objects(verb), FLIPPED[stance])
        elif verb.lemma in change["foster"] | verbs["support"] or (verb.tag == "VBN" and self._objects(verb)):
            yield from self._of_objects(verb, self._objects(verb), stance)
        else:
            yield View(stance, verb)
            yield from self._fought(verb) if stance == Stance.SUPPORT else ()

    def _carried(self, verb: Token) -> list[Token]:
        """Give the act that a verb only leads to: "continue to X", "stop doing X", "allow Y to X"."""
        change = word_lists()["change"]
        relations = ("xcomp", "ccomp") if verb.lemma in change["permit"] else ("xcomp",)
        leads = verb.lemma in change["permit"] | change["carry"] | change["end"]
        return self.parse.of(verb, *relations)[:1] if leads else []

    def _objects(self, verb: Token) -> list[Token]:
        """Give what an act is done to; of one without object its subject, of "lift or waive X" X."""
        objects = [each for each in self.parse.of(verb, "dobj", "nsubjpass") if not self._is_done_to_us(each)]
        shared = [noun for other in self.parse.of(verb, "conj") for noun in self.parse.of(other, "dobj")]
        if objects or shared or verb.dep == "xcomp" or self.parse.of(verb, "xcomp", "ccomp"):
            return objects or shared
        subject = subject_of(self.parse, verb)
        own = subject is None or is_own_side(self.scene, self.statement, subject)
        return [] if own or subject is None else [subject]

    def _is_done_to_us(self, noun: Token) -> bool:
        return noun.dep == "nsubjpass" and is_own_side(self.scene, self.statement, noun)

    def _of_objects(self, verb: Token, objects: list[Token], stance: Stance) -> Iterator[View]:
        after = [at for at in self.parse.of(verb, "prep") if at.i > verb.i]
        reasons = [at for at in after if at.lemma in ("for", "on", "in")]
        below = self.parse.of(verb, "xcomp", "ccomp")
        if verb.lemma in word_lists()["cues"]["addressed"] and reasons:
            yield from self.of_complement(reasons[0], stance)
        elif objects and objects[0].lemma.endswith(("self", "selves")):
            yield View(stance, verb)
        elif objects:
            yield from self.of_thing(objects[0], stance)
        elif below:
            yield from [View(stance, verb)] if below[0].pos == "ADJ" else self.of_actions(below[:1], stance)
        elif after:
            yield from self.of_complement(after[0], stance)

    def _points_back(self, noun: Token) -> bool:
        """Tell whether a noun points back ("this regime", "these elections") and says nothing more."""
        points = any(
            each.text.casefold() in ("this", "these", "that", "those", "such") for each in self.parse.of(noun, "det")
        )
        return points and not self.parse.of(noun, "prep", "acl", "relcl", "poss")

    def _antecedent(self, noun: Token) -> Token | None:
        """Find the last phrase before with the same head that says which is meant."""
        if noun.lemma in word_lists()["idle"]["nouns"]:
            return None
        for token in reversed(self.parse.tokens[: noun.i]):
            if noun.sentence - token.sentence > FAR_BACK:
                return None
            if token.lemma == noun.lemma and self.parse.of(token, "amod", "compound", "poss", "prep"):
                return token
        return None

    def _is_specific(self, noun: Token) -> bool:
        """Tell whether an empty noun has something with it that says which is meant, beyond a judgement."""
        said = self.parse.of(noun, "amod", "compound", "poss", "acl", "relcl", "prep")
        return any(self.judgement([word]) is None and not is_finite(self.parse, word) for word in said)
