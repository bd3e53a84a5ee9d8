from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from onrecord.model.record import Extraction
from onrecord.model.statement import Act
from onrecord.store.rows import digest, document_key, document_row, extraction_of, found_in, run_row
from tests.unit.sample import document, extraction, extractions


@given(extractions())
def test_rows_hold_all_of_an_extraction(extraction: Extraction) -> None:
    _, settings = run_row(extraction.run)
    assert extraction_of(document_row(extraction.document), settings, found_in(extraction)) == extraction


@pytest.mark.parametrize(
    "change",
    [
        *({name: "other"} for name in ("id", "url", "title", "publisher", "published_on", "language")),
        *({name: "other"} for name in ("licence", "byline", "text")),
        {"title": None},
        {"title": "None"},
    ],
)
def test_a_document_with_other_metadata_or_text_has_another_key(change: dict[str, Any]) -> None:
    assert document_key(replace(document(), **change)) != document_key(document())


def test_no_metadata_is_not_the_word_none() -> None:
    assert document_key(replace(document(), url=None)) != document_key(replace(document(), url="None"))


def test_metadata_do_not_run_into_each_other() -> None:
    first, second = replace(document(), url="a\x1f", title="b"), replace(document(), url="a", title="\x1fb")
    assert document_key(first) != document_key(second)


def test_the_hash_of_an_extraction_depends_on_every_finding_but_not_on_their_order_in_the_tables() -> None:
    sample = extraction()
    found = found_in(sample)
    reordered = {table: rows[::-1] for table, rows in found.items()}
    assert digest("k", "r", reordered) == digest("k", "r", found)
    other = replace(sample, statements=(replace(sample.statements[0], acts=(Act.DENY,)), sample.statements[1]))
    assert digest("k", "r", found_in(other)) != digest("k", "r", found)
