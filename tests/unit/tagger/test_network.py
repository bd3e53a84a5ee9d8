"""The tagger around its networks, with hand-made ones in their place. The text is invented."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from onrecord.model.text import Span
from onrecord.tagger.calibration import Calibration
from onrecord.tagger.network import Tagger
from onrecord.text.segment import segment
from tests.unit.tagger.sample import word_tokenizer

TEXT = "Olsen said the port stays open"
CUES = [0, 1, 0, 0, 0, 0]
LINKS = [3, 0, 1, 2, 2, 2]
AS_IT_IS = Calibration()


class Scripted:
    """A network that gives a fixed answer and keeps what it was asked."""

    def __init__(self, *answers: Any) -> None:
        self.answers = answers
        self.asked: list[dict[str, Any]] = []

    def run(self, _outputs: None, feed: dict[str, Any]) -> tuple[Any, ...]:
        self.asked.append(feed)
        return self.answers


def sure_of(labels: list[int], kinds: int) -> Any:
    """Give scores that make each label certain, with a frame on either side."""
    scores = np.full((len(labels) + 2, kinds), -9.0, np.float32)
    for at, label in enumerate([0, *labels, 0]):
        scores[at, label] = 9.0
    return scores


def tagger(cues: list[int], links: list[int], calibration: Calibration = AS_IT_IS) -> Tagger:
    hidden = np.zeros((1, len(cues) + 2, 4), np.float32)
    encoder = Scripted(hidden, sure_of(cues, 3)[None])
    return Tagger(encoder, Scripted(sure_of(links, 5)[None]), word_tokenizer(), (1, 2), calibration)


def test_each_cue_gets_its_content_and_its_source() -> None:
    (found,) = tagger(CUES, LINKS).tag(TEXT, segment(TEXT))
    assert found.cue.of(TEXT) == "said"
    assert [span.of(TEXT) for span in found.sources] == ["Olsen"]
    assert [span.of(TEXT) for span in found.contents] == ["the port stays open"]
    assert found.confidence == pytest.approx(1, abs=1e-3)


def test_a_cue_without_content_is_no_attribution() -> None:
    assert tagger(CUES, [3, 0, 0, 0, 0, 0]).tag(TEXT, segment(TEXT)) == ()


def test_a_text_without_a_cue_asks_the_linker_nothing() -> None:
    reader = tagger([0] * 6, LINKS)
    assert reader.tag(TEXT, segment(TEXT)) == ()
    assert reader.linker.asked == []


def test_the_networks_see_the_window_in_its_frame_and_the_place_of_the_cue() -> None:
    reader = tagger(CUES, LINKS)
    reader.tag(TEXT, segment(TEXT))
    assert reader.encoder.asked[0]["ids"].tolist() == [[1, 0, 0, 0, 0, 0, 0, 2]]
    assert reader.linker.asked[0]["anchors"].tolist() == [2]


def test_an_empty_text_has_no_attributions() -> None:
    assert tagger(CUES, LINKS).tag("", segment("")) == ()


def test_a_content_in_two_pieces_keeps_both() -> None:
    (found,) = tagger(CUES, [1, 0, 0, 1, 2, 0]).tag(TEXT, segment(TEXT))
    assert found.contents == (Span(0, 5), Span(15, 25))
    assert found.sources == ()


def test_what_is_less_sure_than_the_floor_is_not_given() -> None:
    assert tagger(CUES, LINKS, Calibration(bias=-20, floor=0.5)).tag(TEXT, segment(TEXT)) == ()
    assert len(tagger(CUES, LINKS, Calibration(bias=20, floor=0.5)).tag(TEXT, segment(TEXT))) == 1
