from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.evaluate import evaluate
from onrecord.errors import GoldError
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Document, Span, anchor

TEXT = "Anna Ek said the border will open in May. Olav Berg warned the talks could fail."


def span(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def statement(id: str, words: str, source: str, act: str) -> dict[str, Any]:
    return {
        "id": id,
        "kind": "indirect",
        "content": [span(words)],
        "source": span(source),
        "cue": None,
        "speaker": [source],
        "act": [act],
    }


GOLD = {
    "text": TEXT,
    "date": "2024-03-05",
    "statements": [
        statement("g1", "the border will open in May", "Anna Ek", "announce"),
        statement("g2", "the talks could fail", "Olav Berg", "warn"),
    ],
    "occasion": None,
}


class FakeReader:
    """Find the first statement of every document, with a wrong act."""

    read_ids: list[str]

    def __init__(self) -> None:
        FakeReader.read_ids = []

    def read(self, document: Document) -> Extraction:
        FakeReader.read_ids.append(document.id)
        finding = Statement(
            "f1",
            Manner.INDIRECT,
            contents=(anchor(TEXT, Span(*span("the border will open in May"))),),
            sources=(anchor(TEXT, Span(*span("Anna Ek"))),),
            speakers=("a1",),
            acts=(Act.ASSERT,),
            method="fake",
        )
        return Extraction(document, Run(()), (Actor("a1", "Anna Ek", ActorKind.PERSON),), statements=(finding,))


@pytest.fixture(autouse=True)
def _fake_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = ModuleType("onrecord.pipeline")
    pipeline.Reader = FakeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", pipeline)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for id in ("b", "a"):
        (tmp_path / f"{id}.json").write_text(json.dumps({"id": id, **GOLD}), "utf-8")
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, list(map(str, arguments)))


def test_json_gives_scores_overall_by_manner_and_by_document(folder: Path) -> None:
    result = run(folder, "--format", "json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    half = {"right": 2, "predicted": 2, "gold": 4, "precision": 100.0, "recall": 50.0, "f1": 66.7}
    assert report["overall"]["found"] == report["overall"]["named"] == half
    assert report["overall"]["acts"]["f1"] == 0.0
    assert report["by_manner"]["indirect"]["found"] == half
    assert report["by_manner"]["direct"]["found"]["gold"] == 0
    assert {id: scores["found"]["gold"] for id, scores in report["by_document"].items()} == {"a": 2, "b": 2}
    assert report["spurious"] == {"total": 0, "in_licence": 0}
    assert report["occasion"] == {"kind": {"right": 2, "total": 2}}
    assert "misses" not in report


def test_the_table_gives_rates_and_counts_and_nothing_else_is_printed(folder: Path) -> None:
    result = run(folder)
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["overall", "found", "100.0", "50.0", "66.7", "2", "2", "4"] in lines
    assert ["occasion", "kind", "2/2"] in lines
    assert [line[0] for line in lines if line[-1:] == ["a"]] == ["100/50/67"]
    assert result.stderr == ""


def test_measures_that_spans_alone_do_not_allow_are_dashes(tmp_path: Path) -> None:
    attribution = {"content": [span("the border will open in May")], "source": [], "cue": []}
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps({"id": "p", "text": TEXT, "attributions": [attribution]}), "utf-8")
    lines = run(path).stdout.splitlines()
    assert lines[-1].split() == ["100/100/100", "100/100/100", "0/0/0", "0/0/0", "0/0/0", "-", "-", "-", "p"]
    assert not any(line.startswith("occasion") for line in lines)


def test_misses_show_what_was_coded_and_what_was_found_sorted_by_document(folder: Path) -> None:
    output = run(folder / "b.json", folder / "a.json", "--misses").stdout
    assert "a 13: wrong act" in output
    assert "  gold   g1: the border will open in May\n" in output
    assert "source Anna Ek | cue - | speaker Anna Ek | act assert | method fake" in output
    assert "b 59: missed" in output
    assert "warned [the talks could fail]." in output
    assert "  found  nothing" in output
    assert output.index("a 59: missed") < output.index("b 13: wrong act")


def test_misses_are_part_of_the_json(folder: Path) -> None:
    misses = json.loads(run(folder / "a.json", "--misses", "--format", "json").stdout)["misses"]
    assert [(miss["document"], miss["causes"]) for miss in misses] == [
        ("a", ["wrong act"]),
        ("a", ["missed"]),
    ]
    assert misses[1]["found"] is None


def test_the_limit_is_kept(folder: Path) -> None:
    assert run(folder, "--limit", "1").exit_code == 0
    assert FakeReader.read_ids == ["a"]


def test_a_foreign_file_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", "utf-8")
    result = run(tmp_path)
    assert isinstance(result.exception, GoldError)
    assert "not a gold document" in str(result.exception)


def test_no_path_is_wrong_usage() -> None:
    assert run().exit_code == 2
