"""What was found in a document as a dossier: lines of plain words, each with the exact words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.actors.states import is_state, state_name
from onrecord.export.public import all_warnings
from onrecord.model.claim import Commitment, CommitmentKind, Position, Stance
from onrecord.model.event import Event
from onrecord.model.occasion import Occasion, Place
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor, Document, Warning

_STANCES = {Stance.SUPPORT: "supports", Stance.OPPOSE: "opposes", Stance.NEUTRAL: "is neutral on"}
_KINDS = {
    CommitmentKind.PROMISE: "promises",
    CommitmentKind.OFFER: "offers",
    CommitmentKind.THREAT: "threatens",
    CommitmentKind.AGREEMENT: "agrees",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Exact words of the text with their place; `label` says what they are, and is empty for those shown already."""

    label: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A line of a dossier: who does what to whom.

    `number` is that of its footnote. `said` are the words as they are shown, empty where `does` says all; `words` are
    those it rests on, and `basis` is what else it rests on.
    """

    number: int
    kind: str
    id: str
    who: str
    to: str
    does: str
    said: str
    words: tuple[Words, ...]
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document with all that was found in it, as texts that still have to be escaped."""

    document: Document
    occasion: tuple[str, ...]
    statements: tuple[Finding, ...]
    positions: tuple[Finding, ...]
    commitments: tuple[Finding, ...]
    events: tuple[Finding, ...]
    warnings: tuple[Warning, ...]

    @property
    def title(self) -> str:
        """The title, or the id where there is none."""
        return self.document.title or self.document.id

    @property
    def facts(self) -> tuple[str, ...]:
        """Publisher, day, by-line and licence, as far as they are known."""
        document = self.document
        facts = (document.publisher, document.published_on, document.byline, document.licence)
        return tuple(fact for fact in facts if fact)

    @property
    def claims(self) -> tuple[tuple[str, tuple[Finding, ...]], ...]:
        """The parts behind the statements that are not empty, each with its heading."""
        parts = (("Positions", self.positions), ("Commitments", self.commitments), ("Events", self.events))
        return tuple(part for part in parts if part[1])

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings in the order of their footnotes."""
        return (*self.statements, *self.positions, *self.commitments, *self.events)


def gather(extraction: Extraction, first: int = 1) -> Dossier:
    """Give the dossier of an extraction; its footnotes are numbered from `first` on."""
    numbers = iter(range(first, first + _count(extraction)))
    return Dossier(
        extraction.document,
        _occasion(extraction, extraction.occasion) if extraction.occasion else (),
        tuple(statement_finding(extraction, each, next(numbers)) for each in extraction.statements),
        tuple(_position(extraction, each, next(numbers)) for each in extraction.positions),
        tuple(_commitment(extraction, each, next(numbers)) for each in extraction.commitments),
        tuple(_event(each, next(numbers)) for each in extraction.events),
        all_warnings(extraction),
    )


def gather_all(extractions: Iterable[Extraction]) -> Iterator[Dossier]:
    """Give the dossiers of extractions, with footnotes numbered through."""
    first = 1
    for extraction in extractions:
        yield gather(extraction, first)
        first += _count(extraction)


def statement_finding(extraction: Extraction, statement: Statement, number: int) -> Finding:
    """Give a statement as a line; an unresolved one keeps the words of its source in the place of who says it."""
    direct = statement.manner is Manner.DIRECT
    acts = ", ".join(act.value for act in statement.acts)
    words = [Words("", statement.contents)]
    words += [Words(label, each) for label, each in (("source", statement.sources), ("cue", statement.cues)) if each]
    repeats = (f"repeats {statement.repeats}",) if statement.repeats else ()
    return Finding(
        number,
        f"{statement.manner.value} statement",
        statement.id,
        _names(extraction, statement.speakers) or joined(statement.sources) or "unattributed",
        _names(extraction, statement.addressees),
        f"does not {acts}" if statement.negated else acts,
        f"“{statement.text}”" if direct else statement.text,
        tuple(words),
        (*repeats, f"{statement.method} {statement.confidence:.2f}"),
    )


def joined(anchors: tuple[Anchor, ...]) -> str:
    """Give words as one string, their pieces joined by an ellipsis."""
    return " … ".join(anchor.exact for anchor in anchors)


def places(anchors: tuple[Anchor, ...]) -> str:
    """Say where words stand, in code points of the text.

    >>> places((Anchor(2, 5, "yes"), Anchor(9, 11, "no")))
    'characters 2–5, 9–11'
    """
    return "characters " + ", ".join(f"{anchor.start}–{anchor.end}" for anchor in anchors)


def _count(extraction: Extraction) -> int:
    found = (extraction.statements, extraction.positions, extraction.commitments, extraction.events)
    return sum(map(len, found))


def _position(extraction: Extraction, position: Position, number: int) -> Finding:
    return Finding(
        number,
        "position",
        position.id,
        extraction.actor(position.holder).name,
        "",
        f"{_STANCES[position.stance]} {position.issue.label}",
        "",
        (Words("issue", (position.issue.span,)),),
        tuple(f"shown by {statement}" for statement in position.statements),
    )


def _commitment(extraction: Extraction, commitment: Commitment, number: int) -> Finding:
    spans = (("condition", commitment.condition), ("deadline", commitment.deadline))
    bounds = tuple(Words(label, (span,)) for label, span in spans if span)
    said = (f"“{commitment.action.exact}”", *(f"{each.label} “{joined(each.anchors)}”" for each in bounds))
    return Finding(
        number,
        "commitment",
        commitment.id,
        extraction.actor(commitment.committer).name,
        _names(extraction, commitment.recipients),
        _KINDS[commitment.kind],
        ", ".join(said),
        (Words("action", (commitment.action,)), *bounds),
        (f"made in {commitment.statement}",),
    )


def _event(event: Event, number: int) -> Finding:
    when = f" on {event.date}" if event.date else ""
    where = f" in {place_name(event.place)}" if place_name(event.place) else ""
    return Finding(
        number,
        "event",
        event.id,
        _sides(event.actors) or "unnamed",
        _sides(event.recipients),
        f"{event.type.value}, {event.status.value}{when}{where}",
        "",
        (Words("evidence", (event.evidence,)),),
        (f"asserted in {event.asserted_by}" if event.asserted_by else "reported by the publisher",),
    )


def _occasion(extraction: Extraction, occasion: Occasion) -> tuple[str, ...]:
    kind = occasion.kind.value.replace("_", " ").capitalize()
    where = place_name(occasion.place)
    first = kind + (f" on {occasion.date}" if occasion.date else "") + (f" in {where}" if where else "")
    participants = _names(extraction, occasion.participants)
    host = extraction.actor(occasion.host).name if occasion.host else ""
    lines = (first, f"Participants: {participants}" if participants else "", f"Host: {host}" if host else "")
    return tuple(line for line in lines if line)


def place_name(place: Place | None) -> str:
    """Give a place with its country, empty where it is not known."""
    return ", ".join(part for part in (place.name, place.country) if part) if place else ""


def _sides(codes: tuple[str, ...]) -> str:
    return ", ".join(state_name(code) if is_state(code) else code for code in codes)


def _names(extraction: Extraction, ids: tuple[str, ...]) -> str:
    return ", ".join(extraction.actor(id).name for id in ids)
