"""The page of a document: its text with what was found marked in place, and the findings in the margin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.export.public import all_warnings
from onrecord.model.record import Extraction
from onrecord.model.text import Anchor, Document, Warning
from onrecord.web.labels import FAMILIES, plain
from onrecord.web.links import outside_link
from onrecord.web.notes import NONE, UNCORRECTED, Corrections, Judged, Note, Who, actors_of, notes_of
from onrecord.web.pieces import Block, Mark, Piece, Role, cut_pieces, find_blocks

PART = 90_000
"""Bytes that the text and the notes of one part of a long document take, about; its page stays under 300 kB."""
NOTE = 2_000
"""Bytes of a note, about."""
ANYBODY = "unresolved"
"""What the filter calls statements of whom nobody knows who said them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its pieces and the findings that begin in it."""

    pieces: tuple[Piece, ...]
    heading: bool = False
    notes: tuple[Note, ...] = ()
    furniture: bool = False

    @property
    def size(self) -> int:
        """The bytes that it takes on the page, about."""
        parts = sum(1 + len(note.parts) for note in self.notes)
        return sum(len(piece.words) for piece in self.pieces) + NOTE * parts


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a filter offers, its name, and how many statements it leaves."""

    value: str
    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document reports, in words."""

    kind: str
    date: str | None
    place: str
    participants: tuple[Who, ...]
    host: tuple[Who, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page of a document shows; `part` of `parts` is shown, both from 1 on."""

    document: Document
    link: str | None
    scene: Scene | None
    paragraphs: tuple[Paragraph, ...]
    labels: dict[str, Note]
    legend: tuple[tuple[str, tuple[Choice, ...]], ...]
    speakers: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    warnings: tuple[Warning, ...]
    shown: int
    statements: int
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements are marked: those of a speaker, an actor id or `ANYBODY`, and those that do an act."""

    speaker: str = ""
    act: str = ""

    def keeps(self, speakers: Sequence[str], acts: Sequence[str]) -> bool:
        """Tell whether a statement of these speakers and acts is marked.

        >>> Filter("a1").keeps(("a1", "a2"), ("deny",)), Filter(ANYBODY).keeps(("a1",), ("deny",))
        (True, False)
        """
        said = not self.speaker or (self.speaker in speakers if speakers else self.speaker == ANYBODY)
        return said and (not self.act or self.act in acts)


def document_page(
    extraction: Extraction,
    chosen: Filter,
    part: int = 1,
    judged: Judged = NONE,
    corrected: Corrections = UNCORRECTED,
) -> DocumentPage:
    """Put together the page of a document: one part of it, with the statements marked that the filter keeps."""
    kept = {each.id for each in extraction.statements if chosen.keeps(each.speakers, each.acts)}
    every = notes_of(extraction, judged, corrected)
    filtered = chosen != Filter()
    notes = tuple(note for note in every if note.id in kept or (note.kind != "statement" and not filtered))
    parts = split_parts(lay_out(extraction, notes))
    part = min(max(part, 1), len(parts))
    paragraphs = parts[part - 1]
    return DocumentPage(
        extraction.document,
        outside_link(extraction.document.url),
        scene_of(extraction),
        paragraphs,
        {note.token: note for note in notes},
        _legend(extraction),
        _speakers(extraction),
        tuple(choice for _, choices in _legend(extraction) for choice in choices),
        all_warnings(extraction),
        len(kept),
        len(extraction.statements),
        part,
        len(parts),
    )


def lay_out(extraction: Extraction, notes: Sequence[Note]) -> tuple[Paragraph, ...]:
    """Cut the text of a document into paragraphs, mark what the notes rest on, and put each note beside its first."""
    text = extraction.document.text
    blocks = find_blocks(text)
    marks = [*_statement_marks(extraction, notes), *_part_marks(notes)]
    beside: dict[int, list[Note]] = {}
    for note in notes:
        number = next((n for n in reversed(range(len(blocks))) if blocks[n].span.start <= note.start), 0)
        beside.setdefault(number, []).append(note)
    return tuple(_paragraph(text, block, marks, tuple(beside.get(number, ()))) for number, block in enumerate(blocks))


def split_parts(paragraphs: Sequence[Paragraph]) -> tuple[tuple[Paragraph, ...], ...]:
    """Split the paragraphs of a long document so that no part is too large for a page, whatever there is in it."""
    parts: list[list[Paragraph]] = [[]]
    size = 0
    for paragraph in paragraphs:
        if parts[-1] and size + paragraph.size > PART:
            parts.append([])
            size = 0
        parts[-1].append(paragraph)
        size += paragraph.size
    return tuple(tuple(part) for part in parts)


def part_of(extraction: Extraction, id: str) -> int:
    """Tell in which part of its document's page a finding stands."""
    parts = split_parts(lay_out(extraction, notes_of(extraction)))
    for number, part in enumerate(parts, 1):
        for note in (note for paragraph in part for note in paragraph.notes):
            if id in (note.id, *(below.id for below in note.parts)):
                return number
    return 1


def scene_of(extraction: Extraction) -> Scene | None:
    """Give what a document reports in words; None where it reports no occasion."""
    occasion = extraction.occasion
    if occasion is None:
        return None
    place = ", ".join(part for part in (occasion.place.name, occasion.place.country) if part) if occasion.place else ""
    host = actors_of(extraction, (occasion.host,) if occasion.host else ())
    return Scene(plain(occasion.kind.value), occasion.date, place, actors_of(extraction, occasion.participants), host)


def _paragraph(text: str, block: Block, marks: Iterable[Mark], notes: tuple[Note, ...]) -> Paragraph:
    aside = [Mark(span, Role.FURNITURE) for span in block.furniture]
    pieces = cut_pieces(text, block.span, [*marks, *aside])
    return Paragraph(pieces, block.heading, notes, all(Role.FURNITURE in piece.roles for piece in pieces))


def _statement_marks(extraction: Extraction, notes: Iterable[Note]) -> Iterable[Mark]:
    statements = {statement.id: statement for statement in extraction.statements}
    for note in notes:
        if note.kind == "statement":
            statement = statements[note.id]
            for role, anchors in ((Role.SOURCE, statement.sources), (Role.CUE, statement.cues)):
                yield from (Mark(anchor.span, role, note.token) for anchor in anchors)
            yield from _marks(note, statement.contents, Role.CONTENT)


def _part_marks(notes: Iterable[Note]) -> Iterable[Mark]:
    """Mark what rests on a statement without showing it, and events that the publisher reports in its own voice."""
    for note in notes:
        if note.kind != "statement":
            yield from _marks(note, note.anchors, Role.EVENT)
        for below in note.parts:
            yield from (Mark(anchor.span, Role.DETAIL, below.token) for anchor in below.anchors)


def _marks(note: Note, anchors: Sequence[Anchor], role: Role) -> Iterable[Mark]:
    family = note.family if role is Role.CONTENT else ""
    return (Mark(anchor.span, role, note.token, family, anchor.start == note.start) for anchor in anchors)


def _legend(extraction: Extraction) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Give the families of acts that the document holds, each with its acts and how many statements do them first."""
    firsts = [statement.acts[0] for statement in extraction.statements if statement.acts]
    counts = Counter(firsts)
    found = {
        family: tuple(Choice(act.value, act.value, counts[act]) for act in acts if counts[act])
        for family, acts in FAMILIES.items()
    }
    return tuple((family, choices) for family, choices in found.items() if choices)


def _speakers(extraction: Extraction) -> tuple[Choice, ...]:
    said = Counter(id for statement in extraction.statements for id in dict.fromkeys(statement.speakers))
    choices = [Choice(id, who.name, said[id]) for id in said for who in actors_of(extraction, (id,))]
    unresolved = sum(not statement.speakers for statement in extraction.statements)
    last = [Choice(ANYBODY, "not resolved", unresolved)] if unresolved else []
    return (*sorted(choices, key=lambda choice: (-choice.statements, choice.name)), *last)
