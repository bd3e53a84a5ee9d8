"""Turn attributions into training windows: word pieces, cue tags, and for each cue what belongs to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.text.segment import segment

WINDOW = 256
"""Word pieces in a window, with the two that frame it; what the encoder was made for."""
OUT, BEGIN, INSIDE = 0, 1, 2
LINK_LABELS = ("O", "B-content", "I-content", "B-source", "I-source")


@dataclass(frozen=True, slots=True)
class Window:
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


def pack(text: str, tokenizer: Tokenizer) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Cut a text into windows at paragraph ends, or at sentence ends where a paragraph is too long."""
    room = WINDOW - 2
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    for unit_ids, unit_places in _units(text, tokenizer, room):
        if len(ids) + len(unit_ids) > room:
            yield ids, places
            ids, places = [], []
        ids += unit_ids
        places += unit_places
    if ids:
        yield ids, places


def _units(text: str, tokenizer: Tokenizer, room: int) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    cut = segment(text)
    for number, _paragraph in enumerate(cut.layout.paragraphs):
        sentences = [_encode(text, s.span.start, s.span.end, tokenizer) for s in cut.segments if s.paragraph == number]
        total = sum(len(ids) for ids, _ in sentences)
        if total <= room:
            yield [i for ids, _ in sentences for i in ids], [p for _, places in sentences for p in places]
            continue
        for ids, places in sentences:
            for start in range(0, len(ids), room):
                yield ids[start : start + room], places[start : start + room]


def _encode(text: str, start: int, end: int, tokenizer: Tokenizer) -> tuple[list[int], list[tuple[int, int]]]:
    encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
    return encoding.ids, [(start + a, start + b) for a, b in encoding.offsets]


def make_windows(document: dict, tokenizer: Tokenizer, frame: tuple[int, int], weight: float = 1.0) -> list[Window]:
    """Label the windows of one document; an attribution counts where the first piece of its cue is."""
    windows = []
    for ids, places in pack(document["text"], tokenizer):
        ids = [frame[0], *ids, frame[1]]
        places = [(0, 0), *places, (0, 0)]
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
        windows.append(
            Window(document["id"], tuple(ids), tuple(places), tuple(cues), tuple(anchors), tuple(links), weight)
        )
    return windows


def _pieces(places: list[tuple[int, int]], spans: list[list[int]]) -> list[int]:
    return [
        at
        for at, (start, end) in enumerate(places)
        if end > start and any(start < stop and begin < end for begin, stop in spans)
    ]
