"""Find commitments: what somebody promises, offers, threatens or agrees to do, in the words of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.extract.binding import BindingAct, commitment_words, find_acts_bound, trim_words
from onrecord.extract.clause import FIRST_PERSON, clip, is_side_of
from onrecord.extract.scene import Scene
from onrecord.model.actor import ActorKind
from onrecord.model.claim import Commitment
from onrecord.model.statement import Statement
from onrecord.model.text import Anchor, Span, anchor, hash_id
from onrecord.text.analysis import Token

TIMES = ("DATE", "TIME")
TOWARDS = frozenset({"to", "with", "for", "against", "on"})
"""Prepositions before the one that an act is done to or for."""


def find_commitments(scene: Scene) -> tuple[Commitment, ...]:
    """Give what an analyst may hold somebody to: promises, offers, threats and agreements, in the order of the text.

    The speaker's own side must bind itself: by a cue ("agreed to", "pledged to", "threatened to"), by its own future
    ("we will help", "the army will respond"), or by a word for being bound ("our guarantee that", "ready to"). A
    promise is wanted, an offer can be taken or left, a threat harms or resists, an agreement is of several.

    The line is drawn at an act of one's own that can be checked later. No commitments are hopes and wishes, support for
    somebody, praise, states ("will be"), forecasts, appointments ("will visit"), refusals to talk, and what others
    should do. Who speaks of "commitment" or of being "committed" is taken at its word, whatever follows.

    The committer is the speaker, unless the subject of the act is a state or an organisation: then it is that one. A
    joint commitment comes once for each committer, with one action. A pull-quote adds nothing to what it repeats.
    """
    found: list[Commitment] = []
    for statement in scene.statements:
        if statement.repeats is None and not statement.negated:
            for act in find_acts_bound(scene, statement):
                found += [each for each in _commit(scene, statement, act) if not _is_known(each, found)]
    return tuple(found)


def _is_known(each: Commitment, found: list[Commitment]) -> bool:
    """Tell whether the same committer is already bound by words that overlap: a statement may stand inside another."""
    return any(other.committer == each.committer and other.action.span.overlaps(each.action.span) for other in found)


def _commit(scene: Scene, statement: Statement, act: BindingAct) -> Iterator[Commitment]:
    text = scene.document.text
    condition = act.condition or _find_condition(scene, statement, act)
    words = trim_words(_without(act, condition))
    if not words:
        return
    action = clip(statement, Span(words[0].start, words[-1].end))
    for committer in _committers(scene, statement, act):
        yield Commitment(
            id=hash_id("c", scene.document.id, statement.id, act.kind, committer, action.start, action.end),
            kind=act.kind,
            committer=committer,
            action=anchor(text, action),
            statement=statement.id,
            recipients=_recipients(scene, statement, act, committer),
            condition=anchor(text, condition) if condition else None,
            deadline=_find_deadline(scene, action),
        )


def _without(act: BindingAct, condition: Span | None) -> list[Token]:
    """Give the words of an act on its verb's side of the condition."""
    words = list(act.words)
    if condition is None:
        return words
    if condition.start < act.head.start:
        return [word for word in words if word.start >= condition.end]
    return [word for word in words if word.end <= condition.start]


def _find_condition(scene: Scene, statement: Statement, act: BindingAct) -> Span | None:
    """Find the condition in the act's sentence: from its marker to the next comma, the act, or the end."""
    text, parse = scene.document.text, scene.parse
    piece = next((each.span for each in statement.contents if each.span.contains(act.head.span)), None)
    if piece is None:
        return None
    sentence = parse.sentences[act.head.sentence]
    start, end = max(piece.start, parse.tokens[sentence[0]].start), min(piece.end, parse.tokens[sentence[-1]].end)
    for match in _marker().finditer(text, start, end):
        before = match.start() < act.head.start
        stop = act.head.start if before else end
        comma = text.find(",", match.end(), stop)
        words = trim_words(parse.within(Span(match.start(), comma if comma > 0 else stop)))
        if not match.group().casefold().startswith("even") and words and (comma > 0 or not before):
            return clip(statement, Span(words[0].start, words[-1].end))
    return None


@cache
def _marker() -> re.Pattern[str]:
    markers = "|".join(commitment_words()["conditions"]["markers"])
    return re.compile(rf"\b(?:{markers})\b".replace(" ", r"\s+"), re.IGNORECASE)


def _find_deadline(scene: Scene, action: Span) -> Anchor | None:
    """Find by when an act is to be done: a date or a span of time after "by", "before", "within"."""
    text = scene.document.text
    for span, label in scene.parse.entities:
        if label in TIMES and action.contains(span):
            for found in _time_lead().finditer(text, action.start, span.end):
                if found.end() >= span.start:
                    return anchor(text, Span(found.start(), span.end))
    return None


@cache
def _time_lead() -> re.Pattern[str]:
    words = "|".join(commitment_words()["deadlines"]["prepositions"])
    return re.compile(rf"\b(?:{words})\s+(?:the\s+|this\s+)?".replace(" ", r"\s+"), re.IGNORECASE)


def _committers(scene: Scene, statement: Statement, act: BindingAct) -> tuple[str, ...]:
    """Give the state or body that is the subject of the act, or else the speakers.

    "Its" in what somebody is thanked for is the one named before. A name of nobody known gives nobody.
    """
    subject = act.subject
    if subject is None or act.condition is not None or subject.text.casefold() in FIRST_PERSON:
        return statement.speakers
    if subject.text.casefold() in ("its", "their"):
        named = scene.actors_in(Span(statement.contents[0].start, subject.start))
        return tuple(each.id for each in named[-1:]) or statement.speakers
    inside = [word for word in scene.parse.subtree(subject) if word.i <= subject.i]
    named = scene.actors_in(Span(inside[0].start, inside[-1].end))
    bodies = tuple(each.id for each in named if each.kind != ActorKind.PERSON)
    if not named and subject.pos == "PROPN":
        return ()  # Somebody is named who isn't known: that is not the speaker.
    return bodies[:1] or statement.speakers


def _recipients(scene: Scene, statement: Statement, act: BindingAct, committer: str) -> tuple[str, ...]:
    """Give whom the act is done to or for, or else whom it was said to, or else the other speakers."""
    named = [each.id for span in _done_to(scene, act) for each in scene.actors_in(span)]
    for ids in (named, statement.addressees, statement.speakers):
        others = dict.fromkeys(id for id in ids if id != committer and not is_side_of(scene, committer, id))
        found = tuple(id for id in others if not is_side_of(scene, id, committer) and not _is_audience(scene, id))
        if found:
            return found
    return ()


def _is_audience(scene: Scene, id: str) -> bool:
    actor = scene.by_id.get(id)
    return actor is not None and actor.name.casefold() in commitment_words()["nouns"]["audience"]


def _done_to(scene: Scene, act: BindingAct) -> list[Span]:
    """Give the object of an act and what stands after "to", "with", "for" or "against" in it."""
    parse = scene.parse
    objects = parse.of(act.head, "dobj", "dative")
    places = [at for host in (act.head, *objects) for at in parse.of(host, "prep", "dative") if at.lemma in TOWARDS]
    nouns = [*objects, *(noun for at in places for noun in parse.of(at, "pobj"))]
    return [Span(min(word.start for word in parse.subtree(noun)), noun.end) for noun in nouns]
