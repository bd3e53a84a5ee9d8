"""Tell running prose from what surrounds it: licence lines, by-lines, initials, datelines, crossheads."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.text import Span

MAX_HEADING = 20
"""Words of the longest line that can be a heading; the longest in the development articles has 17."""
SOFT_WRAP = 50
"""A line this long that doesn't end a sentence goes on in the next line. Mail and readout archives wrap at 60 to 80
characters; headings in the development readouts that stand on a line of their own are mostly shorter than 50."""

LICENCE = re.compile(
    r"(?:[Aa]ll\s+[Cc]ontent\s+by\b[^\n]*?licen[sc]ed\b[^\n]*"
    r"|(?<!\S)[A-Z][^\n.]*\blicen[sc]ed\s+under\s+(?:a|the)\s+Creative\s+Commons\b[^\n]*"
    r"|(?<!\S)[A-Z][^\n.]*\bCreative\s+Commons\s+Attribution\b[^\n]*"
    r"|(?:©|\(c\)|Copyright\b)[^\n]*|[Aa]ll\s+[Rr]ights\s+[Rr]eserved\b[^\n]*)",
)
LICENCE_NAMES = (
    (re.compile(r"Attribution[- ]NonCommercial", re.I), "CC-BY-NC"),
    (re.compile(r"Attribution[- ]ShareAlike", re.I), "CC-BY-SA"),
    (re.compile(r"Creative\s+Commons\s+Attribution|\bCC[- ]BY\b", re.I), "CC-BY"),
)
BYLINE = re.compile(
    r"^(?:By|Written by|Reported by|Reporting by)\s+([A-Z][\w’'.-]+(?:\s+(?:and\s+)?[A-Z][\w’'.-]+){1,5})\s*$"
)
INITIALS = re.compile(r"(?<![\w/])[A-Z]{2,3}/[A-Z]{2,3}(?![\w/])\s*")
DATELINE = re.compile(r"^\s*[A-Z][A-Z .’'-]{2,}(?:,[^—–\n]{0,40})?\s*(?:\([A-Z]+\)\s*)?[—–-]\s*")
NOTICE = re.compile(
    r"^(?:Office of the Spokes\w+|(?:The )?(?:below|following) is attributable to [^\n]{0,80}|FOR IMMEDIATE RELEASE"
    r"|END READOUT|Readout|Press Release)\s*:?$",
    re.IGNORECASE,
)
EDITORS_NOTE = re.compile(r"^\[[^\[\]]*\]$")
RULE = re.compile(r"^[\s*\\#_=~-]+$")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the prose of a text is, paragraph by paragraph, and what its furniture says."""

    paragraphs: tuple[Span, ...]
    licence: str | None = None
    byline: str | None = None
    dateline: str | None = None
    heading: str | None = None
    furniture: tuple[Span, ...] = ()


def find_layout(text: str) -> Layout:
    r"""Split a text into paragraphs of prose and set its licence and by-line apart.

    >>> layout = find_layout("By Ann Example\n\nHe left. All Content by X is licensed under a CC licence.")
    >>> layout.byline, layout.licence
    ('Ann Example', 'All Content by X is licensed under a CC licence.')
    """
    paragraphs: list[Span] = []
    furniture: list[Span] = []
    licence = byline = None
    for block in _blocks(text):
        signed = BYLINE.match(block.of(text))
        if signed and byline is None:
            byline = signed.group(1)
            furniture.append(block)
            continue
        prose, cut = _cut_licence(text, block)
        if cut:
            licence = licence or cut.of(text).strip()
            furniture.append(cut)
        prose, ends = _trim(text, prose)
        furniture += ends
        if prose.start < prose.end and not _is_furniture(prose.of(text)):
            paragraphs.append(prose)
        elif prose.start < prose.end:
            furniture.append(prose)
    found = tuple(paragraphs)
    return Layout(
        found,
        name_licence(licence),
        byline,
        find_dateline(text),
        find_heading(text, found),
        tuple(sorted(furniture)),
    )


def _is_furniture(words: str) -> bool:
    return any(pattern.match(words) for pattern in (RULE, NOTICE, EDITORS_NOTE))


def find_heading(text: str, paragraphs: tuple[Span, ...]) -> str | None:
    r"""Give the first line of a text as its heading, where it stands alone and ends no sentence.

    >>> find_heading("Minister leaves\\n\\nHe left.", (Span(0, 15), Span(17, 25)))
    'Minister leaves'
    """
    if len(paragraphs) < 2:
        return None
    first = paragraphs[0].of(text)
    return first if "\n" not in first and first[-1] not in '.!?:”"' and len(first.split()) <= MAX_HEADING else None


def find_dateline(text: str) -> str | None:
    """Give the place that an agency report names before its first sentence.

    >>> find_dateline("TEHRAN— The minister left.")
    'Tehran'
    """
    found = re.search(DATELINE.pattern, text, re.MULTILINE)
    place = re.split(r"[,(—–-]", found.group())[0].strip() if found else ""
    return place.title() or None


def name_licence(words: str | None) -> str | None:
    """Give the SPDX-like short name of a Creative Commons licence line, or the line itself.

    >>> name_licence("licensed under a Creative Commons Attribution 4.0 International License.")
    'CC-BY-4.0'
    """
    if not words:
        return None
    for pattern, name in LICENCE_NAMES:
        if pattern.search(words):
            version = re.search(r"\b([1-4]\.[05])\b", words)
            return f"{name}-{version.group(1)}" if version else name
    return words


def _blocks(text: str) -> list[Span]:
    """Split at blank lines, and at line ends that are no soft wrap."""
    blocks: list[Span] = []
    start: int | None = None
    position = 0
    previous = ""
    for line in text.split("\n"):
        end = position + len(line)
        if not line.strip():
            _close(blocks, text, start, position)
            start = None
        elif start is None:
            start = position
        elif not _goes_on(previous, line):
            _close(blocks, text, start, position)
            start = position
        previous = line
        position = end + 1
    _close(blocks, text, start, len(text))
    return blocks


def _goes_on(line: str, following: str) -> bool:
    line, following = line.strip(), following.strip()
    if RULE.match(following) or RULE.match(line) or BYLINE.match(following) or BYLINE.match(line):
        return False
    if line.startswith(("#", "-", "*", ">")) or following.startswith(("#", "- ", "* ", ">")):
        return False
    return following[0].islower() or (len(line) >= SOFT_WRAP and line[-1] not in '.!?:”"')


def _close(blocks: list[Span], text: str, start: int | None, end: int) -> None:
    if start is None:
        return
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    blocks.append(Span(left, left + len(words.strip())))


def _cut_licence(text: str, block: Span) -> tuple[Span, Span | None]:
    """Cut a licence line off the end of a paragraph, where archives glue it to the prose."""
    found = LICENCE.search(text, block.start, block.end)
    if found is None:
        return block, None
    start = found.start()
    end_of_prose = len(text[block.start : start].rstrip()) + block.start
    return Span(block.start, end_of_prose), Span(start, block.end)


def _trim(text: str, block: Span) -> tuple[Span, list[Span]]:
    """Cut the dateline, Markdown heading marks and the editors' initials off a paragraph."""
    ends: list[Span] = []
    start, end = block.start, block.end
    dateline = DATELINE.match(text[start:end])
    if dateline:
        ends.append(Span(start, start + dateline.end()))
        start += dateline.end()
    marks = re.match(r"(?:#{1,6}|[-*>])\s+", text[start:end])
    if marks:
        start += marks.end()
    initials = re.search(INITIALS.pattern + r"$", text[start:end])
    if initials:
        ends.append(Span(start + initials.start(), end))
        end = start + len(text[start : start + initials.start()].rstrip())
    return Span(min(start, end), end), ends
