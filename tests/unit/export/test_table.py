from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.table import COLUMNS, safe, write_csv
from onrecord.model.record import Extraction
from onrecord.model.text import Span, anchor
from tests.unit.sample import TEXT, extraction, extractions


def rows(*found: Extraction) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    write_csv(found, stream)
    stream.seek(0)
    return list(csv.DictReader(stream))


def test_each_statement_is_a_row() -> None:
    refusal, warning = rows(extraction())
    assert tuple(refusal) == COLUMNS
    assert refusal == {
        "document_id": "d1",
        "title": "Çelebi receives envoy",
        "publisher": "Harbour Gazette",
        "published_on": "2024-05-20",
        "statement_id": "sd1refusal",
        "manner": "direct",
        "speakers": "Ayşe Çelebi",
        "countries": "TUR",
        "source": "Çelebi",
        "cue": "told",
        "content": "We will never accept new sanctions on grain",
        "acts": "reject; warn",
        "strength": "5",
        "negated": "false",
        "repeats": "",
        "start": str(TEXT.index("We will")),
        "end": str(TEXT.index(",” Çelebi")),
        "confidence": "0.875",
        "method": "quote",
    }
    assert (warning["speakers"], warning["countries"]) == ("", "")
    assert warning["source"] == "A ministry official"


def test_several_speakers_and_pieces_are_joined() -> None:
    sample = extraction()
    pieces = (anchor(TEXT, Span(0, 5)), anchor(TEXT, Span(15, 26)))
    joint = replace(sample.statements[0], speakers=("a1", "a2"), contents=pieces, negated=True)
    [row] = rows(replace(sample, statements=(joint,)))
    assert row["speakers"] == "Ayşe Çelebi; envoy of Norland"
    assert row["content"] == "Prime … Ayşe Çelebi"
    assert (row["start"], row["end"], row["negated"]) == ("0", "26", "true")


def test_no_statement_gives_only_the_names_of_the_columns() -> None:
    stream = io.StringIO()
    write_csv([], stream)
    assert stream.getvalue() == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\nx", "  =1", "＝1", "\t=1"])
def test_a_formula_becomes_text(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_control_characters_become_spaces_before_formulas_are_looked_for() -> None:
    assert safe("a\rb\0c") == "a b c"
    assert safe("\r=1") == "' =1"


@pytest.mark.parametrize("cell", ["", "No", "1-1", "'quoted'", "“=”", "2024-05-20", " x"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


@given(st.lists(extractions(), max_size=2))
def test_no_cell_of_anything_is_a_formula(found: list[Extraction]) -> None:
    table = rows(*found)
    assert len(table) == sum(len(extraction.statements) for extraction in found)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in table for cell in row.values())
