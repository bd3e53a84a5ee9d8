"""Find events: what happened between states, or is said, planned, promised, threatened, feared or denied to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.extract.event_codes import Codes, codes_of_ids
from onrecord.extract.event_sides import SPOKEN, Sides
from onrecord.extract.event_speech import Spoken, find_spoken
from onrecord.extract.event_status import find_status, load_status_words
from onrecord.extract.event_type import Trigger, find_triggers, list_words
from onrecord.extract.occasion import ENDS, locate
from onrecord.extract.scene import Scene
from onrecord.model.event import Event, EventStatus, EventType
from onrecord.model.occasion import OccasionKind, Place
from onrecord.model.statement import Act, Statement
from onrecord.model.text import Span, anchor, hash_id
from onrecord.text.dates import find_dates, resolve_date
from onrecord.text.segment import SegmentKind

MEETINGS = frozenset({OccasionKind.MEETING, OccasionKind.CALL, OccasionKind.VIDEO_CALL, OccasionKind.VISIT})
ALONE = frozenset({EventType.PROTEST, EventType.AID, EventType.MOBILIZE, EventType.RETREAT})
"""Types that may have no recipient of a code of its own: a rescue at sea, an alert, a truce."""
NAMED = frozenset({EventType.REQUEST, EventType.AGREE})
"""Verbal types that a bare noun names with both its sides: "Norway's request to Sweden"."""
ANOTHER_TIME = re.compile(r"\b(?:earlier|later|last|next|previous\w*|ago|upcoming|recent\w*)\b", re.IGNORECASE)
MIN_LEAD_WORDS = 8
NEAR = 400
"""Characters between a content and a cue or source that is shown with it: a long sentence."""
MATERIAL_CONFLICT = 4
SPORTING = 3
"""Words of sport that make a document a report of it; set by the one football report among 183 documents of news."""


def find_events(scene: Scene) -> tuple[Event, ...]:
    """Give the events of a document in PLOVER's types, each with its sides, its status and who vouches for it.

    Whoever accuses, demands, rejects, threatens, agrees or supports does something: such a statement is an event that
    happened, asserted by itself. Any other event has the status that its own clause gives it, and stands on the
    statement in whose content it is found; `asserted_by` is None only where the publisher reports it.
    """
    sides = Sides(scene)
    triggers = tuple(find_triggers(scene.parse))
    spoken = tuple(find_spoken(sides, triggers))
    found = [
        *_occasion(sides, triggers),
        *(_of_speech(scene, each) for each in spoken),
        *_of_words(sides, triggers, spoken),
    ]
    return tuple(sorted(_merge(scene, found), key=lambda event: (event.evidence.start, event.evidence.end, event.type)))


def _occasion(sides: Sides, triggers: tuple[Trigger, ...]) -> Iterator[Event]:
    """Give the meeting or call that a document reports, with the words that say so."""
    occasion = sides.scene.occasion
    if occasion is None or occasion.kind not in MEETINGS:
        return
    codes = codes_of_ids(sides.scene, occasion.participants)
    if len(codes) < 2:
        return
    actors, recipients, where = _who_came(sides, triggers, codes)
    event = _event(sides.scene, EventType.CONSULT, (actors, recipients), EventStatus.HAPPENED, where)
    yield replace(event, date=occasion.date, place=occasion.place)


def _who_came(sides: Sides, triggers: tuple[Trigger, ...], codes: Codes) -> tuple[Codes, Codes, Span]:
    """Read off the words who came to whom: the subject to the object, a guest to the host."""
    scene = sides.scene
    for trigger in triggers:
        if trigger.rule.type == EventType.CONSULT and find_status(scene.parse, trigger) == EventStatus.HAPPENED:
            actors, recipients = sides.of_trigger(trigger, None)
            if actors and recipients and {*actors, *recipients} == set(codes[:2]):
                return actors, recipients, _clause(scene, trigger)
    guest, host = (codes[1:2], codes[:1]) if scene.occasion and scene.occasion.host else (codes[:1], codes[1:2])
    return guest, host, _sentence_of_meeting(sides, triggers, codes)


def _sentence_of_meeting(sides: Sides, triggers: tuple[Trigger, ...], codes: Codes) -> Span:
    """Give the first sentence that speaks of a meeting of the two, by name or as "the leaders", else the first."""
    scene = sides.scene
    for trigger in triggers:
        if trigger.rule.type == EventType.CONSULT and trigger.is_noun:
            words = [scene.parse.tokens[i] for i in scene.parse.sentences[trigger.token.sentence]]
            if codes[1] in sides.of_nouns(words):
                return Span(words[0].start, words[-1].end)
    spans = [each.span for each in scene.cut.segments]
    return next((span for span in spans if len(span.of(scene.document.text).split()) >= MIN_LEAD_WORDS), spans[0])


def _of_speech(scene: Scene, spoken: Spoken) -> Event:
    sides = (spoken.actors, spoken.recipients)
    event = _event(scene, spoken.type, sides, spoken.status, _words_of(spoken.statement))
    return replace(event, asserted_by=spoken.statement.id)


def _words_of(statement: Statement) -> Span:
    """Give a statement's first content with its cue and source where they stand beside it."""
    content = statement.contents[0].span
    beside = [part.span for part in (*statement.cues, *statement.sources)]
    parts = [content, *(part for part in beside if abs(part.start - content.start) < NEAR)]
    return Span(min(part.start for part in parts), max(part.end for part in parts))


def _of_words(sides: Sides, triggers: tuple[Trigger, ...], spoken: tuple[Spoken, ...]) -> Iterator[Event]:
    """Give the events that words name, in the publisher's voice or in somebody's statement."""
    scene = sides.scene
    inserts = [each.span for each in scene.cut.segments if each.kind != SegmentKind.SENTENCE]
    titles = [each.span for each in scene.cut.segments if scene.document.text[each.span.end - 1] not in ENDS]
    for trigger in sorted(triggers, key=lambda each: not each.carried):
        statement = scene.statement_at(trigger.token.span)
        outside = inserts if trigger.carried else (*inserts, *titles)
        inserted = any(span.contains(trigger.token.span) for span in outside)
        repeated = statement is not None and statement.repeats is not None
        if inserted or repeated or _is_play(scene, trigger) or _is_spoken(scene, trigger, spoken):
            continue
        kind = next((each.type for each in spoken if statement is not None and each.statement.id == statement.id), None)
        actors, recipients = _two_sides(sides, trigger, statement, kind)
        if _is_whole(trigger, actors, recipients):
            status = _status(sides, trigger, statement, actors)
            event = _event(scene, trigger.rule.type, (actors, recipients), status, _clause(scene, trigger))
            yield replace(event, asserted_by=statement.id if statement else None)


def _is_play(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the sentence, or the whole document, is of sport or fiction, where sides attack without harm."""
    if trigger.rule.type.quad != MATERIAL_CONFLICT:
        return False
    words = list_words("sport")
    sentence = scene.parse.sentences[trigger.token.sentence]
    here = any(scene.parse.tokens[i].lemma in words | list_words("fiction") for i in sentence)
    return here or sum(token.lemma in words for token in scene.parse.tokens) >= SPORTING


def _is_spoken(scene: Scene, trigger: Trigger, spoken: tuple[Spoken, ...]) -> bool:
    """Tell whether a word of a verbal type is a statement's cue, or says in it what the statement already is."""
    if trigger.rule.type not in SPOKEN:
        return False
    for statement in scene.statements:
        if any(cue.span.contains(trigger.host.span) for cue in statement.cues):
            own = [each.type for each in spoken if each.statement.id == statement.id]
            return trigger.rule.type in own or (not own and trigger.rule.type == EventType.AGREE)
    return any(
        each.type == trigger.rule.type
        and any(piece.span.contains(trigger.host.span) for piece in each.statement.contents)
        for each in spoken
    )


def _two_sides(
    sides: Sides, trigger: Trigger, statement: Statement | None, kind: EventType | None
) -> tuple[Codes, Codes]:
    """Give the two sides; in a threat or a pledge, the speaker's own where nobody else is said to act."""
    actors, recipients = sides.of_trigger(trigger, statement)
    if not actors and trigger.is_noun and statement is not None and recipients:
        conflict = trigger.rule.type.quad == MATERIAL_CONFLICT and statement.acts[0] == Act.THREATEN
        if conflict or (trigger.rule.type == EventType.AID and kind in (EventType.SUPPORT, EventType.AGREE)):
            actors = sides.speakers(statement)
    if actors and not recipients and _is_at_home(sides.scene, trigger):
        recipients = actors
    return actors, recipients


def _is_at_home(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a protest, or force used on people, befalls the actor's own country."""
    if trigger.rule.type == EventType.PROTEST:
        return True
    parse = scene.parse
    nouns = [*parse.of(trigger.host, "dobj", "nsubjpass"), *parse.of(trigger.token, "amod", "compound")]
    nouns += [each for on in parse.of(trigger.host, "prep") for each in parse.of(on, "pobj")]
    nouns += [parse.head(trigger.host)] if trigger.host.dep == "relcl" else []
    return trigger.rule.type == EventType.COERCE and any(noun.lemma in list_words("people") for noun in nouns)


def _is_whole(trigger: Trigger, actors: Codes, recipients: Codes) -> bool:
    """Tell whether enough is known of an event; a bare noun needs both sides."""
    if not actors:
        return False
    if recipients:
        return trigger.carried or trigger.rule.type not in SPOKEN or trigger.rule.type in NAMED
    return trigger.carried and trigger.rule.type in ALONE


def _status(sides: Sides, trigger: Trigger, statement: Statement | None, actors: Codes) -> EventStatus:
    """Give the status of an event; what a speaker will do is promised, or threatened."""
    status = find_status(sides.scene.parse, trigger)
    own = sides.speakers(statement) if statement is not None else ()
    if statement is None or not own or not set(actors) <= set(own):
        return status
    conflict = trigger.rule.type.quad == MATERIAL_CONFLICT
    ahead = status in (EventStatus.PLANNED, EventStatus.HYPOTHETICAL)
    act = statement.acts[0]
    if conflict and ((act == Act.THREATEN and status != EventStatus.DENIED) or (act == Act.WARN and ahead)):
        return EventStatus.THREATENED
    if status == EventStatus.PLANNED and not _is_plan(sides.scene, statement):
        return EventStatus.THREATENED if conflict else EventStatus.PROMISED
    return status


def _is_plan(scene: Scene, statement: Statement) -> bool:
    """Tell a plan that the text reports from a word given: "plans to leave"."""
    words = load_status_words().governors
    cues = (token for cue in statement.cues for token in scene.parse.within(cue.span))
    return any(words.get(token.lemma) == EventStatus.PLANNED for token in cues)


def _clause(scene: Scene, trigger: Trigger) -> Span:
    """Give the words of the clause: of the verb that carries the event, or the phrase of the noun that names it."""
    words = [token for token in scene.parse.subtree(trigger.host) if token.sentence == trigger.host.sentence]
    words = [token for token in words if token.pos != "PUNCT"] or [trigger.host]
    return Span(words[0].start, words[-1].end)


def _event(scene: Scene, type: EventType, sides: tuple[Codes, Codes], status: EventStatus, where: Span) -> Event:
    document = scene.document
    return Event(
        id=hash_id("e", document.id, document.sha256, type, status, (where.start, where.end), *sides),
        type=type,
        actors=sides[0],
        recipients=sides[1],
        status=status,
        evidence=anchor(document.text, where),
        date=_day(scene, where),
        place=_place(scene, where),
    )


def _day(scene: Scene, where: Span) -> str | None:
    for found in find_dates(scene.document.text, where):
        return resolve_date(found.of(scene.document.text), scene.document.published_on)
    return None


def _place(scene: Scene, where: Span) -> Place | None:
    for span, label in scene.parse.entities:
        before = scene.document.text[max(0, span.start - 4) : span.start]
        if label == "GPE" and where.contains(span) and re.search(r"\b(?:in|at)\s+$", before):
            place = locate(span.of(scene.document.text))
            if place is not None:
                return place
    return None


def _merge(scene: Scene, events: Iterable[Event]) -> list[Event]:
    """Keep one event for each thing done, the first one told; what the publisher reports comes first."""
    speakers = {statement.id: statement.speakers for statement in scene.statements}
    kept: list[Event] = []
    for event in sorted(events, key=lambda each: each.type not in SPOKEN and each.asserted_by is not None):
        voice = speakers.get(event.asserted_by or "")
        others = [each for each in kept if event.type not in SPOKEN or voice == speakers.get(each.asserted_by or "")]
        if not any(_is_same(event, other) for other in others):
            kept.append(event)
    # Two statements may tell of one deed in the same words, one inside the other.
    return list({event.id: event for event in reversed(kept)}.values())


def _is_same(one: Event, other: Event) -> bool:
    """Tell whether two findings are one deed between the same sides.

    A meeting is the same whichever side is named first, unless the words place it at another time. Two demands or
    agreements are one only where they stand in one place; two charges, refusals and praises where they share words.
    """
    if one.type != other.type or one.status != other.status:
        return False
    if one.type == EventType.CONSULT:
        pair = {*one.actors, *one.recipients} == {*other.actors, *other.recipients}
        return pair and not ANOTHER_TIME.search(one.evidence.exact)
    if (one.actors, one.recipients) != (other.actors, other.recipients):
        return False
    if one.type not in SPOKEN or one.evidence.span.overlaps(other.evidence.span):
        return True
    return one.type not in NAMED and _share(one, other)


def _share(one: Event, other: Event) -> bool:
    """Tell whether the words of two events have two longer words in common."""
    words = [set(re.findall(r"\b[a-z]{5,}\b", each.evidence.exact)) for each in (one, other)]
    return len(words[0] & words[1]) >= 2
