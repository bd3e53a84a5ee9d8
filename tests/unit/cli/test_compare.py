"""`onrecord occasions` and `onrecord compare`. All people are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.store.ledger import Ledger
from tests.unit.sample import extraction, saying


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "talks.db") as ledger:
        ledger.add(extraction("d1"))
        ledger.add(extraction("d2"))
        ledger.add(saying("d3", "the port stays open"))
    return tmp_path / "talks.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--ledger", str(path)])


def occasion(path: Path) -> str:
    return str(json.loads(run(path, "occasions", "--format", "json").stdout)["id"])


def test_reports_of_one_meeting_are_one_occasion_with_reasons(path: Path) -> None:
    found = json.loads(run(path, "occasions", "--format", "json").stdout)
    assert [document["id"] for document in found["documents"]] == ["d1", "d2"]
    assert found["joined"][0]["reasons"]


def test_a_table_of_occasions_names_the_documents(path: Path) -> None:
    result = run(path, "occasions")
    assert result.exit_code == 0
    assert "d1" in result.stdout


def test_two_documents_are_set_side_by_side(path: Path) -> None:
    found = json.loads(run(path, "compare", "d1", "d2", "--format", "json").stdout)
    assert (found["a"]["id"], found["b"]["id"]) == ("d1", "d2")
    assert {point["relation"] for point in found["points"]} == {"same"}


def test_an_occasion_of_two_documents_is_compared_by_its_id_or_a_document(path: Path) -> None:
    by_id = run(path, "compare", occasion(path), "--format", "json").stdout
    assert by_id == run(path, "compare", "d2", "--format", "json").stdout


def test_markdown_and_table_quote_the_words(path: Path) -> None:
    assert "never accept new sanctions" in run(path, "compare", "d1", "d2", "--format", "markdown").stdout
    assert "never" in run(path, "compare", "d1", "d2").stdout


def test_one_document_alone_cannot_be_compared(path: Path) -> None:
    result = run(path, "compare", "d3")
    assert result.exit_code == 4
    assert "reported by 1 documents" in result.stderr or "no occasion" in result.stderr


def test_an_unknown_occasion_says_where_to_look(path: Path) -> None:
    result = run(path, "compare", "nowhere")
    assert (result.exit_code, "onrecord occasions" in result.stderr) == (4, True)


def test_a_statement_is_no_document(path: Path) -> None:
    assert "is a statement" in run(path, "compare", "sd1refusal", "d2").stderr


def test_a_person_parts_an_occasion_and_takes_it_back(path: Path) -> None:
    assert run(path, "occasions", "split", "d2", "d1").stdout == "1: d1 and d2 report two occasions\n"
    assert run(path, "occasions").stderr == "No occasion has reports in several documents.\n"
    assert run(path, "occasions", "undo", "1").stdout.startswith("Taken back: 1:")
    assert occasion(path)
    assert "taken back" in run(path, "occasions", "judgements").stdout
    assert run(path, "occasions", "undo", "1").exit_code == 4


def test_a_person_joins_documents_that_nothing_else_joins(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(extraction("d9", published_on="1999-01-01"))
    run(path, "occasions", "merge", "d9", "d1", "--note", "the same talks")
    found = json.loads(run(path, "occasions", "--format", "json").stdout)
    assert [document["id"] for document in found["documents"]] == ["d1", "d2", "d9"]


def test_one_document_is_no_pair(path: Path) -> None:
    assert run(path, "occasions", "merge", "d1", "d1").exit_code == 3
    assert run(path, "occasions", "merge", "d1", "nowhere").exit_code == 4
