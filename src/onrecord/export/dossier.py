"""A dossier as one HTML page that needs nothing else: no script, no picture, nothing from the network."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TextIO

from onrecord.export.findings import Dossier, Finding, Words, gather, gather_all, joined, places
from onrecord.model.record import Extraction
from onrecord.model.text import Warning

_LINK = re.compile(r"https?://[^\s<>\"'\\]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+|[\ud800-\udfff]")
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1, h2 { line-height: 1.2; }
article + article { margin-top: 4rem; }
figure { margin: 1.25rem 0; }
blockquote { margin: 0; padding-inline-start: 1rem; border-inline-start: .2rem solid; }
figcaption { padding-inline-start: 1rem; }
.facts, .notes, .warnings { font-size: .875rem; }
li:target, figure:target { outline: .15rem solid; }
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; }
  article + article { break-before: page; }
  figure, li { break-inside: avoid; }
  h2 { break-after: avoid; }
}
"""
# The page may load nothing and run nothing, whatever stands in its texts.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(extraction: Extraction) -> str:
    """Give the dossier of a document as an HTML page to keep, send or print.

    It holds what was said, claimed and done; each finding has a footnote with the exact words that it rests on and
    their place in the text.
    """
    dossier = gather(extraction)
    return f"{_head(dossier.title)}{_article(dossier)}</body>\n</html>\n"


def write_html(extractions: Iterable[Extraction], stream: TextIO) -> None:
    """Write the dossiers of documents as one HTML page, each on paper of its own, with footnotes numbered through."""
    stream.write(_head("Dossier"))
    for dossier in gather_all(extractions):
        stream.write(_article(dossier))
    stream.write("</body>\n</html>\n")


def escape(text: str) -> str:
    """Write a text so that HTML shows it as it is; control characters become spaces.

    >>> escape('<b onclick="x">')
    '&lt;b onclick=&quot;x&quot;&gt;'
    """
    return html.escape(_CONTROL.sub(" ", text))


def _head(title: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )


def _article(dossier: Dossier) -> str:
    parts = [_header(dossier)]
    if dossier.occasion:
        parts += ["<h2>Occasion</h2>", *(f'<p dir="auto">{escape(line)}</p>' for line in dossier.occasion)]
    parts += ["<h2>Statements</h2>"]
    parts += map(_figure, dossier.statements) if dossier.statements else ["<p>No statement was found.</p>"]
    for heading, findings in dossier.claims:
        parts += [f"<h2>{heading}</h2>", "<ul>", *map(_item, findings), "</ul>"]
    if dossier.warnings:
        parts += ["<h2>Warnings</h2>", '<ul class="warnings">', *map(_warning, dossier.warnings), "</ul>"]
    if dossier.findings:
        start = dossier.findings[0].number
        notes = map(_note, dossier.findings)
        parts += ["<h2>Evidence</h2>", f'<ol class="notes" start="{start}">', *notes, "</ol>"]
    return "<article>\n" + "\n".join(parts) + "\n</article>\n"


def _header(dossier: Dossier) -> str:
    document = dossier.document
    lines = [f'<h1 dir="auto">{escape(dossier.title)}</h1>']
    facts = " · ".join(f"<bdi>{escape(fact)}</bdi>" for fact in dossier.facts)
    identity = f"Document <bdi>{escape(document.id)}</bdi>, SHA-256 {document.sha256}"
    lines += [f'<p class="facts">{fact}</p>' for fact in (facts, _address(document.url), identity) if fact]
    return "\n".join(lines)


def _address(url: str | None) -> str:
    """Make a link of a web address; any other address is only shown."""
    shown = escape(url or "")
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if url and _LINK.fullmatch(url) else shown


def _figure(finding: Finding) -> str:
    return (
        f'<figure id="f{finding.number}"><blockquote dir="auto">{escape(finding.said)}</blockquote>\n'
        f"<figcaption>— {_who(finding, ', to ')} · <em>{escape(finding.does)}</em> {_reference(finding)}"
        "</figcaption></figure>"
    )


def _item(finding: Finding) -> str:
    said = f": <bdi>{escape(finding.said)}</bdi>" if finding.said else ""
    does = escape(finding.does)
    return f'<li id="f{finding.number}">{_who(finding, " → ")} · {does}{said} {_reference(finding)}</li>'


def _who(finding: Finding, towards: str) -> str:
    to = f"{towards}<bdi>{escape(finding.to)}</bdi>" if finding.to else ""
    return f"<strong><bdi>{escape(finding.who)}</bdi></strong>{to}"


def _reference(finding: Finding) -> str:
    number = finding.number
    return f'<sup><a href="#n{number}" aria-label="Evidence {number}">{number}</a></sup>'


def _note(finding: Finding) -> str:
    words = "; ".join(map(_words, finding.words))
    basis = "".join(f"; {escape(each)}" for each in finding.basis)
    back = f'<a href="#f{finding.number}" aria-label="Back to finding {finding.number}">↑</a>'
    return f'<li id="n{finding.number}">{finding.kind} <code>{escape(finding.id)}</code>; {words}{basis} {back}</li>'


def _words(words: Words) -> str:
    label = f"{words.label} " if words.label else ""
    return f"{label}“<bdi>{escape(joined(words.anchors))}</bdi>” {places(words.anchors)}"


def _warning(warning: Warning) -> str:
    where = f" ({places((warning.span,))})" if warning.span else ""
    return f"<li>{escape(warning.code)}: <bdi>{escape(warning.message)}</bdi>{where}</li>"
