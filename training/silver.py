"""Write the attributions that the rules find in documents, in the format of the training data."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from onrecord.extract.attribution import find_attributions
from onrecord.ingest.reader import Metadata, read_path
from onrecord.lexicon import CueLexicon, load_cues
from onrecord.model.record import Failure
from onrecord.model.statement import Attribution
from onrecord.text.analysis import Analyser, load_analyser
from onrecord.text.segment import segment


def find(text: str, analyser: Analyser, cues: CueLexicon) -> tuple[Attribution, ...]:
    """Give the attributions that the rules find in a text by themselves."""
    cut = segment(text)
    return find_attributions(text, cut, analyser.parse(text, cut.prose), cues)


def to_dict(each: Attribution) -> dict[str, list[list[int]]]:
    """Give the spans of an attribution as the training data write them."""
    spans = {"content": each.contents, "source": each.sources, "cue": each.cues}
    return {name: [[span.start, span.end] for span in found] for name, found in spans.items()}


def main() -> None:
    """Read documents with the rules alone and write who said what as spans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--skip-texts-of", type=Path, nargs="*", default=[], help="hand-coded readings to leave out")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    skipped = {json.loads(path.read_text("utf-8"))["text"][:200] for path in args.skip_texts_of}
    analyser, cues = load_analyser(), load_cues()
    written = 0
    with args.out.open("w", encoding="utf-8") as out:
        for path in args.paths:
            for document in read_path(path, Metadata()):
                if isinstance(document, Failure) or document.text[:200] in skipped:
                    continue
                if args.limit is not None and written >= args.limit:
                    return
                spans = [to_dict(each) for each in find(document.text, analyser, cues)]
                out.write(json.dumps({"id": document.id, "text": document.text, "attributions": spans}) + "\n")
                written += 1


if __name__ == "__main__":
    main()
