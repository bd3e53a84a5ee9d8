from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.store.ledger import Ledger


def test_actors_come_with_their_counts(client: TestClient) -> None:
    items = client.get("/api/v1/actors").json()["items"]
    assert [(each["id"], each["statements"], each["documents"]) for each in items] == [
        ("a1", 1, 2),
        ("a5", 1, 1),
        ("a2", 0, 2),
    ]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("name=celebi", ["a1"]),
        ("name=elebi", []),
        ("country=ALB", ["a5"]),
        ("kind=state", []),
        ("kind=person&limit=1", ["a1"]),
    ],
)
def test_actors_are_narrowed(client: TestClient, query: str, ids: list[str]) -> None:
    assert [each["id"] for each in client.get(f"/api/v1/actors?{query}").json()["items"]] == ids


@pytest.mark.parametrize("id", ["a1", "Ayşe Çelebi", "celebi"])
def test_an_actor_is_found_by_id_and_by_name(client: TestClient, id: str) -> None:
    found = client.get(f"/api/v1/actors/{id}").json()
    assert found["actor"]["name"] == "Ayşe Çelebi"
    assert found["acts"] == [{"act": "reject", "statements": 1}]
    assert [each["id"] for each in found["documents"]] == ["d1", "d3"]


def test_an_actor_whom_a_person_split_off_has_an_address(client: TestClient, path: Path) -> None:
    with Ledger(path) as ledger:
        identity = ledger.split_actor("a5", "d/2", "Dana Tirani the younger").identity
    assert client.get(f"/api/v1/actors/{identity}").json()["actor"]["name"] == "Dana Tirani the younger"
