"""Tell what a statement does, from its cue and from its content."""

from __future__ import annotations

import re
from itertools import zip_longest

from onrecord.lexicon import ActRule, Cue, CueLexicon
from onrecord.model.statement import Act, Attribution

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
    return tuple(dict.fromkeys(acts))[:MAX_ACTS], cue.strength if cue else 3


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
    if cue is not None and cue.lemma in EXPRESSING:
        for word in words[:8]:
            for noun, acts in lexicon.expressed.items():
                if word in (noun, noun + "s"):
                    return acts
    if cue is not None:
        return cue.acts
    nouns = [noun for span in each.cues for noun in re.findall(r"[\w-]+", span.of(text).casefold())]
    named = (lexicon.nouns.get(noun.removesuffix("s")) or lexicon.nouns.get(noun) for noun in nouns)
    return next((acts for acts in named if acts), ())
