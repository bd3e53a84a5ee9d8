"""Pages from the web, fetched politely and from public machines only. The one place that uses the HTTP client."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType

import httpx2
from protego import Protego

from onrecord.errors import FetchError
from onrecord.ingest.addresses import Resolver, public_addresses, resolve

AGENT = "onrecord"
HEADERS = {
    "User-Agent": f"{AGENT}/{version(AGENT)}",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
"""Answers of a server that may be another in a moment."""

NOT_MODIFIED = 304
ASKED_FOR = "onrecord.asked_for"
"""Where a request carries the address that the caller asked for, for messages: redirects may have led elsewhere."""

LONGEST_WAIT = 60.0
"""Seconds that a server may ask to wait, between pages or before another try; one that asks for more is left alone."""

LARGEST_ROBOTS = 512_000
"""Bytes of robots.txt that count; RFC 9309 asks for 500 KiB at least."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost: bytes when unpacked, seconds for one try, redirects, further tries.

    `delay` are the seconds between two requests to one host, more where its robots.txt asks for more.
    """

    size: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5
    retries: int = 2
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: `final_url` after redirects, `content` unpacked, `content_type` without parameters.

    `etag` and `last_modified` are to be passed to the next fetch; the status is then 304 and the content empty if
    nothing has changed.
    """

    url: str
    final_url: str
    status: int
    content: bytes
    content_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


def fetch(url: str, etag: str | None = None, last_modified: str | None = None, limits: Limits | None = None) -> Fetched:
    """Fetch one page or feed. For several use one `Fetcher`, which keeps the distance between requests to a host.

    Raises `FetchError` where the address is not of a public website, its robots.txt forbids it, the server answers
    with an error, or a limit is passed.
    """
    with Fetcher(limits) as fetcher:
        return fetcher.fetch(url, etag, last_modified)


class Fetcher:
    """Fetches addresses one after the other; `transport`, `resolver`, `sleep` and `now` stand in for the world."""

    def __init__(
        self,
        limits: Limits | None = None,
        transport: httpx2.BaseTransport | None = None,
        resolver: Resolver = resolve,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits or Limits()
        self._sleep, self._now = sleep, now
        # A kept connection would be found again by address alone, for whatever other host has the same.
        inner = transport or httpx2.HTTPTransport(trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0))
        self._client = httpx2.Client(
            transport=_CheckedTransport(inner, resolver),
            headers=HEADERS,
            timeout=self._limits.seconds,
            trust_env=False,
        )
        self._robots: dict[str, Protego] = {}
        self._without_robots: dict[str, str] = {}
        self._free_at: dict[str, float] = {}

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """Fetch an address; errors are those of the function `fetch`."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        current = url
        for _ in range(self._limits.redirects + 1):
            target = _checked_url(current, url)
            self._ask_robots(target, url)
            answer = self._get(target, url, headers, self._limits)
            if answer.status not in REDIRECTS:
                return _accepted(replace(answer, url=url))
            current = answer.final_url
        raise FetchError(f"{url}: more than {self._limits.redirects} redirects", url)

    def _ask_robots(self, target: httpx2.URL, url: str) -> None:
        origin = f"{target.scheme}://{target.netloc.decode('ascii')}"
        if origin in self._without_robots:
            raise FetchError(f"{url}: {self._without_robots[origin]}", url)
        if origin not in self._robots:
            try:
                self._robots[origin] = self._read_robots(origin, url)
            except FetchError as error:
                # Each of a failing website's pages would wait anew until its robots.txt is given up.
                self._without_robots[origin] = str(error).removeprefix(f"{url}: ")
                raise
        rules = self._robots[origin]
        if not rules.can_fetch(str(target), AGENT):
            raise FetchError(f"{url}: the website's robots.txt forbids fetching it", url)
        if (rules.crawl_delay(AGENT) or 0) > LONGEST_WAIT:
            raise FetchError(f"{url}: the website's robots.txt asks for more than {LONGEST_WAIT:.0f} s a page", url)

    def _read_robots(self, origin: str, url: str) -> Protego:
        """Read an origin's rules; where it has none, everything is allowed, where it fails, nothing (RFC 9309)."""
        current = f"{origin}/robots.txt"
        for _ in range(self._limits.redirects + 1):
            answer = self._get(_checked_url(current, url), url, {}, self._limits)
            if answer.status in TRY_AGAIN or answer.status >= 500:
                raise FetchError(f"{url}: the website's robots.txt can't be read (status {answer.status})", url)
            if answer.status not in REDIRECTS:
                break
            current = answer.final_url
        content = answer.content[:LARGEST_ROBOTS] if answer.status == 200 else b""
        return Protego.parse(content.decode("utf-8", "replace"))

    def _get(self, target: httpx2.URL, url: str, headers: dict[str, str], limits: Limits) -> Fetched:
        """Ask once, and again after a pause while the server fails and tries are left."""
        for attempt in range(limits.retries + 1):
            last = attempt == limits.retries
            try:
                with self._in_turn(target):
                    answer, wait = self._ask(target, url, headers, limits)
                if answer.status not in TRY_AGAIN or last:
                    return answer
            except httpx2.TransportError as error:
                if last:
                    raise FetchError(f"{url}: {_reason(error)}", url) from error
                wait = None
            pause = 2.0**attempt if wait is None else wait
            if pause > LONGEST_WAIT:
                raise FetchError(f"{url}: the server asks to come back in {pause:.0f} s", url)
            self._sleep(pause)
        raise AssertionError("a try returns or raises")  # pragma: no cover

    @contextmanager
    def _in_turn(self, target: httpx2.URL) -> Iterator[None]:
        """Keep the distance between two requests to one host."""
        wait = self._free_at.get(target.host, 0.0) - self._now()
        if wait > 0:
            self._sleep(wait)
        try:
            yield
        finally:
            rules = self._robots.get(f"{target.scheme}://{target.netloc.decode('ascii')}")
            asked = float(rules.crawl_delay(AGENT) or 0) if rules is not None else 0.0
            self._free_at[target.host] = self._now() + max(self._limits.delay, asked)

    def _ask(
        self, target: httpx2.URL, url: str, headers: dict[str, str], limits: Limits
    ) -> tuple[Fetched, float | None]:
        """Send one request; give the answer and the seconds that the server asks to wait."""
        deadline = self._now() + limits.seconds
        try:
            with self._client.stream("GET", target, headers=headers, extensions={ASKED_FOR: url}) as response:
                content = b"" if response.status_code in REDIRECTS else self._read(response, url, deadline, limits)
                return _fetched(response, url, content), _retry_after(response)
        except (httpx2.DecodingError, httpx2.InvalidURL) as error:
            raise FetchError(f"{url}: {_reason(error)}", url) from error
        finally:
            self._client.cookies.clear()

    def _read(self, response: httpx2.Response, url: str, deadline: float, limits: Limits) -> bytes:
        """Read what the server sends, up to the limits of size and time."""
        pieces, size = [], 0
        too_large = f"{url}: larger than {limits.size / 1_000_000:g} MB"
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and float(length) > limits.size:
            raise FetchError(too_large, url)
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > limits.size:
                raise FetchError(too_large, url)
            if self._now() > deadline:
                raise FetchError(f"{url}: not read in {limits.seconds:g} s", url)
        return b"".join(pieces)


class _CheckedTransport(httpx2.BaseTransport):
    """Connects to the very address that was checked, so that a second look-up can't give another."""

    def __init__(self, inner: httpx2.BaseTransport, resolver: Resolver) -> None:
        self._inner = inner
        self._resolver = resolver

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request to the first address of its host that answers; certificates are checked for the name."""
        host = request.url.raw_host.decode("ascii")
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        failure: httpx2.TransportError | None = None
        url = request.extensions.get(ASKED_FOR, str(request.url))
        for address in public_addresses(host, port, url, self._resolver):
            pinned = httpx2.Request(
                request.method,
                request.url.copy_with(host=address),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return self._inner.handle_request(pinned)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
        raise failure or httpx2.ConnectError("no address")

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()


def _checked_url(current: str, url: str) -> httpx2.URL:
    """Read an address that may be fetched: of the web, with a host, without a password."""
    try:
        target = httpx2.URL(current)
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"{url}: not a web address", url) from error
    if target.scheme not in ("http", "https") or not target.host:
        raise FetchError(f"{url}: not a web address (http or https)", url)
    if target.userinfo:
        raise FetchError(f"{url}: the address holds a user name or password", url)
    return target.copy_with(fragment=None)


def _fetched(response: httpx2.Response, url: str, content: bytes) -> Fetched:
    """Make the answer; that of a redirect has the address to go on to."""
    final = response.request.url
    if response.status_code in REDIRECTS:
        final = final.join(response.headers.get("Location", ""))
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Fetched(
        url=url,
        final_url=str(final),
        status=response.status_code,
        content=content,
        content_type=media_type or None,
        charset=response.charset_encoding,
        etag=response.headers.get("ETag"),
        last_modified=response.headers.get("Last-Modified"),
    )


def _accepted(answer: Fetched) -> Fetched:
    if answer.status == NOT_MODIFIED:
        return replace(answer, content=b"")
    if not 200 <= answer.status < 300:
        raise FetchError(f"{answer.url}: the server answered with status {answer.status}", answer.url)
    return answer


def _retry_after(response: httpx2.Response) -> float | None:
    """Give the seconds that a server asks to wait, given as a number or as a date beside its own clock's."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    try:
        then = parsedate_to_datetime(value)
        return max(0.0, (then - parsedate_to_datetime(response.headers.get("Date", ""))).total_seconds())
    except (ValueError, TypeError):
        return None


def _reason(error: Exception) -> str:
    if isinstance(error, httpx2.ConnectTimeout):
        return "no connection in time"
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    return f"can't be fetched ({' '.join(str(error).split()) or type(error).__name__})"
