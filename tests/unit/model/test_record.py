from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.model.record import Extraction, Run
from tests.unit.sample import CELEBI, ENVOY, RUN, document, extraction, extractions


def test_runs_with_the_same_settings_have_the_same_id() -> None:
    assert Run((("model", "a"), ("version", "1"))).id == Run((("model", "a"), ("version", "1"))).id


@pytest.mark.parametrize(
    "other", [(), (("model", "a"),), (("model", "b"), ("version", "1")), (("model", "a"), ("version", "2"))]
)
def test_runs_with_other_settings_have_another_id(other: tuple[tuple[str, str], ...]) -> None:
    assert Run(other).id != Run((("model", "a"), ("version", "1"))).id


def test_an_actor_is_found_by_its_id() -> None:
    sample = extraction()
    assert sample.actor("a1") == CELEBI
    assert sample.actor("a2") == ENVOY


def test_the_anchors_are_those_of_all_findings() -> None:
    words = [anchor.exact for anchor in extraction().anchors()]
    assert sorted(words) == sorted(
        [
            *("Ayşe Çelebi", "him", "Çelebi", "told", "We will never accept new sanctions on grain"),
            *("A ministry official", "warned", "the naïve deal would collapse", "”"),
            *("new sanctions on grain", "never accept new sanctions on grain"),
            "Prime Minister Ayşe Çelebi met the envoy of Norland on Monday",
        ]
    )


def test_an_empty_extraction_has_no_anchors() -> None:
    assert Extraction(document(), RUN).anchors() == ()


@given(extractions())
def test_every_span_of_every_part_is_among_the_anchors(sample: Extraction) -> None:
    parts = [span for each in sample.statements for span in (*each.sources, *each.cues, *each.contents)]
    parts += [mention.span for mention in sample.mentions]
    parts += [warning.span for warning in sample.warnings if warning.span is not None]
    parts += [position.issue.span for position in sample.positions] + [event.evidence for event in sample.events]
    claimed = [(each.action, each.condition, each.deadline) for each in sample.commitments]
    parts += [part for each in claimed for part in each if part is not None]
    assert sorted(sample.anchors()) == sorted(parts)
