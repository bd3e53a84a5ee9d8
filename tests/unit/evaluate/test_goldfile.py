from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import GoldError
from onrecord.evaluate.gold import GoldOccasion
from onrecord.evaluate.goldfile import read_file, read_gold
from onrecord.model.occasion import OccasionKind
from onrecord.model.statement import Act, Manner
from onrecord.model.text import Span

STATEMENT: dict[str, Any] = {
    "id": "s1",
    "kind": "direct",
    "source": [18, 21],
    "cue": None,
    "content": [[1, 9]],
    "speaker": ["Anna Ek"],
    "addressee": [],
    "act": ["promise", "announce"],
    "repeat_of": None,
}
RECORD: dict[str, Any] = {
    "id": "d1",
    "text": "“We agree,” said she.",
    "date": "2024-03-05",
    "statements": [STATEMENT],
    "occasion": {
        "kind": "call",
        "date": None,
        "place": {"city": "Oslo", "country": "NOR"},
        "participants": ["Anna Ek"],
    },
}
ATTRIBUTION: dict[str, Any] = {
    "id": "p1",
    "text": "“We agree,” she said.",
    "attributions": [{"content": [[0, 11]], "source": [[12, 15]], "cue": [[16, 20]]}],
}


def write(folder: Path, record: object, name: str = "d1.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(record), "utf-8")
    return path


def test_a_full_reading_gives_statements_and_occasion(tmp_path: Path) -> None:
    (gold,) = read_file(write(tmp_path, RECORD))
    (statement,) = gold.statements
    assert gold.full
    assert statement.manner is Manner.DIRECT
    assert (statement.contents, statement.sources, statement.cues) == ((Span(1, 9),), (Span(18, 21),), ())
    assert statement.speakers == ("Anna Ek",)
    assert statement.acts == (Act.PROMISE, Act.ANNOUNCE)
    assert gold.occasion == GoldOccasion(OccasionKind.CALL, None, "Oslo", "NOR", ("Anna Ek",))


def test_attributions_give_spans_and_a_manner_told_by_quote_marks(tmp_path: Path) -> None:
    text = "“Yes.” He said “yes” to it. He nodded."
    spans: list[list[list[int]]] = [[[0, 6]], [[15, 26]], [[28, 37]], []]
    record = {
        "id": "p1",
        "text": text,
        "attributions": [{"content": s, "source": [], "cue": []} for s in spans],
    }
    (gold,) = read_file(write(tmp_path, record, "p.jsonl"))
    assert not gold.full
    assert [s.manner for s in gold.statements] == [Manner.DIRECT, Manner.MIXED, Manner.INDIRECT]


@pytest.mark.parametrize(
    "written",
    [
        "2024-03-05",
        "2024-03-05T23:30:00-05:00",
        "2024-03-05 23:30:00+01:00",
        "Tue, 05 Mar 2024 23:30:00 +0000",
    ],
)
def test_dates_become_the_day_as_written(tmp_path: Path, written: str) -> None:
    (gold,) = read_file(write(tmp_path, {**RECORD, "date": written}))
    assert gold.document.published_on == "2024-03-05"


def test_a_byte_order_mark_before_the_json_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "d1.json"
    path.write_text(json.dumps(RECORD), "utf-8-sig")
    assert read_file(path)[0].document.id == "d1"


def test_a_missing_date_stays_unknown(tmp_path: Path) -> None:
    (gold,) = read_file(write(tmp_path, {**RECORD, "date": None}))
    assert gold.document.published_on is None


def test_spans_move_with_a_text_that_was_not_clean(tmp_path: Path) -> None:
    text = "\ufeffJose\u0301 said we agree."
    start = text.index("we")
    record = {
        "id": "p1",
        "text": text,
        "attributions": [{"content": [[start, start + 8]], "source": [[1, 6]]}],
    }
    (gold,) = read_file(write(tmp_path, record))
    (statement,) = gold.statements
    assert statement.contents[0].of(gold.document.text) == "we agree"
    assert statement.sources[0].of(gold.document.text) == "José"


def test_a_folder_is_read_in_the_order_of_names_and_other_files_are_left(tmp_path: Path) -> None:
    write(tmp_path, ATTRIBUTION, "b.jsonl")
    write(tmp_path, RECORD, "a.json")
    (tmp_path / "README.md").write_text("How it was coded", "utf-8")
    assert [gold.document.id for gold in read_gold([tmp_path])] == ["d1", "p1"]


def test_each_line_of_json_lines_is_a_document(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    # A line separator inside a text must not end the line.
    lines = [
        json.dumps({**ATTRIBUTION, "id": id, "text": "“We\u2028agree,” she said."}, ensure_ascii=False) for id in "ab"
    ]
    path.write_text("\n".join(lines) + "\n\n", "utf-8")
    assert [gold.document.id for gold in read_file(path)] == ["a", "b"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"text": None}, "text is None"),
        ({"id": ""}, "id is ''"),
        ({"date": "last week"}, "neither ISO 8601 nor RFC 2822"),
        ({"statements": {}}, "statements is {}, not a list"),
        ({"statements": ["x"]}, "a statement is not a JSON object"),
        ({"statements": [{**STATEMENT, "kind": "loud"}]}, "statement s1, kind is 'loud', not one of direct"),
        ({"statements": [{**STATEMENT, "act": ["sing"]}]}, "statement s1, act is 'sing'"),
        ({"statements": [{**STATEMENT, "speaker": "Anna"}]}, "speaker is 'Anna', not a list"),
        ({"statements": [{**STATEMENT, "content": []}]}, "statement s1 has no content"),
        ({"statements": [{**STATEMENT, "content": [[1, 99]]}]}, "[1, 99] lies outside the text of 21"),
        ({"statements": [{**STATEMENT, "source": "she"}]}, "source is 'she', not a list of [start, end]"),
        ({"occasion": []}, "the occasion is not a JSON object"),
        ({"occasion": {"kind": "party"}}, "occasion, kind is 'party'"),
    ],
)
def test_a_wrong_value_is_named(tmp_path: Path, change: dict[str, Any], reason: str) -> None:
    path = write(tmp_path, {**RECORD, **change})
    with pytest.raises(GoldError) as caught:
        read_gold([path])
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert caught.value.path == str(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "not JSON"),
        (b"[]", "it is not a JSON object"),
        (b'{"id": "x"}', 'it has no "text"'),
        (b'{"id": "x", "text": "y"}', 'neither "statements" nor "attributions"'),
        (b"\xff\xfe\x00", "it is not UTF-8 text"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(GoldError, match=reason):
        read_gold([path])


def test_a_bad_line_is_given_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    path.write_text(json.dumps(ATTRIBUTION) + "\n{\n", "utf-8")
    with pytest.raises(GoldError, match="line 2: not JSON"):
        read_gold([path])


def test_a_missing_file_an_empty_folder_and_a_document_given_twice_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="No such file"):
        read_gold([tmp_path / "none.json"])
    with pytest.raises(GoldError, match=r"holds no \.json"):
        read_gold([tmp_path])
    path = write(tmp_path, RECORD)
    with pytest.raises(GoldError, match="two gold documents have the id 'd1'"):
        read_gold([tmp_path, path])
    (tmp_path / "empty.jsonl").write_text("\n", "utf-8")
    with pytest.raises(GoldError, match="no gold document"):
        read_gold([tmp_path / "empty.jsonl"])


FULL = {
    "id": "d",
    "text": "Olsen said: we will help if the port opens.",
    "statements": [{"id": "s1", "kind": "direct", "content": [[12, 42]], "speaker": ["Olsen"], "act": ["promise"]}],
    "positions": [{"holder": "Olsen", "issue": "the port", "stance": "support", "statements": ["s1"]}],
    "commitments": [
        {"kind": "promise", "holder": ["NOR", "SWE"], "to": "DNK", "condition": [25, 42], "consequence": [12, 24]}
    ],
    "events": [
        {"type": "AGREE", "actor": ["NOR"], "recipient": [], "status": "promised", "evidence": [12, 24]},
    ],
}


def test_positions_commitments_and_events_are_read(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps(FULL), "utf-8")
    (gold,) = read_gold([path])
    assert [(each.holder, each.issue, each.stance.value) for each in gold.positions] == [
        ("Olsen", "the port", "support")
    ]
    (commitment,) = gold.commitments
    assert (commitment.committers, commitment.recipients) == (("NOR", "SWE"), ("DNK",))
    assert [span.of(gold.document.text) for span in (*commitment.actions, *commitment.conditions)] == [
        "we will help",
        "if the port opens",
    ]
    assert [(each.type.value, each.actors, each.status.value) for each in gold.events] == [
        ("AGREE", ("NOR",), "promised")
    ]


@pytest.mark.parametrize(
    ("key", "item"),
    [
        ("positions", {"holder": "Olsen", "issue": "the port", "stance": "torn", "statements": []}),
        ("commitments", {"kind": "promise", "holder": "NOR", "consequence": None}),
        ("events", {"type": "DANCE", "actor": [], "recipient": [], "status": "happened", "evidence": []}),
        ("events", "none"),
    ],
)
def test_a_claim_that_is_none_is_refused(tmp_path: Path, key: str, item: object) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps({**FULL, key: [item]}), "utf-8")
    with pytest.raises(GoldError, match="not a gold document"):
        read_gold([path])
