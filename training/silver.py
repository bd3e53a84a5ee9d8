"""Write the attributions that the package finds in documents, in the format of the training data."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from onrecord.ingest.reader import Metadata, read_path
from onrecord.model.record import Failure
from onrecord.model.statement import Statement
from onrecord.model.text import Document
from onrecord.pipeline import Reader

OPENING = 200
"""Characters by which a text is known again."""


def to_dict(each: Statement) -> dict[str, list[list[int]]]:
    """Give the spans of a statement as the training data write them."""
    anchors = {"content": each.contents, "source": each.sources, "cue": each.cues}
    return {name: [[anchor.span.start, anchor.span.end] for anchor in found] for name, found in anchors.items()}


def read_plain(path: Path, skipped: set[str]) -> Iterator[Document]:
    """Read documents that nobody coded; those in `skipped`, by their first words, are left out."""
    for document in read_path(str(path), Metadata()):
        if not isinstance(document, Failure) and document.text[:OPENING] not in skipped:
            yield document


def texts_of(paths: list[Path]) -> set[str]:
    """Give the first words of the texts of hand-coded readings and pairs of them."""
    return {text[:OPENING] for path in paths for text in _texts(json.loads(path.read_text("utf-8")))}


def _texts(coded: object) -> Iterator[str]:
    if isinstance(coded, dict) and isinstance(coded.get("text"), str):
        yield coded["text"]
    inner = coded.values() if isinstance(coded, dict) else coded if isinstance(coded, list) else ()
    for each in inner:
        yield from _texts(each)


def main() -> None:
    """Read documents with the package as it is and write who said what as spans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--skip-texts-of", type=Path, nargs="*", default=[], help="hand-coded readings to leave out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="how many documents to take of a file")
    args = parser.parse_args()
    skipped, reader = texts_of(args.skip_texts_of), Reader()
    with args.out.open("w", encoding="utf-8") as out:
        for path in args.paths:
            for document in islice(read_plain(path, skipped), args.limit):
                spans = [to_dict(each) for each in reader.read(document).statements]
                out.write(json.dumps({"id": document.id, "text": document.text, "attributions": spans}) + "\n")


if __name__ == "__main__":
    main()
