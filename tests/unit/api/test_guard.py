from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from onrecord.api.app import create_app
from onrecord.api.guard import COOKIE, LARGEST_BODY, allowed_hosts, cookie_of, host_name
from onrecord.api.settings import Settings
from onrecord.store.reading import ReadingLedger
from tests.unit.api.conftest import HERE, ORIGIN, TOKEN, client_of

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
BEARER = {"Authorization": f"Bearer {TOKEN}"}


def with_page(settings: Settings) -> TestClient:
    """Give a client of an application with a page beside the API that shows what a form sends."""
    app = create_app(settings)

    @app.post("/form")
    async def form(request: Request) -> Response:
        return Response(str(len(await request.body())))

    @app.get("/page")
    def page() -> dict[str, str]:
        return {"page": "shown"}

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("inside of the program")

    return TestClient(app, base_url=HERE, follow_redirects=False)


@pytest.fixture
def guarded(path: Path) -> TestClient:
    return with_page(Settings(path, TOKEN))


@pytest.fixture
def free(path: Path) -> TestClient:
    return with_page(Settings(path))


@pytest.mark.parametrize("address", ["/page", "/api/v1/documents", "/api/v1/none", "/none", "/broken"])
def test_every_answer_has_the_headers_that_keep_a_browser_safe(free: TestClient, address: str) -> None:
    headers = free.get(address).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "no-store" not in headers.get("cache-control", "")
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8321", "localhost:1", "LOCALHOST", "[::1]:8321", "[::1]"])
def test_loopback_names_are_served(free: TestClient, host: str) -> None:
    assert free.get("/page", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("", "example.org", "127.0.0.1.example.org", "localhost.example.org:8321", "127.0.0.1@example.org", "0.0.0.0"),
        *(
            "127.0.0.1:port",
            "127.0.0.1/x",
            "[::1",
            "localhost:8321, example.org",
            "192.0.2.7",
            "127.0.0.1#.example.org",
        ),
    ],
)
def test_another_host_is_not_served(free: TestClient, host: str) -> None:
    answer = free.get("/page", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong_host"


def test_two_hosts_are_not_served(free: TestClient) -> None:
    answer = free.get("/page", headers=[("Host", "localhost"), ("Host", "example.org")])
    assert answer.status_code == 421


def test_the_host_that_the_server_listens_on_is_served(path: Path) -> None:
    client = with_page(Settings(path, TOKEN, host="ledger.example.org"))
    assert client.get("/page", headers={**BEARER, "Host": "Ledger.Example.org:8321"}).status_code == 200
    assert client.get("/page", headers={**BEARER, "Host": "example.org"}).status_code == 421


def test_a_server_that_listens_everywhere_serves_addresses_and_its_own_name_alone(path: Path) -> None:
    client = with_page(Settings(path, TOKEN, host="0.0.0.0"))
    assert client.get("/page", headers={**BEARER, "Host": "192.0.2.7:8321"}).status_code == 200
    assert client.get("/page", headers={**BEARER, "Host": "example.org"}).status_code == 421
    assert len(allowed_hosts("0.0.0.0")) == 4


def test_a_name_is_read_from_a_host_header() -> None:
    assert host_name("[2001:db8::1]:80") == "2001:db8::1"
    assert host_name("a b") == "a b"
    assert host_name("/") == ""


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Bearer {TOKEN}x"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Authorization": TOKEN},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer \xff"},
        {"Cookie": f"{COOKIE}={TOKEN}"},
        {"Cookie": f"{COOKIE}="},
        {"Cookie": f"other={cookie_of(TOKEN)}"},
        {"Cookie": "\xff;=;;"},
    ],
)
def test_without_the_right_token_nothing_is_shown(guarded: TestClient, headers: dict[str, str]) -> None:
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    page = guarded.get("/page", headers=raw)
    assert (page.status_code, page.headers["content-type"]) == (401, "text/plain; charset=utf-8")
    answer = guarded.get("/api/v1/documents", headers=raw)
    assert (answer.status_code, answer.json()["error"]["code"]) == (401, "unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "headers", [BEARER, {"Authorization": f"bearer  {TOKEN} "}, {"Cookie": f"a=1; {COOKIE}={cookie_of(TOKEN)}"}]
)
def test_with_the_right_token_all_is_shown_and_kept_by_no_cache(guarded: TestClient, headers: dict[str, str]) -> None:
    for address in ("/page", "/api/v1/documents"):
        answer = guarded.get(address, headers=headers)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")


def test_the_token_in_the_address_becomes_a_cookie_and_leaves_the_address(guarded: TestClient) -> None:
    answer = guarded.get(f"/page?a=1&token={TOKEN}&b=%26")
    assert (answer.status_code, answer.headers["location"]) == (303, "/page?a=1&b=%26")
    cookie = answer.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert guarded.get("/page?a=1").json() == {"page": "shown"}


def test_the_token_leaves_the_address_of_one_who_has_the_cookie_too(guarded: TestClient) -> None:
    guarded.cookies.set(COOKIE, cookie_of(TOKEN))
    assert guarded.get(f"/page?token={TOKEN}").headers["location"] == "/page"


@pytest.mark.parametrize("query", ["token=", "token=wrong", f"token={TOKEN}&token={TOKEN}", f"Token={TOKEN}"])
def test_a_wrong_token_in_the_address_opens_nothing(guarded: TestClient, query: str) -> None:
    answer = guarded.get(f"/page?{query}")
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


def test_the_token_in_the_address_of_a_write_opens_nothing(guarded: TestClient) -> None:
    assert guarded.post(f"/form?token={TOKEN}", headers=ORIGIN).status_code == 401


@pytest.mark.parametrize("address", ["//example.org/", "/\\example.org/"])
def test_entering_never_leads_to_another_host(guarded: TestClient, address: str) -> None:
    answer = guarded.get(f"{HERE}{address}?token={TOKEN}")
    assert answer.status_code == 303
    assert not answer.headers["location"].startswith(("//", "/\\", "http"))


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://127.0.0.1:8322"},
        {"Origin": "http://[::1"},
        {"Origin": "ftp://127.0.0.1:8321"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://example.org"},
        {"Sec-Fetch-Site": "cross-site", **ORIGIN},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_write_from_elsewhere_is_refused(free: TestClient, headers: dict[str, str], method: str) -> None:
    for address in ("/form", "/api/v1/judgements", "/api/v1/corrections", "/api/v1/documents"):
        answer = free.request(method, address, headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (403, "foreign_origin")


@pytest.mark.parametrize(
    "headers", [ORIGIN, {"Sec-Fetch-Site": "same-origin"}, {**ORIGIN, "Sec-Fetch-Site": "same-origin"}]
)
def test_a_write_from_a_page_of_the_server_is_let_through(free: TestClient, headers: dict[str, str]) -> None:
    assert free.post("/form", headers=headers, content=b"abc").text == "3"


def test_a_cookie_alone_writes_nothing_but_a_bearer_does(guarded: TestClient) -> None:
    assert guarded.post("/form", headers=BEARER).status_code == 200
    guarded.cookies.set(COOKIE, cookie_of(TOKEN))
    assert guarded.post("/form").status_code == 403
    assert guarded.post("/form", headers=ORIGIN).status_code == 200


def test_a_body_is_taken_up_to_the_limit(free: TestClient) -> None:
    assert free.post("/form", headers=ORIGIN, content=b"a" * LARGEST_BODY).text == str(LARGEST_BODY)
    answer = free.post("/form", headers=ORIGIN, content=b"a" * (LARGEST_BODY + 1))
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


@pytest.mark.parametrize("address", ["/form", "/api/v1/documents"])
def test_a_body_that_does_not_tell_its_length_is_cut_off_at_the_limit(free: TestClient, address: str) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(5):
            yield b"a" * (LARGEST_BODY // 4)

    answer = free.post(address, headers={**ORIGIN, "Content-Type": "application/json"}, content=pieces())
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "too_large")


@pytest.mark.parametrize("length", ["-1", "many", "", "9" * 40])
def test_a_length_that_is_none_is_refused(free: TestClient, length: str) -> None:
    assert free.post("/form", headers={**ORIGIN, "Content-Length": length}).status_code == 413


def test_an_error_that_nobody_foresaw_tells_nothing_of_the_inside(
    free: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = free.get("/broken")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "unexpected")
    assert "inside" not in answer.text
    assert "Traceback" not in answer.text
    assert "inside of the program" in caplog.text


def test_an_error_that_nobody_foresaw_is_in_the_one_shape_in_the_api(
    free: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise RuntimeError("inside of the program")

    monkeypatch.setattr(ReadingLedger, "documents", fail)
    answer = free.get("/api/v1/documents")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "unexpected")
    assert "inside" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_tokens_are_compared_in_constant_time(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return one == other

    monkeypatch.setattr("onrecord.api.guard.hmac.compare_digest", compare)
    client = client_of(Settings(path, TOKEN))
    assert client.get("/api/v1/documents", headers=BEARER).status_code == 200
    assert compared == [(TOKEN.encode(), TOKEN.encode())]
