from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from onrecord.export.public import dump, schema, to_dict, to_json
from onrecord.model.actor import ActorKind, MentionForm
from onrecord.model.occasion import OccasionKind
from onrecord.model.record import Extraction
from onrecord.model.statement import Act, Manner
from tests.unit.sample import RUN, TEXT, document, extraction, extractions

VALIDATOR = Draft202012Validator(schema())


def public() -> dict[str, Any]:
    """Give the sample as a reader of the public JSON gets it."""
    loaded: dict[str, Any] = json.loads(to_json(extraction()))
    return loaded


def test_the_schema_is_a_schema_of_draft_2020_12() -> None:
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema())


def test_a_full_extraction_satisfies_the_schema() -> None:
    assert list(VALIDATOR.iter_errors(public())) == []


def test_an_empty_extraction_satisfies_the_schema() -> None:
    assert list(VALIDATOR.iter_errors(to_dict(Extraction(document(), RUN)))) == []


def test_the_json_has_the_documented_shape() -> None:
    result = public()
    assert list(result) == [
        *("schema", "document", "actors", "mentions", "statements"),
        *("positions", "commitments", "occasion", "events", "warnings"),
    ]
    assert result["schema"] == "onrecord/1"
    assert result["document"]["byline"] == "N. N."
    assert result["document"]["sha256"] == document().sha256
    assert "raw" not in result["document"]
    statement = result["statements"][0]
    assert statement["acts"] == ["reject", "warn"]
    assert statement["speakers"] == ["a1"]
    assert statement["parent"] is None
    assert result["occasion"] == {
        "kind": "meeting",
        "date": "2024-05-20",
        "place": {"name": "Port Ada", "country": None},
        "participants": ["a1", "a2"],
        "host": "a1",
    }


def test_every_span_cuts_its_words_out_of_the_text() -> None:
    result = public()
    spans = [mention["span"] for mention in result["mentions"]]
    spans += [span for s in result["statements"] for role in ("sources", "cues", "contents") for span in s[role]]
    assert len(spans) == 8
    for span in spans:
        assert result["document"]["text"][span["start"] : span["end"]] == span["exact"]


def test_warnings_of_the_document_and_of_the_reading_come_together_each_once() -> None:
    sample = extraction()
    both = replace(sample, warnings=(*sample.document.warnings, *sample.warnings))
    assert to_dict(both)["warnings"] == to_dict(sample)["warnings"]
    assert [warning["code"] for warning in public()["warnings"]] == ["encoding", "quotes"]


def objects(part: Any) -> list[dict[str, Any]]:
    """List all objects within a JSON value."""
    if isinstance(part, list):
        return [found for item in part for found in objects(item)]
    if isinstance(part, dict):
        return [part, *(found for item in part.values() for found in objects(item))]
    return []


def test_the_schema_allows_no_other_field_and_no_missing_one_anywhere() -> None:
    whole = public()
    for n, _ in enumerate(objects(whole)):
        more = copy.deepcopy(whole)
        objects(more)[n]["surprise"] = 1
        assert not VALIDATOR.is_valid(more)
        for name in objects(whole)[n]:
            less = copy.deepcopy(whole)
            del objects(less)[n][name]
            assert not VALIDATOR.is_valid(less)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda result: result.update(schema="onrecord/2"),
        lambda result: result["statements"][0].update(acts=["shout"]),
        lambda result: result["statements"][0].update(manner="oral"),
        lambda result: result["statements"][0].update(strength=6),
        lambda result: result["statements"][0].update(confidence=1.1),
        lambda result: result["statements"][0].update(contents=[]),
        lambda result: result["actors"][0].update(kind="robot"),
        lambda result: result["actors"][0].update(country="Türkiye"),
        lambda result: result["mentions"][0].update(form="nickname"),
        lambda result: result["mentions"][0]["span"].update(start=-1),
        lambda result: result["occasion"].update(kind="dinner"),
    ],
)
def test_the_schema_refuses_values_without_a_meaning(spoil: Callable[[dict[str, Any]], None]) -> None:
    result = public()
    spoil(result)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(result)


def test_the_schema_lists_the_values_of_the_model() -> None:
    parts = {name: part["properties"] for name, part in schema()["$defs"].items() if "properties" in part}
    acts = [act["const"] for act in parts["statement"]["acts"]["items"]["oneOf"]]
    assert acts == [act.value for act in Act]
    assert parts["statement"]["manner"]["enum"] == [manner.value for manner in Manner]
    assert parts["actor"]["kind"]["enum"] == [kind.value for kind in ActorKind]
    assert parts["mention"]["form"]["enum"] == [form.value for form in MentionForm]
    assert parts["occasion"]["kind"]["enum"] == [kind.value for kind in OccasionKind]


def test_every_field_of_the_schema_is_described() -> None:
    for part in objects(schema()):
        for name, field in part.get("properties", {}).items() if part.get("type") == "object" else ():
            target = schema()["$defs"][field["$ref"].rpartition("/")[2]] if "$ref" in field else field
            assert field.get("description") or target.get("description"), name


@given(extractions())
def test_the_json_of_anything_is_one_line_that_reads_back(extraction: Extraction) -> None:
    line = to_json(extraction)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == to_dict(extraction)
    assert line == to_json(extraction)


def test_half_a_character_can_be_written() -> None:
    assert json.loads(dump("\ud800").encode()) == "\ud800"


def test_letters_stay_readable() -> None:
    assert "Ayşe Çelebi" in to_json(extraction())
    assert TEXT.splitlines()[0] in to_json(extraction())
