"""Every route of the application, with no token, with a wrong one and with the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from onrecord.api.app import create_app
from onrecord.api.guard import COOKIE, cookie_of
from onrecord.api.settings import Settings
from tests.unit.api.conftest import ORIGIN, TOKEN, client_of


def routes_of(routes: Sequence[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give method and address of each route, also of those mounted or included."""
    for route in routes:
        included = getattr(route, "original_router", None)
        if isinstance(route, Mount):
            yield from routes_of(route.routes or [], prefix + route.path)
        elif included is not None:
            yield from routes_of(included.routes, prefix)
        else:
            assert isinstance(route, Route)
            address = prefix + route.path.replace("{id:path}", "d1").replace("{id}", "sd1refusal")
            for method in sorted(route.methods or ()):
                yield method, address.replace("{number}", "1")


ROUTES = list(routes_of(create_app(Settings(Path("ledger.db"))).routes))
WRONG = [{}, {"Authorization": "Bearer wrong"}, {"Cookie": f"{COOKIE}=wrong"}]
RIGHT = [{"Authorization": f"Bearer {TOKEN}"}, {"Cookie": f"{COOKIE}={cookie_of(TOKEN)}"}]


@pytest.fixture
def guarded(path: Path, reader: object) -> TestClient:
    return client_of(Settings(path, TOKEN))


def test_all_routes_are_found() -> None:
    assert len(ROUTES) >= 17
    assert ("POST", "/api/v1/judgements") in ROUTES
    assert ("DELETE", "/api/v1/judgements/1") in ROUTES
    assert ("POST", "/api/v1/corrections") in ROUTES
    assert ("DELETE", "/api/v1/corrections/1") in ROUTES


@pytest.mark.parametrize("headers", WRONG, ids=["none", "wrong", "wrong cookie"])
@pytest.mark.parametrize(("method", "address"), ROUTES)
def test_a_route_is_closed_without_the_token(
    guarded: TestClient, method: str, address: str, headers: dict[str, str]
) -> None:
    assert guarded.request(method, address, headers={**ORIGIN, **headers}).status_code == 401


@pytest.mark.parametrize("headers", RIGHT, ids=["bearer", "cookie"])
@pytest.mark.parametrize(("method", "address"), ROUTES)
def test_a_route_is_open_with_the_token(
    guarded: TestClient, method: str, address: str, headers: dict[str, str]
) -> None:
    status = guarded.request(method, address, headers={**ORIGIN, **headers}).status_code
    assert status < 500
    assert status not in (401, 403, 405)


@pytest.mark.parametrize(("method", "address"), ROUTES)
def test_a_route_is_open_on_loopback_where_there_is_no_token(
    client: TestClient, reader: object, method: str, address: str
) -> None:
    status = client.request(method, address, headers=ORIGIN).status_code
    assert status < 500
    assert status not in (401, 403, 405)


@pytest.mark.parametrize(("method", "address"), ROUTES)
def test_a_route_answers_an_unusable_ledger_with_503(tmp_path: Path, method: str, address: str) -> None:
    client = client_of(Settings(tmp_path / "none.db"))
    answer = client.request(method, address, headers=ORIGIN)
    assert answer.status_code in (200, 422, 503)
    assert str(tmp_path) not in answer.text
    if answer.status_code == 503:
        assert answer.headers["retry-after"]
