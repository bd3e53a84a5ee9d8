from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx2
import pytest

from onrecord.errors import FetchError, InputError
from onrecord.ingest.fetch import Fetched, Fetcher, Limits

PUBLIC = "93.184.216.34"
PAGE = "https://example.org/talks"
Handler = Callable[[httpx2.Request], httpx2.Response]


class World:
    """A web of one handler, a resolver of fixed addresses, and a clock that only sleeping moves."""

    def __init__(self, handler: Handler, addresses: dict[str, tuple[str, ...]] | None = None) -> None:
        self.handler = handler
        self.addresses = addresses or {}
        self.asked: list[httpx2.Request] = []
        self.sleeps: list[float] = []
        self.time = 0.0

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.asked.append(request)
        if request.url.path == "/robots.txt" and not isinstance(self.handler, RobotsToo):
            return httpx2.Response(404)
        return self.handler(request)

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        if host == "nowhere.example":
            raise OSError
        return self.addresses.get(host, (PUBLIC,))

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.time += seconds

    def fetcher(self, limits: Limits | None = None) -> Fetcher:
        transport = httpx2.MockTransport(self.answer)
        return Fetcher(limits, transport, self.resolve, self.sleep, lambda: self.time)

    def pages(self) -> list[str]:
        return [f"{r.headers['Host']}{r.url.path}" for r in self.asked if r.url.path != "/robots.txt"]


class RobotsToo:
    """A handler that answers for robots.txt as well."""

    def __init__(self, robots: httpx2.Response, page: str = "page") -> None:
        self.robots, self.page = robots, page

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        return self.robots if request.url.path == "/robots.txt" else httpx2.Response(200, text=self.page)


def ok(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, html="<p>They met.</p>")


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    headers = {"Content-Type": "text/html; charset=windows-1251", "ETag": '"7"', "Last-Modified": "Tue, 05 Mar 2024"}
    world = World(lambda request: httpx2.Response(200, content=b"words", headers=headers))
    found = world.fetcher().fetch(PAGE)
    assert found == Fetched(PAGE, PAGE, 200, b"words", "text/html", "windows-1251", '"7"', "Tue, 05 Mar 2024")


def test_the_connection_goes_to_the_checked_address_under_the_hosts_own_name() -> None:
    world = World(ok)
    world.fetcher().fetch(PAGE)
    request = world.asked[-1]
    assert request.url.host == PUBLIC
    assert request.headers["Host"] == "example.org"
    assert request.extensions["sni_hostname"] == "example.org"


def test_the_agent_names_itself_and_keeps_no_cookies() -> None:
    world = World(lambda request: httpx2.Response(200, text="x", headers={"Set-Cookie": "id=1"}))
    fetcher = world.fetcher()
    fetcher.fetch(PAGE)
    fetcher.fetch(PAGE)
    assert world.asked[-1].headers["User-Agent"].startswith("onrecord/")
    assert "Cookie" not in world.asked[-1].headers


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1"),
        *("::1", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "fec0::1", "2002:7f00:1::"),
    ],
)
def test_a_host_with_an_address_that_is_not_public_is_never_asked(address: str) -> None:
    world = World(ok, {"example.org": (PUBLIC, address)})
    with pytest.raises(FetchError, match="not a public website"):
        world.fetcher().fetch(PAGE)
    assert world.asked == []


def test_a_redirect_to_a_private_machine_is_refused() -> None:
    def away(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(302, headers={"Location": "http://inside.example/secret"})

    world = World(away, {"inside.example": ("10.0.0.5",)})
    with pytest.raises(FetchError, match="not a public website") as caught:
        world.fetcher().fetch(PAGE)
    assert caught.value.url == PAGE
    assert world.pages() == ["example.org/talks"]


def test_a_host_is_looked_up_again_for_every_request() -> None:
    world = World(ok, {"example.org": (PUBLIC,)})
    fetcher = world.fetcher()
    fetcher.fetch(PAGE)
    world.addresses["example.org"] = ("127.0.0.1",)
    with pytest.raises(FetchError, match="not a public website"):
        fetcher.fetch(PAGE)


def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    def only_second(request: httpx2.Request) -> httpx2.Response:
        if request.url.host == PUBLIC:
            raise httpx2.ConnectError("refused")
        return httpx2.Response(200, text=request.url.host)

    world = World(RobotsToo(httpx2.Response(404)), {"example.org": (PUBLIC, "93.184.216.35")})
    world.handler = only_second
    assert world.fetcher().fetch(PAGE).content == b"93.184.216.35"


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("ftp://example.org/a", "http or https"),
        ("file:///etc/passwd", "http or https"),
        ("https://", "http or https"),
        ("https://user:word@example.org/", "user name"),
        ("https://exa\x00mple.org/", "not a web address"),
        ("https://nowhere.example/", "no address is known"),
    ],
)
def test_what_is_no_public_web_address_is_refused(url: str, hint: str) -> None:
    world = World(ok)
    with pytest.raises(FetchError, match=hint) as caught:
        world.fetcher().fetch(url)
    assert isinstance(caught.value, InputError)
    assert caught.value.url == url
    assert world.asked == []


def test_redirects_are_followed_and_the_last_address_is_given() -> None:
    def moved(request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/talks":
            return httpx2.Response(301, headers={"Location": "/new#part"})
        return httpx2.Response(200, text="here")

    found = World(moved).fetcher().fetch(PAGE)
    assert (found.url, found.final_url, found.content) == (PAGE, "https://example.org/new", b"here")


def test_a_circle_of_redirects_ends() -> None:
    world = World(lambda request: httpx2.Response(302, headers={"Location": PAGE}))
    with pytest.raises(FetchError, match="more than 5 redirects"):
        world.fetcher().fetch(PAGE)
    assert len(world.pages()) == 6


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        (httpx2.Response(200, text="User-agent: *\nDisallow: /"), False),
        (httpx2.Response(200, text="User-agent: *\nDisallow: /\nAllow: /talks"), True),
        (httpx2.Response(200, text="User-agent: onrecord\nDisallow: /*alks$"), False),
        (httpx2.Response(200, text="User-agent: other\nDisallow: /"), True),
        (httpx2.Response(404), True),
        (httpx2.Response(403), True),
        (httpx2.Response(503), False),
    ],
)
def test_robots_txt_is_honoured(robots: httpx2.Response, allowed: bool) -> None:
    world = World(RobotsToo(robots))
    if allowed:
        assert world.fetcher().fetch(PAGE).status == 200
    else:
        with pytest.raises(FetchError, match=r"robots\.txt"):
            world.fetcher().fetch(PAGE)
        assert world.pages() == []


def test_a_long_robots_txt_is_honoured_in_its_first_500_kib() -> None:
    filler = "Disallow: /gone\n" * 60_000
    world = World(RobotsToo(httpx2.Response(200, text=f"User-agent: *\nDisallow: /talks\n{filler}Disallow: /late")))
    with world.fetcher(Limits(delay=0)) as fetcher:
        with pytest.raises(FetchError, match="forbids"):
            fetcher.fetch(PAGE)
        assert fetcher.fetch("https://example.org/late").status == 200


def test_a_robots_txt_that_fails_is_given_up_once_for_all_pages() -> None:
    world = World(RobotsToo(httpx2.Response(503)))
    with world.fetcher(Limits(delay=0)) as fetcher:
        for page in (PAGE, "https://example.org/other"):
            with pytest.raises(FetchError, match=rf"^{page}: the website's robots\.txt can't be read"):
                fetcher.fetch(page)
    assert len(world.asked) == Limits().retries + 1


def test_robots_txt_is_asked_of_every_host_on_the_way() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        if request.headers["Host"] == "example.org":
            return httpx2.Response(
                404 if request.url.path == "/robots.txt" else 302, headers={"Location": "//b.example/x"}
            )
        return httpx2.Response(200, text="User-agent: *\nDisallow: /x")

    world = World(handler)
    world.answer = lambda request: handler(request)  # type: ignore[method-assign]
    with pytest.raises(FetchError, match="forbids"):
        world.fetcher().fetch(PAGE)


def test_requests_to_one_host_keep_their_distance() -> None:
    world = World(ok)
    fetcher = world.fetcher(Limits(delay=2.0))
    fetcher.fetch(PAGE)
    fetcher.fetch(PAGE)
    assert world.sleeps == [2.0, 2.0]
    fetcher.fetch("https://other.example/")
    assert world.sleeps == [2.0, 2.0, 2.0]


def test_a_longer_distance_that_the_website_asks_for_is_kept() -> None:
    world = World(RobotsToo(httpx2.Response(200, text="User-agent: *\nCrawl-delay: 7")))
    fetcher = world.fetcher()
    fetcher.fetch(PAGE)
    fetcher.fetch(PAGE)
    assert world.sleeps == [1.0, 7.0]


def test_a_website_that_asks_for_minutes_is_left_alone() -> None:
    world = World(RobotsToo(httpx2.Response(200, text="User-agent: *\nCrawl-delay: 600")))
    with pytest.raises(FetchError, match="more than 60 s"):
        world.fetcher().fetch(PAGE)


def test_an_unchanged_page_is_not_sent_again() -> None:
    def unchanged(request: httpx2.Request) -> httpx2.Response:
        same = request.headers.get("If-None-Match") == '"7"' and "If-Modified-Since" in request.headers
        return httpx2.Response(304 if same else 200, headers={"ETag": '"7"'})

    found = World(unchanged).fetcher().fetch(PAGE, '"7"', "Tue, 05 Mar 2024 00:00:00 GMT")
    assert (found.status, found.content, found.etag) == (304, b"", '"7"')


def failing(times: int, status: int = 503, headers: dict[str, str] | None = None) -> Handler:
    left = iter(range(times))

    def handler(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, headers=headers) if next(left, None) is not None else httpx2.Response(200)

    return handler


def test_a_failing_server_is_asked_again_after_longer_and_longer_pauses() -> None:
    world = World(failing(2))
    assert world.fetcher(Limits(delay=0)).fetch(PAGE).status == 200
    assert world.sleeps == [1.0, 2.0]


def test_a_server_that_keeps_failing_is_given_up() -> None:
    world = World(failing(9))
    with pytest.raises(FetchError, match="status 503"):
        world.fetcher().fetch(PAGE)
    assert len(world.pages()) == 3


def test_the_pause_that_a_server_asks_for_is_kept() -> None:
    world = World(failing(1, 429, {"Retry-After": "17"}))
    world.fetcher(Limits(delay=0)).fetch(PAGE)
    assert world.sleeps == [17.0]


def test_what_is_no_number_in_a_header_is_not_read_as_one() -> None:
    odd = [(b"Retry-After", b"\xb2"), (b"Content-Length", b"\xb2")]
    answers = iter((httpx2.Response(429, headers=odd), httpx2.Response(200, headers=odd, content=b"words")))
    assert World(lambda _request: next(answers)).fetcher().fetch(PAGE).content == b"words"


def test_a_server_that_asks_for_an_hour_is_given_up() -> None:
    date = {"Date": "Tue, 05 Mar 2024 10:00:00 GMT", "Retry-After": "Tue, 05 Mar 2024 11:00:00 GMT"}
    with pytest.raises(FetchError, match="3600 s"):
        World(failing(1, 503, date)).fetcher().fetch(PAGE)


@pytest.mark.parametrize("status", [400, 401, 404, 410])
def test_an_error_that_stays_is_not_asked_again(status: int) -> None:
    world = World(failing(9, status))
    with pytest.raises(FetchError, match=f"status {status}"):
        world.fetcher().fetch(PAGE)
    assert len(world.pages()) == 1


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        (httpx2.ConnectTimeout(""), "no connection in time"),
        (httpx2.ReadTimeout(""), "no answer in time"),
        (httpx2.ConnectError("refused"), "refused"),
        (httpx2.RemoteProtocolError("garbled"), "garbled"),
    ],
)
def test_a_broken_connection_is_tried_again_and_then_said(error: httpx2.TransportError, hint: str) -> None:
    def broken(request: httpx2.Request) -> httpx2.Response:
        raise error

    world = World(broken)
    with pytest.raises(FetchError, match=hint):
        world.fetcher().fetch(PAGE)
    assert len(world.pages()) == 3


def test_a_page_that_is_larger_than_it_may_be_is_left() -> None:
    def large(request: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, content=b"x" * 2_000_001)

    with pytest.raises(FetchError, match="larger than 2 MB"):
        World(large).fetcher(Limits(size=2_000_000)).fetch(PAGE)


def test_a_page_without_a_stated_length_is_left_as_soon_as_it_is_too_large() -> None:
    sent = []

    def endless() -> Iterator[bytes]:
        while True:
            sent.append(1)
            yield b"x" * 1000

    world = World(lambda request: httpx2.Response(200, content=endless()))
    with pytest.raises(FetchError, match="larger than"):
        world.fetcher(Limits(size=10_000)).fetch(PAGE)
    assert len(sent) == 11


def test_a_page_that_trickles_in_is_left_after_the_time_it_has() -> None:
    def handler(request: httpx2.Request) -> httpx2.Response:
        def trickle() -> Iterator[bytes]:
            for _ in range(100):
                world.time += 1
                yield b"x"

        return httpx2.Response(200, content=trickle())

    world = World(handler)
    with pytest.raises(FetchError, match="not read in 30 s"):
        world.fetcher().fetch(PAGE)


def test_broken_packing_is_said() -> None:
    world = World(lambda request: httpx2.Response(200, content=iter([b"junk"]), headers={"Content-Encoding": "gzip"}))
    with pytest.raises(FetchError, match="can't be fetched"):
        world.fetcher().fetch(PAGE)
