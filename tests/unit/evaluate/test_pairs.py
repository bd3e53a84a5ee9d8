from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.pairs import GoldPair, GoldPoint, PairScore, Tally, read_pairs, score_pair
from onrecord.model.comparison import Cell, ComparedPoint, Comparison, Relation
from onrecord.model.text import Document, Span, anchor

A = "The ferry will run in May. Wind farms will be built. The price stays low."
B = "A ferry is to run in May. Ships were seen. The weather was good."
DOCUMENTS = Document("a", A, A.encode()), Document("b", B, B.encode())


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def coded(relation: Relation, a: str = "", b: str = "", *, claimed: bool = False) -> GoldPoint:
    in_a, in_b = spans(A, a) if a else (), spans(B, b) if b else ()
    return GoldPoint(a or b, relation, in_a, in_b, claimed)


def found(relation: Relation, a: str = "", b: str = "", claimed_of: tuple[str, ...] = ()) -> ComparedPoint:
    in_a, in_b = cell(DOCUMENTS[0], a), cell(DOCUMENTS[1], b)
    return ComparedPoint(f"p{a}{b}", relation, "ferries", in_a, in_b, claimed_of=claimed_of)


def cell(document: Document, words: str) -> Cell | None:
    anchors = tuple(anchor(document.text, span) for span in spans(document.text, words))
    return Cell(document.id, anchors) if words else None


def score(gold: tuple[GoldPoint, ...], points: tuple[ComparedPoint, ...]) -> PairScore:
    return score_pair(GoldPair("pair", *DOCUMENTS, gold), Comparison(*DOCUMENTS, points=points))


FERRY = ("The ferry will run in May.", "A ferry is to run in May.")
WIND, SHIPS = "Wind farms will be built.", "Ships were seen."
GOLD = (
    coded(Relation.DIFFERS, *FERRY),
    coded(Relation.ONLY_A, WIND),
    coded(Relation.ONLY_B, "", SHIPS, claimed=True),
)


def test_a_comparison_that_is_the_coded_one_is_right_in_all() -> None:
    result = score(
        GOLD,
        (
            found(Relation.DIFFERS, *FERRY),
            found(Relation.ONLY_A, WIND),
            found(Relation.ONLY_B, "", SHIPS, ("halla",)),
        ),
    )
    assert result.aligned.f1 == result.points.f1 == result.claims.f1 == 100
    assert (result.relation.right, result.relation.total) == (3, 3)
    assert (result.relation_aligned.right, result.relation_aligned.total) == (1, 1)


def test_words_that_overlap_by_half_on_either_side_are_the_same_point() -> None:
    near = found(Relation.DIFFERS, "The ferry will run", "ferry is to run in May")
    short = found(Relation.DIFFERS, "The ferry will run", "May")
    assert score(GOLD, (near,)).aligned.right == 1
    assert score(GOLD, (short,)).aligned.right == 0


def test_a_coded_point_is_answered_once() -> None:
    twice = (found(Relation.DIFFERS, *FERRY), found(Relation.SAME, "The ferry will run", FERRY[1]))
    result = score(GOLD, twice)
    assert (result.aligned.right, result.aligned.predicted) == (1, 2)
    assert result.relation_aligned.right == 1


def test_a_point_of_one_side_that_is_set_against_something_is_wrong() -> None:
    result = score(GOLD, (found(Relation.DIFFERS, WIND, SHIPS),))
    assert (result.points.right_gold, result.points.right_found) == (0, 0)


def test_a_point_of_one_side_may_be_cut_in_two() -> None:
    result = score(GOLD, (found(Relation.ONLY_A, "Wind farms"), found(Relation.ONLY_A, "will be built.")))
    assert (result.points.right_found, result.points.right_gold) == (2, 1)


def test_what_was_coded_as_no_point_counts_against_the_findings() -> None:
    result = score(GOLD, (found(Relation.ONLY_A, WIND), found(Relation.ONLY_B, "", "The weather was good.")))
    assert result.points.precision == 50
    assert result.points.recall == pytest.approx(100 / 3)


def test_another_relation_is_wrong_for_a_point_that_is_right() -> None:
    result = score(GOLD, (found(Relation.SAME, *FERRY), found(Relation.ONLY_A, WIND)))
    assert (result.relation.right, result.relation.total) == (1, 2)
    assert (result.relation_aligned.right, result.relation_aligned.total) == (0, 1)


def test_scores_of_pairs_are_added_up_before_rates_are_taken() -> None:
    one = score(GOLD, (found(Relation.DIFFERS, *FERRY),))
    total = one + score(GOLD, ())
    assert (total.aligned.right, total.aligned.gold) == (1, 2)
    assert total.points.gold == 2 * len(GOLD)
    assert Tally().f1 == 0


def record(**changes: Any) -> dict[str, Any]:
    point = {"topic": "ferry", "a_spans": [[0, 26]], "b_spans": [[0, 25]], "relation": "differs"}
    return {
        "pair_id": "p",
        "a": {"id": "a", "text": A, "publisher": "Gulf Press", "date": "2024-05-06T10:00:00Z"},
        "b": {"id": "b", "text": B, "date": None},
        "points": [{**point, **changes}],
        "b_not_in_a_claims": ["ferry"],
    }


def test_a_file_and_a_folder_of_pairs_are_read(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps(record()), "utf-8")
    (pair,) = read_pairs([tmp_path])
    assert read_pairs([tmp_path / "p.json"]) == (pair,)
    assert (pair.a.published_on, pair.b.published_on) == ("2024-05-06", None)
    (point,) = pair.points
    assert (point.a, point.b, point.relation, point.claimed) == ((Span(0, 26),), (Span(0, 25),), Relation.DIFFERS, True)


def test_spans_are_moved_to_the_text_as_it_is_read(tmp_path: Path) -> None:
    raw = record(a_spans=[[5, 8]])
    raw["a"]["text"] = "E\u0301te\u0301\r\nMay"
    raw["points"][0]["a_spans"] = [[7, 10]]
    (tmp_path / "p.json").write_text(json.dumps(raw), "utf-8")
    (pair,) = read_pairs([tmp_path])
    assert pair.points[0].a[0].of(pair.a.text) == "May"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not a pair"),
        ("[]", "not a pair"),
        (json.dumps({"pair_id": "p"}), "not a pair"),
        (json.dumps(record(relation="alike")), "alike"),
        (json.dumps(record(a_spans=[[0, 999]])), "999"),
    ],
)
def test_a_file_that_is_no_pair_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bad.json").write_text(text, "utf-8")
    with pytest.raises(GoldError, match=message) as caught:
        read_pairs([tmp_path / "bad.json"])
    assert "bad.json" in str(caught.value)


def test_a_file_that_is_missing_and_a_folder_without_pairs_are_errors(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="can't read"):
        read_pairs([tmp_path / "none.json"])
    with pytest.raises(GoldError, match="no pair"):
        read_pairs([tmp_path])
