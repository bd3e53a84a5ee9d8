from __future__ import annotations

import pytest
from hypothesis import given

from onrecord.compare.readouts import compare
from onrecord.model.comparison import Comparison, Difference, Relation
from onrecord.model.record import Extraction
from onrecord.model.statement import Act
from tests.unit.compare.reports import count_words, report, say
from tests.unit.sample import extractions

FERRY_A = "a new ferry line between both harbours"
A = (
    "Mari Kask met Eino Halla. They dined. Kask called for a new ferry line between both harbours. "
    "She promised forty wind farms near the coast. Halla thanked her for help after the storm."
)
B = (
    "Eino Halla met Mari Kask. They ate. Kask urged a new ferry line between both harbours. "
    "Halla warned of foreign ships close to Syria."
)


def compare_both(publishers: tuple[str, str] = ("White House", "Tehran Times")) -> Comparison:
    a = report(
        A,
        say(A, FERRY_A, "called for", speakers=("kask",), acts=(Act.APPEAL,)),
        say(A, "forty wind farms near the coast", "promised", speakers=("kask",), acts=(Act.PROMISE,)),
        say(A, "her for help after the storm", "thanked", speakers=("halla",), acts=(Act.PRAISE,)),
        id="a",
        publisher=publishers[0],
    )
    b = report(
        B,
        say(B, FERRY_A, "urged", speakers=("kask",), acts=(Act.APPEAL,)),
        say(B, "foreign ships close to Syria", "warned of", speakers=("halla",), acts=(Act.WARN,)),
        id="b",
        publisher=publishers[1],
    )
    return compare(a, b, count_words(A, B))


def test_a_point_of_both_stands_once_and_what_one_side_has_stands_alone() -> None:
    relations = [point.relation for point in compare_both().points]
    assert relations == [Relation.SAME, Relation.ONLY_A, Relation.ONLY_A, Relation.ONLY_B]


def test_a_cell_holds_exact_words_their_place_and_who_said_them() -> None:
    found = compare_both().points[0]
    assert found.a is not None
    assert found.b is not None
    assert (found.a.document, found.b.document) == ("a", "b")
    assert found.a.words[0].exact == A[found.a.words[0].start : found.a.words[0].end]
    assert found.a.text == "Kask called for a new ferry line between both harbours."
    assert found.a.speakers == found.b.speakers == ("kask",)
    assert len(found.a.statements) == 1


def test_an_act_of_another_kind_makes_a_point_differ() -> None:
    text = "Eino Halla met Mari Kask. They ate. Kask promised a new ferry line between harbours."
    other = say(text, "a new ferry line between harbours", "promised", speakers=("kask",), acts=(Act.PROMISE,))
    first = say(A, FERRY_A, "called for", speakers=("kask",), acts=(Act.APPEAL,))
    (found, *_) = compare(report(A, first, id="a"), report(text, other, id="b"), count_words(A, text)).points
    assert found.relation == Relation.DIFFERS
    assert Difference.STRENGTH in found.differences


def test_one_sentence_is_set_against_the_two_that_say_it_on_the_other_side() -> None:
    text = (
        "Eino Halla met Mari Kask. They ate. Kask urged a new ferry line between both harbours. "
        "“We need a new ferry line between both harbours,” Kask said."
    )
    again = say(text, "We need a new ferry line between both harbours", "said", speakers=("kask",), acts=(Act.APPEAL,))
    once = say(text, "a new ferry line between both harbours. ", "urged", speakers=("kask",), acts=(Act.APPEAL,))
    a = report(A, say(A, FERRY_A, "called for", speakers=("kask",), acts=(Act.APPEAL,)), id="a")
    (found, *_) = compare(a, report(text, once, again, id="b"), count_words(A, text)).points
    assert found.b is not None
    assert len(found.b.words) == 2


def test_what_only_one_side_has_the_other_say_is_told_apart() -> None:
    claims = [point.claimed_of for point in compare_both(("Élysée", "Bundesregierung")).points]
    assert claims == [(), (), ("halla",), ()]


@pytest.mark.parametrize("publishers", [("Élysée", "Élysée"), ("Gulf Press", "Harbour Gazette")])
def test_nobody_is_claimed_of_where_the_sides_are_not_two_states(publishers: tuple[str, str]) -> None:
    assert {point.claimed_of for point in compare_both(publishers).points} == {()}


def test_topics_come_in_the_order_of_the_first_report_with_their_share_of_words() -> None:
    topics = compare_both().topics
    in_a = [topic.a for topic in topics if topic.a]
    in_b = [topic.b for topic in topics if topic.b]
    assert sum(weight.share for weight in in_a) == sum(weight.share for weight in in_b) == pytest.approx(1)
    assert [weight.order for weight in in_a] == list(range(1, len(in_a) + 1))
    assert [topic.label for topic in topics if topic.a is None] == ["Syria"]


def test_two_reports_without_points_give_an_empty_comparison() -> None:
    found = compare(report("", id="a"), report("", id="b"), count_words(A))
    assert [*found.points, *found.topics, *found.actors] == []


def test_the_same_two_reports_always_compare_the_same() -> None:
    assert compare_both() == compare_both()


@given(extractions(), extractions())
def test_any_two_readings_can_be_compared_and_every_anchor_holds(a: Extraction, b: Extraction) -> None:
    found = compare(a, b, count_words(A))
    for point in found.points:
        for cell, document in ((point.a, a.document), (point.b, b.document)):
            for piece in cell.words if cell else ():
                piece.check(document.text)
