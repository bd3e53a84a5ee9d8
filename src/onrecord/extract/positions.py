"""Find positions: who stands for or against what, as the statements show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.actors.states import state_name
from onrecord.extract.clause import clip, content_tokens, phrase_span
from onrecord.extract.issues import PREPOSITIONS, IssueLexicon, are_alike, issue_words, label_issue, load_issues
from onrecord.extract.scene import Scene
from onrecord.extract.targets import View
from onrecord.extract.views import find_views
from onrecord.model.claim import Issue, Position, Stance
from onrecord.model.statement import Statement
from onrecord.model.text import Span, anchor, hash_id
from onrecord.text.analysis import Token

DONE_BY = ("ccomp", "advcl", "pcomp")
"""Relations of an act whose own subject belongs to the issue ("that Iran benefits")."""
BOTH = re.compile(r"\b(?:the |our |their )?(?:two|both) (?:countries|nations|sides|states|peoples|governments)\b")
DOUBLING = re.compile(
    r"[^aeiou]*[aeiou][bdgklmnprt]|(?:per|ad|sub|com|e|re|o)mit|equip|(?:re|pre|trans|con)fer|begin|occur"
)


def find_positions(scene: Scene, lexicon: IssueLexicon | None = None) -> tuple[Position, ...]:
    """Give the positions that the statements of a document show, in the order of the text.

    The holder is the speaker; a joint statement gives one position for each. The issue is a short phrase of the
    statement with a label that other documents share; `lexicon` are the standing issues, ours without it. Statements of
    one holder on the same issue and with the same stance are one position. A pronoun ("this will harm us") counts for
    the holder's last position with that stance.
    """
    lexicon = lexicon or load_issues()
    found: list[Position] = []
    for statement in scene.statements:
        for issue, stance in _read_issues(scene, statement, lexicon):
            for holder in statement.speakers:
                known = _find_known(found, holder, stance, issue, lexicon)
                if known is not None:
                    found[known] = _add_statement(found[known], statement.id)
                elif issue is not None:
                    found.append(
                        Position(_identify(scene, holder, issue, stance), holder, issue, stance, (statement.id,))
                    )
    return tuple({position.id: position for position in reversed(found)}.values())[::-1]


def _find_known(
    found: list[Position], holder: str, stance: Stance, issue: Issue | None, lexicon: IssueLexicon
) -> int | None:
    """Find the holder's last position with a stance on an issue; for a pronoun, its last one with that stance."""
    for place in range(len(found) - 1, -1, -1):
        each = found[place]
        same = each.holder == holder and each.stance == stance
        if same and (issue is None or are_alike(each.issue.label, issue.label, lexicon)):
            return place
    return None


def _add_statement(position: Position, id: str) -> Position:
    return position if id in position.statements else replace(position, statements=(*position.statements, id))


def _identify(scene: Scene, holder: str, issue: Issue, stance: Stance) -> str:
    return hash_id("p", scene.document.id, scene.document.sha256, holder, issue.label, stance, issue.span.start)


def _read_issues(scene: Scene, statement: Statement, lexicon: IssueLexicon) -> Iterator[tuple[Issue | None, Stance]]:
    """Give the issues of a statement with the stance on each; None for one that only a pronoun names."""
    for view in find_views(scene, statement):
        if view.head is None:
            yield None, view.stance
            continue
        span = phrase_span(scene, content_tokens(scene, statement), view.head)
        if span is None or _is_bare_verb(view.head, span):
            continue
        span = clip(statement, span)
        label = label_issue(_words_at(scene, view, span), lexicon, _quoted_words(scene, span))
        label = _name_sides(scene, label, lexicon if len(statement.speakers) > 1 else None)
        if issue_words(label, lexicon):
            yield Issue(label, anchor(scene.document.text, span)), view.stance


def _is_bare_verb(head: Token, span: Span) -> bool:
    """Tell whether an act is named by its verb alone, which says too little ("they should go")."""
    return head.pos == "VERB" and span == head.span


def _words_at(scene: Scene, view: View, span: Span) -> str:
    """Give the words that name an issue: an act as a gerund with who does it, a thing as it is or as it was before."""
    text, parse, head = scene.document.text, scene.parse, view.head
    if view.names is not None:
        sentence = [parse.tokens[i] for i in parse.sentences[view.names.sentence]]
        return (phrase_span(scene, sentence, view.names) or span).of(text)
    if head is None or head.pos != "VERB" or span.start != head.start:
        return ("presence of " if view.presence else "") + span.of(text)
    doers = [each.text for each in parse.of(head, "nsubj") if each.pos in ("NOUN", "PROPN")]
    return " ".join([*(doers if head.dep in DONE_BY else ()), gerund(head.lemma) + text[head.end : span.end]])


def _quoted_words(scene: Scene, span: Span) -> list[str]:
    """Give the words of an issue that stand inside quotation marks."""
    return [each.text for each in scene.parse.within(span) if _is_quoted(scene, each)]


def _is_quoted(scene: Scene, token: Token) -> bool:
    return any(piece.contains(token.span) for quote in scene.cut.quotes for piece in quote.pieces)


def _name_sides(scene: Scene, label: str, joint: IssueLexicon | None) -> str:
    """Name the two who meet where an issue says only "the two countries" or, in a joint statement, "contacts".

    Contacts of one pair of states are another issue than those of another pair.
    """
    met = scene.occasion.participants[:2] if scene.occasion else ()
    codes = {scene.by_id[id].country for id in met if id in scene.by_id}
    states = sorted(state_name(code) for code in codes if code)
    if len(states) != 2:
        return label
    pair = " and ".join(states).casefold()
    if joint and _is_mutual(label, joint) and not any(state.casefold() in label for state in states):
        return f"{label} between {pair}"
    return BOTH.sub(pair, label, count=1)


def _is_mutual(label: str, lexicon: IssueLexicon) -> bool:
    """Tell whether a label names only something that two states have with each other."""
    return PREPOSITIONS.search(label) is None and label.split()[-1:] != [] and label.split()[-1] in lexicon.mutual


def gerund(lemma: str) -> str:
    """Give the form of a verb in "-ing".

    >>> gerund("stop"), gerund("impose"), gerund("lie"), gerund("agree")
    ('stopping', 'imposing', 'lying', 'agreeing')
    """
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if DOUBLING.fullmatch(lemma) else "") + "ing"
