from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.links import document_url, local_path, outside_link, page_url


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
def test_an_id_survives_its_address(id: str) -> None:
    assert unquote(urlsplit(document_url(id)).path).removeprefix("/documents/") == id


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=12))
def test_a_choice_survives_its_address(words: str) -> None:
    assert parse_qs(urlsplit(page_url("/search", words=words)).query, keep_blank_values=True) == {"words": [words]}


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org", " https://example.org/ "])
def test_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert outside_link(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org",
        "/local",
        "https:",
        "https://[",
        "https://example.org/a b",
        "file:///etc/hosts",
    ],
)
def test_anything_else_becomes_none(url: str | None) -> None:
    assert outside_link(url) is None


@pytest.mark.parametrize(
    "path",
    ["https://example.org", "//example.org", "/\\example.org", "\\\\example.org", "", "x", "/a\nb", "/\t/example.org"],
)
def test_a_form_can_only_lead_back_to_this_server(path: str) -> None:
    assert local_path(path) == "/"
