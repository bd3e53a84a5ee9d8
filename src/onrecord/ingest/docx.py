"""Word documents (DOCX): the words that a reader sees, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from onrecord.errors import FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.metadata import Metadata

MISSING = "reading Word documents needs the extra `documents`: pip install 'onrecord[documents]'"
LARGEST = 200_000_000
"""Bytes of a document when unpacked; a packed file of some kilobytes can hold terabytes."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOT_SEEN = frozenset({f"{WORD}del", f"{WORD}moveFrom", f"{WORD}instrText", FALLBACK})
"""Deleted and moved words, the code of fields, and second copies of text boxes for old programs."""


def read_docx(raw: bytes, path: str) -> Draft:
    """Read the text of a Word document, its paragraphs and table cells parted by blank lines.

    Tracked changes are read as if accepted, hidden words and comments are left out. Only the title is taken from the
    file's properties: its author and dates are those of the file. Raises `FormatError` where the file is no Word
    document and `InputError` where the library for it isn't installed.
    """
    try:
        import docx
    except ImportError as error:
        raise InputError(f"{path}: {MISSING}", path) from error
    _check_size(raw, path)
    try:
        document = docx.Document(io.BytesIO(raw))
        paragraphs = [_words(node) for node in document.element.body.iter(f"{WORD}p")]
        title = document.core_properties.title
    except Exception as error:  # the library raises whatever its parsing trips over
        raise FormatError(f"{path}: not a Word document, or a damaged one ({_reason(error)})", path) from error
    text = "\n\n".join(words for words in paragraphs if words.strip())
    return Draft(text, raw, Metadata(title=title))


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _check_size(raw: bytes, path: str) -> None:
    try:
        size = sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(raw)).infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise FormatError(f"{path}: not a Word document, or a damaged one ({_reason(error)})", path) from error
    if size > LARGEST:
        raise FormatError(f"{path}: larger than {LARGEST // 1_000_000} MB when unpacked", path)


def _words(paragraph: etree._Element) -> str:
    """Give the words of one paragraph, without those of paragraphs in text boxes inside it."""
    pieces = []
    for node in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br", f"{WORD}cr", f"{WORD}noBreakHyphen"):
        if next(node.iterancestors(f"{WORD}p")) is paragraph and not _is_hidden(node, paragraph):
            pieces.append({"t": node.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(node.tag[len(WORD) :], "\n"))
    return "".join(pieces).strip()


def _is_hidden(node: etree._Element, paragraph: etree._Element) -> bool:
    for outer in node.iterancestors():
        if outer.tag in NOT_SEEN:
            return True
        if outer.tag == f"{WORD}r":
            vanish = outer.find(f"{WORD}rPr/{WORD}vanish")
            if vanish is not None and vanish.get(f"{WORD}val") not in ("0", "false", "off"):
                return True
        if outer is paragraph:
            break
    return any(outer.tag in NOT_SEEN for outer in paragraph.iterancestors())
