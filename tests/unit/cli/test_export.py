from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from onrecord.cli.export import FORMATS, export
from onrecord.errors import LedgerError, NotInLedgerError
from onrecord.export.dossier import to_html
from onrecord.export.markdown import to_markdown
from onrecord.export.public import schema, to_json
from onrecord.export.schemaorg import to_graph
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, extraction, saying

Run = Callable[..., Result]

TEXT_FORMATS = tuple(format for format in FORMATS if format != "parquet")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(saying("d2", "=grain moves on", replace(CELEBI, id="a7", name="Ali", country="IRN")))
    return path


@pytest.fixture
def run(path: Path) -> Run:
    def invoke(*arguments: str) -> Result:
        result = CliRunner().invoke(export, [*arguments, "--ledger", str(path)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_json_lines_satisfy_the_schema(run: Run) -> None:
    lines = run("--to", "jsonl").stdout.splitlines()
    assert lines[0] == to_json(extraction())
    assert len(lines) == 2
    for line in lines:
        Draft202012Validator(schema()).validate(json.loads(line))


def test_csv_goes_to_a_file_and_holds_no_formula(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "statements.csv"
    assert run("--to", "csv", "--output", str(target)).stdout == ""
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [row["statement_id"] for row in rows] == ["sd1refusal", "sd1warning", "sd2"]
    assert rows[2]["content"] == "'=grain moves on"


def test_plover_holds_events_in_tab_separated_columns(run: Run) -> None:
    [row] = csv.DictReader(io.StringIO(run("--to", "plover").stdout), delimiter="\t")
    assert (row["Event ID"], row["Event Type"], row["Actor Country"]) == ("ed1meeting", "CONSULT", "NLD")


@pytest.mark.parametrize("target", ["webannotation", "schemaorg"])
def test_linked_data_is_one_json_document(run: Run, target: str) -> None:
    assert "@context" in json.loads(run("--to", target).stdout)


def test_one_document_is_written_alone(run: Run) -> None:
    assert run("--to", "jsonl", "--document", "d1").stdout == to_json(extraction()) + "\n"
    assert run("--to", "markdown", "--document", "d1").stdout == to_markdown(extraction())
    assert json.loads(run("--to", "schemaorg", "--document", "d1").stdout) == to_graph(extraction())
    page = run("--to", "html", "--document", "d1").stdout
    assert page.split("<body>")[1] == to_html(extraction()).split("<body>")[1]
    assert "Event ID" in run("--to", "plover", "--document", "d2").stdout
    assert "ed1meeting" not in run("--to", "plover", "--document", "d2").stdout


def test_parquet_goes_into_a_folder_or_into_one_file(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    folder = tmp_path / "new" / "tables"
    run("--to", "parquet", "--output", str(folder))
    names = ["commitments.parquet", "events.parquet", "positions.parquet", "statements.parquet"]
    assert sorted(each.name for each in folder.iterdir()) == names
    run("--to", "parquet", "--output", str(tmp_path / "said.parquet"))
    assert (tmp_path / "said.parquet").is_file()


@pytest.mark.parametrize("target", TEXT_FORMATS)
def test_every_text_format_goes_to_a_file_as_to_the_screen(run: Run, target: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    assert run("--to", target, "--output", str(file)).stdout == ""
    assert file.read_bytes().decode() == run("--to", target).stdout != ""


@pytest.mark.parametrize("target", FORMATS)
def test_the_ledger_is_never_written_over(run: Run, target: str, path: Path) -> None:
    before = path.read_bytes()
    result = run("--to", target, "--output", str(path))
    assert result.exit_code == 2
    assert "the ledger itself" in result.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("--to csv --output no/file.csv", "No such file or directory"),
        ("--to csv --output folder", "this is a folder"),
        ("--to parquet", "parquet needs a folder or a file"),
        ("--to parquet --output file", "this is no folder"),
    ],
)
def test_where_nothing_can_be_written_is_wrong_usage(
    run: Run, arguments: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("file").touch()
    result = run(*arguments.split())
    assert result.exit_code == 2
    assert message in result.stderr


def test_an_unknown_document_is_an_error_and_makes_no_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    with pytest.raises(NotInLedgerError):
        run("--to", "html", "--document", "nothing", "--output", str(target))
    assert not target.exists()


def test_without_a_ledger_it_says_what_to_do_and_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(export, ["--to", "csv", "--output", "out.csv"])
    assert isinstance(result.exception, LedgerError)
    assert "onrecord.db: there is no ledger here; run `onrecord read` first" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_help_shows_examples_and_every_format() -> None:
    printed = CliRunner().invoke(export, ["--help"]).stdout
    assert "Examples:\n    onrecord export" in printed
    assert "ONRECORD_LEDGER" in printed
    for format in FORMATS:
        assert f"{format}: " in printed
