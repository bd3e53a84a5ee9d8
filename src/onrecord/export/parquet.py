"""What was found as Parquet files, which DuckDB, R, pandas and Spark open with every type in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MissingExtraError
from onrecord.model.record import Extraction
from onrecord.model.series import day_of
from onrecord.model.text import Anchor

if TYPE_CHECKING:
    import pyarrow

ROWS = 20_000
"""Rows of a group: a few megabytes, which is what readers that skip groups by their statistics work best with."""

Row = dict[str, object]


def write_parquet(extractions: Iterable[Extraction], folder: Path) -> tuple[Path, ...]:
    """Write statements, positions, commitments and events into a folder, a file each, and tell which files.

    Every row names its document with publisher and day, and the exact words with `start` and `end` in code points.
    Days are dates, several values are lists. What is not a whole calendar date is left out. Raises
    `MissingExtraError` where the library for the format isn't installed.
    """
    paths = {kind: folder / f"{kind}.parquet" for kind in _TABLES}
    _write(extractions, paths)
    return tuple(paths.values())


def write_statements(extractions: Iterable[Extraction], path: Path) -> None:
    """Write the statements alone into one file."""
    _write(extractions, {"statements": path})


def _write(extractions: Iterable[Extraction], paths: dict[str, Path]) -> None:
    pa, parquet = _library()
    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    schemas = {kind: _schema(pa, kind) for kind in paths}
    waiting: dict[str, list[Row]] = {kind: [] for kind in paths}
    with ExitStack() as stack:
        files = {
            kind: stack.enter_context(parquet.ParquetWriter(path, schemas[kind], compression="zstd"))
            for kind, path in paths.items()
        }

        def flush(least: int) -> None:
            for kind, rows in waiting.items():
                if len(rows) >= least:
                    files[kind].write_table(pa.Table.from_pylist(rows, schema=schemas[kind]))
                    rows.clear()

        for extraction in extractions:
            for kind, rows in waiting.items():
                rows.extend(_TABLES[kind](extraction))
            flush(ROWS)
        flush(1)


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        message = 'Parquet needs the extra "parquet"; run `pip install "onrecord[parquet]"`'
        raise MissingExtraError(message, "parquet") from error
    return pyarrow, pyarrow.parquet


def _schema(pa: Any, kind: str) -> pyarrow.Schema:
    """Give the columns of a table with their types."""
    text, texts = pa.string(), pa.list_(pa.string())
    words = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("exact", text)])
    types = {
        "text": text,
        "texts": texts,
        "date": pa.date32(),
        "count": pa.int8(),
        "share": pa.float64(),
        "truth": pa.bool_(),
        "words": words,
        "pieces": pa.list_(words),
    }
    columns = {**_ORIGIN_COLUMNS, **_COLUMNS[kind]}
    return pa.schema([(name, types[type_]) for name, type_ in columns.items()])


_ORIGIN_COLUMNS = {
    "document_id": "text",
    "title": "text",
    "publisher": "text",
    "published_on": "date",
    "url": "text",
    "id": "text",
}
_COLUMNS = {
    "statements": {
        "manner": "text",
        "speakers": "texts",
        "speaker_ids": "texts",
        "countries": "texts",
        "addressees": "texts",
        "addressee_ids": "texts",
        "sources": "pieces",
        "cues": "pieces",
        "content": "text",
        "contents": "pieces",
        "acts": "texts",
        "strength": "count",
        "negated": "truth",
        "parent": "text",
        "repeats": "text",
        "confidence": "share",
        "method": "text",
    },
    "positions": {
        "holder": "text",
        "holder_id": "text",
        "country": "text",
        "stance": "text",
        "issue": "text",
        "words": "words",
        "statements": "texts",
    },
    "commitments": {
        "kind": "text",
        "committer": "text",
        "committer_id": "text",
        "country": "text",
        "recipients": "texts",
        "recipient_ids": "texts",
        "action": "words",
        "condition": "words",
        "deadline": "words",
        "statement": "text",
    },
    "events": {
        "date": "date",
        "type": "text",
        "quad": "count",
        "actors": "texts",
        "recipients": "texts",
        "status": "text",
        "asserted_by": "text",
        "evidence": "words",
        "place": "text",
        "place_country": "text",
    },
}


def _statements(extraction: Extraction) -> Iterator[Row]:
    for each in extraction.statements:
        speakers = [extraction.actor(id) for id in each.speakers]
        yield {
            **_origin(extraction, each.id),
            "manner": each.manner.value,
            "speakers": [actor.name for actor in speakers],
            "speaker_ids": list(each.speakers),
            "countries": list(dict.fromkeys(actor.country for actor in speakers if actor.country)),
            "addressees": _names(extraction, each.addressees),
            "addressee_ids": list(each.addressees),
            "sources": list(map(_words, each.sources)),
            "cues": list(map(_words, each.cues)),
            "content": each.text,
            "contents": list(map(_words, each.contents)),
            "acts": [act.value for act in each.acts],
            "strength": each.strength,
            "negated": each.negated,
            "parent": each.parent,
            "repeats": each.repeats,
            "confidence": each.confidence,
            "method": each.method,
        }


def _positions(extraction: Extraction) -> Iterator[Row]:
    for each in extraction.positions:
        holder = extraction.actor(each.holder)
        yield {
            **_origin(extraction, each.id),
            "holder": holder.name,
            "holder_id": holder.id,
            "country": holder.country,
            "stance": each.stance.value,
            "issue": each.issue.label,
            "words": _words(each.issue.span),
            "statements": list(each.statements),
        }


def _commitments(extraction: Extraction) -> Iterator[Row]:
    for each in extraction.commitments:
        committer = extraction.actor(each.committer)
        yield {
            **_origin(extraction, each.id),
            "kind": each.kind.value,
            "committer": committer.name,
            "committer_id": committer.id,
            "country": committer.country,
            "recipients": _names(extraction, each.recipients),
            "recipient_ids": list(each.recipients),
            "action": _words(each.action),
            "condition": _words(each.condition),
            "deadline": _words(each.deadline),
            "statement": each.statement,
        }


def _events(extraction: Extraction) -> Iterator[Row]:
    for each in extraction.events:
        place = each.place
        yield {
            **_origin(extraction, each.id),
            "date": day_of(each.date),
            "type": each.type.value,
            "quad": each.type.quad,
            "actors": list(each.actors),
            "recipients": list(each.recipients),
            "status": each.status.value,
            "asserted_by": each.asserted_by,
            "evidence": _words(each.evidence),
            "place": place.name if place else None,
            "place_country": place.country if place else None,
        }


_TABLES: dict[str, Callable[[Extraction], Iterator[Row]]] = {
    "statements": _statements,
    "positions": _positions,
    "commitments": _commitments,
    "events": _events,
}


def _origin(extraction: Extraction, id: str) -> Row:
    document = extraction.document
    about = {"document_id": document.id, "title": document.title, "publisher": document.publisher}
    return {**about, "published_on": day_of(document.published_on), "url": document.url, "id": id}


def _names(extraction: Extraction, ids: tuple[str, ...]) -> list[str]:
    return [extraction.actor(id).name for id in ids]


def _words(anchor: Anchor | None) -> Row | None:
    return {"start": anchor.start, "end": anchor.end, "exact": anchor.exact} if anchor else None
