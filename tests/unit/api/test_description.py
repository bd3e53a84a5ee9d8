from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from onrecord.api.app import create_api
from onrecord.api.description import describe
from onrecord.api.settings import Settings
from tests.unit.api.conftest import ORIGIN

DESCRIBED = describe(create_api(Settings(Path("ledger.db"))))
OPERATIONS = [
    (method, path, operation) for path, methods in DESCRIBED["paths"].items() for method, operation in methods.items()
]


def check(schema: dict[str, Any], value: object) -> None:
    """Raise unless a value is as a schema of the description says."""
    Draft202012Validator({**schema, "components": DESCRIBED["components"]}).validate(value)


def test_the_description_is_served(client: TestClient) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.json() == DESCRIBED
    assert DESCRIBED["openapi"].startswith("3.1")


@pytest.mark.parametrize(("method", "path", "operation"), OPERATIONS)
def test_each_operation_has_an_example_that_is_as_it_says(method: str, path: str, operation: dict[str, Any]) -> None:
    statuses = [status for status in operation["responses"] if status.startswith("2")]
    assert statuses
    for status in statuses:
        content = operation["responses"][status]["content"]["application/json"]
        check(content["schema"], content["example"])
    if method == "post":
        body = operation["requestBody"]["content"]["application/json"]
        check(body["schema"], body["example"])
    assert {"401", "403", "422", "503"} <= set(operation["responses"])
    assert operation["summary"]
    assert operation["description"]


@pytest.mark.parametrize(
    ("operation", "address"),
    [
        ("/documents", "documents"),
        ("/documents/{id}", "documents/d1"),
        ("/search", "search?q=grain"),
        ("/statements/{id}", "statements/sd1refusal"),
        ("/positions", "positions"),
        ("/commitments", "commitments"),
        ("/events", "events"),
        ("/actors", "actors"),
        ("/actors/{id}", "actors/a1"),
        ("/occasions", "occasions"),
        ("/judgements", "judgements"),
        ("/corrections", "corrections"),
    ],
)
def test_what_is_answered_is_as_described(client: TestClient, operation: str, address: str) -> None:
    body = {"finding": "sd1refusal", "verdict": "unsure"}
    assert client.post("/api/v1/judgements", json=body, headers=ORIGIN).status_code == 201
    body = {"finding": "sd1refusal", "field": "act", "value": "deny"}
    assert client.post("/api/v1/corrections", json=body, headers=ORIGIN).status_code == 201
    schema = DESCRIBED["paths"][operation]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    found = client.get(f"/api/v1/{address}").json()
    check(schema, found)
    assert found.get("items", [0])


def test_an_error_is_as_described(client: TestClient) -> None:
    check({"$ref": "#/components/schemas/Problem"}, client.get("/api/v1/documents/none").json())
