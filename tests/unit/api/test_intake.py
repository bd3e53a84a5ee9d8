from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from onrecord.api import intake
from onrecord.api.intake import LONGEST_TEXT, MOST_WAITING, NewDocument, find_document
from onrecord.api.settings import Settings
from onrecord.errors import FetchError
from onrecord.ingest import fetch as fetching
from onrecord.ingest.fetch import Fetched
from onrecord.store.ledger import Ledger
from tests.unit.api.conftest import ORIGIN, client_of

ADDRESS = "/api/v1/documents"
PAGE = b"<html><body><h1>Talks</h1><p>The ministers met on Tuesday and spoke about the canal.</p></body></html>"

pytestmark = pytest.mark.usefixtures("reader")


def post(client: TestClient, **body: Any) -> Any:
    return client.post(ADDRESS, json=body, headers=ORIGIN)


def test_a_text_is_read_and_kept(client: TestClient, path: Path) -> None:
    about = {"title": "Talks", "publisher": "Ny Tid", "published_on": "2024-05-14", "url": "https://example.org/a"}
    answer = post(client, text="She said yes.", **about)
    assert answer.status_code == 201
    document = answer.json()["document"]
    assert {name: document[name] for name in about} == about
    assert client.get(f"{ADDRESS}/{document['id']}").json() == answer.json()
    assert post(client, text="She said yes.", **about).status_code == 200
    with Ledger(path) as ledger:
        assert ledger.extraction(document["id"]).document.raw == b"She said yes."


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"text": ""}, 422),
        ({"text": " \n"}, 422),
        ({"text": "Yes.", "published_on": "soon"}, 422),
        ({"text": "Yes.", "colour": "red"}, 422),
        ({"text": 1}, 422),
        ({"text": "a" * (LONGEST_TEXT + 1)}, 422),
        ({"text": "Yes.", "title": "t" * 2_001}, 422),
        ({"url": "https://example.org/a"}, 403),
    ],
)
def test_what_cannot_be_read_is_refused(client: TestClient, body: dict[str, Any], status: int) -> None:
    before = client.get(ADDRESS).json()
    assert post(client, **body).status_code == status
    assert client.get(ADDRESS).json() == before


def test_a_text_that_breaks_the_reader_is_no_fault_of_the_server(client: TestClient) -> None:
    answer = post(client, text="fail")
    assert answer.status_code == 422
    assert "RuntimeError" in answer.json()["error"]["message"]
    assert "inside" not in answer.text


def test_more_texts_than_wait_are_sent_away(client: TestClient) -> None:
    taken = [intake._WAITING.acquire(blocking=False) for _ in range(MOST_WAITING)]
    try:
        answer = post(client, text="Yes.")
    finally:
        for _ in taken:
            intake._WAITING.release()
    assert all(taken)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert post(client, text="Yes.").status_code == 201


def test_a_page_is_fetched_where_that_is_allowed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, limits: Any) -> Fetched:
        assert limits.retries == 0
        return Fetched(url, url, 200, PAGE, "text/html", "utf-8")

    monkeypatch.setattr(fetching, "fetch", fetch)
    client = client_of(Settings(path, allow_fetch=True))
    document = post(client, url="https://example.org/talks", publisher="Ny Tid").json()["document"]
    assert document["url"] == "https://example.org/talks"
    assert document["publisher"] == "Ny Tid"
    assert "spoke about the canal" in document["text"]


def test_a_page_that_cannot_be_fetched_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, limits: Any) -> Fetched:
        raise FetchError(f"{url}: not a public website", url)

    monkeypatch.setattr(fetching, "fetch", fetch)
    answer = post(client_of(Settings(path, allow_fetch=True)), url="http://127.0.0.1/")
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "not_fetched")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "file:///etc/hosts", "x"])
def test_no_page_of_the_own_machine_is_fetched(path: Path, url: str) -> None:
    with pytest.raises(FetchError):
        find_document(Settings(path, allow_fetch=True), NewDocument.model_validate({"url": url}))


def test_a_page_that_is_too_long_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = b"The ministers met. " * (LONGEST_TEXT // 10)
    monkeypatch.setattr(fetching, "fetch", lambda url, limits: Fetched(url, url, 200, long, "text/plain", "utf-8"))
    with pytest.raises(HTTPException) as caught:
        find_document(
            Settings(path, allow_fetch=True), NewDocument.model_validate({"url": "https://example.org/long.txt"})
        )
    assert caught.value.status_code == 413
