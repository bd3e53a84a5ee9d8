"""Run the tagger's networks: the only module that knows onnxruntime."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.model.text import Span
from onrecord.tagger.calibration import Calibration
from onrecord.tagger.decoding import (
    CONTINUES,
    CUE_CONTINUES,
    CueLabel,
    LinkLabel,
    Scores,
    best_labels,
    log_softmax,
    runs_of,
    spans_of,
)
from onrecord.tagger.windows import Window, cut_windows
from onrecord.text.segment import Segmentation

FOLDER = "data/tagger"


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the tagger marked it; `confidence` is the probability that it is right."""

    contents: tuple[Span, ...]
    sources: tuple[Span, ...]
    cue: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Tagger:
    """The loaded networks: one reads a window and scores cues, one tells what belongs to a cue."""

    encoder: Any = field(repr=False)
    linker: Any = field(repr=False)
    tokenizer: Tokenizer = field(repr=False)
    frame: tuple[int, int]
    calibration: Calibration

    def tag(self, text: str, cut: Segmentation) -> tuple[Tagged, ...]:
        """Mark the attributions of a text, in its order.

        Windows are read one by one: the numbers of a quantised network depend on what else is in the batch, and a
        document must read the same whatever stands beside it.
        """
        windows = cut_windows(text, cut, self.tokenizer)
        found = (tagged for window in windows for tagged in self._tag_window(window))
        return tuple(tagged for tagged in found if tagged.confidence >= self.calibration.floor)

    def _tag_window(self, window: Window) -> Iterator[Tagged]:
        ids = np.array([[self.frame[0], *window.ids, self.frame[1]]], np.int64)
        hidden, scores = self.encoder.run(None, {"ids": ids})
        cues = log_softmax(scores[0, 1:-1])
        runs = runs_of(best_labels(cues, CUE_CONTINUES), CueLabel.BEGIN, CueLabel.INSIDE)
        if not runs:
            return
        anchors = np.array([run.start + 1 for run in runs], np.int64)
        (links,) = self.linker.run(None, {"hidden": hidden[0], "anchors": anchors})
        for run, link in zip(runs, log_softmax(links[:, 1:-1]), strict=True):
            tagged = _mark(window, run, float(cues[run.start, CueLabel.BEGIN]), link, self.calibration)
            if tagged is not None:
                yield tagged


def _mark(window: Window, cue: range, cue_score: float, link: Scores, calibration: Calibration) -> Tagged | None:
    """Give the attribution of one cue; none if no piece is its content."""
    labels = best_labels(link, CONTINUES)
    contents = runs_of(labels, LinkLabel.BEGIN_CONTENT, LinkLabel.INSIDE_CONTENT)
    if not contents:
        return None
    sources = runs_of(labels, LinkLabel.BEGIN_SOURCE, LinkLabel.INSIDE_SOURCE)
    marked = [at for run in (*contents, *sources) for at in run]
    certainty = math.exp(cue_score + float(np.mean([link[at, labels[at]] for at in marked])))
    (where,) = spans_of([cue], window.places)
    return Tagged(
        spans_of(contents, window.places), spans_of(sources, window.places), where, calibration.confidence(certainty)
    )


@dataclass(frozen=True, slots=True)
class Scorer:
    """A loaded network that scores a whole sentence, with the tokenizer that cuts it into pieces."""

    network: Any = field(repr=False)
    tokenizer: Tokenizer = field(repr=False)

    def score(self, ids: list[int]) -> Scores:
        """Give the scores of one sentence's pieces, one for each class."""
        scores: Scores = self.network.run(None, {"ids": np.array([ids], np.int64)})[0][0]
        return scores


@cache
def load_tagger() -> Tagger:
    """Load the networks that come with the package."""
    tokenizer = _tokenizer()
    vocabulary = tokenizer.get_vocab()
    frame = (vocabulary["[CLS]"], vocabulary["[SEP]"])
    calibration = Calibration(**json.loads(_file(f"{FOLDER}/calibration.json").decode()))
    return Tagger(_session(f"{FOLDER}/encoder.onnx"), _session(f"{FOLDER}/linker.onnx"), tokenizer, frame, calibration)


@cache
def load_scorer(path: str) -> Scorer:
    """Load another network of the package, by its path there; it reads the pieces that the tagger reads."""
    return Scorer(_session(path), _tokenizer())


def _file(path: str) -> bytes:
    return resources.files("onrecord").joinpath(path).read_bytes()


def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_str(_file(f"{FOLDER}/tokenizer.json").decode())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(path: str) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One core a process: the sums come out the same on every machine, and workers don't fight for cores.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(_file(path), options, providers=["CPUExecutionProvider"])
