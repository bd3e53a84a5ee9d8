"""Tell which reports are of one occasion, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.compare.similarity import DIGITS, Encoder, Matrix, load_encoder
from onrecord.model.actor import ActorKind
from onrecord.model.comparison import Evidence, Likeness, OccasionGroup, Reason
from onrecord.model.occasion import OccasionKind
from onrecord.model.record import Extraction
from onrecord.model.text import Span
from onrecord.text.dates import WEEKDAY, parse_day
from onrecord.text.segment import segment

FLOOR = 3.3
"""Score from which two reports are of one occasion. Chosen on twelve pairs of reports and looked through on the 183
development documents; the weights below are by hand."""
OTHERS_MET = 1.75
"""What it costs that each report names somebody whom the other doesn't: one minister meets several a day. Chosen on
forty readouts of two publishers; the twelve pairs meet with any value below 2."""
LEAD_SENTENCES = 3
SPREAD = 1
"""Days by which the publications of two reports of one occasion may lie apart: time zones, and evening news."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
REMOTE = frozenset([OccasionKind.CALL, OccasionKind.VIDEO_CALL])
BILATERAL = frozenset([OccasionKind.CALL, OccasionKind.VIDEO_CALL, OccasionKind.MEETING])
PRESENT = frozenset([OccasionKind.MEETING, OccasionKind.SUMMIT, OccasionKind.VISIT])


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report tells by which its occasion is known.

    `people` are the ids of the persons that take part, with their states, `present` of all persons that do, those
    whose state isn't known too; `day` is the day of publication or, where
    that isn't known, of the occasion; `weekday` is the one that the first sentence names first;
    `vector` and `pieces` stand for all the words.
    """

    id: str
    people: tuple[tuple[str, str | None], ...]
    present: frozenset[str]
    day: str | None
    weekday: str | None
    kind: OccasionKind | None
    town: str | None
    country: str | None
    vector: Matrix
    pieces: frozenset[int]


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs of documents, each sorted, that a person put together or kept apart."""

    together: frozenset[tuple[str, str]] = frozenset()
    apart: frozenset[tuple[str, str]] = frozenset()


NOT_JUDGED = Judged()
BY_A_PERSON = Likeness(1000.0, (Evidence(Reason.PERSON, 1000.0, "a person says so"),))
APART = Likeness(None, (Evidence(Reason.PERSON, 0.0, "a person keeps them apart"),))


def same_occasion(a: Extraction, b: Extraction, encoder: Encoder | None = None) -> Likeness:
    """Tell how likely two documents report one occasion, and what speaks for and against it.

    The score is None where they can't: where they are dated days apart, or one state is represented by somebody else.
    Raises `DateError` for a day of publication that is none.
    """
    encoder = encoder or load_encoder()
    return _compare(_facts(a, encoder), _facts(b, encoder), encoder)


def group_occasions(
    extractions: Iterable[Extraction], encoder: Encoder | None = None, judged: Judged = NOT_JUDGED
) -> tuple[OccasionGroup, ...]:
    """Put reports of one occasion together, whatever the order in which they come.

    What a person judged goes first; then the likeliest pairs are joined, as long as no two reports of a group
    contradict each other. A report without company is a group of its own. Groups come sorted by their first document.
    """
    encoder = encoder or load_encoder()
    known = {each.document.id: _facts(each, encoder) for each in extractions}
    facts = sorted(known.values(), key=lambda each: each.id)
    pairs = {
        (some.id, other.id): _compare(some, other, encoder)
        for some, other in combinations(facts, 2)
        if _share_people(some, other)
    }
    pairs |= {pair: BY_A_PERSON for pair in judged.together if set(pair) <= known.keys()}
    pairs |= {pair: APART for pair in judged.apart if set(pair) <= known.keys()}
    told = {id for pair in judged.together for id in pair}
    groups: dict[str, list[str]] = {each.id: [each.id] for each in facts}
    joined: dict[str, list[tuple[str, str, Likeness]]] = {each.id: [] for each in facts}
    for (one, other), likeness in sorted(pairs.items(), key=lambda item: (-(item[1].score or 0.0), item[0])):
        if likeness.score is None or likeness.score < FLOOR or groups[one] is groups[other]:
            continue
        if all(_may_meet(pairs, told, (left, right)) for left in groups[one] for right in groups[other]):
            first, second = sorted((groups[one], groups[other]))
            links = [*joined[first[0]], *joined[second[0]], (one, other, likeness)]
            members = sorted([*first, *second])
            groups.update(dict.fromkeys(members, members))
            joined.update(dict.fromkeys(members, links))
    return tuple(
        OccasionGroup(tuple(members), tuple(joined[id])) for id, members in sorted(groups.items()) if members[0] == id
    )


def _may_meet(pairs: dict[tuple[str, str], Likeness], told: set[str], pair: tuple[str, str]) -> bool:
    """Tell whether nothing forbids that two reports are of one occasion.

    Where a person put one of them with another report, only a person can forbid it.
    """
    likeness = pairs.get((min(pair), max(pair)))
    if set(pair) & told:
        return likeness is not APART
    return likeness is not None and likeness.score is not None


def _facts(extraction: Extraction, encoder: Encoder) -> Facts:
    text, occasion = extraction.document.text, extraction.occasion
    lead = [each.span for each in segment(text).segments[:LEAD_SENTENCES]]
    place = occasion.place if occasion else None
    day = extraction.document.published_on or (occasion.date if occasion else None)
    return Facts(
        extraction.document.id,
        _people(extraction, lead),
        _present(extraction),
        day,
        next((found for span in lead[:1] for found in re.findall(rf"\b{WEEKDAY}\b", span.of(text))), None),
        occasion.kind if occasion else None,
        place.name if place else None,
        place.country if place else None,
        encoder.encode(text),
        encoder.pieces_of(text),
    )


def _people(extraction: Extraction, lead: Sequence[Span]) -> tuple[tuple[str, str | None], ...]:
    """Give the participants who are persons; the persons of the first sentences too, where those are under two."""
    taking_part = extraction.occasion.participants if extraction.occasion else ()
    named = {actor.id: actor for actor in extraction.actors if actor.kind == ActorKind.PERSON and actor.country}
    found = dict.fromkeys(id for id in taking_part if id in named)
    if len(found) < 2:
        inside = (m for m in extraction.mentions if any(span.contains(m.span.span) for span in lead))
        found |= dict.fromkeys(m.actor for m in inside if m.actor and m.actor in named)
    return tuple((id, named[id].country) for id in sorted(found))


def _present(extraction: Extraction) -> frozenset[str]:
    persons = {actor.id for actor in extraction.actors if actor.kind == ActorKind.PERSON}
    return frozenset(persons & set(extraction.occasion.participants if extraction.occasion else ()))


def _share_people(a: Facts, b: Facts) -> bool:
    return bool({id for id, _ in a.people} & {id for id, _ in b.people})


def _compare(a: Facts, b: Facts, encoder: Encoder) -> Likeness:
    if _replaces(a, b):
        return Likeness(None, (Evidence(Reason.PARTICIPANTS, 0.0, "one state is represented by somebody else"),))
    if _met_another(a, b):
        return Likeness(None, (Evidence(Reason.PARTICIPANTS, 0.0, "somebody else was met"),))
    if (apart := _days_apart(a, b)) is not None and apart > SPREAD:
        return Likeness(None, (Evidence(Reason.DATE, 0.0, f"{apart} days apart"),))
    if (off := _weekdays_off(a, b)) is not None and off > SPREAD:
        return Likeness(None, (Evidence(Reason.WEEKDAY, 0.0, "another day of the week"),))
    reasons = tuple(_reasons(a, b, encoder))
    return Likeness(round(sum(reason.weight for reason in reasons), 6), reasons)


def _reasons(a: Facts, b: Facts, encoder: Encoder) -> Iterator[Evidence]:
    ids, others = {id for id, _ in a.people}, {id for id, _ in b.people}
    if ids and others:
        common = len(ids & others)
        # A report may leave somebody out; where either names somebody whom the other doesn't, others met.
        some, rest = a.present | ids, b.present | others
        others_met = not (some <= rest or rest <= some)
        weight = 2 * common / max(len(ids), len(others)) - OTHERS_MET * others_met
        yield Evidence(Reason.PARTICIPANTS, weight, f"{common} in common")
    if (apart := _days_apart(a, b)) is not None:
        yield Evidence(Reason.DATE, 2.0 - apart, "the same day" if apart == 0 else "the next day")
    elif (off := _weekdays_off(a, b)) is not None:
        yield Evidence(Reason.WEEKDAY, -0.5 if off else 1.0, "the next day of the week" if off else "the same weekday")
    if a.day is None and b.day is None:
        yield Evidence(Reason.DATE, -1.0, "neither is dated")
    if a.kind and b.kind and (kind := _same_kind(a.kind, b.kind)) is not None:
        yield Evidence(Reason.KIND, 0.5 if kind else -1.5, f"{a.kind.value} and {b.kind.value}")
    if a.country and b.country:
        same = a.town == b.town if a.town and b.town else a.country == b.country
        yield Evidence(Reason.PLACE, 0.5 if same else -0.5, f"{a.town or a.country} and {b.town or b.country}")
    meaning = round(float(a.vector @ b.vector), DIGITS)
    pieces = encoder.share_pieces(a.pieces, b.pieces)
    yield Evidence(Reason.WORDS, 1.5 * (meaning + pieces), f"{meaning:.2f} alike in meaning, {pieces:.2f} in words")


def _replaces(a: Facts, b: Facts) -> bool:
    """Tell whether both name who took part for some state, and name nobody in common for it."""
    for state in {state for _, state in a.people} & {state for _, state in b.people}:
        some, others = ({id for id, its in each.people if its == state} for each in (a, b))
        if not some & others:
            return True
    return False


def _met_another(a: Facts, b: Facts) -> bool:
    """Tell whether both report a meeting or call of two, of whom only one is the same."""
    of_two = all(each.kind in BILATERAL and len(each.present) == 2 for each in (a, b))
    return of_two and len(a.present & b.present) == 1


def _days_apart(a: Facts, b: Facts) -> int | None:
    if a.day is None or b.day is None:
        return None
    return abs((parse_day(a.day) - parse_day(b.day)).days)


def _weekdays_off(a: Facts, b: Facts) -> int | None:
    """Give the days between the weekdays of two reports, where one is undated; None where one names none."""
    if a.day and b.day:
        return None
    some, others = (DAYS.index(each) if (each := _weekday(facts)) else None for facts in (a, b))
    if some is None or others is None:
        return None
    return min((some - others) % 7, (others - some) % 7)


def _weekday(facts: Facts) -> str | None:
    return DAYS[parse_day(facts.day).weekday()] if facts.day else facts.weekday


def _same_kind(a: OccasionKind, b: OccasionKind) -> bool | None:
    """Tell whether two kinds can be one occasion; None where a report may call it either."""
    if a == b:
        return True
    return False if {a, b} & REMOTE and {a, b} & PRESENT else None
