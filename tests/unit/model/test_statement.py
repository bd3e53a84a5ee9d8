from __future__ import annotations

from onrecord.model.statement import Manner, Statement
from tests.unit.sample import at

TEXT = "“We sail,” Osk said. “We sail today.”"


def test_the_text_of_a_statement_joins_its_pieces_by_an_ellipsis() -> None:
    statement = Statement("s1", Manner.DIRECT, (at(TEXT, "We sail,"), at(TEXT, "We sail today.")))
    assert statement.text == "We sail, … We sail today."


def test_the_text_of_one_piece_is_that_piece() -> None:
    assert Statement("s1", Manner.DIRECT, (at(TEXT, "We sail,"),)).text == "We sail,"
