"""Documents as a table (CSV): one row each, with the columns id, url, title, publisher, date, licence and text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from onrecord.errors import FormatError, InputError
from onrecord.ingest.draft import Draft, stated_day
from onrecord.ingest.metadata import Metadata
from onrecord.ingest.plain import decode
from onrecord.model.text import Warning

DELIMITERS = ",;\t"
COLUMNS = ("id", "url", "title", "publisher", "date", "licence", "language", "byline", "text")
SHAPE = "a first line that names the columns: id,url,title,publisher,date,licence,text"
LONGEST_FIELD = 50_000_000
"""Characters; the standard library stops at 131,072, and long reports have more."""


def read_csv(raw: bytes, path: str) -> Iterator[tuple[str, Draft | InputError]]:
    """Read one document a row and give each with its place, `path:line`.

    Columns may stand in any order and be missing, but for `text`; others are ignored. They may be parted by
    commas, semicolons or tabs. Raises `FormatError` where the first line names no `text` column.
    """
    text, warnings = decode(raw, path)
    # Not by splitlines, which also splits at characters that may stand inside a text.
    lines = _Recorder(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    csv.field_size_limit(LONGEST_FIELD)
    rows = csv.reader(lines, delimiter=_delimiter(lines.first), strict=True)
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if "text" not in columns:
            raise FormatError(f'{path}: no column "text"; Onrecord needs {SHAPE}', path)
        lines.take()
        while (row := next(rows, None)) is not None:
            number = rows.line_num - len(lines.taken) + 1
            place, source = f"{path}:{number}", lines.take()
            if any(row):
                yield place, _draft(dict(zip(columns, row, strict=False)), source, warnings)
    except csv.Error as error:
        yield f"{path}:{rows.line_num}", FormatError(f"{path}:{rows.line_num}: not a row of CSV ({error})", path)


class _Recorder:
    """Hands lines to the parser and keeps those of the row at hand, as a field may run over several lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        self.taken: list[str] = []
        self.first = self._lines[0] if self._lines else ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.taken.append(line)
            yield line

    def take(self) -> bytes:
        """Give the lines since the last call."""
        source = "".join(self.taken).encode()
        self.taken.clear()
        return source


def _delimiter(header: str) -> str:
    return max(DELIMITERS, key=header.count)


def _draft(row: dict[str, str], source: bytes, warnings: tuple[Warning, ...]) -> Draft:
    day, date_warnings = stated_day(row.get("date"))
    stated = Metadata(row.get("publisher"), day, row.get("url"), row.get("title"), row.get("licence"))
    return Draft(
        text=row.get("text", ""),
        raw=source,
        stated=stated,
        id=(row.get("id") or "").strip() or None,
        language=(row.get("language") or "").strip() or "en",
        byline=(row.get("byline") or "").strip() or None,
        warnings=warnings + date_warnings,
    )
