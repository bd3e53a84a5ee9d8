from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.unit.api.conftest import ORIGIN

ADDRESS = "/api/v1/corrections"


def correct(client: TestClient, **given: Any) -> Any:
    body = {"finding": "sd1refusal", "field": "speaker", "value": "Dana Tirani", **given}
    answer = client.post(ADDRESS, json=body, headers=ORIGIN)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_correction_is_kept_listed_and_taken_back(client: TestClient) -> None:
    made = correct(client, note="heard it", by="A. Reader")
    assert (made["finding"], made["field"], made["value"], made["name"]) == (
        "sd1refusal",
        "speaker",
        "a5",
        "Dana Tirani",
    )
    assert (made["actor"], made["note"], made["by"]) == ("a5", "heard it", "A. Reader")
    assert client.get(ADDRESS).json() == {"items": [made], "next": None}
    undone = client.delete(f"{ADDRESS}/{made['number']}", headers=ORIGIN).json()
    assert undone["undone_at"]
    assert client.get(ADDRESS).json()["items"] == [undone]
    assert client.delete(f"{ADDRESS}/{made['number']}", headers=ORIGIN).status_code == 404


def test_a_later_correction_takes_the_one_before_back(client: TestClient) -> None:
    correct(client)
    correct(client, value="Ivo Tamm")
    found = client.get(f"{ADDRESS}?finding=sd1refusal").json()["items"]
    assert [(each["name"], each["undone_at"] is None) for each in found] == [("Dana Tirani", False), ("Ivo Tamm", True)]
    assert len(client.get(f"{ADDRESS}?limit=1").json()["items"]) == 1


def test_a_correction_leaves_the_statement_as_it_was_found(client: TestClient) -> None:
    before = client.get("/api/v1/statements/sd1refusal").json()
    correct(client, field="act", value="deny")
    assert client.get("/api/v1/statements/sd1refusal").json() == before


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"finding": "none"}, 404),
        ({"finding": "pd1grain"}, 404),
        ({"finding": ""}, 422),
        ({"field": "manner"}, 422),
        ({"field": "act", "value": "shout"}, 422),
        ({"value": ""}, 422),
        ({"value": " "}, 422),
        ({"value": "x" * 201}, 422),
        ({"value": "Ivo\nTamm"}, 422),
        ({"note": "x" * 2_001}, 422),
        ({"made_at": "2020-01-01"}, 422),
    ],
)
def test_what_is_no_correction_is_refused(client: TestClient, given: dict[str, str], status: int) -> None:
    body = {"finding": "sd1refusal", "field": "speaker", "value": "Ivo Tamm", **given}
    assert client.post(ADDRESS, json=body, headers=ORIGIN).status_code == status
    assert client.get(ADDRESS).json()["items"] == []
