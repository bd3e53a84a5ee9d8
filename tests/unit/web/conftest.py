from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.api.settings import Settings
from onrecord.store.ledger import Ledger
from onrecord.store.reading import ReadingLedger, open_readonly
from onrecord.web.app import create_site
from tests.unit.sample import CELEBI, extraction, saying

HERE = "http://127.0.0.1:8321"
ORIGIN = {"Origin": HERE}


def site_on(path: Path, token: str | None = None) -> TestClient:
    """Give a client of the site on a ledger that asks as a browser on the same machine does."""
    return TestClient(create_site(Settings(path, token)), base_url=HERE, follow_redirects=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    later = saying("d/2", "the canal stays open", replace(CELEBI, id="a5", name="Dana Tirani", country="ALB"))
    with Ledger(path) as ledger:
        ledger.add(extraction())
        ledger.add(extraction("d3", published_on="2024-05-21"))
        ledger.add(replace(later, document=replace(later.document, published_on="2024-06-01", publisher="Ny Tid")))
    return path


@pytest.fixture
def site(path: Path) -> Iterator[TestClient]:
    with site_on(path) as client:
        yield client


@pytest.fixture
def reading(path: Path) -> Iterator[ReadingLedger]:
    with open_readonly(path) as ledger:
        yield ledger
