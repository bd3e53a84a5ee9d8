"""Turn attributions into training examples: word pieces, cue tags, and for each cue what belongs to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.tagger.windows import cut_windows
from onrecord.text.segment import segment

OUT, BEGIN, INSIDE = 0, 1, 2
LINK_LABELS = ("O", "B-content", "I-content", "B-source", "I-source")


@dataclass(frozen=True, slots=True)
class Example:
    """Pieces of one document: ids, places in the text, cue tags, and for each anchor piece its link labels."""

    document: str
    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    cues: tuple[int, ...]
    anchors: tuple[int, ...]
    links: tuple[tuple[int, ...], ...]
    weight: float = 1.0


def read_attributions(path: Path) -> list[dict]:
    """Read documents with attributions, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def make_examples(document: dict, tokenizer: Tokenizer, frame: tuple[int, int], weight: float = 1.0) -> list[Example]:
    """Label the windows of one document; an attribution counts where the first piece of its cue is."""
    examples = []
    text = document["text"]
    for window in cut_windows(text, segment(text), tokenizer):
        ids = [frame[0], *window.ids, frame[1]]
        places = [(0, 0), *((place.start, place.end) for place in window.places), (0, 0)]
        cues = [OUT] * len(ids)
        anchors, links = [], []
        for attribution in document["attributions"]:
            cue = _pieces(places, attribution["cue"])
            content = _pieces(places, attribution["content"])
            source = _pieces(places, attribution["source"])
            for at, piece in enumerate(cue):
                cues[piece] = BEGIN if at == 0 or cue[at - 1] != piece - 1 else INSIDE
            if not cue or not content:
                continue
            labels = [0] * len(ids)
            for kind, pieces in ((1, content), (3, source)):
                for at, piece in enumerate(pieces):
                    labels[piece] = kind if at == 0 or pieces[at - 1] != piece - 1 else kind + 1
            anchors.append(cue[0])
            links.append(tuple(labels))
        examples.append(
            Example(document["id"], tuple(ids), tuple(places), tuple(cues), tuple(anchors), tuple(links), weight)
        )
    return examples


def _pieces(places: list[tuple[int, int]], spans: list[list[int]]) -> list[int]:
    return [
        at
        for at, (start, end) in enumerate(places)
        if end > start and any(start < stop and begin < end for begin, stop in spans)
    ]
