"""PDF files: their text, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.metadata import Metadata
from onrecord.model.text import Warning

MISSING = "reading PDF files needs the extra `documents`: pip install 'onrecord[documents]'"
FILE_NAME = re.compile(r"\.\w{2,4}$|^(?:Microsoft \w+ - |untitled|document\d*$)", re.IGNORECASE)
"""Titles that programs make up from file names."""

FULL_LINE = 0.75
"""Share of a page's long lines (the ninth tenth of them by length) from which a line counts as full, so that it goes
on in the next. Set on five public PDFs: minutes, a market report, a gazette in three columns, a court transcript, a
table of expenses."""

SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
LINE_NUMBER = re.compile(r"^\s*\d{1,2}\s*$")
LIST_ITEM = re.compile(r"\s*(?:[•▪–—*-]\s|\(?[0-9a-z]{1,2}[.)]\s)")


def read_pdf(raw: bytes, path: str) -> Draft:
    """Read the text of a PDF file, paragraphs parted by blank lines.

    Only the title is taken from the file's properties: its author and dates are those of the file. Raises
    `EmptyInputError` where the pages are pictures, `FormatError` where the file is damaged or locked, and
    `InputError` where the library for it isn't installed.
    """
    try:
        import pypdf
    except ImportError as error:
        raise InputError(f"{path}: {MISSING}", path) from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormatError(f"{path}: the PDF file is locked with a password", path)
        pages = [page.extract_text() for page in reader.pages]
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except InputError:
        raise
    except Exception as error:  # pypdf raises whatever its parsing trips over
        raise FormatError(f"{path}: a damaged PDF file ({' '.join(str(error).split())[:120]})", path) from error
    if not any(page.strip() for page in pages):
        message = f"{path}: the PDF file has no text, only pictures of pages; run it through text recognition first"
        raise EmptyInputError(message, path)
    text = "\n\n".join(filter(None, (join_lines(page) for page in pages)))
    stated = Metadata(title=None if FILE_NAME.search(title) else title)
    return Draft(text, raw, stated, warnings=_unread(pages))


def _unread(pages: list[str]) -> tuple[Warning, ...]:
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if not empty:
        return ()
    return (Warning("pages", f"no text on page {', '.join(empty)}: pictures, or blank"),)


def join_lines(page: str) -> str:
    r"""Join the lines of a page to paragraphs; a word that a hyphen parts at a line's end is made whole.

    >>> join_lines("The ministers of both coun-\ntries met on the first day.\nTuesday")
    'The ministers of both countries met on the first day.\n\nTuesday'
    """
    lines = [" ".join(line.split()) for line in page.split("\n") if not LINE_NUMBER.match(line)]
    lengths = sorted(len(line) for line in lines if line)
    full = lengths[len(lengths) * 9 // 10] * FULL_LINE if lengths else 0.0
    paragraphs = [""]
    previous = ""
    for line in lines:
        if not line or (previous and not _goes_on(previous, line, full)):
            paragraphs.append(line)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], line)
        previous = line
    return "\n\n".join(filter(None, paragraphs))


def _goes_on(previous: str, line: str, full: float) -> bool:
    if LIST_ITEM.match(line):
        return False
    if previous.endswith("-") and line[:1].islower():
        return True
    return len(previous) >= full and (not SENTENCE_END.search(previous) or line[:1].islower())


def _joined(start: str, line: str) -> str:
    if not start:
        return line
    if re.search(r"[a-z]-$", start) and line[:1].islower():
        return start[:-1] + line
    return f"{start} {line}"
