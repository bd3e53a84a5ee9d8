"""Documents, spans and anchors."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from onrecord.errors import AnchorError

CONTEXT = 32
"""Characters of context kept on each side of an anchor, as the W3C quote selector's examples do."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in Unicode code points.

    >>> Span(2, 5).of("abcdefg")
    'cde'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words of the span."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def length(spans: tuple[Span, ...]) -> int:
    """Count the characters of spans.

    >>> length((Span(0, 4), Span(6, 9)))
    7
    """
    return sum(span.end - span.start for span in spans)


def overlap(some: tuple[Span, ...], others: tuple[Span, ...]) -> int:
    """Count the characters that two groups of spans share.

    >>> overlap((Span(0, 4), Span(6, 9)), (Span(2, 8),))
    4
    """
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A span with its exact words and their context (W3C Web Annotation: position and quote selectors)."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @property
    def span(self) -> Span:
        """The position alone."""
        return Span(self.start, self.end)

    def check(self, text: str) -> None:
        """Raise `AnchorError` unless the text holds the exact words at this place."""
        if text[self.start : self.end] != self.exact:
            raise AnchorError(
                f"characters {self.start} to {self.end} are {text[self.start : self.end]!r}, not {self.exact!r}",
                self,
            )


def anchor(text: str, span: Span) -> Anchor:
    """Tie a span to the words that it covers.

    >>> anchor("He said yes.", Span(8, 11)).exact
    'yes'
    """
    return Anchor(
        span.start,
        span.end,
        text[span.start : span.end],
        text[max(0, span.start - CONTEXT) : span.start],
        text[span.end : span.end + CONTEXT],
    )


def sha256(data: str | bytes) -> str:
    """Give the SHA-256 of a text (as UTF-8) or of bytes, in hexadecimal."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def hash_id(prefix: str, *parts: object) -> str:
    """Make an id from what was found, so that it is the same on every run.

    >>> hash_id("s", "doc", 3, 9) == hash_id("s", "doc", 3, 9)
    True
    """
    return prefix + sha256("\x1f".join(map(str, parts)))[:16]


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that the reader of a result should know about its document."""

    code: str
    message: str
    span: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was published, with what is known about its publication.

    `text` is normalised to NFC and never edited afterwards; `raw` are the bytes it was read from.
    `published_on` is an ISO 8601 date.
    """

    id: str
    text: str
    raw: bytes = field(repr=False)
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str = "en"
    licence: str | None = None
    byline: str | None = None
    warnings: tuple[Warning, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text."""
        return sha256(self.text)
