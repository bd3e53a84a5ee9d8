from __future__ import annotations

import gzip
import io

import pytest

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.draft import Draft
from onrecord.ingest.warc import read_warc

TEXT = "The Minister of Trade of Examplia said that the talks in the capital had gone well."
PAGE = f"<html><head><title>Talks</title></head><body><article><p>{TEXT}</p></article></body></html>"


def record(
    url: str, body: bytes, kind: str = "response", http: str = "HTTP/1.1 200 OK\r\nContent-Type: text/html"
) -> bytes:
    content = f"{http}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2024-03-05T10:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def read(archive: bytes) -> list[tuple[str, Draft | InputError]]:
    return list(read_warc(io.BytesIO(archive), "a.warc"))


def test_a_page_has_its_address_and_a_warning_with_the_day_of_archiving() -> None:
    ((place, draft),) = read(record("https://example.org/talks", PAGE.encode()))
    assert place == "a.warc: https://example.org/talks"
    assert isinstance(draft, Draft)
    assert (draft.text, draft.stated.title) == (TEXT, "Talks")
    assert (draft.stated.url, draft.stated.published_on) == ("https://example.org/talks", None)
    (warning,) = draft.warnings
    assert "archived on 2024-03-05" in warning.message


def test_a_day_that_the_page_states_is_the_day() -> None:
    page = PAGE.replace("<head>", '<head><meta name="dc.date" content="2024-03-01">')
    ((_, draft),) = read(record("https://example.org/talks", page.encode()))
    assert isinstance(draft, Draft)
    assert (draft.stated.published_on, draft.warnings) == ("2024-03-01", ())


def test_packed_records_and_packed_pages_are_read() -> None:
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=koi8-r\r\nContent-Encoding: gzip"
    body = gzip.compress(PAGE.replace("<p>", "<p>Спасибо. ").encode("koi8-r"))
    archive = gzip.compress(record("https://example.org/a", body, http=http)) + gzip.compress(
        record("https://example.org/b", PAGE.encode())
    )
    (_, first), (_, second) = read(archive)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.text, second.text) == (f"Спасибо. {TEXT}", TEXT)


def test_what_is_no_page_is_passed_over() -> None:
    others = (
        record("https://example.org/a.png", b"x", http="HTTP/1.1 200 OK\r\nContent-Type: image/png"),
        record("https://example.org/gone", PAGE.encode(), http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
        record("https://example.org/", b"", kind="request", http="GET / HTTP/1.1"),
    )
    with pytest.raises(EmptyInputError, match="no web page among the 3 records"):
        read(b"".join(others))


def test_a_page_without_an_article_is_an_error_and_the_rest_is_read() -> None:
    (_, error), (_, draft) = read(
        record("https://example.org/a", b"<html></html>") + record("https://example.org/b", PAGE.encode())
    )
    assert isinstance(error, EmptyInputError)
    assert isinstance(draft, Draft)


def test_an_archive_that_breaks_off_gives_what_came_before() -> None:
    found = read(record("https://example.org/a", PAGE.encode()) + b"nonsense\r\n\r\nmore\r\n")
    assert isinstance(found[0][1], Draft)
    assert isinstance(found[-1][1], FormatError)
    assert "damaged after 1 records" in str(found[-1][1])


@pytest.mark.parametrize("archive", [b"nonsense\n", b"", b"\x1f\x8bnonsense", gzip.compress(b"nonsense")])
def test_what_is_no_archive_is_refused(archive: bytes) -> None:
    with pytest.raises(FormatError, match="not a web archive"):
        read(archive)
