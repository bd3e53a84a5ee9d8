"""What a format's reader made of some bytes, before the caller's own metadata are added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.errors import BinaryInputError, EmptyInputError
from onrecord.ingest.metadata import Metadata, day_of
from onrecord.model.text import Document, Warning, hash_id
from onrecord.text.normalize import clean


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with what its file says about it; `raw` are the bytes it was read from."""

    text: str
    raw: bytes
    stated: Metadata = field(default_factory=Metadata)
    id: str | None = None
    language: str = "en"
    byline: str | None = None
    warnings: tuple[Warning, ...] = ()

    def document(self, given: Metadata, path: str) -> Document:
        """Make the document; what the caller gives wins over what the file states.

        Raises `EmptyInputError` where there is no text and `BinaryInputError` where it holds NUL characters.
        """
        text = clean(without_surrogates(self.text))
        if not text.strip():
            raise EmptyInputError(f"{path}: there is no text in it", path)
        if "\0" in text:
            raise BinaryInputError(f"{path}: the text holds NUL characters, so it is not text", path)
        known = given.or_else(self.stated)
        return Document(
            id=self.id or hash_id("d", known.url or "", text),
            text=text,
            raw=self.raw,
            url=known.url,
            title=known.title,
            publisher=known.publisher,
            published_on=known.published_on,
            language=self.language,
            licence=known.licence,
            byline=self.byline,
            warnings=self.warnings,
        )


def stated_day(value: str | None) -> tuple[str | None, tuple[Warning, ...]]:
    """Read the date that a file states; one that can't be read is left out and warned of."""
    if not value or not value.strip():
        return None, ()
    day = day_of(value)
    if day is not None:
        return day, ()
    message = f"the stated date {value.strip()!r} can't be read: give --published YYYY-MM-DD"
    return None, (Warning("date", message),)


def without_surrogates(text: str) -> str:
    r"""Join halves of surrogate pairs, which JSON escapes may leave behind, and replace lone ones.

    >>> without_surrogates("\ud83d\ude00, \ud83d")
    '😀, �'
    """
    if not re.search("[\ud800-\udfff]", text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
