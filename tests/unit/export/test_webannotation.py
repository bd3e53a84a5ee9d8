from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.webannotation import CONTEXT, to_annotations, write_annotations
from onrecord.model.record import Extraction
from onrecord.model.text import Span, anchor
from tests.unit.sample import RUN, TEXT, document, extraction, extractions, saying

Annotation = dict[str, Any]


def annotate(found: Extraction) -> list[Annotation]:
    return list(to_annotations(found))


def by_position(text: str, selector: Annotation) -> str:
    """Find words as a program does that knows the position selector."""
    assert selector["type"] == "TextPositionSelector"
    return text[selector["start"] : selector["end"]]


def by_quote(text: str, selector: Annotation) -> list[int]:
    """Find the places of words as a program does that knows the quote selector."""
    assert selector["type"] == "TextQuoteSelector"
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts = [at for at in range(len(text) + 1) if text.startswith(whole, at)]
    return [start + len(selector["prefix"]) for start in starts]


def values(annotation: Annotation, purpose: str) -> list[str]:
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose and "value" in body]


def test_each_statement_is_an_annotation_that_says_what_it_does_and_who_says_it() -> None:
    refusal, warning = annotate(extraction())
    assert refusal["@context"] == CONTEXT == "http://www.w3.org/ns/anno.jsonld"
    assert (refusal["type"], refusal["id"]) == ("Annotation", "urn:x-onrecord:statement:sd1refusal")
    assert values(refusal, "classifying") == ["reject", "warn"]
    assert values(refusal, "identifying") == ["Ayşe Çelebi"]
    assert values(refusal, "describing") == ["direct statement, strength 5 of 5, confidence 0.88 (quote)"]
    assert values(warning, "identifying") == ["A ministry official"]
    assert refusal["creator"] == {"id": f"urn:x-onrecord:run:{RUN.id}", "type": "Software", "name": "Onrecord"}


def test_a_speaker_known_to_wikidata_is_linked() -> None:
    refusal, warning = annotate(extraction())
    link = {"type": "SpecificResource", "purpose": "linking", "source": "http://www.wikidata.org/entity/Q1"}
    assert link in refusal["body"]
    assert all(body["type"] == "TextualBody" for body in warning["body"])


def test_a_denied_act_is_not_the_act() -> None:
    sample = extraction()
    [denied] = annotate(replace(sample, statements=(replace(sample.statements[1], negated=True),)))
    assert values(denied, "classifying") == ["not warn"]


def test_both_selectors_find_the_exact_words_again() -> None:
    for annotation, words in zip(
        annotate(extraction()),
        ("We will never accept new sanctions on grain", "the naïve deal would collapse"),
        strict=True,
    ):
        [target] = annotation["target"]
        assert target["source"] == "https://example.org/talks"
        position, quote = target["selector"]
        assert by_position(TEXT, position) == quote["exact"] == words
        assert by_quote(TEXT, quote) == [position["start"]]


def test_each_piece_of_a_content_is_a_target_of_its_own() -> None:
    sample = extraction()
    pieces = (anchor(TEXT, Span(0, 5)), anchor(TEXT, Span(15, 26)))
    [joint] = annotate(replace(sample, statements=(replace(sample.statements[0], contents=pieces),)))
    found = [by_position(TEXT, target["selector"][0]) for target in joint["target"]]
    assert found == ["Prime", "Ayşe Çelebi"]


def test_a_document_without_a_web_address_is_named_by_its_id() -> None:
    bare = replace(document(id="talks of May"), url="file:///talks.txt")
    [target] = annotate(replace(extraction(), document=bare))[0]["target"]
    assert target["source"] == "urn:x-onrecord:document:talks%20of%20May"


def test_all_annotations_together_are_one_collection() -> None:
    stream = io.StringIO()
    write_annotations([extraction(), saying("d2", "the ferry is late")], stream)
    collection = json.loads(stream.getvalue())
    page = collection["first"]
    assert (collection["type"], collection["total"], page["type"]) == ("AnnotationCollection", 3, "AnnotationPage")
    assert page["partOf"] == collection["id"]
    assert [{"@context": CONTEXT, **item} for item in page["items"][:2]] == annotate(extraction())


def test_no_annotation_is_a_collection_too() -> None:
    stream = io.StringIO()
    write_annotations([], stream)
    assert json.loads(stream.getvalue())["first"]["items"] == []


@given(st.lists(extractions(), max_size=2))
def test_the_words_of_anything_are_found_again_by_both_selectors(found: list[Extraction]) -> None:
    stream = io.StringIO()
    write_annotations(found, stream)
    collection = json.loads(stream.getvalue())
    items = iter(collection["first"]["items"])
    assert collection["total"] == sum(len(each.statements) for each in found)
    for each in found:
        for statement in each.statements:
            target = next(items)["target"]
            for piece, part in zip(statement.contents, target if statement.contents else (), strict=True):
                position, quote = part["selector"]
                assert by_position(each.document.text, position) == quote["exact"] == piece.exact
                assert position["start"] in by_quote(each.document.text, quote)


def test_every_term_is_one_of_the_standard() -> None:
    terms = {"@context", "id", "type", "motivation", "creator", "name", "body", "purpose", "format", "value", "source"}
    terms |= {"target", "selector", "start", "end", "exact", "prefix", "suffix"}
    terms |= {"label", "total", "first", "partOf", "startIndex", "items"}
    stream = io.StringIO()
    write_annotations([extraction()], stream)
    found: set[str] = set()
    json.loads(stream.getvalue(), object_hook=lambda each: found.update(each))
    assert found <= terms
