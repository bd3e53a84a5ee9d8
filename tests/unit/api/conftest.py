from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.api import intake
from onrecord.api.app import create_app
from onrecord.api.settings import Settings
from onrecord.model.record import Extraction
from onrecord.model.text import Document
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, NO_FINDINGS, RUN, extraction, saying

HERE = "http://127.0.0.1:8321"
TOKEN = "a-token-of-some-length"
ORIGIN = {"Origin": HERE}


def client_of(settings: Settings, **given: Any) -> TestClient:
    """Give a client that asks as a program on the same machine does."""
    return TestClient(create_app(settings), base_url=HERE, follow_redirects=False, **given)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    later = saying("d/2", "the canal stays open", replace(CELEBI, id="a5", name="Dana Tirani", country="ALB"))
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(replace(later, document=replace(later.document, published_on="2024-06-01", publisher="Ny Tid")))
        ledger.add(replace(extraction("d3", published_on=None), **NO_FINDINGS))
    return path


@pytest.fixture
def client(path: Path) -> TestClient:
    return client_of(Settings(path))


class Reader:
    """Reads without a model: finds nothing, and fails where the text says so."""

    def __init__(self, own_actors: tuple[str, ...] = ()) -> None:
        self.own_actors = own_actors

    def read(self, document: Document) -> Extraction:
        if document.text == "fail":
            raise RuntimeError("inside of the program")
        return Extraction(document, RUN)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> type[Reader]:
    monkeypatch.setattr(intake, "_reader", Reader)
    return Reader
