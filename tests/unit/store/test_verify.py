from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from onrecord.store.ledger import Ledger
from onrecord.store.verify import Problem
from tests.unit.sample import LATER_RUN, extraction


def after(path: Path, *sql: str) -> list[str]:
    """List the problems of a sound ledger after it was altered by hand."""
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(extraction(run=LATER_RUN))
        ledger.add(extraction("d2"))
        assert ledger.verify() == []
    connection = apsw.Connection(str(path))
    for statement in sql:
        connection.execute(statement)
    connection.close()
    with Ledger(path, create=False) as ledger:
        return list(map(str, ledger.verify()))


def test_a_problem_is_one_line() -> None:
    assert str(Problem("document d1", "the text differs")) == "document d1: the text differs"


def test_a_changed_text_is_found_and_so_is_each_span_that_it_breaks(path: Path) -> None:
    problems = after(path, "UPDATE documents SET text = replace(text, 'sanctions', 'tariffs') WHERE id = 'd1'")
    assert "document d1: the text is not the one that was added (its hash differs)" in problems
    assert any(problem.startswith("document d1, extraction 1, statement sd1refusal:") for problem in problems)
    assert any(problem.startswith("document d1, extraction 2, statement sd1refusal:") for problem in problems)
    assert not any("d2" in problem for problem in problems)


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("UPDATE documents SET raw = x'00' WHERE id = 'd1'", "document d1: the raw bytes are not those"),
        (
            "UPDATE documents SET publisher = 'Other' WHERE id = 'd1'",
            "document d1: the metadata are not those",
        ),
        ('UPDATE runs SET settings = \'[["version", "9"]]\'', "the settings are not those that were added"),
        ("UPDATE runs SET settings = 'x'", "can't be read through"),
        (
            "UPDATE statement_acts SET act = 'praise' WHERE extraction = 3",
            "document d2, extraction 3: the findings",
        ),
        (
            "UPDATE statement_actors SET actor = 'a2' WHERE extraction = 3",
            "document d2, extraction 3: the findings",
        ),
        ("UPDATE statements SET negated = 1 WHERE extraction = 1", "document d1, extraction 1: the findings"),
        ("UPDATE actors SET name = 'Nobody' WHERE extraction = 3", "document d2, extraction 3: the findings"),
        ("UPDATE occasions SET date = NULL WHERE extraction = 3", "document d2, extraction 3: the findings"),
        ("UPDATE mentions SET start = start + 1 WHERE extraction = 3", "extraction 3, mentions: characters"),
        ("UPDATE warnings SET exact = 'x' WHERE exact IS NOT NULL", "extraction 3, warnings: characters"),
        (
            "UPDATE statement_spans SET prefix = 'x' WHERE role = 'cue'",
            "statement sd2warning: around characters",
        ),
        ("PRAGMA foreign_keys = off; DELETE FROM runs", "extractions: row 1 refers to a missing row of runs"),
        (
            "UPDATE extractions SET superseded_by = 3 WHERE id = 1",
            "extraction 1: it is superseded by a wrong",
        ),
        (
            "UPDATE extractions SET superseded_by = 3 WHERE id = 3",
            "document d2: no extraction of it is the current",
        ),
        (
            "DELETE FROM statement_words WHERE rowid = 5",
            "statement sd2refusal: the word index holds other words",
        ),
        (
            "UPDATE statement_words SET content = 'yes' WHERE rowid = 5",
            "statement sd2refusal: the word index",
        ),
        ("INSERT INTO statement_words (rowid, content) VALUES (99, 'x')", "row 99 belongs to no statement"),
        ("DELETE FROM statement_words_data WHERE id > 10", "database: "),
    ],
)
def test_damage_done_by_hand_is_found(path: Path, sql: str, problem: str) -> None:
    assert any(problem in line for line in after(path, sql))


def test_checking_changes_nothing_in_the_file(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(extraction())
    before = path.read_bytes()
    with Ledger(path, create=False) as ledger:
        assert ledger.verify() == []
    assert path.read_bytes() == before
