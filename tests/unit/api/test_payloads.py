"""What would be a script in a page is nothing but text in an answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.api.settings import Settings
from onrecord.store.ledger import Ledger
from tests.unit.api.conftest import ORIGIN, client_of
from tests.unit.sample import CELEBI, saying

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><svg onload=alert(1)>",
    "javascript:alert(1)",
    '"><body onload=alert(1)>',
    "{{7*7}}${7*7}<%= 7*7 %>",
    "\u2028alert(1)\u2029//",
    "<!--<script>",
    "data:text/html,<script>alert(1)</script>",
    "' onfocus=alert(1) autofocus='",
    "%0d%0aSet-Cookie: a=b",
    "\r\nSet-Cookie: a=b",
)


@pytest.fixture
def planted(tmp_path: Path, request: pytest.FixtureRequest) -> TestClient:
    payload: str = request.param
    found = saying("d1", payload.strip(), replace(CELEBI, name=payload, office=payload))
    document = replace(found.document, title=payload, publisher=payload, url=payload, byline=payload, licence=payload)
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(replace(found, document=document))
    return client_of(Settings(tmp_path / "ledger.db"))


@pytest.mark.parametrize(("planted", "payload"), [(each, each) for each in PAYLOADS], indirect=["planted"])
def test_a_script_comes_back_as_the_text_it_is(planted: TestClient, payload: str) -> None:
    judged = {"finding": "sd1", "verdict": "unsure", "note": payload, "by": payload}
    assert planted.post("/api/v1/judgements", json=judged, headers=ORIGIN).json()["note"] == payload
    corrected = {"finding": "sd1", "field": "speaker", "value": "Ivo Tamm", "note": payload}
    assert planted.post("/api/v1/corrections", json=corrected, headers=ORIGIN).json()["note"] == payload
    lists = ("documents", "search", "actors", "judgements", "corrections")
    for address in (*lists, "documents/d1", "statements/sd1", "actors/a1"):
        answer = planted.get(f"/api/v1/{address}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in answer.headers
        assert "\u2028" not in answer.text
        assert payload in texts_of(answer.json())


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_script_in_what_is_asked_comes_back_as_text_or_not_at_all(client: TestClient, payload: str) -> None:
    for name in ("q", "speaker", "act", "country", "cursor", "limit", "since", payload):
        answer = client.get("/api/v1/search", params={name: payload})
        assert answer.status_code in (200, 400, 422)
        assert answer.headers["content-type"] == "application/json"
        assert "set-cookie" not in answer.headers


def texts_of(value: object) -> list[str]:
    """Give all texts of a JSON value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in texts_of(each)]
