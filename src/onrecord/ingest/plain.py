"""Plain text files: find out how the bytes encode their characters."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import BinaryInputError
from onrecord.ingest.draft import Draft
from onrecord.model.text import Warning

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KNOWN_BINARIES = (
    (b"%PDF-", "a PDF file: copy its text into a .txt file and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office document: save its text as a .txt file and read that"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
)
UNPRINTABLE = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x9f\ufffd]")
"""Control characters that texts don't hold; escape (1b) is left out: it stands in saved terminal output."""

MOST_UNPRINTABLE = 0.05
"""Random bytes come to 0.12, texts to nearly nothing."""


def read_plain(raw: bytes, path: str) -> Draft:
    """Read a text file. Raises `BinaryInputError` where the bytes are not text."""
    text, warnings = decode(raw, path)
    return Draft(text, raw, warnings=warnings)


def decode(raw: bytes, path: str) -> tuple[str, tuple[Warning, ...]]:
    r"""Turn bytes into text: by their byte-order mark, else UTF-8, else Windows-1252 with a warning.

    >>> decode(b"caf\xe9", "menu.txt")[0]
    'café'
    """
    for start, kind in KNOWN_BINARIES:
        if raw.startswith(start):
            raise BinaryInputError(f"{path}: this is {kind}", path)
    text, warnings = _decode(raw)
    if "\0" in text or len(UNPRINTABLE.findall(text)) > MOST_UNPRINTABLE * len(text):
        raise BinaryInputError(f"{path}: this is not text", path)
    return text, warnings


def _decode(raw: bytes) -> tuple[str, tuple[Warning, ...]]:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if raw.startswith(mark)), "utf-8")
    try:
        return raw.decode(encoding), ()
    except UnicodeDecodeError:
        if encoding == "utf-8":
            message = "not valid UTF-8: read as Windows-1252, so some letters may be wrong"
            return raw.decode("windows-1252", "replace"), (Warning("encoding", message),)
        message = f"not valid {encoding.removesuffix('-sig').upper()}: some letters are lost"
        return raw.decode(encoding, "replace"), (Warning("encoding", message),)
