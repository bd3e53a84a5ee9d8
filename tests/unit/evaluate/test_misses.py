from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.evaluate.alignment import align
from onrecord.evaluate.misses import Cause, find_misses, mark
from onrecord.model.statement import Act
from onrecord.model.text import Span

Make = Callable[..., Any]

BORDER, TRUST, FAIL = "the border will open in May", "We trust our neighbours", "the talks could fail"


def test_a_right_reading_misses_nothing(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, "Anna Ek", speakers=("Anna Ek",)))
    assert find_misses(align(one, reading(found(BORDER, "Anna Ek", speakers=("a1",))))) == ()


def test_a_statement_with_nothing_near_is_missed(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    (miss,) = find_misses(align(gold(coded(FAIL, "Olav Berg", "warned", speakers=("Olav Berg",))), reading()))
    assert miss.causes == (Cause.MISSED,)
    assert miss.found is None
    assert miss.gold is not None
    assert (miss.gold.content, miss.gold.source, miss.gold.cue) == (FAIL, "Olav Berg", "warned")
    assert miss.gold.speakers == ("Olav Berg",)
    assert f"warned [{FAIL}]. All content" in miss.context


def test_half_of_the_words_are_partial_and_shown(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    half = found("border will open", "Anna Ek", speakers=("a1",), method="rule:verb")
    misses = find_misses(align(gold(coded(BORDER)), reading(half)))
    assert [miss.causes for miss in misses] == [(Cause.PARTIAL,), (Cause.SPURIOUS,)]
    nearest = misses[0].found
    assert nearest is not None
    assert (nearest.content, nearest.source, nearest.method) == ("border will open", "Anna Ek", "rule:verb")
    assert nearest.speakers == ("Anna Ek",)


def test_less_than_half_is_missed_but_shown(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    misses = find_misses(align(gold(coded(BORDER)), reading(found("May"))))
    assert misses[0].causes == (Cause.MISSED,)
    assert misses[0].found is not None


def test_the_nearest_is_the_most_alike(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    findings = reading(found("May"), found("border will open"), found("the border"))
    nearest = find_misses(align(gold(coded(BORDER)), findings))[0].found
    assert nearest is not None
    assert nearest.content == "border will open"


def test_all_that_is_wrong_with_a_found_statement_is_named(coded: Make, found: Make, gold: Make, reading: Make) -> None:
    one = gold(coded(BORDER, "Anna Ek", speakers=("Anna Ek",), acts=(Act.ANNOUNCE,)))
    (miss,) = find_misses(align(one, reading(found(BORDER, "Olav Berg", speakers=("a2",)))))
    assert miss.causes == (Cause.WRONG_SOURCE, Cause.WRONG_SPEAKER, Cause.WRONG_ACT)


def test_where_only_spans_were_coded_speaker_and_act_are_not_wrong(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    one = gold(coded(BORDER, "Anna Ek", acts=()), full=False)
    assert find_misses(align(one, reading(found(BORDER, "Anna Ek", speakers=("a2",))))) == ()


def test_spurious_findings_come_in_their_place_and_tell_of_licence(
    coded: Make, found: Make, gold: Make, reading: Make
) -> None:
    findings = reading(found("licensed under an open licence"), found(TRUST))
    misses = find_misses(align(gold(coded(FAIL), coded(BORDER)), findings))
    assert [miss.causes for miss in misses] == [
        (Cause.MISSED,),
        (Cause.SPURIOUS,),
        (Cause.MISSED,),
        (Cause.SPURIOUS, Cause.LICENCE),
    ]
    assert [miss.gold is None for miss in misses] == [False, True, False, True]


def test_pieces_are_marked_each_and_line_ends_become_spaces() -> None:
    text = "“We agree,”\nshe said, “to talk.”"
    pieces = [Span(text.index("to talk"), text.index("to talk") + 7), Span(1, 9)]
    assert mark(text, pieces) == "“[We agree],” she said, “[to talk].”"
