from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from onrecord.web.downloads import FORMATS, file_name


@pytest.mark.parametrize("name", FORMATS)
def test_a_document_comes_as_a_file_that_no_browser_opens_here(site: TestClient, name: str) -> None:
    answer = site.get(f"/downloads/{name}/d%2F2")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="d-2.{FORMATS[name].suffix}"'
    assert answer.headers["content-type"].split(";")[0] == FORMATS[name].media_type
    assert "Dana Tirani" in answer.text


def test_what_comes_is_what_the_format_promises(site: TestClient) -> None:
    rows = list(csv.reader(io.StringIO(site.get("/downloads/csv/d1").text)))
    assert len(rows) == 3
    for name in ("webannotation", "schemaorg"):
        assert "@context" in json.loads(site.get(f"/downloads/{name}/d1").text)


@pytest.mark.parametrize("address", ["/downloads/exe/d1", "/downloads/csv/none", "/downloads/csv/"])
def test_what_is_not_there_is_not_found(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 404


@given(st.text(max_size=200))
def test_any_id_gives_a_plain_name(id: str) -> None:
    name = file_name(id, "csv")
    assert name.isascii()
    assert not name.startswith((".", "-"))
    assert not set(name) & set('/\\"\r\n ')
