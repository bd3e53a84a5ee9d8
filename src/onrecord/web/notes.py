"""Findings as a page shows them: in the margin of their document, or on a page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.model.claim import Commitment, Position
from onrecord.model.event import Event
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor
from onrecord.store.corrections import Correction
from onrecord.store.judgements import Judgement
from onrecord.web.labels import act_of, family_of, plain
from onrecord.web.links import path_to


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody named on a page, with the address of their page where they are known."""

    name: str
    url: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One finding on a page.

    `token` names it within its page, `kind` is "statement", "position", "commitment" or "event", `label` what it is in
    a word or two. `words` are the exact words that it rests on, `anchors` their places. `facts` are what else is known,
    as name and value; `parts` the findings that rest on this one.
    """

    token: str
    kind: str
    id: str
    label: str
    family: str
    words: str
    anchors: tuple[Anchor, ...]
    who: tuple[Who, ...] = ()
    to: tuple[Who, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Note, ...] = ()
    judged: tuple[Judgement, ...] = ()
    corrected: tuple[Correction, ...] = ()
    direct: bool = False

    @property
    def url(self) -> str:
        """The permanent address of the finding."""
        return path_to(f"{self.kind}s", self.id)

    @property
    def start(self) -> int:
        """Where its words begin in the document."""
        return min((anchor.start for anchor in self.anchors), default=0)


Judged = Mapping[str, Sequence[Judgement]]
"""What persons said, by the id of the finding."""
NONE: Judged = {}
Corrections = Mapping[str, Sequence[Correction]]
"""What persons corrected, by the id of the statement."""
UNCORRECTED: Corrections = {}


def notes_of(extraction: Extraction, judged: Judged = NONE, corrected: Corrections = UNCORRECTED) -> tuple[Note, ...]:
    """Give the findings of a document in the order of its text: statements with what rests on them, then the rest.

    What persons said stands beside what was found and changes none of it. Tokens count within each kind: "s1",
    "p1", "c1", "e1".
    """
    parts: dict[str | None, list[Note]] = {}
    for under, note in _parts(extraction):
        parts.setdefault(under, []).append(_with_judgements(note, judged))
    notes = []
    numbers = {statement.id: number for number, statement in enumerate(extraction.statements, 1)}
    for number, statement in enumerate(extraction.statements, 1):
        note = _with_judgements(statement_note(extraction, statement, f"s{number}", numbers), judged)
        below, said = tuple(parts.pop(statement.id, ())), tuple(corrected.get(statement.id, ()))
        notes.append(replace(note, parts=below, corrected=said))
    left = [note for group in parts.values() for note in group]
    return tuple(sorted([*notes, *left], key=lambda note: note.start))


def ids_of(extraction: Extraction) -> list[str]:
    """Give the ids of all findings of a document."""
    claims = (extraction.positions, extraction.commitments, extraction.events)
    return [each.id for each in extraction.statements] + [each.id for group in claims for each in group]


def statement_note(
    extraction: Extraction, statement: Statement, token: str = "s1", numbers: Mapping[str, int] | None = None
) -> Note:
    """Give a statement as a note; `numbers` are the numbers by which the page calls the statements."""
    numbers = numbers or {}
    sources = " … ".join(source.exact for source in statement.sources)
    others = (("stands in", statement.parent), ("repeats", statement.repeats))
    facts = [
        ("manner", statement.manner.value),
        ("strength", f"{statement.strength} of 5"),
        ("also", ", ".join(act.value for act in statement.acts[1:])),
        *((name, f"statement {numbers[id]}") for name, id in others if id and id in numbers),
        ("found by", f"{statement.method}, confidence {statement.confidence:.2f}"),
    ]
    return Note(
        token,
        "statement",
        statement.id,
        act_of(statement),
        family_of(statement),
        statement.text,
        statement.contents,
        actors_of(extraction, statement.speakers) or ((Who(f"“{sources}”"),) if sources else ()),
        actors_of(extraction, statement.addressees),
        tuple((name, value) for name, value in facts if value),
        direct=statement.manner is Manner.DIRECT,
    )


def position_note(extraction: Extraction, position: Position, token: str = "p1") -> Note:
    """Give a position as a note."""
    span = position.issue.span
    label = f"{plain(position.stance.value)}: {position.issue.label}"
    family = {"support": "favours", "oppose": "resists"}.get(position.stance.value, "tells")
    who = actors_of(extraction, (position.holder,))
    return Note(token, "position", position.id, label, family, span.exact, (span,), who)


def commitment_note(extraction: Extraction, commitment: Commitment, token: str = "c1") -> Note:
    """Give a commitment as a note, with its condition and its deadline."""
    facts = (("condition", commitment.condition), ("deadline", commitment.deadline))
    anchors = [commitment.action, *(span for _, span in facts if span)]
    return Note(
        token,
        "commitment",
        commitment.id,
        commitment.kind.value,
        "resists" if commitment.kind.value == "threat" else "favours",
        commitment.action.exact,
        tuple(anchors),
        actors_of(extraction, (commitment.committer,)),
        actors_of(extraction, commitment.recipients),
        tuple((name, span.exact) for name, span in facts if span),
    )


def event_note(event: Event, token: str = "e1") -> Note:
    """Give an event as a note; its sides are codes of states and organisations."""
    place = ", ".join(part for part in (event.place.name, event.place.country) if part) if event.place else ""
    facts = (("status", event.status.value), ("date", event.date or ""), ("place", place))
    return Note(
        token,
        "event",
        event.id,
        event.type.value,
        "favours" if event.type.quad <= 2 else "resists",
        event.evidence.exact,
        (event.evidence,),
        tuple(Who(code) for code in event.actors),
        tuple(Who(code) for code in event.recipients),
        tuple((name, value) for name, value in facts if value),
    )


def actors_of(extraction: Extraction, ids: Iterable[str]) -> tuple[Who, ...]:
    """Give actors of a document with the addresses of their pages."""
    actors = {actor.id: actor for actor in extraction.actors}
    return tuple(Who(actors[id].name, path_to("actors", id), id) for id in ids if id in actors)


def _parts(extraction: Extraction) -> Iterable[tuple[str | None, Note]]:
    """Give what rests on statements, each with the id of the first such statement, or None."""
    for number, position in enumerate(extraction.positions, 1):
        yield next(iter(position.statements), None), position_note(extraction, position, f"p{number}")
    for number, commitment in enumerate(extraction.commitments, 1):
        yield commitment.statement, commitment_note(extraction, commitment, f"c{number}")
    for number, event in enumerate(extraction.events, 1):
        yield event.asserted_by, event_note(event, f"e{number}")


def _with_judgements(note: Note, judged: Judged) -> Note:
    return replace(note, judged=tuple(judged.get(note.id, ())))
