from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.api.problems import message_of, problem, status_of
from onrecord.api.settings import Settings
from onrecord.errors import AnchorError, InputError, LexiconError, LockedLedgerError, NotInLedgerError, OnrecordError
from tests.unit.api.conftest import ORIGIN, client_of


def test_an_error_has_a_code_and_a_message_and_can_always_be_written() -> None:
    assert json.loads(bytes(problem(418, "half \ud83d of a character").body)) == {
        "error": {"code": "error", "message": "half ? of a character"}
    }


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotInLedgerError("no", "l", "x"), 404),
        (LockedLedgerError("no", "l"), 503),
        (InputError("no", "p"), 422),
        (AnchorError("no", None), 500),
        (LexiconError("no", "p"), 500),
        (OnrecordError("no"), 500),
    ],
)
def test_an_error_of_ours_has_a_status(error: OnrecordError, status: int) -> None:
    assert status_of(error)[0] == status


def test_an_error_of_ours_that_is_no_fault_of_the_asker_is_not_told() -> None:
    assert "/srv/data" not in message_of(LexiconError("/srv/data/cues.toml: wrong", "/srv/data/cues.toml"))


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/none", 404),
        ("GET", "/api/v1/none", 404),
        ("GET", "/api/v1/", 404),
        ("GET", "/api/v1/documents/none", 404),
        ("GET", "/api/v1/documents/", 404),
        ("GET", "/api/v1/statements/none", 404),
        ("GET", "/api/v1/statements/d1", 404),
        ("GET", "/api/v1/statements/sd1", 404),
        ("GET", "/api/v1/actors/nobody", 404),
        ("GET", "/api/v1/occasions/none", 404),
        ("GET", "/api/v1/compare?a=d1&b=none", 404),
        ("PUT", "/api/v1/documents", 405),
        ("DELETE", "/api/v1/judgements/9", 404),
        ("DELETE", "/api/v1/judgements/0", 422),
        ("DELETE", "/api/v1/judgements/99999999999999999999", 422),
        ("DELETE", "/api/v1/judgements/x", 422),
        ("DELETE", "/api/v1/corrections/9", 404),
        ("DELETE", "/api/v1/corrections/0", 422),
        ("DELETE", "/api/v1/corrections/99999999999999999999", 422),
        ("GET", "/api/v1/documents?limit=0", 422),
        ("GET", "/api/v1/documents?limit=201", 422),
        ("GET", "/api/v1/documents?limit=many", 422),
        ("GET", "/api/v1/documents?since=2024-02-31", 422),
        ("GET", "/api/v1/documents?since=soon", 422),
        ("GET", "/api/v1/documents?colour=red", 422),
        ("GET", "/api/v1/documents?cursor=x", 400),
        ("GET", "/api/v1/search?since=2024-02-02&until=2024-02-01", 422),
        ("GET", "/api/v1/search?country=Nowhere", 422),
        ("GET", "/api/v1/search?country=ZR", 422),
        ("GET", "/api/v1/search?act=sing", 422),
        ("GET", f"/api/v1/search?q={'a' * 501}", 422),
        ("GET", "/api/v1/positions?stance=maybe", 422),
        ("GET", "/api/v1/positions?country=Nowhere", 422),
        ("GET", "/api/v1/commitments?kind=wish", 422),
        ("GET", "/api/v1/commitments?conditional=perhaps", 422),
        ("GET", "/api/v1/events?type=PARTY", 422),
        ("GET", "/api/v1/actors?kind=robot", 422),
        ("GET", "/api/v1/occasions?kind=party", 422),
        ("GET", "/api/v1/compare?a=d1", 422),
        ("GET", "/api/v1/judgements?finding=none", 404),
        ("GET", "/api/v1/corrections?finding=none", 404),
    ],
)
def test_what_is_wrong_is_answered_in_one_shape(client: TestClient, method: str, address: str, status: int) -> None:
    answer = client.request(method, address, headers=ORIGIN)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert set(answer.json()) == {"error"}
    assert set(answer.json()["error"]) == {"code", "message"}
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b"1", b'{"finding": 1}', b"\xff\xfe", b'{"a":' * 2_000, b'"\\ud800"']
)
@pytest.mark.parametrize("address", ["/api/v1/documents", "/api/v1/judgements", "/api/v1/corrections"])
def test_a_body_that_is_wrong_is_answered_in_one_shape(client: TestClient, address: str, body: bytes) -> None:
    answer = client.post(address, headers={**ORIGIN, "Content-Type": "application/json"}, content=body)
    assert answer.status_code in (400, 422)
    assert set(answer.json()["error"]) == {"code", "message"}


@pytest.mark.parametrize("content", [b"not a database at all, but a text", None], ids=["another file", "no file"])
def test_a_ledger_that_cannot_be_read_is_told_without_its_place(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "secret-place.db"
    if content is not None:
        path.write_bytes(content)
    answer = client_of(Settings(path)).get("/api/v1/documents")
    assert answer.status_code == 503
    assert answer.json()["error"]["code"] == "ledger_unavailable"
    assert "secret-place" not in answer.text
