"""A dossier as Markdown, to read or to paste into a note."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.findings import Dossier, Finding, Words, gather, gather_all, joined, places, statement_finding
from onrecord.model.record import Extraction
from onrecord.model.statement import Statement
from onrecord.model.text import Document, Warning

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|&~$^!])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
_LINK = re.compile(r"https?://[^\s<>\\]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_NONE = "No statement was found."


def to_markdown(extraction: Extraction) -> str:
    """Give the dossier of a document as Markdown: what was said, claimed and done, with a footnote for each finding.

    The footnotes give the exact words that a finding rests on, and where they stand in the text.
    """
    return _page(gather(extraction))


def write_markdown(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write the dossiers of documents as one Markdown text, with footnotes numbered through."""
    for number, dossier in enumerate(gather_all(extractions)):
        stream.write(("\n" if number else "") + _page(dossier))


def statement_to_markdown(extraction: Extraction, statement: Statement) -> str:
    """Give one statement of an extraction as Markdown, below the header of its document."""
    dossier, finding = gather(extraction), statement_finding(extraction, statement, 1)
    return "\n\n".join((_header(dossier), _quotation(finding), _footnote(finding))) + "\n"


def escape(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, on one line.

    >>> escape("1. *No*\nway")
    '1\\. \\*No\\* way'
    """
    line = _SPECIAL.sub(r"\\\1", _CONTROL.sub(" ", text).strip())
    return _LIST_START.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", line)


def _page(dossier: Dossier) -> str:
    blocks = [_header(dossier)]
    if dossier.occasion:
        blocks += ["## Occasion", *map(escape, dossier.occasion)]
    blocks += ["## Statements", *(map(_quotation, dossier.statements) if dossier.statements else (_NONE,))]
    for heading, findings in dossier.claims:
        blocks += [f"## {heading}", "\n".join(map(_line, findings))]
    if dossier.warnings:
        blocks += ["## Warnings", "\n".join(map(_warning, dossier.warnings))]
    return "\n\n".join((*blocks, *map(_footnote, dossier.findings))) + "\n"


def _header(dossier: Dossier) -> str:
    document = dossier.document
    lines = [f"# {escape(dossier.title)}"]
    if dossier.facts:
        lines.append(" · ".join(map(escape, dossier.facts)))
    if document.url:
        lines.append(_address(document.url))
    lines.append(_identity(document))
    return "\n\n".join(lines)


def _address(url: str) -> str:
    return f"<{url}>" if _LINK.fullmatch(url) else escape(url)


def _identity(document: Document) -> str:
    return f"Document {escape(document.id)}, SHA-256 {document.sha256}"


def _quotation(finding: Finding) -> str:
    return f"> {escape(finding.said)}\n>\n> — {_who(finding)} · *{finding.does}* [^{finding.number}]"


def _line(finding: Finding) -> str:
    to = f" → {escape(finding.to)}" if finding.to else ""
    said = f": {escape(finding.said)}" if finding.said else ""
    return f"- **{escape(finding.who)}**{to} · {escape(finding.does)}{said} [^{finding.number}]"


def _who(finding: Finding) -> str:
    return escape(finding.who) + (f", to {escape(finding.to)}" if finding.to else "")


def _footnote(finding: Finding) -> str:
    words = "; ".join(map(_words, finding.words))
    basis = "".join(f"; {escape(each)}" for each in finding.basis)
    return f"[^{finding.number}]: {finding.kind} `{escape(finding.id)}`; {words}{basis}"


def _words(words: Words) -> str:
    where = places(words.anchors)
    return f"{words.label} “{escape(joined(words.anchors))}” {where}" if words.label else where


def _warning(warning: Warning) -> str:
    where = f" ({places((warning.span,))})" if warning.span else ""
    return f"- {escape(warning.code)}: {escape(warning.message)}{where}"
