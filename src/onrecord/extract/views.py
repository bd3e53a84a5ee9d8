"""Read off a statement's parse what it is for and against: the stance, and the word that heads the issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.extract.clause import (
    FIRST_PERSON,
    content_tokens,
    cue_token,
    is_finite,
    is_negated,
    is_own_side,
    noun_begun_by,
    past_hyphen,
    roots,
    subject_of,
)
from onrecord.extract.scene import Scene
from onrecord.extract.targets import FLIPPED, Targets, View, is_infinitive, word_lists
from onrecord.model.claim import Stance
from onrecord.model.statement import Act, Statement
from onrecord.text.analysis import Parse, Token

CHARGING = frozenset({Act.ACCUSE, Act.CRITICISE})
BELOW = ("relcl", "advcl", "acl", "csubj", "csubjpass", "pcomp")
"""Relations of clauses that say under what circumstances something holds, not what is held."""
COPULAS = frozenset({"be", "remain", "become", "seem", "constitute", "represent"})
FUTURE = frozenset({"will", "shall", "would", "'ll"})


def find_views(scene: Scene, statement: Statement) -> tuple[View, ...]:
    """Give what a statement is for and against, in the order in which it says so, each head once.

    Read are evaluation ("condemned X", "X is necessary", "we are against X"), modality ("X should end"), what the own
    side will or won't do, what somebody is asked to do, harm and charges ("X will harm Y"), and contrast ("instead of
    X"). A plain report of a third party's view is none.
    """
    reading = _Reading(scene, statement, Targets(scene, statement, content_tokens(scene, statement)))
    first: dict[int | None, View] = {}
    for view in reading.of_content():
        turned = replace(view, stance=FLIPPED[view.stance]) if statement.negated else view
        first.setdefault(view.head.i if view.head else None, turned)
    return tuple(first.values())


@dataclass(frozen=True)
class _Reading:
    """One statement, and the rules that read it."""

    scene: Scene
    statement: Statement
    targets: Targets

    @property
    def parse(self) -> Parse:
        return self.scene.parse

    @property
    def words(self) -> list[Token]:
        return self.targets.words

    def of_content(self) -> Iterator[View]:
        cue = cue_token(self.scene, self.statement)
        finite = [token for token in self.words if is_finite(self.parse, token)]
        main = [token for token in finite if not self._is_below(token)]
        if cue is not None:
            taken = {token.i for token in main}
            yield from self._of_cue(cue, [root for root in roots(self.words) if root.i not in taken])
        for verb in main:
            yield from self._of_clause(verb)
        for verb in finite:
            if self._is_below(verb) and self._says_we(verb):
                yield from self._own_act(verb)
        yield from self._contrasts()

    def _of_cue(self, cue: Token, heads: list[Token]) -> Iterator[View]:
        """Read the phrases that hang on the cue: "called for X", "urged Y to X", "called X useful"."""
        lists = word_lists()
        heads = [self._under_preposition(head) for head in heads if head.tag != "HYPH"]
        acts = [word for word in self.words if is_infinitive(self.parse, word) and not self._is_inner(word)]
        stance = _stance_of_cue(self.parse, cue)
        judged = self._judged(heads) if _is_naming(self.parse, cue) else []
        if judged:
            yield from judged
        elif stance and acts and (heads[:1] == acts[:1] or cue.lemma in lists["modals"]["ask"]):
            yield from self.targets.of_actions(acts[:1], stance)
        elif heads:
            yield from self._of_phrase(cue, heads, stance)

    def _of_phrase(self, cue: Token, heads: list[Token], stance: Stance | None) -> Iterator[View]:
        lists = word_lists()
        first = self._main_phrase(cue, heads)
        reasons = [head for head in heads if self.parse.head(head).lemma in lists["cues"]["reasons"]]
        inner = self._own_noun(first, stance)
        guest = first.entity == "PERSON" and cue.lemma in lists["cues"]["greeting"]
        emphasised = cue.lemma in lists["cues"]["emphasis"] and first.lemma in lists["nouns"]["fostering"]
        if stance is not None and not guest:
            yield from self.targets.of_word(first, stance)
        elif inner and reasons and not self.targets.complements(first):
            yield from self.targets.of_word(reasons[0], inner)
        elif inner or emphasised:
            yield from self.targets.of_thing(first, Stance.SUPPORT)

    def _main_phrase(self, cue: Token, heads: list[Token]) -> Token:
        """Choose the phrase at issue: "for Y" of "thanked X for Y", "to Y" of "committed, even now, to Y"."""
        lists = word_lists()["cues"]
        if cue.lemma in lists["addressed"]:
            after = lists["reasons"]
        elif cue.lemma in lists["to_thing"]:
            after = frozenset({"to"})
        else:
            after = frozenset()
        chosen = [head for head in heads if self.parse.head(head).lemma in after]
        return past_hyphen(self.parse, (chosen or heads)[0])

    def _own_noun(self, noun: Token, stance: Stance | None) -> Stance | None:
        """Give the stand that a noun takes, unless it is another's ("his rival's support for")."""
        owners = self.parse.of(noun, "poss")
        own = not owners or is_own_side(self.scene, self.statement, owners[0])
        own = own or owners[0].lemma in ("his", "her", "their", "its")
        return self.targets.stance_of_noun(noun) if own or stance is not None else None

    def _judged(self, heads: list[Token]) -> list[View]:
        """Read "called X useful", "described X as a crime", "deemed it necessary to X"."""
        if not heads:
            return []
        own = {word.i for word in self.parse.subtree(heads[0])} if heads[0].pos in ("NOUN", "PROPN") else set()
        stance = self.targets.judgement([*(word for word in self.words if word.i not in own), *self.words])
        if stance is None:
            return []
        acts = [word for word in self.words if is_infinitive(self.parse, word)]
        return list(
            self.targets.of_actions(acts[:1], stance)
            if self.words[0].lemma == "it"
            else self.targets.of_thing(heads[0], stance)
        )

    def _of_clause(self, verb: Token) -> Iterator[View]:
        """Read a finite clause by the first rule that finds something in it."""
        rules = (self._must, self._asking, self._nothing, self._siding, self._judging, self._own_act, self._effect)
        for rule in rules:
            found = list(rule(verb))
            if found:
                yield from found
                return

    def _must(self, verb: Token) -> Iterator[View]:
        """Read "X must, should, needs to do Y"."""
        lists = word_lists()
        helped = any(each.lemma in lists["modals"]["must"] and each.tag == "MD" for each in self.parse.of(verb, "aux"))
        acts = [verb] if helped else []
        if verb.lemma in ("need", "have", "ought"):
            acts = [child for child in self.parse.of(verb, "xcomp") if is_infinitive(self.parse, child)]
        subject = subject_of(self.parse, verb)
        if acts and acts[0].lemma == "be" and subject is not None:
            denied = is_negated(self.parse, acts[0])
            yield from self.targets.of_thing(subject, Stance.OPPOSE if denied else Stance.SUPPORT)
        elif acts and acts[0].lemma not in lists["idle"]["verbs"]:
            yield from self.targets.of_actions(acts, Stance.SUPPORT)

    def _asking(self, verb: Token) -> Iterator[View]:
        """Read "we urge X to do Y", "we call for Y"."""
        if verb.lemma not in word_lists()["modals"]["ask"] or not self._is_own(verb):
            return
        below = [child for child in self.parse.of(verb, "xcomp", "ccomp", "advcl") if child.i > verb.i]
        wanted = [at for at in self.parse.of(verb, "prep") if at.lemma == "for" and not below]
        yield from self.targets.of_actions(below[:1], Stance.SUPPORT)
        for preposition in wanted:
            yield from self.targets.of_complement(preposition, Stance.SUPPORT)

    def _nothing(self, verb: Token) -> Iterator[View]:
        """Read "there will be no X" and "X is not on the agenda"; what was not so is no refusal."""
        lists = word_lists()["refusal"]
        past = any(each.tag == "VBD" for each in (verb, *self.parse.of(verb, "aux")))
        if past or not is_negated(self.parse, verb):
            return
        for thing in self.parse.of(verb, "attr", "nsubj", "dobj"):
            none = any(each.lemma in ("no", "any") for each in self.parse.of(thing, "det"))
            if none and thing.lemma in lists["denied"]:
                yield from self.targets.of_thing(thing, Stance.OPPOSE)
        places = [noun for at in self.parse.of(verb, "prep") for noun in self.parse.of(at, "pobj")]
        subject = subject_of(self.parse, verb)
        if verb.lemma == "be" and subject and any(noun.lemma in lists["nouns"] for noun in places):
            yield from self.targets.of_thing(subject, Stance.OPPOSE)

    def _siding(self, verb: Token) -> Iterator[View]:
        """Read "we are against X", "in favour of X", "ready to X", "our priority is to X"."""
        if verb.lemma not in COPULAS and verb.lemma != "stand":
            return
        lists = word_lists()
        if self._is_own_aim(verb):
            yield from self.targets.of_actions(self.parse.of(verb, "xcomp")[:1], Stance.SUPPORT)
        if not (self._is_own(verb) or self._is_shared(verb)):
            return
        joined = [at for each in self.parse.of(verb, "conj") for at in self.parse.of(each, "prep")]
        for word in [*self.parse.of(verb, "prep", "acomp", "advmod", "xcomp"), *joined]:
            if word.lemma in lists["idle"]["against"]:
                yield from self.targets.of_complement((self.parse.of(word, "prep") or [word])[0], Stance.OPPOSE)
            elif word.lemma == "in":
                nouns = [noun for noun in self.parse.of(word, "pobj") if noun.lemma in lists["idle"]["favour"]]
                for noun in nouns:
                    yield from self.targets.of_thing(noun, Stance.SUPPORT)
            elif word.lemma in lists["idle"]["ready"]:
                yield from self.targets.of_actions(self.parse.of(word, "xcomp"), Stance.SUPPORT)
                for preposition in self.parse.of(word, "prep"):
                    yield from self.targets.of_complement(preposition, Stance.SUPPORT)

    def _judging(self, verb: Token) -> Iterator[View]:
        """Read "X is necessary", "it is vital that Y", "X is a crime"."""
        said = self.parse.of(verb, "acomp", "attr", "oprd")
        subject = subject_of(self.parse, verb)
        if verb.lemma not in COPULAS or not said or subject is None:
            return
        words = self._judging_words(said)
        stance = Stance.SUPPORT if self._is_settled(subject, words) else self.targets.judgement(words)
        if stance is None or (subject.pos == "PRON" and subject.lemma not in ("it", "this", "that", "there")):
            return
        if is_negated(self.parse, verb):
            stance = FLIPPED[stance]
        below = [child for head in (verb, *said) for child in self.parse.of(head, "xcomp", "ccomp", "advcl")]
        below = [child for child in below if child.i > verb.i]
        if subject.lemma in ("it", "there") and below:
            yield from self.targets.of_actions(below[:1], stance)
        else:
            yield from self.targets.of_thing(subject, stance)

    def _judging_words(self, said: list[Token]) -> list[Token]:
        """Give the words that say what something is: the heads, what describes them, and "one of the reasons"."""
        words: list[Token] = []
        for head in said:
            words += [head, *self.parse.of(head, "amod", "compound", "conj", "advmod", "preconj")]
            below = [noun for at in self.parse.of(head, "prep") for noun in self.parse.of(at, "pobj")]
            words += below if head.pos != "ADJ" else []
            if head.lemma in word_lists()["idle"]["parts"]:
                words += [each for noun in below for each in self.parse.of(noun, "amod", "compound")]
        return [word for word in words if word.i in self.targets.inside]

    def _is_settled(self, subject: Token, words: list[Token]) -> bool:
        """Tell whether a position is said to be held ("our position on X is clear")."""
        lists = word_lists()
        settled = any(word.lemma in lists["idle"]["settled"] for word in words)
        return settled and subject.lemma in lists["nouns"]["fostering"]

    def _own_act(self, verb: Token) -> Iterator[View]:
        """Read what the own side supports, opposes, will do and won't do."""
        lists = word_lists()
        shared = verb.lemma in lists["verbs"]["oppose"] and self._is_shared(verb)
        if not (self._is_own(verb) or shared):
            return
        future = any(each.tag == "MD" and each.lemma in FUTURE for each in self.parse.of(verb, "aux"))
        stand = verb.lemma in lists["verbs"]["support"] | lists["verbs"]["oppose"]
        negated = is_negated(self.parse, verb)
        idle = verb.lemma in lists["idle"]["verbs"] | lists["idle"]["appointments"] and not negated
        if stand or future or (negated and verb.lemma in lists["refusal"]["verbs"]):
            yield from () if idle else self.targets.of_actions([verb], Stance.SUPPORT)
        elif verb.lemma in lists["change"]["carry"] and (below := self.parse.of(verb, "xcomp")):
            yield from self.targets.of_actions(below, Stance.SUPPORT)
        elif verb.lemma in lists["verbs"]["holding"]:
            held = [noun for noun in self.parse.of(verb, "dobj") if self.targets.stance_of_noun(noun)]
            yield from (view for noun in held for view in self.targets.of_thing(noun, Stance.SUPPORT))

    def _effect(self, verb: Token) -> Iterator[View]:
        """Read "X will harm Y", "X would help to Y" and, in a charge, what somebody did."""
        lists = word_lists()["effects"]
        subject = subject_of(self.parse, verb)
        if subject is None or self._is_own(verb):
            return
        foes = any(each.lemma in lists["foes"] for each in self.parse.of(verb, "dobj"))
        actor = subject.pos in ("PROPN", "PRON") or bool(subject.entity)
        if verb.lemma in lists["harm"] or (verb.lemma in lists["help"] and foes):
            yield from self.targets.of_thing(subject, Stance.OPPOSE)
        elif verb.lemma in lists["help"] and not actor:
            denied = is_negated(self.parse, verb)
            yield from self.targets.of_thing(subject, Stance.OPPOSE if denied else Stance.SUPPORT)
        elif self.statement.acts[:1] and self.statement.acts[0] in CHARGING and verb.lemma in lists["charged"]:
            agents = [noun for by in self.parse.of(verb, "agent") for noun in self.parse.of(by, "pobj")]
            yield View(Stance.OPPOSE, agents[0] if agents else verb)

    def _contrasts(self) -> Iterator[View]:
        """Read "A instead of B" and "in the face of B"."""
        for word in self.words:
            before = self.parse.tokens[max(0, word.i - 2) : word.i]
            lemmas = [each.lemma for each in before]
            if word.lemma != "of" or lemmas[-1:] not in (["instead"], ["face"]):
                continue
            if lemmas == [lemmas[0], "instead"]:
                yield View(Stance.SUPPORT, before[0])
            after = [each for each in self.words if each.i > word.i]
            for token in after[:1]:
                yield from self.targets.of_thing(noun_begun_by(self.parse, token), Stance.OPPOSE)

    def _is_below(self, token: Token) -> bool:
        return token.dep in BELOW and token.head in self.targets.inside

    def _is_own(self, verb: Token) -> bool:
        return is_own_side(self.scene, self.statement, subject_of(self.parse, verb))

    def _is_own_aim(self, verb: Token) -> bool:
        """Tell whether the subject is an aim of the own side ("our priority", "the policy of the government")."""
        subject = subject_of(self.parse, verb)
        if subject is None or subject.lemma not in word_lists()["idle"]["aims"]:
            return False
        owners = self.parse.of(subject, "poss")
        owners += [noun for of in self.parse.of(subject, "prep") for noun in self.parse.of(of, "pobj")]
        return not owners or is_own_side(self.scene, self.statement, owners[0])

    def _is_shared(self, verb: Token) -> bool:
        subject = subject_of(self.parse, verb)
        return subject is not None and subject.lemma in word_lists()["idle"]["sharers"]

    def _is_inner(self, token: Token) -> bool:
        """Tell whether an infinitive hangs on a noun or on another infinitive of the content ("a plan to go")."""
        named = self.parse.head(token).pos == "PROPN"
        return token.head in self.targets.inside and token.dep in ("acl", "advcl", "relcl") and not named

    def _says_we(self, verb: Token) -> bool:
        subject = subject_of(self.parse, verb)
        return subject is not None and subject.text.casefold() in FIRST_PERSON

    def _under_preposition(self, token: Token) -> Token:
        below = self.parse.of(token, "pobj", "pcomp") if token.tag in ("IN", "TO") else []
        return below[0] if below else token


def _stance_of_cue(parse: Parse, cue: Token) -> Stance | None:
    """Tell whether what hangs on a cue is wanted or refused; None where the cue doesn't say."""
    lists = word_lists()
    named = {cue.lemma, f"{cue.lemma} {_particle(parse, cue)}".strip()}
    if named & (lists["cues"]["oppose"] | lists["verbs"]["oppose"]):
        return Stance.OPPOSE
    return Stance.SUPPORT if named & (lists["cues"]["support"] | lists["verbs"]["support"]) else None


def _is_naming(parse: Parse, cue: Token) -> bool:
    """Tell whether a cue gives its object a name or a judgement ("call X useful", not "call on X")."""
    return cue.lemma in word_lists()["cues"]["naming"] and _particle(parse, cue) not in ("on", "upon", "for")


def _particle(parse: Parse, cue: Token) -> str:
    after = [child.lemma for child in parse.of(cue, "prt", "prep") if child.i == cue.i + 1]
    return after[0] if after else ""
