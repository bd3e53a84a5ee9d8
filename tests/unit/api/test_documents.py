from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from onrecord.api import documents
from onrecord.export.public import schema, to_dict
from onrecord.model.comparison import Comparison, Evidence, Likeness, Reason
from onrecord.model.record import Extraction
from onrecord.store.identities import IdentityKind
from onrecord.store.ledger import Ledger
from tests.unit.sample import extraction


def test_documents_are_listed_latest_first_and_undated_last(client: TestClient) -> None:
    items = client.get("/api/v1/documents").json()["items"]
    assert [each["id"] for each in items] == ["d/2", "d1", "d3"]
    assert (items[1]["statements"], items[1]["occasion"], items[0]["occasion"]) == (2, "meeting", None)
    assert "text" not in items[0]


def test_pages_of_documents_join_up(client: TestClient) -> None:
    first = client.get("/api/v1/documents?limit=2").json()
    second = client.get(f"/api/v1/documents?limit=2&cursor={first['next']}").json()
    assert [each["id"] for each in (*first["items"], *second["items"])] == ["d/2", "d1", "d3"]
    assert second["next"] is None


def test_a_document_is_the_public_json(client: TestClient) -> None:
    found = client.get("/api/v1/documents/d1").json()
    assert found == to_dict(extraction())
    Draft202012Validator(schema()).validate(found)


@pytest.mark.parametrize("written", ["d/2", "d%2F2"])
def test_a_document_whose_id_has_a_slash_is_found(client: TestClient, written: str) -> None:
    assert client.get(f"/api/v1/documents/{written}").json()["document"]["id"] == "d/2"


def test_what_is_unchanged_is_not_sent_again(client: TestClient, path: Path) -> None:
    tag = client.get("/api/v1/documents").headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = client.get("/api/v1/documents", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with Ledger(path) as ledger:
        ledger.add(extraction("d4"))
    changed = client.get("/api/v1/documents", headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_occasions_come_with_those_who_took_part(client: TestClient) -> None:
    found = client.get("/api/v1/occasions?participant=celebi&kind=meeting&since=2024-05-20").json()
    [entry] = found["items"]
    assert entry["occasion"] == to_dict(extraction())["occasion"]
    assert [actor["id"] for actor in entry["participants"]] == ["a1", "a2"]
    assert entry["document"]["id"] == "d1"
    assert client.get("/api/v1/occasions?participant=nobody").json()["items"] == []


def test_other_reports_of_an_occasion_come_likeliest_first(
    client: TestClient, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger(path) as ledger:
        for id in ("d5", "d6", "d7", "d8"):
            ledger.add(extraction(id))
    scores = {"d5": 4.0, "d6": 5.0, "d7": 1.0, "d8": None, "d3": None}

    def same_occasion(_here: Extraction, other: Extraction) -> Likeness:
        return Likeness(scores[other.document.id], (Evidence(Reason.DATE, 2.0, "the same day"),))

    monkeypatch.setattr(documents, "same_occasion", same_occasion)
    found = client.get("/api/v1/occasions/d1").json()
    assert [(each["document"], each["score"]) for each in found["reports"]] == [("d6", 5.0), ("d5", 4.0)]
    assert found["reports"][0]["reasons"] == [{"reason": "date", "weight": 2.0, "words": "the same day"}]


def test_what_a_person_said_of_two_reports_goes_before_their_likeness(client: TestClient, path: Path) -> None:
    with Ledger(path) as ledger:
        for id in ("d5", "d6"):
            ledger.add(extraction(id))
        ledger.add(extraction("d9", published_on="1999-01-01"))
        ledger.judge_occasion(IdentityKind.SPLIT, ("d5", "d1"))
        ledger.judge_occasion(IdentityKind.MERGE, ("d1", "d9"))
    reports = client.get("/api/v1/occasions/d1").json()["reports"]
    assert [each["document"] for each in reports] == ["d9", "d3", "d6"]
    assert reports[0]["reasons"][0]["reason"] == "person"


def test_two_documents_are_set_side_by_side(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def compare(one: Extraction, other: Extraction) -> Comparison:
        asked.append((one.document.id, other.document.id))
        return Comparison(one.document, other.document)

    monkeypatch.setattr(documents, "compare", compare)
    found = client.get("/api/v1/compare", params={"a": "d1", "b": "d/2"}).json()
    assert asked == [("d1", "d/2")]
    assert (found["schema"], found["a"]["id"], found["b"]["id"]) == ("onrecord-comparison/1", "d1", "d/2")


def test_a_document_that_was_read_again_is_listed_once(client: TestClient, path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(replace(extraction(), document=replace(extraction().document, title="Another title")))
    items = client.get("/api/v1/documents").json()["items"]
    assert [each["title"] for each in items if each["id"] == "d1"] == ["Another title"]
