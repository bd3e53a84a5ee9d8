"""Which characters the bytes of a page or feed stand for."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import BinaryInputError
from onrecord.ingest.plain import BYTE_ORDER_MARKS, KNOWN_BINARIES, MOST_UNPRINTABLE, UNPRINTABLE
from onrecord.model.text import Warning

META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]+encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a page must declare its encoding; the HTML standard asks for 1024, many pages come later."""

LATIN_LABELS = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252"})
"""Browsers read these labels as Windows-1252 (WHATWG Encoding Standard)."""


def decode_markup(raw: bytes, path: str, charset: str | None = None) -> tuple[str, tuple[Warning, ...]]:
    r"""Turn the bytes of a page into text by what declares its encoding.

    A byte-order mark counts most, then `charset`, which the server's header named, then the page's own meta
    element. Bytes that declare nothing are UTF-8 if they are valid UTF-8, else what their statistics suggest.
    Wherever a declared encoding isn't the one that was used, or two declarations differ, a warning says so.
    Raises `BinaryInputError` where the bytes are no text.

    >>> decode_markup("<meta charset=windows-1251>Да".encode("windows-1251"), "a.html")[0]
    '<meta charset=windows-1251>Да'
    """
    for start, kind in KNOWN_BINARIES:
        if raw.startswith(start):
            raise BinaryInputError(f"{path}: this is {kind}", path)
    text, warnings = _decode(raw, charset)
    if "\0" in text or len(UNPRINTABLE.findall(text)) > MOST_UNPRINTABLE * len(text):
        raise BinaryInputError(f"{path}: this is not text", path)
    return text, warnings


def _decode(raw: bytes, charset: str | None) -> tuple[str, tuple[Warning, ...]]:
    declared = _declarations(raw, charset)
    mark = next((name for start, name in BYTE_ORDER_MARKS if raw.startswith(start)), None)
    for encoding in filter(None, (mark, *(_known(label) for label in declared))):
        if mark is None and _is_utf_8_under_a_false_label(raw, encoding):
            return raw.decode("utf-8"), _overridden(declared, "utf-8")
        try:
            return raw.decode(encoding), _overridden(declared, encoding)
        except UnicodeDecodeError:
            continue
    text, encoding = _guess(raw)
    if declared:
        return text, _overridden(declared, encoding)
    if encoding == "utf-8":
        return text, ()
    return text, (Warning("encoding", f"no encoding is declared: read as {encoding}, so some letters may be wrong"),)


def _declarations(raw: bytes, charset: str | None) -> tuple[str, ...]:
    """Give the labels that declare the encoding, the server's first."""
    head = raw[:HEAD]
    inside = META_CHARSET.search(head) or XML_ENCODING.search(head)
    labels = (charset or "", inside[1].decode("ascii") if inside else "")
    return tuple(label.strip(" \"'").lower() for label in labels if label.strip(" \"'"))


def _known(label: str) -> str | None:
    """Give the name of the encoding that a label means; None where there is no such encoding."""
    if label in LATIN_LABELS:
        return "windows-1252"
    try:
        info = codecs.lookup(label)
    except LookupError:
        return None
    # What declares itself in ASCII letters can't be UTF-16, whatever it says (HTML standard).
    return "utf-8" if info.name.startswith("utf-16") else info.name if info._is_text_encoding else None


def _is_utf_8_under_a_false_label(raw: bytes, encoding: str) -> bool:
    """Tell UTF-8 that calls itself Windows-1252 or the like: in those, its byte sequences never make words."""
    if encoding == "utf-8" or raw.isascii():
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _overridden(declared: tuple[str, ...], used: str) -> tuple[Warning, ...]:
    used = used.removesuffix("-sig")
    others = [label for label in declared if (_known(label) or label).removesuffix("-sig") != used]
    if not others or (used == "utf-16" and others == ["utf-16"]):
        return ()
    return (Warning("encoding", f"the page is declared as {' and '.join(others)} but was read as {used}"),)


def _guess(raw: bytes) -> tuple[str, str]:
    """Decode what declares nothing usable: UTF-8 if valid, else by the statistics of its letters."""
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(re.sub(rb"<[^>]*>", b" ", raw)).best()
    encoding = best.encoding if best is not None else "windows-1252"
    # Western European encodings that differ in rare letters only can't be told apart: take the web's own default.
    if best is None or "cp1252" in (encoding, *best.could_be_from_charset):
        encoding = "windows-1252"
    return raw.decode(encoding, "replace"), encoding
