"""Scenes of one invented sentence, parsed by hand, in which Ann Ek or Olav Berg says something."""

from __future__ import annotations

from onrecord.extract.scene import Scene
from onrecord.model.actor import Actor, ActorKind, Mention, MentionForm
from onrecord.model.occasion import Occasion, OccasionKind
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Document, Span, anchor
from tests.unit.parses import read

EK = Actor("ek", "Ann Ek", ActorKind.PERSON, "NOR", office="foreign minister")
BERG = Actor("berg", "Olav Berg", ActorKind.PERSON, "SWE", office="prime minister")
NORWAY = Actor("norway", "Norway", ActorKind.STATE, "NOR")
SWEDEN = Actor("sweden", "Sweden", ActorKind.STATE, "SWE")
ACTORS = (EK, BERG, NORWAY, SWEDEN)

Words = str | tuple[str, ...]


def statement(text: str, cue: str, content: Words, **more: object) -> Statement:
    """Make a statement of Ann Ek's from its words; each must stand once in the text."""
    fields: dict[str, object] = {"id": f"s{text.index(cue)}", "manner": Manner.INDIRECT, "speakers": ("ek",), **more}
    pieces = (content,) if isinstance(content, str) else content
    at = [anchor(text, Span(text.index(piece), text.index(piece) + len(piece))) for piece in pieces]
    cues = (anchor(text, Span(text.index(cue), text.index(cue) + len(cue))),) if cue else ()
    return Statement(contents=tuple(at), cues=cues, **fields)  # type: ignore[arg-type]


def scene(text: str, codes: str, *statements: Statement, met: tuple[str, ...] = ()) -> Scene:
    """Put a parsed text, who is named in it, and what is said in it together."""
    sample = read(text, codes)
    mentions = [
        Mention(anchor(text, Span(start, start + len(actor.name))), MentionForm.NAME, actor.id)
        for actor in ACTORS
        for start in range(len(text))
        if text.startswith(actor.name, start)
    ]
    occasion = Occasion(OccasionKind.MEETING, participants=met) if met else None
    document = Document("d", text, text.encode())
    return Scene(document, sample.cut, sample.parse, ACTORS, tuple(mentions), statements, occasion)


def said(text: str, codes: str, cue: str, content: Words, **more: object) -> Scene:
    """Make the scene of one statement."""
    return scene(text, codes, statement(text, cue, content, **more))


__all__ = ["ACTORS", "BERG", "EK", "NORWAY", "SWEDEN", "Act", "Manner", "said", "scene", "statement"]
