"""An extraction as Markdown, to read or to paste into a note."""

from __future__ import annotations

import re

from onrecord.export.public import all_warnings
from onrecord.model.occasion import Occasion
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner, Statement
from onrecord.model.text import Anchor, Document, Warning

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~$^!])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
_LINK = re.compile(r"https?://[^\s<>\\]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def to_markdown(extraction: Extraction) -> str:
    """Give an extraction as Markdown: document, occasion, statements with footnotes, warnings."""
    blocks = [_header(extraction.document)]
    if extraction.occasion:
        blocks.append(_occasion(extraction, extraction.occasion))
    blocks.append("## Statements")
    if not extraction.statements:
        blocks.append("No statement was found.")
    for number, statement in enumerate(extraction.statements, 1):
        blocks.append(quotation(extraction, statement, number))
    notes = [footnote(statement, number) for number, statement in enumerate(extraction.statements, 1)]
    if warnings := all_warnings(extraction):
        blocks.append("## Warnings")
        blocks.append("\n".join(map(_warning, warnings)))
    return "\n\n".join([*blocks, *notes]) + "\n"


def statement_to_markdown(extraction: Extraction, statement: Statement) -> str:
    """Give one statement of an extraction as Markdown, below the header of its document."""
    blocks = (_header(extraction.document), quotation(extraction, statement, 1), footnote(statement, 1))
    return "\n\n".join(blocks) + "\n"


def quotation(extraction: Extraction, statement: Statement, number: int) -> str:
    """Give a statement as a block quotation with its speaker, its acts and a reference to its footnote."""
    words = escape(statement.text)
    if statement.manner is Manner.DIRECT:
        words = f"“{words}”"
    speakers = [escape(extraction.actor(id).name) for id in statement.speakers]
    # Unresolved, a statement keeps the words of its source.
    who = ", ".join(speakers) or " … ".join(escape(source.exact) for source in statement.sources) or "unattributed"
    to = ", ".join(escape(extraction.actor(id).name) for id in statement.addressees)
    acts = ", ".join(act.value for act in statement.acts)
    does = f"does not {acts}" if statement.negated else acts
    return f"> {words}\n>\n> — {who}{f', to {to}' if to else ''} · *{does}* [^{number}]"


def footnote(statement: Statement, number: int) -> str:
    """Give the footnote of a statement: where its words stand, and what they rest on."""
    parts = [f"{statement.manner.value} statement `{statement.id}`", _places(statement.contents)]
    for label, anchors in (("source", statement.sources), ("cue", statement.cues)):
        if anchors:
            parts.append(f"{label} “{' … '.join(escape(anchor.exact) for anchor in anchors)}” {_places(anchors)}")
    if statement.repeats:
        parts.append(f"repeats `{statement.repeats}`")
    return f"[^{number}]: {'; '.join(parts)}; {statement.method} {statement.confidence:.2f}"


def escape(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, on one line.

    >>> escape("1. *No*\nway")
    '1\\. \\*No\\* way'
    """
    line = _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text).strip())
    return _LIST_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def _header(document: Document) -> str:
    facts = (document.publisher, document.published_on, document.byline, document.licence)
    lines = [f"# {escape(document.title or document.id)}"]
    if known := [escape(fact) for fact in facts if fact]:
        lines.append(" · ".join(known))
    if document.url:
        lines.append(f"<{document.url}>" if _LINK.fullmatch(document.url) else escape(document.url))
    lines.append(f"Document {escape(document.id)}, SHA-256 {document.sha256}")
    return "\n\n".join(lines)


def _occasion(extraction: Extraction, occasion: Occasion) -> str:
    kind = occasion.kind.value.replace("_", " ").capitalize()
    place = occasion.place
    where = ", ".join(escape(part) for part in (place.name, place.country) if part) if place else ""
    first = kind + (f" on {escape(occasion.date)}" if occasion.date else "") + (f" in {where}" if where else "")
    lines = ["## Occasion", "", first]
    if occasion.participants:
        names = ", ".join(escape(extraction.actor(id).name) for id in occasion.participants)
        lines += ["", f"Participants: {names}"]
    if occasion.host:
        lines += ["", f"Host: {escape(extraction.actor(occasion.host).name)}"]
    return "\n".join(lines)


def _warning(warning: Warning) -> str:
    where = f" ({_places((warning.span,))})" if warning.span else ""
    return f"- {escape(warning.code)}: {escape(warning.message)}{where}"


def _places(anchors: tuple[Anchor, ...]) -> str:
    return "characters " + ", ".join(f"{anchor.start}–{anchor.end}" for anchor in anchors)
