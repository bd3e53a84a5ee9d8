"""What stands before every answer: who may ask, from where, how much; and the headers that keep a browser safe."""

from __future__ import annotations

import hmac
import logging
import socket
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.api.problems import UNEXPECTED, problem
from onrecord.api.settings import LOOPBACK_NAMES, Settings, as_address

API = "/api/"
COOKIE = "onrecord"
LARGEST_BODY = 1_000_000
"""Bytes of a request's body: room for the longest text that is read, in whatever script and however escaped."""

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self';"
        " base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # With no-referrer a browser would send "Origin: null" with our own forms, and the check of origins fail.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LOG = logging.getLogger(__name__)


class Guard:
    """ASGI middleware: checks the host, the token, where a write comes from and how long it is, and sets headers.

    Whatever error no one foresaw is logged, and answered without a word about the program's inside.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._token = settings.token
        self._hosts = allowed_hosts(settings.host)
        self._anywhere = _listens_everywhere(settings.host)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            answer = _Answer(send, no_store=self._token is not None)
            try:
                refusal = self._refuse(scope)
                await (refusal or self._app)(scope, _Limited(receive), answer)
            except Exception:
                _LOG.exception("%s %s", scope["method"], scope["path"])
                if not answer.started:
                    await problem(500, UNEXPECTED)(scope, receive, answer)
                elif not answer.ended:
                    raise

    def _refuse(self, scope: Scope) -> Response | None:
        """Give the answer to a request that goes no further, or None."""
        headers = Headers(scope=scope)
        if not self._is_ours(headers.getlist("host")):
            return problem(421, "this host isn't served here; use the address that the server printed")
        bearer = self._has_bearer(headers)
        if self._token is not None and not bearer:
            if self._has_token(scope):
                return _enter(scope, self._token)
            if not self._has_cookie(headers):
                return _shut_out(scope)
        if scope["method"] not in SAFE_METHODS and not bearer and not is_same_origin(headers):
            message = "a write needs the token as a bearer, or a header Origin that names this server"
            return problem(403, message, "foreign_origin")
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:20]) > LARGEST_BODY:
            return problem(413, f"the body is longer than {LARGEST_BODY:,} bytes")
        return None

    def _is_ours(self, hosts: list[str]) -> bool:
        if len(hosts) != 1:
            return False
        name = host_name(hosts[0])
        return name in self._hosts or (self._anywhere and as_address(name) is not None)

    def _has_bearer(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        return self._token is not None and scheme.lower() == "bearer" and _equal(given.strip(), self._token)

    def _has_cookie(self, headers: Headers) -> bool:
        assert self._token is not None
        return any(_equal(value, cookie_of(self._token)) for value in _cookies(headers))

    def _has_token(self, scope: Scope) -> bool:
        """Tell whether the address that a browser opens holds the token."""
        assert self._token is not None
        given = [value for name, value in _pairs(scope) if name == "token"]
        return scope["method"] == "GET" and len(given) == 1 and _equal(given[0], self._token)


class _Answer:
    """Sends an answer with the headers that every answer has."""

    def __init__(self, send: Send, *, no_store: bool) -> None:
        self._send = send
        self._no_store = no_store
        self.started = False
        self.ended = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.body" and not message.get("more_body"):
            self.ended = True
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if self._no_store:
                headers["Cache-Control"] = "no-store"
        await self._send(message)


class _Limited:
    """Receives a body up to the limit."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._left = LARGEST_BODY

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise HTTPException(413, f"the body is longer than {LARGEST_BODY:,} bytes")
        return message


def allowed_hosts(host: str) -> frozenset[str]:
    """Give the names under which a server that listens on a host may be asked for.

    >>> sorted(allowed_hosts("192.0.2.7"))
    ['127.0.0.1', '192.0.2.7', '::1', 'localhost']
    """
    own = {socket.gethostname().lower()} if _listens_everywhere(host) else {host.lower()}
    return LOOPBACK_NAMES | own


def host_name(host: str) -> str:
    """Give the name in a Host header without its port, in lower case; empty where it is none.

    >>> host_name("[::1]:8321"), host_name("LocalHost:8321"), host_name("a@localhost")
    ('::1', 'localhost', '')
    """
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018 - raises where the port is none
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.netloc == host and "@" not in host else ""


def is_same_origin(headers: Headers) -> bool:
    """Tell whether a browser says that a request comes from a page of this very server.

    What it says of the site and of the origin must both be right, and one of them be there.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None and origin is None:
        return False
    own = origin is None or netloc_of(origin) == headers.get("host", "").lower()
    return own and site in (None, "same-origin")


def netloc_of(origin: str) -> str | None:
    """Give the host and port of an origin, or None where it is none that a browser names for a page of ours."""
    try:
        parts = urlsplit(origin.lower())
    except ValueError:
        return None
    return parts.netloc if parts.scheme in ("http", "https") else None


def cookie_of(token: str) -> str:
    """Give the value of the cookie that stands for a token and doesn't give it away."""
    return hmac.new(token.encode("utf-8", "replace"), b"onrecord cookie", "sha256").hexdigest()


def _enter(scope: Scope, token: str) -> Response:
    """Give a browser the cookie, and lead it to the same address without the token, which then is in no history."""
    rest = urlencode([pair for pair in _pairs(scope) if pair[0] != "token"])
    # One slash alone, as two would begin the name of another host.
    path = "/" + scope.get("raw_path", b"/").decode("latin-1").lstrip("/\\")
    answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
    # Lax, not strict: a link to a finding that a colleague sends must open.
    answer.set_cookie(COOKIE, cookie_of(token), httponly=True, samesite="lax", secure=scope["scheme"] == "https")
    return answer


def _shut_out(scope: Scope) -> Response:
    message = "this ledger needs its token: open the address with ?token=… once, or send it as a bearer"
    challenge = {"WWW-Authenticate": 'Bearer realm="onrecord"'}
    if scope["path"].startswith(API):
        return problem(401, message, headers=challenge)
    return PlainTextResponse(message + "\n", 401, challenge)


def _pairs(scope: Scope) -> list[tuple[str, str]]:
    return parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)


def _cookies(headers: Headers) -> Iterable[str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load("; ".join(headers.getlist("cookie")))
    except CookieError:
        return []
    return [jar[COOKIE].value] if COOKIE in jar else []


def _equal(given: str, wanted: str) -> bool:
    """Compare in a time that doesn't tell how much of it is right."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))


def _listens_everywhere(host: str) -> bool:
    address = as_address(host)
    return host == "" or (address is not None and address.is_unspecified)
