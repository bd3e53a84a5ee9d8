"""`onrecord actors` and its commands. All people are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, extraction, saying

OTHER = replace(CELEBI, id="a9", name="Ayse Celebi-Demir", wikidata=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Ledger(tmp_path / "talks.db") as ledger:
        ledger.add(extraction())
        ledger.add(saying("d2", "the port may close", OTHER))
    return tmp_path / "talks.db"


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["actors", *arguments, "--ledger", str(path)])


def test_a_page_tells_acts_and_documents(path: Path) -> None:
    result = run(path, "show", "Çelebi")
    assert result.exit_code == 4  # two actors bear it
    result = run(path, "show", "a1")
    assert "Ayşe Çelebi" in result.stdout
    assert "reject 1" in result.stdout
    assert "We will never accept" in result.stdout
    assert "d1" in result.stdout


def test_a_page_in_json_holds_all(path: Path) -> None:
    page = json.loads(run(path, "show", "a1", "--format", "json").stdout)
    assert page["acts"] == {"reject": 1}
    assert [each["content"] for each in page["statements"]] == ["We will never accept new sanctions on grain"]
    assert [document["id"] for document in page["documents"]] == ["d1"]


def test_a_known_person_comes_with_offices_and_dates(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,country,office,start,wikidata\nAyşe Çelebi,TUR,prime minister,2024-01,a1\n", "utf-8")
    assert run(path, "import", str(own)).stdout.startswith("1 of 1 lines are new")
    assert "prime minister, TUR: 2024-01 to now" in run(path, "show", "a1").stdout


def test_an_import_of_the_same_changes_nothing(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("office,name\npilot,Rena Varga\n", "utf-8")
    assert run(path, "import", str(own)).stdout.startswith("1 of 1")
    assert run(path, "import", str(own)).stdout.startswith("0 of 1")


def test_a_wrong_table_says_which_line(path: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,start\nRena Varga,yesterday\n", "utf-8")
    result = run(path, "import", str(own))
    assert result.exit_code == 3
    assert "line 2" in result.stderr


def test_a_note_cannot_redraw_the_terminal(path: Path) -> None:
    told = run(path, "merge", "a9", "a1", "--note", "\x1b[2Jone\nperson").stdout
    assert told == "1: a9 is Ayşe Çelebi ( [2Jone person)\n"


def test_a_merge_is_told_listed_and_taken_back(path: Path) -> None:
    assert run(path, "merge", "a9", "a1", "--note", "one person").stdout == "1: a9 is Ayşe Çelebi (one person)\n"
    assert "taken back" not in run(path, "judgements").stdout
    assert run(path, "undo", "1").stdout.startswith("Taken back: 1: a9 is Ayşe Çelebi")
    assert "taken back" in run(path, "judgements").stdout
    assert run(path, "undo", "1").exit_code == 4


def test_a_split_is_told_with_its_document(path: Path) -> None:
    result = run(path, "split", "a1", "--document", "d1", "--into", "Another Celebi")
    assert result.stdout == "1: a1 is Another Celebi in d1\n"


def test_no_judgement_is_said_so(path: Path) -> None:
    assert run(path, "judgements").stderr == "Nobody merged or split an actor.\n"
