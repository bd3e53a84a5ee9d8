"""Turn attributions into training examples: word pieces, cue tags, and for each cue what belongs to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from onrecord.tagger.decoding import CueLabel, LinkLabel
from onrecord.tagger.windows import cut_windows
from onrecord.text.segment import segment


@dataclass(frozen=True, slots=True)
class Example:
    """One window of a document: what the network reads, and what it should tell of it.

    `cues` holds for each piece the probability of each cue label (pieces by 3), `links` for each anchor, the piece
    that a cue begins with, those of each piece's link labels (anchors by pieces by 5). What a person coded has
    probability 1.
    """

    ids: tuple[int, ...]
    cues: torch.Tensor
    anchors: tuple[int, ...]
    links: torch.Tensor
    weight: float = 1.0


def read_attributions(path: Path) -> list[dict]:
    """Read documents with attributions, one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def make_examples(document: dict, tokenizer: Tokenizer, frame: tuple[int, int], weight: float = 1.0) -> list[Example]:
    """Label the windows of one document; an attribution counts where the first piece of its cue is."""
    examples = []
    text = document["text"]
    for window in cut_windows(text, segment(text), tokenizer):
        places = [(0, 0), *((place.start, place.end) for place in window.places), (0, 0)]
        cues = torch.full((len(places),), CueLabel.OUT)
        anchors, links = [], []
        for attribution in document.get("attributions", ()):
            cue = _pieces(places, attribution["cue"])
            content = _pieces(places, attribution["content"])
            _label(cues, cue, CueLabel.BEGIN, CueLabel.INSIDE)
            if not cue or not content:
                continue
            labels = torch.full((len(places),), LinkLabel.OUT)
            _label(labels, content, LinkLabel.BEGIN_CONTENT, LinkLabel.INSIDE_CONTENT)
            _label(labels, _pieces(places, attribution["source"]), LinkLabel.BEGIN_SOURCE, LinkLabel.INSIDE_SOURCE)
            anchors.append(cue[0])
            links.append(labels)
        told = torch.stack(links) if links else torch.zeros((0, len(places)), dtype=torch.long)
        examples.append(
            Example(
                (frame[0], *window.ids, frame[1]),
                F.one_hot(cues, len(CueLabel)).half(),
                tuple(anchors),
                F.one_hot(told, len(LinkLabel)).half(),
                weight,
            )
        )
    return examples


def pad(group: list[Example]) -> tuple[torch.Tensor, torch.Tensor]:
    """Put windows into one batch: their pieces, filled up with zeros, and a mask of what is a piece."""
    length = max(len(window.ids) for window in group)
    ids = torch.zeros(len(group), length, dtype=torch.long)
    mask = torch.zeros_like(ids)
    for row, window in enumerate(group):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
    return ids, mask


def _label(labels: torch.Tensor, pieces: list[int], begin: int, inside: int) -> None:
    for at, piece in enumerate(pieces):
        labels[piece] = begin if at == 0 or pieces[at - 1] != piece - 1 else inside


def _pieces(places: list[tuple[int, int]], spans: list[list[int]]) -> list[int]:
    return [
        at
        for at, (start, end) in enumerate(places)
        if end > start and any(start < stop and begin < end for begin, stop in spans)
    ]
