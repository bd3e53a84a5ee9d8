from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FormatError
from onrecord.ingest.draft import Draft
from onrecord.ingest.jsonlines import read_json, read_json_lines
from onrecord.ingest.metadata import Metadata

RECORD = {
    "id": "n-1",
    "url": "https://example.org/1",
    "title": "Ministers meet",
    "publisher": "Ministry of Trade",
    "date": "Fri, 11 Jun 2021 14:21:48 +0000",
    "licence": "CC0",
    "text": "They agreed.",
}


def dump(record: object) -> bytes:
    return json.dumps(record).encode()


def test_a_record_gives_its_text_id_and_metadata() -> None:
    draft = read_json(dump(RECORD), "a.json")
    assert (draft.id, draft.text) == ("n-1", "They agreed.")
    assert draft.stated == Metadata("Ministry of Trade", "2021-06-11", "https://example.org/1", "Ministers meet", "CC0")


def test_what_else_a_record_holds_is_ignored() -> None:
    extra = {**RECORD, "statements": [{"content": [[0, 4]]}], "via": None}
    assert read_json(dump(extra), "a.json").stated == read_json(dump(RECORD), "a.json").stated


def test_null_and_missing_are_unknown() -> None:
    draft = read_json(dump({"text": "They agreed.", "date": None, "title": None}), "a.json")
    assert (draft.id, draft.stated, draft.warnings) == (None, Metadata(), ())


def test_a_number_is_an_id_too() -> None:
    assert read_json(dump({"id": 17, "text": "They agreed."}), "a.json").id == "17"


def test_an_unreadable_date_is_warned_of_and_the_text_is_read() -> None:
    draft = read_json(dump({**RECORD, "date": "mid-July"}), "a.json")
    assert draft.stated.published_on is None
    assert [warning.code for warning in draft.warnings] == ["date"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"text": ', "not valid JSON"),
        (b"\xff{}", "not valid UTF-8"),
        (b'["They agreed."]', "a list"),
        (b"null", "null"),
        (b"{}", 'no "text"'),
        (b'{"text": null}', 'no "text"'),
        (b'{"text": ["a"]}', '"text" is a list'),
        (b'{"text": "a", "title": {}}', '"title" is an object'),
        (b'{"text": "a", "date": 2024}', '"date" is a number'),
        (b'{"text": "a", "id": true}', '"id" is true or false'),
        (b"[" * 100_000, "not valid JSON"),
    ],
)
def test_a_bad_record_says_what_is_wrong(raw: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason) as caught:
        read_json(raw, "a.json")
    assert caught.value.path == "a.json"


def test_bad_lines_are_named_and_the_others_read() -> None:
    lines = [dump(RECORD), b"\n", b"{oops\n", dump({"title": "no text"}), dump(RECORD) + b"\r\n"]
    found = list(read_json_lines(lines, "n.jsonl"))
    assert [place for place, _ in found] == ["n.jsonl:1", "n.jsonl:3", "n.jsonl:4", "n.jsonl:5"]
    assert [isinstance(draft, Draft) for _, draft in found] == [True, False, False, True]


def test_the_raw_bytes_are_those_of_the_line() -> None:
    ((_, draft),) = read_json_lines([b"  " + dump(RECORD) + b"\n"], "n.jsonl")
    assert isinstance(draft, Draft)
    assert draft.raw == dump(RECORD)


def test_half_characters_in_escapes_are_replaced() -> None:
    assert read_json(b'{"text": "ok \\ud83d\\ude00 \\ud800"}', "a.json").text == "ok 😀 \ufffd"


@given(st.lists(st.binary()))
def test_any_lines_give_a_draft_or_a_reason_each(lines: list[bytes]) -> None:
    found = list(read_json_lines(lines, "n.jsonl"))
    assert len(found) == sum(1 for line in lines if line.strip())
