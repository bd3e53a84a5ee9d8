from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.unit.api.conftest import ORIGIN

ADDRESS = "/api/v1/judgements"


def judge(client: TestClient, **given: Any) -> Any:
    answer = client.post(ADDRESS, json={"finding": "sd1refusal", "verdict": "confirmed", **given}, headers=ORIGIN)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_a_judgement_is_kept_listed_and_taken_back(client: TestClient) -> None:
    made = judge(client, note="heard it", by="A. Reader")
    assert (made["finding"], made["verdict"], made["note"], made["by"]) == (
        "sd1refusal",
        "confirmed",
        "heard it",
        "A. Reader",
    )
    assert client.get(ADDRESS).json() == {"items": [made], "next": None}
    undone = client.delete(f"{ADDRESS}/{made['number']}", headers=ORIGIN).json()
    assert undone["undone_at"]
    assert client.get(ADDRESS).json()["items"] == [undone]
    assert client.delete(f"{ADDRESS}/{made['number']}", headers=ORIGIN).status_code == 404


def test_judgements_of_one_finding_are_listed(client: TestClient) -> None:
    judge(client)
    other = judge(client, finding="pd1grain", verdict="unsure")
    assert client.get(f"{ADDRESS}?finding=pd1grain").json()["items"] == [other]
    assert len(client.get(f"{ADDRESS}?limit=1").json()["items"]) == 1


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"finding": "none", "verdict": "confirmed"}, 404),
        ({"finding": "d1", "verdict": "confirmed"}, 404),
        ({"finding": "sd1refusal", "verdict": "maybe"}, 422),
        ({"finding": "", "verdict": "confirmed"}, 422),
        ({"finding": "sd1refusal"}, 422),
        ({"finding": "sd1refusal", "verdict": "confirmed", "note": "x" * 2_001}, 422),
        ({"finding": "sd1refusal", "verdict": "confirmed", "made_at": "2020-01-01"}, 422),
    ],
)
def test_what_is_no_judgement_is_refused(client: TestClient, body: dict[str, str], status: int) -> None:
    assert client.post(ADDRESS, json=body, headers=ORIGIN).status_code == status
    assert client.get(ADDRESS).json()["items"] == []
