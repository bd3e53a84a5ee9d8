"""Write the attributions that the rules find in documents, in the format of the training data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from onrecord.ingest.reader import Metadata, read_path
from onrecord.model.record import Failure
from onrecord.pipeline import Reader


def main() -> None:
    """Read documents with the rules alone and write who said what as spans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--skip-texts-of", type=Path, nargs="*", default=[], help="hand-coded readings to leave out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    skipped = {json.loads(path.read_text("utf-8"))["text"][:200] for path in args.skip_texts_of}
    reader = Reader()
    written = 0
    with args.out.open("w", encoding="utf-8") as out:
        for path in args.paths:
            for document in read_path(path, Metadata()):
                if isinstance(document, Failure) or document.text[:200] in skipped:
                    continue
                if args.limit is not None and written >= args.limit:
                    return
                found = reader.read(document).statements
                spans = [
                    {
                        "content": [[s.start, s.end] for s in each.contents],
                        "source": [[s.start, s.end] for s in each.sources],
                        "cue": [[s.start, s.end] for s in each.cues],
                    }
                    for each in found
                ]
                out.write(json.dumps({"id": document.id, "text": document.text, "attributions": spans}) + "\n")
                written += 1


if __name__ == "__main__":
    main()
