"""Documents as JSON: one object, or one object a line.

An object has `text` and may have `id`, `url`, `title`, `publisher`, `date`, `licence`, `language` and
`byline`; what else it has is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from onrecord.errors import FormatError
from onrecord.ingest.draft import Draft, stated_day, without_surrogates
from onrecord.ingest.metadata import Metadata

SHAPE = 'an object like {"text": "…", "publisher": "…", "date": "YYYY-MM-DD"}'


def read_json(raw: bytes, path: str) -> Draft:
    """Read one JSON object. Raises `FormatError` that says what is wrong with it."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not valid UTF-8", path) from error
    except (ValueError, RecursionError) as error:
        raise FormatError(f"{path}: not valid JSON ({error})", path) from error
    if not isinstance(found, dict):
        raise FormatError(f"{path}: {_kind(found)} where Onrecord needs {SHAPE}", path)
    return _draft(found, raw, path)


def read_json_lines(lines: Iterable[bytes], path: str) -> Iterator[tuple[str, Draft | FormatError]]:
    """Read one object a line and give each with its place, `path:line`; blank lines are skipped.

    A line that can't be read gives the error in place of the draft, so that the rest is still read.
    """
    for number, line in enumerate(lines, start=1):
        raw = line.strip()
        if not raw:
            continue
        place = f"{path}:{number}"
        try:
            yield place, read_json(raw, place)
        except FormatError as error:
            yield place, error


def _draft(found: dict[str, object], raw: bytes, path: str) -> Draft:
    if found.get("text") is None:
        raise FormatError(f'{path}: no "text" in it', path)
    day, warnings = stated_day(_string(found, "date", path))
    stated = Metadata(
        publisher=_string(found, "publisher", path),
        published_on=day,
        url=_string(found, "url", path),
        title=_string(found, "title", path),
        licence=_string(found, "licence", path),
    )
    return Draft(
        text=_string(found, "text", path) or "",
        raw=raw,
        stated=stated,
        id=_id(found, path),
        language=_string(found, "language", path) or "en",
        byline=_string(found, "byline", path),
        warnings=warnings,
    )


def _id(found: dict[str, object], path: str) -> str | None:
    number = found.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)
    return (_string(found, "id", path) or "").strip() or None


def _string(found: dict[str, object], key: str, path: str) -> str | None:
    value = found.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise FormatError(f'{path}: "{key}" is {_kind(value)}, not a string', path)
    return without_surrogates(value)


def _kind(value: object) -> str:
    """Name a JSON value's type in JSON's own words."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list"}
    return names.get(type(value), "null" if value is None else "an object")
