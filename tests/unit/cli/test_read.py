from __future__ import annotations

import json
import sys
import types
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli.main import main
from onrecord.errors import MissingModelError
from onrecord.model.actor import Actor, ActorKind
from onrecord.model.occasion import Occasion, OccasionKind, Place
from onrecord.model.record import Extraction, Run
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Anchor, Document, Span, Warning, anchor
from onrecord.store.ledger import Ledger

TEXT = "Minister Ada Example said the talks [sic] went well. A source close to her denied it. It is over."
MINISTER = Actor("a1", "Ada Example", ActorKind.PERSON)
REPEATED = "s1"


class FakeReader:
    """Finds the same statements in every document, and fails on those that ask for it."""

    def __init__(
        self, actors: Path | None = None, own_actors: tuple[str, ...] = (), issues: Path | None = None
    ) -> None:
        self.actors = actors or issues
        self.own_actors = own_actors

    def read(self, document: Document) -> Extraction:
        if "crash" in document.text:
            raise RuntimeError("a stage broke")
        actors = (MINISTER,) if self.actors is None else (replace(MINISTER, name=self.actors.name),)
        statements = found(document.text) if document.text == TEXT else ()
        return Extraction(
            document,
            Run((("version", "test"),)),
            actors,
            statements=statements,
            occasion=Occasion(OccasionKind.MEETING, place=Place("Exampleville", None)),
            warnings=(Warning("quotes", "an odd number of quotation marks"),),
        )


def found(text: str) -> tuple[Statement, ...]:
    def span(words: str) -> tuple[Anchor, ...]:
        start = text.index(words)
        return (anchor(text, Span(start, start + len(words))),)

    first = Statement("s1", Manner.INDIRECT, span("the talks [sic] went well"), speakers=("a1",), acts=(Act.PRAISE,))
    unresolved = Statement(
        "s2",
        Manner.INDIRECT,
        span("it"),
        sources=span("A source close to her"),
        acts=(Act.DENY,),
        negated=True,
    )
    bare = Statement("s3", Manner.DIRECT, span("It is over"))
    repeat = replace(first, id="s4", repeats=REPEATED)
    return (first, unresolved, bare, repeat)


@pytest.fixture(autouse=True)
def _fake_pipeline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = types.ModuleType("onrecord.pipeline")
    module.Reader = FakeReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "onrecord.pipeline", module)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["read", *arguments], input=input)


def write(name: str, content: str = TEXT) -> str:
    Path(name).write_text(content, encoding="utf-8")
    return name


def test_the_table_shows_who_said_what() -> None:
    result = run(write("a.txt"), "--title", "Talks", "--publisher", "Example Times", "--published", "2024-03-05")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].strip() == "Talks"
    assert lines[1].strip() == "Example Times · 2024-03-05 · meeting in Exampleville"
    rows = [line.split("  ") for line in lines]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["Ada Example", "praise", "indirect", "the talks [sic] went well"] in cells
    assert ["A source close to her?", "not deny", "indirect", "it"] in cells
    assert ["-", "assert", "direct", "It is over"] in cells


def test_explaining_shows_what_found_a_statement_how_surely_and_at_which_words() -> None:
    shown = " ".join(run("read", write("a.txt"), "--no-ledger", "--explain").stdout.split())
    assert "rule 0.50 | source: A source close to her | cue: -" in shown


def test_explaining_is_for_the_table() -> None:
    result = run("read", write("a.txt"), "--no-ledger", "--explain", "--format", "json")
    assert result.exit_code == 2
    assert "--explain is for the table" in result.stderr


def test_repeats_are_left_out_and_noted_as_are_warnings() -> None:
    result = run(write("a.txt"))
    assert result.stdout.count("the talks [sic] went well") == 1
    assert "1 pull-quote left out that only repeats a statement." in result.stdout
    assert "Warning: an odd number of quotation marks" in result.stdout


def test_a_document_without_statements_says_so() -> None:
    assert "No statement was found." in run(write("a.txt", "Nobody spoke.")).stdout


def test_markup_and_control_characters_in_a_document_are_shown_as_text() -> None:
    result = run(write("a.txt"), "--title", "[bold]Talks[/nonsense]\x1b[2J\nover")
    assert result.stdout.splitlines()[0].strip() == "[bold]Talks[/nonsense] [2J over"


def test_one_document_gives_one_json_object() -> None:
    result = run(write("a.txt"), "--format", "json", "--licence", "CC0", "--url", "https://example.org/1")
    found = json.loads(result.stdout)
    assert found["schema"] == "onrecord/1"
    assert (found["document"]["licence"], found["document"]["url"]) == ("CC0", "https://example.org/1")
    assert len(found["statements"]) == 4


def test_several_documents_give_json_lines() -> None:
    result = run(write("a.txt"), write("b.txt", "Nobody spoke."), "--format", "json")
    assert [json.loads(line)["document"]["text"] for line in result.stdout.splitlines()] == [
        TEXT,
        "Nobody spoke.",
    ]


def test_markdown_gives_a_heading_a_document() -> None:
    result = run(
        write("a.md", f"---\ntitle: One\n---\n{TEXT}"),
        write("b.md", "---\ntitle: Two\n---\nNo."),
        "--format",
        "markdown",
    )
    assert [line for line in result.stdout.splitlines() if line.startswith("# ")] == ["# One", "# Two"]


def test_what_was_read_is_in_the_ledger_and_the_report_says_where() -> None:
    result = run(write("a.txt"), "--ledger", "talks.db")
    assert result.stderr == "1 document read, 3 statements, 0 failed\nLedger: talks.db\n"
    with Ledger("talks.db", create=False) as ledger:
        assert [extraction.document.text for extraction in ledger.extractions()] == [TEXT]


def test_reading_again_changes_nothing_and_says_so() -> None:
    run(write("a.txt"))
    result = run("a.txt", write("b.txt", "Nobody spoke."))
    assert result.stderr.splitlines()[-1] == "Ledger: onrecord.db (1 of them held already)"


def test_no_ledger_keeps_nothing() -> None:
    result = run(write("a.txt"), "--no-ledger")
    assert result.exit_code == 0
    assert "Ledger" not in result.stderr
    assert not list(Path().glob("*.db"))


def test_more_than_five_documents_get_a_line_each() -> None:
    lines = [
        json.dumps({"id": f"n{n}", "title": f"Talks {n}", "publisher": "Example Times", "text": TEXT}) for n in range(6)
    ]
    result = run(write("n.jsonl", "\n".join(lines)))
    assert result.stdout.splitlines() == [f"Talks {n} (Example Times): 3 statements" for n in range(6)]
    assert "6 documents read, 18 statements, 0 failed" in result.stderr


def test_five_documents_still_get_a_table_each() -> None:
    result = run(write("n.jsonl", "\n".join(json.dumps({"id": f"n{n}", "text": TEXT}) for n in range(5))))
    assert result.stdout.count("Speaker") == 5


def test_whatever_fails_among_several_is_listed_and_the_rest_is_read() -> None:
    records = "\n".join(['{"text": "One."}', "nonsense", '{"id": "n3", "text": "crash here"}'])
    result = run(write("a.txt"), "missing.txt", write("n.jsonl", records), write("empty.txt", ""))
    assert result.exit_code == 3
    assert result.stdout.count("No statement was found.") == 1
    report = result.stderr.splitlines()
    assert report[0] == "2 documents read, 3 statements, 4 failed"
    assert report[1] == "  missing.txt: no such file"
    assert report[2].startswith("  n.jsonl:2: not valid JSON")
    assert report[3] == "  n.jsonl (n3): RuntimeError: a stage broke"
    assert report[4] == "  empty.txt: there is nothing in it"
    assert report[5] == "Ledger: onrecord.db"


def test_a_reader_of_files_that_breaks_fails_one_document_only(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.ingest import reader

    def break_down(raw: bytes, path: str) -> object:
        raise ValueError("unforeseen")

    monkeypatch.setitem(reader._FORMATS, ".html", break_down)
    result = run(write("a.html", "<p>x"), write("b.txt"))
    assert result.exit_code == 3
    assert "  a.html: ValueError: unforeseen" in result.stderr
    assert "the talks [sic] went well" in result.stdout


def test_a_single_path_that_cannot_be_read_is_an_error_and_makes_no_ledger() -> None:
    result = run("missing.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "Error: missing.txt: no such file\n"
    assert not list(Path().glob("*.db"))


def test_a_wrong_date_is_wrong_usage() -> None:
    result = run(write("a.txt"), "--published", "yesterday")
    assert result.exit_code == 2
    assert "YYYY-MM-DD" in result.stderr


def test_no_path_is_wrong_usage() -> None:
    assert run().exit_code == 2


def test_a_foreign_ledger_is_refused() -> None:
    result = run(write("a.txt"), "--ledger", write("notes.db", "These are notes, not a ledger. " * 50))
    assert result.exit_code == 4
    assert Path("notes.db").read_text(encoding="utf-8").startswith("These are notes")


def test_a_missing_model_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: FakeReader, document: Document) -> Extraction:
        raise MissingModelError("install the language model", "en")

    monkeypatch.setattr(FakeReader, "read", fail)
    result = run(write("a.txt"), write("b.txt"))
    assert (result.exit_code, result.stderr) == (5, "Error: install the language model\n")


def test_standard_input_is_read() -> None:
    result = run("-", "--format", "json", "--no-ledger", input=TEXT)
    assert json.loads(result.stdout)["document"]["text"] == TEXT


def test_further_actors_are_passed_on() -> None:
    result = run(write("a.txt"), "--actors", write("mine.csv", "id,name\n"))
    assert "mine.csv" in result.stdout


def test_issues_of_ones_own_are_passed_on() -> None:
    result = run(write("a.txt"), "--issues", write("own.toml", "issue = []\n"))
    assert "own.toml" in result.stdout


def test_a_missing_file_of_actors_is_wrong_usage() -> None:
    assert run(write("a.txt"), "--actors", "none.csv").exit_code == 2
