"""Whose surname it is. All people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.actors.roster import Roster
from onrecord.actors.surnames import choose_bearer
from onrecord.actors.tenures import TenureTable, load_tenures
from onrecord.actors.titles import Title
from onrecord.model.actor import ActorKind
from onrecord.model.text import Span

TEXT = "Varga"
OWN = """name,country,office,start,end,gender
Ann Varga,AND,president,2020,2029,female
Rob Varga,LIE,foreign minister,2020,2029,male
"""


@pytest.fixture
def table(tmp_path: Path) -> TenureTable:
    (tmp_path / "own.csv").write_text(OWN, "utf-8")
    return load_tenures(tmp_path / "own.csv")


def bearer(table: TenureTable, title: Title, *named: str) -> str:
    """Tell who bears the surname in a text that names these in full before."""
    roster = Roster(TEXT, "2025-05-05", table)
    for place, name in enumerate(named):
        roster.add_local(ActorKind.PERSON, name, Span(-20 + place, -10 + place))
    choice, _ = choose_bearer(roster, Span(0, 5), title)
    return choice.actors[0] if choice.actors else ""


def test_a_title_tells_two_holders_apart(table: TenureTable) -> None:
    assert bearer(table, Title(frozenset({"president"}))) == "person:ann-varga"
    assert bearer(table, Title(frozenset({"foreign minister"}))) == "person:rob-varga"


def test_a_state_tells_two_holders_apart(table: TenureTable) -> None:
    assert bearer(table, Title(country="LIE")) == "person:rob-varga"


def test_nothing_tells_them_apart_without_either(table: TenureTable) -> None:
    assert bearer(table, Title()) == ""


def test_who_is_named_in_the_text_goes_before_the_table(table: TenureTable) -> None:
    assert bearer(table, Title(), "Ilmar Varga") == "person:ilmar-varga"


def test_a_title_that_fits_the_table_alone_goes_before_a_namesake_in_the_text(table: TenureTable) -> None:
    assert bearer(table, Title(frozenset({"president"})), "Ilmar Varga") == "person:ann-varga"


def test_of_two_namesakes_in_the_text_the_one_named_last_is_meant(table: TenureTable) -> None:
    assert bearer(table, Title(), "Ilmar Varga", "Rena Varga") == "person:rena-varga"


def test_the_second_part_of_a_double_surname_alone_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text("name,country,office\nAnn Holt-Varga,AND,president\n", "utf-8")
    table = load_tenures(tmp_path / "own.csv")
    assert table.by_surname("Varga") == ()
    assert [each.name for each in table.by_surname("Holt-Varga")] == ["Ann Holt-Varga"]
