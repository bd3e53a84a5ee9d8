"""Read one document in one call."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.errors import FormatError
from onrecord.ingest.reader import Metadata, document_from_text, read_path
from onrecord.model.record import Extraction, Failure
from onrecord.model.text import Document
from onrecord.pipeline import Reader

MAX_PATH = 1024


def read(
    path_or_text: str | Path,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    actors: str | Path | None = None,
) -> Extraction:
    """Read a file or a text and give who said what in it, with the exact words.

    A `Path`, or a string that names an existing file, is read as that file (.txt, .md, .html, .json, or .jsonl of one
    document); any other string is the text itself. `published` is an ISO date; `actors` a CSV file of actors of
    your own. Raises `InputError`, `DateError`, `LexiconError` or `MissingModelError`.

        >>> import onrecord
        >>> found = onrecord.read("Ann Example said the border will stay open.")  # doctest: +SKIP
        >>> found.statements[0].text  # doctest: +SKIP
        'the border will stay open'
    """
    metadata = Metadata(publisher=publisher, published_on=published, title=title)
    return _reader(Path(actors) if actors else None).read(_document(path_or_text, metadata))


@lru_cache(maxsize=2)
def _reader(actors: Path | None) -> Reader:
    return Reader(actors)


def _document(path_or_text: str | Path, metadata: Metadata) -> Document:
    if isinstance(path_or_text, str) and not _is_file(path_or_text):
        return document_from_text(path_or_text, metadata)
    documents = list(read_path(str(path_or_text), metadata))
    if len(documents) != 1 or isinstance(documents[0], Failure):
        reason = (
            documents[0].reason if documents and isinstance(documents[0], Failure) else f"{len(documents)} documents"
        )
        raise FormatError(
            f"{path_or_text} doesn't hold one document ({reason}): use Reader and read_path for several",
            str(path_or_text),
        )
    return documents[0]


def _is_file(words: str) -> bool:
    try:
        return "\n" not in words and len(words) < MAX_PATH and Path(words).is_file()
    except OSError:  # No file can have so long a name.
        return False
