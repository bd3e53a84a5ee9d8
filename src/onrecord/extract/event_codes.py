"""Tell which state or organisation the words of a document stand for, as a code."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from onrecord.actors.states import is_capital, state_of
from onrecord.extract.event_type import FILE, list_words
from onrecord.extract.scene import Scene
from onrecord.lexicon import read_toml
from onrecord.model.actor import Actor
from onrecord.model.statement import Statement
from onrecord.model.text import Span
from onrecord.text.analysis import Token

MAX_RUN = 4
"""Words that a name of a state has at most, but for the longest official ones."""
OWN = frozenset({"we", "us", "our", "i", "my", "me", "ours"})
OTHER = frozenset({"you", "your", "yours"})
HE = frozenset({"he", "she", "his", "her", "him"})
THEY = frozenset({"they", "their", "them", "it", "its"})
OWNERS = ("poss", "amod", "compound", "nmod", "appos")
PARTS = frozenset({"of", "from", "as", "like", "including"})
Codes = tuple[str, ...]


@cache
def load_codes() -> Mapping[str, str]:
    """Load the codes of organisations, and of territories that stand for a state, by name.

    >>> load_codes()["European Parliament"], load_codes()["Hong Kong"]
    ('EU', 'CHN')
    """
    data = read_toml(FILE)
    tables = (table for part in ("codes", "regions") for table in data[part].items())
    return MappingProxyType({name: code for code, names in tables if code != "source" for name in names})


def once(codes: Iterable[str | None]) -> Codes:
    """Give codes in order, each once."""
    return tuple(code for code in dict.fromkeys(codes) if code)


def code_of(actor: Actor) -> str | None:
    """Give the code of the state or organisation that an actor belongs to; those who only report have none."""
    if actor.name in list_words("media"):
        return None
    return load_codes().get(actor.name) or actor.country


def codes_of_ids(scene: Scene, ids: Iterable[str]) -> Codes:
    """Give the codes of actors, each once."""
    return once(code_of(scene.by_id[id]) for id in ids)


def counterparts(scene: Scene, own: Codes) -> Codes:
    """Give the codes of those on the other side of the occasion."""
    if scene.occasion is None:
        return ()
    return tuple(code for code in codes_of_ids(scene, scene.occasion.participants) if code not in own)


@dataclass(frozen=True)
class Names:
    """Finds the codes that words of a scene stand for."""

    scene: Scene

    @cached_property
    def _named(self) -> Mapping[int, Codes]:
        """The codes of each word that names a state, an organisation or a person who belongs to one."""
        found: dict[int, Codes] = {}
        for mention in self.scene.mentions:
            code = code_of(self.scene.by_id[mention.actor]) if mention.actor else None
            for token in self.within(mention.span.span) if code else ():
                found[token.i] = once((*found.get(token.i, ()), code))
        for span, code in self._names_of_states():
            for token in self.within(span):
                found.setdefault(token.i, (code,))
        return {i: codes for i, codes in found.items() if not self._is_venue(self.scene.parse.tokens[i])}

    def _is_venue(self, token: Token) -> bool:
        """Tell a capital that talks or a treaty are named after from its government: "the Oslo process"."""
        named_after = token.dep == "compound" and self.scene.parse.head(token).lemma in list_words("venues")
        return named_after and is_capital(token.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.scene.parse.tokens)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Give the words that begin in a stretch of text."""
        first, behind = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.scene.parse.tokens[first:behind]

    def _names_of_states(self) -> Iterator[tuple[Span, str]]:
        tokens = self.scene.parse.tokens
        at = 0
        while at < len(tokens):
            found = self._name_at(at) if tokens[at].text[:1].isupper() else None
            if found is not None:
                yield found[0], found[1]
            at += found[2] if found else 1

    def _name_at(self, at: int) -> tuple[Span, str, int] | None:
        tokens = self.scene.parse.tokens
        for length in range(MAX_RUN, 0, -1):
            run = tokens[at : at + length]
            span = Span(run[0].start, run[-1].end)
            words = " ".join(span.of(self.scene.document.text).split())
            code = load_codes().get(words) or state_of(words)
            if code is not None and run[-1].sentence == run[0].sentence:
                return span, code, length
        return None

    def of_span(self, span: Span) -> Codes:
        """Give the codes of all names in a stretch of text, in order."""
        return once(code for token in self.within(span) for code in self.of_token(token))

    def speakers(self, statement: Statement) -> Codes:
        """Give the codes of those who make a statement; of one we don't know by name, by the office's state."""
        known = codes_of_ids(self.scene, statement.speakers)
        if known or statement.speakers:
            return known
        words = [token for source in statement.sources for token in self.within(source.span)]
        own = {token.i for token in words}
        heads = [token for token in words if token.head not in own or token.head == token.i]
        return self.of_nouns(head for head in heads if head.lemma in list_words("officials"))

    def of_token(self, token: Token) -> Codes:
        """Give the codes of the name that a word belongs to."""
        return self._named.get(token.i, ())

    def of_nouns(self, nouns: Iterable[Token], statement: Statement | None = None) -> Codes:
        """Give the codes that several noun phrases stand for, each once."""
        return once(code for noun in nouns for code in self.of_noun(noun, statement))

    def of_noun(self, noun: Token, statement: Statement | None = None) -> Codes:
        """Give the codes that a noun phrase stands for: of its head, else of its owner, else of what it is of.

        `statement` is the one in whose content the words stand: "we" are its speakers.
        """
        parse = self.scene.parse
        own = self._pronoun(noun, statement) or self._named.get(noun.i, ()) or self._joint(noun)
        own = own or self.of_nouns(parse.of(noun, *OWNERS), statement)
        if not own:
            parts = [each for prep in parse.of(noun, "prep") if prep.lemma in PARTS for each in parse.of(prep, "pobj")]
            own = self.of_nouns(parts, statement)
        own = own or self._domestic(noun)
        return once((*own, *self.of_nouns(parse.of(noun, "conj"), statement)))

    def _joint(self, noun: Token) -> Codes:
        """Read "the two countries" and "the leaders" as those who meet."""
        occasion = self.scene.occasion
        kids = {kid.lemma for kid in self.scene.parse.of(noun)}
        if occasion is None or noun.tag != "NNS" or noun.lemma not in list_words("joint"):
            return ()
        paired = kids & {"both", "two", "our"}
        alone = kids <= {"the", "all", "three"} and "the" in kids and noun.lemma not in list_words("lands")
        return codes_of_ids(self.scene, occasion.participants[:2]) if paired or alone else ()

    def _domestic(self, noun: Token) -> Codes:
        """Read "the country" and "police" by the state named last before, "officials" as the publisher's own."""
        if noun.pos not in ("NOUN", "PROPN"):
            return ()
        if noun.lemma in list_words("domestic") and (noun.tag != "NNS" or noun.lemma not in list_words("lands")):
            return self._last_name(noun)
        return once([self.scene.home]) if noun.lemma in list_words("home") else ()

    def last_named(self, noun: Token, but: Codes = ()) -> Codes:
        """Give the codes of the last phrase in the sentence before a word that names others than these."""
        first = self.scene.parse.sentences[noun.sentence].start
        for word in reversed(self.scene.parse.tokens[first : noun.i]):
            found = [code for code in self._named.get(word.i, ()) if code not in but]
            if found:
                while word.dep in ("amod", "nmod", "compound", "conj") and self.scene.parse.head(word).pos != "VERB":
                    word = self.scene.parse.head(word)
                return once(code for code in (*found, *self.of_noun(word)) if code not in but)
        return ()

    def _pronoun(self, token: Token, statement: Statement | None) -> Codes:
        word = token.text.casefold()
        if word in ("which", "who", "that") and token.pos == "PRON":
            verb = self.scene.parse.head(token)
            return self.of_noun(self.scene.parse.head(verb)) if verb.dep == "relcl" else ()
        if word in OWN:
            speakers = self.speakers(statement) if statement else ()
            return speakers or once([self.scene.home])
        if word in OTHER and statement is not None:
            own = self.speakers(statement)
            return codes_of_ids(self.scene, statement.addressees) or counterparts(self.scene, own)
        if word in HE and statement is not None:
            return self._named.get(token.i) or self.speakers(statement)
        return self._named.get(token.i) or self._before(token) if word in THEY else ()

    def _before(self, token: Token) -> Codes:
        """Take the subject that the sentence names before a pronoun, else the last name in it."""
        first = self.scene.parse.sentences[token.sentence].start
        for word in reversed(self.scene.parse.tokens[first : token.i]):
            if word.dep in ("nsubj", "nsubjpass") and word.pos in ("NOUN", "PROPN"):
                phrase = [part for part in self.scene.parse.subtree(word) if part.i < token.i]
                found = once(code for part in phrase for code in self._named.get(part.i, ()))
                if found:
                    return found
        return self._last_name(token)

    def _last_name(self, token: Token) -> Codes:
        first = self.scene.parse.sentences[token.sentence].start
        before = reversed(self.scene.parse.tokens[first : token.i])
        return next((self._named[word.i] for word in before if word.i in self._named), ())
