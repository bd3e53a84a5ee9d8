"""Read gold files: readings coded by hand.

Two layouts are read. A *full* reading is a JSON object with `id`, `text`, `date`, `statements` (each with
`kind`, `source`, `cue`, `content`, `speaker`, `addressee`, `act`), `occasion`, `positions`, `commitments` and
`events`. An *attribution* reading, PolNeAR's, has
`id`, `text` and `attributions` (each with the lists `content`, `source` and `cue`), and nothing is resolved
in it. A file `*.jsonl` holds one object a line, any other file one object. Spans are `[start, end]` in code
points, half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any, TypeVar

from onrecord.errors import GoldError
from onrecord.evaluate.gold import (
    GoldCommitment,
    GoldDocument,
    GoldEvent,
    GoldOccasion,
    GoldPosition,
    GoldStatement,
)
from onrecord.model.claim import CommitmentKind, Stance
from onrecord.model.event import EventStatus, EventType
from onrecord.model.occasion import OccasionKind
from onrecord.model.statement import Act, Manner
from onrecord.model.text import Document, Span
from onrecord.text.normalize import clean

Label = TypeVar("Label", Manner, Act, OccasionKind, Stance, CommitmentKind, EventType, EventStatus)

_OPENING, _QUOTES = '"“', '"“”'


def read_gold(paths: Iterable[str | Path]) -> tuple[GoldDocument, ...]:
    """Read gold files and folders of them (their `*.json` and `*.jsonl`), in the order given.

    Raises `GoldError` for a file that can't be read or isn't gold, and for an id that comes twice.
    """
    documents = tuple(gold for path in paths for file in list_files(path) for gold in read_file(file))
    if not documents:
        raise GoldError("there is no gold document to score in what was given", "")
    _refuse_doubles(documents)
    return documents


def list_files(path: str | Path) -> tuple[Path, ...]:
    """List the gold files that a path stands for: itself, or those in the folder, sorted by name."""
    path = Path(path)
    if not path.is_dir():
        return (path,)
    files = tuple(sorted(file for file in path.iterdir() if file.suffix in {".json", ".jsonl"}))
    if not files:
        raise GoldError(f"{path}: the folder holds no .json or .jsonl file", str(path))
    return files


def read_file(path: Path) -> tuple[GoldDocument, ...]:
    """Read the gold documents of one file; raises `GoldError` saying which line is wrong and why."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise GoldError(f"{path}: can't read the gold file: {reason}", str(path)) from error
    documents = []
    for place, source in _records(path, text):
        try:
            documents.append(_document(json.loads(source)))
        except json.JSONDecodeError as error:
            raise GoldError(f"{place}: not JSON: {error}", str(path)) from error
        except ValueError as error:
            raise GoldError(f"{place}: not a gold document: {error}", str(path)) from error
    return tuple(documents)


def _refuse_doubles(documents: Iterable[GoldDocument]) -> None:
    seen: set[str] = set()
    for gold in documents:
        if gold.document.id in seen:
            raise GoldError(f"two gold documents have the id {gold.document.id!r}; give each file once", "")
        seen.add(gold.document.id)


def _records(path: Path, text: str) -> Iterator[tuple[str, str]]:
    if path.suffix != ".jsonl":
        yield str(path), text
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{path}, line {number}", line


def _document(record: Any) -> GoldDocument:
    if not isinstance(record, dict):
        raise ValueError("it is not a JSON object")
    text = _string(record, "text")
    document = Document(
        id=_string(record, "id"),
        text=clean(text),
        raw=text.encode("utf-8", "surrogatepass"),
        url=_optional(record, "url"),
        title=_optional(record, "title"),
        publisher=_optional(record, "publisher"),
        published_on=_day(_optional(record, "date")),
        licence=_optional(record, "licence"),
    )
    if "statements" in record:
        coded = tuple(_statement(item, text) for item in _list(record, "statements"))
        return GoldDocument(
            document,
            _moved(coded, text),
            _occasion(record.get("occasion")),
            positions=tuple(_position(item) for item in _list(record, "positions", optional=True)),
            commitments=tuple(_commitment(item, text) for item in _list(record, "commitments", optional=True)),
            events=tuple(_event(item, text) for item in _list(record, "events", optional=True)),
        )
    if "attributions" in record:
        coded = tuple(_attributions(_list(record, "attributions"), text))
        return GoldDocument(document, _moved(coded, text), full=False)
    raise ValueError('it has neither "statements" nor "attributions"')


def _statement(item: Any, text: str) -> GoldStatement:
    if not isinstance(item, dict):
        raise ValueError("a statement is not a JSON object")
    name = _string(item, "id")
    contents = _spans(item, "content", text)
    if not contents:
        raise ValueError(f"statement {name} has no content")
    return GoldStatement(
        id=name,
        manner=_label(Manner, item.get("kind"), f"statement {name}, kind"),
        contents=contents,
        sources=_spans(item, "source", text),
        cues=_spans(item, "cue", text),
        speakers=_strings(item, "speaker"),
        addressees=_strings(item, "addressee") if item.get("addressee") else (),
        acts=tuple(_label(Act, act, f"statement {name}, act") for act in _strings(item, "act")),
    )


def _position(item: Any) -> GoldPosition:
    if not isinstance(item, dict):
        raise ValueError("a position is not a JSON object")
    stance = _label(Stance, item.get("stance"), "position, stance")
    return GoldPosition(_string(item, "holder"), _string(item, "issue"), stance, _strings(item, "statements"))


def _commitment(item: Any, text: str) -> GoldCommitment:
    if not isinstance(item, dict):
        raise ValueError("a commitment is not a JSON object")
    actions = _spans(item, "consequence", text)
    if not actions:
        raise ValueError("a commitment has no consequence")
    return GoldCommitment(
        kind=_label(CommitmentKind, item.get("kind"), "commitment, kind"),
        committers=_one_or_several(item, "holder"),
        actions=_moved_spans(actions, text),
        conditions=_moved_spans(_spans(item, "condition", text), text),
        recipients=_one_or_several(item, "to"),
        statement=_optional(item, "statement"),
    )


def _event(item: Any, text: str) -> GoldEvent:
    if not isinstance(item, dict):
        raise ValueError("an event is not a JSON object")
    return GoldEvent(
        type=_label(EventType, item.get("type"), "event, type"),
        actors=_strings(item, "actor"),
        recipients=_strings(item, "recipient"),
        status=_label(EventStatus, item.get("status"), "event, status"),
        evidence=_moved_spans(_spans(item, "evidence", text), text),
        asserted_by=_optional(item, "asserted_by"),
    )


def _one_or_several(item: dict[str, Any], key: str) -> tuple[str, ...]:
    value = item.get(key)
    return () if value is None else (value,) if isinstance(value, str) else _strings(item, key)


def _attributions(items: list[Any], text: str) -> Iterator[GoldStatement]:
    """Read attributions; one without content attributes nothing that could be found, and is left out."""
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise ValueError("an attribution is not a JSON object")
        contents = _spans(item, "content", text)
        if contents:
            manner = _manner(" ".join(span.of(text) for span in contents))
            sources, cues = _spans(item, "source", text), _spans(item, "cue", text)
            yield GoldStatement(str(number), manner, contents, sources, cues)


def _moved(statements: tuple[GoldStatement, ...], text: str) -> tuple[GoldStatement, ...]:
    """Move the spans from the text as coded to the text as read, which is cleaned."""
    return tuple(
        replace(
            statement,
            contents=_moved_spans(statement.contents, text),
            sources=_moved_spans(statement.sources, text),
            cues=_moved_spans(statement.cues, text),
        )
        for statement in statements
    )


def _moved_spans(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    if clean(text) == text:
        return spans
    return tuple(Span(len(clean(text[: span.start])), len(clean(text[: span.end]))) for span in spans)


def _manner(content: str) -> Manner:
    """Tell the manner of a content that includes its quote marks, where it was not coded."""
    body = content.strip().rstrip(".,;:!? ")
    if not any(mark in body for mark in _QUOTES):
        return Manner.INDIRECT
    return Manner.DIRECT if body[0] in _OPENING and body[-1] in _QUOTES else Manner.MIXED


def _occasion(item: Any) -> GoldOccasion | None:
    if item is None:
        return None
    if not isinstance(item, dict):
        raise ValueError("the occasion is not a JSON object")
    place = item.get("place") or {}
    if not isinstance(place, dict):
        raise ValueError("the place of the occasion is not a JSON object")
    return GoldOccasion(
        kind=_label(OccasionKind, item.get("kind"), "occasion, kind"),
        date=_optional(item, "date"),
        city=_optional(place, "city"),
        country=_optional(place, "country"),
        participants=_strings(item, "participants"),
    )


def _spans(item: dict[str, Any], key: str, text: str) -> tuple[Span, ...]:
    value = item.get(key)
    pieces = [] if value is None else [value] if _is_span(value) else value
    if not isinstance(pieces, list) or not all(_is_span(piece) for piece in pieces):
        raise ValueError(f"{key} is {value!r}, not a list of [start, end]")
    for start, end in pieces:
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{key} [{start}, {end}] lies outside the text of {len(text)} characters")
    return tuple(Span(start, end) for start, end in pieces)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(offset) is int for offset in value)


def _day(value: str | None) -> str | None:
    """Take the calendar day, as written, out of an ISO date, an ISO time or an RFC 2822 date."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value).date().isoformat()
    except ValueError:
        try:
            return parsedate_to_datetime(value).date().isoformat()
        except ValueError:
            raise ValueError(f"date is {value!r}, neither ISO 8601 nor RFC 2822") from None


def _label(kind: type[Label], value: Any, what: str) -> Label:
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"{what} is {value!r}, not one of {', '.join(kind)}") from None


def _string(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str) or not value:
        raise ValueError(f"{key} is {value!r}, not a text" if key in item else f'it has no "{key}"')
    return value


def _optional(item: dict[str, Any], key: str) -> str | None:
    return None if item.get(key) is None else _string(item, key)


def _list(item: dict[str, Any], key: str, *, optional: bool = False) -> list[Any]:
    value = item.get(key, [] if optional else None)
    if not isinstance(value, list):
        raise ValueError(f"{key} is {value!r}, not a list")
    return value


def _strings(item: dict[str, Any], key: str) -> tuple[str, ...]:
    values = _list(item, key)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"{key} is {values!r}, not a list of texts")
    return tuple(values)
