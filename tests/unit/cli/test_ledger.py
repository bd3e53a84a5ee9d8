from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from click import Command
from click.testing import CliRunner, Result

from onrecord.cli import ledger as commands
from onrecord.cli.actors import actors
from onrecord.errors import DateError, LedgerError, NotInLedgerError
from onrecord.export.markdown import to_markdown
from onrecord.export.public import to_dict, to_json
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, LATER_RUN, NO_FINDINGS, extraction, saying

Run = Callable[..., Result]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.db"
    hostile = replace(CELEBI, id="a7", name="[red]Al\x1b[31mi", country="IRN")
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(saying("d2", "grain [bold]moves[/bold] on\x1b[2J", hostile))
    return path


@pytest.fixture
def run(path: Path) -> Run:
    def invoke(command: Command, *arguments: str) -> Result:
        result = CliRunner(env={"COLUMNS": "200"}).invoke(command, [*arguments, "--ledger", str(path)])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def test_search_prints_a_table(run: Run) -> None:
    result = run(commands.search, "sanctions")
    assert result.exit_code == 0
    assert result.stdout.split("\n")[0].split() == ["Id", "Published", "Speaker", "Act", "Content"]
    for words in ("sd1refusa", "2024-05-20", "Harbour Gazette", "Ayşe Çelebi", "reject, warn"):
        assert words in result.stdout
    assert "We will never accept new sanctions on grain" in result.stdout


def test_search_prints_one_json_object_a_hit(run: Run) -> None:
    lines = run(commands.search, "grain", "--format", "json").stdout.splitlines()
    hits = [json.loads(line) for line in lines]
    assert {hit["document"]["id"] for hit in hits} == {"d1", "d2"}
    [hit] = [hit for hit in hits if hit["document"]["id"] == "d1"]
    statements = to_dict(extraction())["statements"]
    assert isinstance(statements, list)
    assert hit["statement"] == statements[0]
    assert hit["speakers"][0]["name"] == "Ayşe Çelebi"
    [span] = hit["highlights"]
    assert hit["content"][span["start"] : span["end"]] == "grain"


def test_search_prints_markdown_with_the_words_found_in_bold(run: Run) -> None:
    printed = run(commands.search, "new sanctions", "--format", "markdown").stdout
    assert printed == (
        "- “We will never accept **new sanctions** on grain” — Ayşe Çelebi"
        " (Çelebi receives envoy, Harbour Gazette, 2024-05-20; `sd1refusal`)\n"
    )


def test_words_in_one_argument_are_a_phrase(run: Run) -> None:
    assert run(commands.search, "sanctions new").stdout == ""
    assert "sd1refusa" in run(commands.search, "sanctions", "new").stdout


def test_search_passes_every_filter_on(run: Run) -> None:
    filters = {
        "--speaker": "celebi",
        "--act": "reject",
        "--country": "Turkey",
        "--since": "2024-05-20",
        "--until": "2024-05-20",
        "--publisher": "gazette",
        "--limit": "1",
    }
    arguments = [part for pair in filters.items() for part in pair]
    assert "sd1refusa" in run(commands.search, *arguments).stdout
    others = (("--speaker", "Nobody"), ("--act", "deny"), ("--country", "Peru"), ("--publisher", "Times"))
    for name, other in others:
        assert run(commands.search, *arguments, name, other).stdout == ""
    assert run(commands.search, "grain", "--since", "2024-05-21").stdout == ""
    assert run(commands.search, "grain", "--until", "2024-05-19").stdout == ""


def test_no_hit_is_said_on_standard_error_and_is_no_failure(run: Run) -> None:
    result = run(commands.search, "volcano", "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No statement matches.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "give words or at least one filter"),
        (("--act", "shout"), "'shout' is not one of"),
        (("--country", "Narnia"), "'Narnia' is not a country"),
        (("x", "--limit", "0"), "0 is not in the range"),
    ],
)
def test_wrong_usage_of_search_says_what_is_right(run: Run, arguments: tuple[str, ...], message: str) -> None:
    result = run(commands.search, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_wrong_date_is_an_error(run: Run) -> None:
    with pytest.raises(DateError):
        run(commands.search, "x", "--since", "May")


def test_show_prints_a_statement_in_its_context(run: Run) -> None:
    printed = run(commands.show, "sd1ref").stdout
    assert "“We will never accept new sanctions on grain,” Çelebi told him.\n" in printed
    for words in (
        "sd1refusal",
        "Ayşe Çelebi",
        "envoy of Norland",
        "strength 5 of 5",
        "https://example.org/talks",
    ):
        assert words in printed


def test_show_marks_the_words_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[1;33mWe will never accept new sanctions on grain\x1b[0m" in run(commands.show, "sd1ref").stdout


def test_show_tells_that_a_statement_was_superseded(run: Run, path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(replace(extraction(run=LATER_RUN), **NO_FINDINGS))
    assert "superseded by a later reading" in run(commands.show, "sd1refusal").stdout


def test_show_prints_a_statement_as_json(run: Run) -> None:
    shown = json.loads(run(commands.show, "sd1refusal", "--format", "json").stdout)
    assert shown["statement"]["id"] == "sd1refusal"
    assert shown["current"] is True
    assert "text" not in shown["document"]
    assert shown["context"]["exact"] == "“We will never accept new sanctions on grain,” Çelebi told him."


def test_show_prints_a_statement_as_markdown(run: Run) -> None:
    assert "> “We will never" in run(commands.show, "sd1refusal", "--format", "markdown").stdout


def test_show_prints_a_document_in_each_format(run: Run) -> None:
    table = run(commands.show, "d1").stdout
    assert "sd1refusa" in table
    assert "sd1warnin" in table
    assert "The encoding was guessed.; A quotation mark has no partner." in table
    assert run(commands.show, "d1", "--format", "json").stdout == to_json(extraction()) + "\n"
    assert run(commands.show, "d1", "--format", "markdown").stdout == to_markdown(extraction())


def test_show_of_an_unknown_id_is_an_error(run: Run) -> None:
    with pytest.raises(NotInLedgerError):
        run(commands.show, "nothing")


@pytest.mark.parametrize("command", [(commands.search, "moves"), (commands.show, "d2"), (actors,)])
def test_a_text_can_not_steer_the_terminal(run: Run, command: tuple[Command, *tuple[str, ...]]) -> None:
    printed = run(*command).stdout
    assert "\x1b" not in printed
    assert "[red]Al" in printed


def test_actors_are_listed_with_counts(run: Run) -> None:
    lines = run(actors).stdout.splitlines()
    assert lines[1].split() == ["Ayşe", "Çelebi", "person", "TUR", "Prime", "Minister", "1", "1"]
    assert len(lines) == 4
    first = json.loads(run(actors, "--format", "json").stdout.splitlines()[0])
    assert (first["id"], first["statements"], first["documents"]) == ("a1", 1, 1)
    assert "| Ayşe Çelebi | TUR | Prime Minister | 1 | 1 |" in run(actors, "--format", "markdown").stdout


def test_verify_of_a_sound_ledger_says_so(run: Run) -> None:
    result = run(commands.verify)
    assert (result.exit_code, result.stdout) == (0, "The ledger is sound.\n")


def test_verify_of_a_damaged_ledger_lists_the_damage_and_exits_with_1(run: Run, path: Path) -> None:
    connection = apsw.Connection(str(path))
    connection.execute("UPDATE documents SET text = text || '!' WHERE id = 'd1'")
    connection.close()
    result = run(commands.verify)
    assert result.exit_code == 1
    assert result.stdout == "document d1: the text is not the one that was added (its hash differs)\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (commands.search, "x"),
        (commands.show, "x"),
        (actors,),
        (commands.verify,),
    ],
)
def test_without_a_ledger_every_command_says_what_to_do_and_makes_nothing(
    arguments: tuple[Command, *tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command, *rest = arguments
    result = CliRunner().invoke(command, rest)
    assert isinstance(result.exception, LedgerError)
    assert "onrecord.db: there is no ledger here; run `onrecord read` first" in str(result.exception)
    assert list(tmp_path.iterdir()) == []


def test_the_environment_names_the_ledger(path: Path) -> None:
    result = CliRunner(env={"ONRECORD_LEDGER": str(path)}).invoke(commands.verify)
    assert result.exit_code == 0


@pytest.mark.parametrize("command", [commands.search, commands.show, actors, commands.verify])
def test_help_shows_examples(command: Command) -> None:
    printed = CliRunner().invoke(command, ["--help"]).stdout
    assert f"Examples:\n    onrecord {command.name}" in printed
    assert "ONRECORD_LEDGER" in printed
