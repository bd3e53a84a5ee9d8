"""Tell what a statement does, from its cue and from its content, and how firmly.

The strength of a statement is that of its cue, one degree firmer or softer with an adverb like "strongly":

| strength | how it is said | cues |
|---|---|---|
| 1 | hinted: the speaker could deny it | hints, suggests, implies |
| 2 | mild, in passing, as a belief or a wish | notes, regrets, hopes, believes |
| 3 | said plainly; also where there is no cue | says, criticises, welcomes, asks, proposes |
| 4 | stressed, or with blame, urgency or a word given | stresses, condemns, urges, rejects, warns, pledges |
| 5 | insisted, ordered or sworn | insists, demands, vows, threatens, strongly condemns |

The degrees follow the order of verbs within a class (VerbNet 3.4: regret, criticise and condemn judge ever more
harshly); no measured data stand behind them.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import Any

from onrecord.lexicon import ActRule, Cue, CueLexicon, read_toml
from onrecord.model.statement import Act, Attribution
from onrecord.model.text import Span

MAX_ACTS = 3
EXPRESSING = frozenset({"express", "voice", "convey", "raise", "extend", "share", "renew"})
"""Verbs whose object decides: "expressed concern", "extended condolences"."""
NEGATED = {
    Act.SUPPORT: Act.OPPOSE,
    Act.PRAISE: Act.CRITICISE,
    Act.ASSERT: Act.DENY,
    Act.PROMISE: Act.REJECT,
    Act.PROPOSE: Act.REJECT,
}
"""What a negated cue makes of an act: "did not welcome" is no praise."""


def find_acts(
    text: str, each: Attribution, lexicon: CueLexicon, rules: tuple[ActRule, ...]
) -> tuple[tuple[Act, ...], int]:
    """Give the acts of a statement, best first, and its strength from 1 (hinted) to 5 (insisted).

    A cue that names an act decides ("condemned", "urged"); after a neutral one ("said") the content does: its
    modality, who is to act, who is harmed. What says nothing of the kind is an assertion.
    """
    content = " ".join(piece.of(text) for piece in each.contents)
    cue = _cue_of(text, each, lexicon)
    named = _named_acts(text, each, lexicon, cue)
    told = tuple(act for rule in rules if rule.pattern.search(content) for act in rule.acts)
    if named[:1] == (Act.WARN,) and told[:1] == (Act.THREATEN,):
        named = ()  # A warning of what the own side will do is a threat.
    acts = [*named, *told] or [Act.ASSERT]
    if each.negated:
        acts = [NEGATED.get(acts[0], acts[0]), *acts[1:]]
    return tuple(dict.fromkeys(acts))[:MAX_ACTS], _strength(text, each, cue)


def _stressed(words: list[str]) -> tuple[Act, ...]:
    """Give the acts of a noun near the beginning of what is stressed, if it is one that does something."""
    nouns = _lists()["stressed_acts"]
    found = (nouns.get(word) or nouns.get(word.removesuffix("s")) for word in words)
    return tuple(Act(act) for act in next((acts for acts in found if acts), ()))


@cache
def _lists() -> dict[str, Any]:
    return read_toml("acts.toml")


def _strength(text: str, each: Attribution, cue: Cue | None) -> int:
    """Give the degree of a cue on the scale above, moved by an adverb in it or right beside it."""
    plain = 3 if cue is None else cue.strength
    if cue is not None:
        plain = next((int(degree) for degree, verbs in _lists()["strength"].items() if cue.lemma in verbs), plain)
    degrees = _lists()["degrees"]
    words = [word for span in each.cues for word in _words_around(text, span)]
    plain += any(word in degrees["firmer"] for word in words) - any(word in degrees["softer"] for word in words)
    return max(1, min(5, plain))


def _words_around(text: str, span: Span) -> list[str]:
    """Give the words of a cue with the one before it and the one after it."""
    before = re.findall(r"[\w-]+", text[: span.start].rpartition("\n")[2][-40:])[-1:]
    after = re.findall(r"[\w-]+", text[span.end : span.end + 40])[:1]
    return [word.casefold() for word in (*before, *re.findall(r"[\w-]+", span.of(text)), *after)]


def _cue_of(text: str, each: Attribution, lexicon: CueLexicon) -> Cue | None:
    """Find the lexicon's entry for the words of a cue, whatever their ending."""
    for span in each.cues:
        words = re.findall(r"[\w-]+", span.of(text).casefold())
        for word, following in zip_longest(words, words[1:], fillvalue=""):
            for stem in _stems(word):
                cue = lexicon.verbs.get(f"{stem} {following}") or lexicon.verbs.get(stem)
                if cue is not None:
                    return cue
    return None


def _stems(word: str) -> tuple[str, ...]:
    """Give the base forms that an English verb form may come from.

    >>> "deny" in _stems("denied"), "urge" in _stems("urging")
    (True, True)
    """
    stems = [word]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            stems += [base, base + "e"]
            if base.endswith("i"):
                stems.append(base[:-1] + "y")
            if len(base) > 2 and base[-1] == base[-2]:
                stems.append(base[:-1])
    return tuple({"said": "say", "told": "tell", "wrote": "write", "thought": "think"}.get(s, s) for s in stems)


def _named_acts(text: str, each: Attribution, lexicon: CueLexicon, cue: Cue | None) -> tuple[Act, ...]:
    words = re.findall(r"\w+", " ".join(piece.of(text) for piece in (*each.cues, *each.contents[:1])).casefold())
    if cue is not None and cue.lemma == "want" and words[1:2] == ["to"]:
        return (Act.ANNOUNCE, Act.ASSERT, Act.EXPRESS)  # What one wants to do oneself is no appeal.
    if cue is not None and cue.lemma in _lists()["stressing"]["verbs"]:
        return _stressed(words[len(each.cues) :][:6]) or cue.acts
    if cue is not None and cue.lemma in EXPRESSING:
        for word in words[:8]:
            for noun, acts in lexicon.expressed.items():
                if word in (noun, noun + "s"):
                    return acts
    if cue is not None:
        return cue.acts or tuple(Act(act) for act in _lists()["verbs"].get(cue.lemma, ()))
    nouns = [noun for span in each.cues for noun in re.findall(r"[\w-]+", span.of(text).casefold())]
    named = (lexicon.nouns.get(noun.removesuffix("s")) or lexicon.nouns.get(noun) for noun in nouns)
    return next((acts for acts in named if acts), ())
