"""A walk through the reading room with a real browser, over our own example documents.

It is skipped where Playwright for Python, a Chromium or the language model isn't installed. With ONRECORD_AXE set to
the path of axe-core's script, every page is also examined for accessibility; with ONRECORD_SCREENSHOTS set to a
folder, pictures of the pages are put there.
"""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from onrecord.actors.tenures import read_table, to_line
from onrecord.api.settings import Settings
from onrecord.errors import MissingModelError
from onrecord.ingest.reader import Metadata, read_path
from onrecord.model.record import Failure
from onrecord.pipeline import Reader
from onrecord.store.ledger import Ledger
from onrecord.web.app import create_site

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")

EXAMPLES = Path(__file__).parents[2] / "examples"
REPORTS = (("state-media.txt", "Invented State Agency"), ("ministry-readout.txt", "Invented Foreign Ministry"))
SWITCHES = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
STARTED = 10.0
"""Seconds that the server may take to start."""
AXE = os.environ.get("ONRECORD_AXE")
PICTURES = os.environ.get("ONRECORD_SCREENSHOTS")


@dataclass
class Walk:
    """A page of the browser on the site, and what went wrong on the way."""

    page: Any
    base: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the site by its address, and examine it."""
        self.page.goto(self.base + path)
        self.examine()

    def follow(self, link: str) -> None:
        """Follow a link by its words, and examine the page that it leads to."""
        self.page.get_by_role("link", name=link).first.click()
        self.page.wait_for_load_state()
        self.examine()

    def examine(self) -> None:
        """Note what is too wide for the window, and what axe takes for serious."""
        where = self.page.url.removeprefix(self.base)
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            self.faults.append(f"{where}: {over} pixels too wide")
        if AXE:
            self.page.evaluate(Path(AXE).read_text("utf-8"))
            found = self.page.evaluate("axe.run(document).then(r => r.violations.map(v => [v.id, v.impact]))")
            self.faults += [f"{where}: {id}" for id, impact in found if impact in ("serious", "critical")]

    def picture(self, name: str) -> None:
        """Keep a picture of the page where one is wanted."""
        if PICTURES:
            self.page.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a ledger with the two example documents on a free port."""
    path = tmp_path_factory.mktemp("walk") / "ledger.db"
    fill(path)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(create_site(Settings(path)), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + STARTED
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


def fill(path: Path) -> None:
    """Read the examples into a ledger."""
    own = [to_line(tenure) for tenure in read_table(EXAMPLES / "actors.csv")]
    with Ledger(path) as ledger:
        ledger.import_actors(own)
        try:
            reader = Reader(EXAMPLES / "actors.csv")
        except MissingModelError:
            pytest.skip("the language model is not installed")
        for name, publisher in REPORTS:
            metadata = Metadata(publisher=publisher, published_on="2031-03-18")
            for document in read_path(str(EXAMPLES / name), metadata):
                assert not isinstance(document, Failure)
                ledger.add(reader.read(document))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield opened
        opened.close()


def walk_in(browser: Any, base: str, **settings: Any) -> Walk:
    """Open a window that notes every message of the console and every request to elsewhere."""
    # Axe is put into the page from outside, which the page's own policy rightly forbids.
    page = browser.new_context(bypass_csp=bool(AXE), **settings).new_page()
    walk = Walk(page, base)
    page.on("console", lambda message: walk.faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: walk.faults.append(f"error: {error}"))
    page.on("request", lambda asked: None if asked.url.startswith(base) else walk.faults.append(f"asked {asked.url}"))
    page.on("requestfailed", lambda asked: walk.faults.append(f"failed {asked.url}"))
    return walk


WINDOWS = [
    pytest.param({"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}, id="light"),
    pytest.param({"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"}, id="dark"),
    pytest.param({"viewport": {"width": 390, "height": 844}, "color_scheme": "light"}, id="phone-light"),
    pytest.param({"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}, id="phone-dark"),
]


@pytest.mark.parametrize("settings", WINDOWS)
def test_a_reader_walks_from_the_first_page_to_a_judgement_and_back(
    browser: Any, base: str, settings: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    walk, theme = walk_in(browser, base, **settings), request.node.callspec.id
    walk.go("/")
    walk.picture(f"home-{theme}")
    walk.follow("Castellanos: Uruguay won't accept a verdict on its waters from afar")
    walk.picture(f"document-{theme}")
    read_document(walk)
    search(walk)
    walk.picture(f"search-{theme}")
    walk.page.locator(".results").get_by_role("link", name="Ramiro Castellanos").first.click()
    walk.page.wait_for_url("**/actors/**")
    walk.examine()
    assert walk.page.get_by_role("heading", name="Offices").is_visible()
    walk.picture(f"actor-{theme}")
    walk.go("/occasions")
    walk.follow("Meeting")
    walk.picture(f"occasion-{theme}")
    walk.page.locator("#pairs + ul a").first.click()
    walk.examine()
    assert walk.page.get_by_text("says nothing of it").count() > 0
    walk.picture(f"compare-{theme}")
    judge(walk)
    walk.picture(f"statement-{theme}")
    undo(walk)
    correct(walk)
    undo(walk)
    assert walk.faults == []


def read_document(walk: Walk) -> None:
    """Put the mouse, then the keyboard, on a finding; its words light up, and no others."""
    for reach in ("hover", "focus"):
        note = walk.page.locator(".note[data-f=s2]")
        getattr(note.locator(".back"), reach)()
        assert walk.page.locator("span.lit").count() > 0
        assert {each.get_attribute("data-f") for each in walk.page.locator("span.content.lit").all()} == {"s2"}
        walk.page.mouse.move(0, 0)


def search(walk: Walk) -> None:
    """Look for a word and narrow the hits down to a speaker."""
    field = walk.page.get_by_role("searchbox")
    field.fill("Sula")
    field.press("Enter")
    walk.page.wait_for_url("**/search?words=Sula")
    walk.examine()
    assert walk.page.locator("mark").first.inner_text() == "Sula"


def judge(walk: Walk) -> None:
    """Confirm a statement with a note and a name."""
    walk.page.get_by_role("link", name="statement", exact=True).first.click()
    walk.page.wait_for_url("**/statements/**")
    walk.examine()
    form = walk.page.locator('form[action="/judgements"]')
    form.get_by_label("Note").fill("read against the recording")
    form.get_by_label("Your name").fill("N. N.")
    walk.page.get_by_role("button", name="Confirm").click()
    walk.page.wait_for_url("**/statements/**#judge")
    walk.examine()
    assert walk.page.locator(".judged").inner_text().startswith("confirmed by N. N. on ")


def undo(walk: Walk) -> None:
    """Take the judgement back."""
    walk.page.get_by_role("button", name="Undo").click()
    walk.page.get_by_text("Nobody has judged it yet.").wait_for()
    # What is still being loaded when the page is left would count as a fault.
    walk.page.wait_for_load_state()
    assert walk.page.locator(".judged").count() == 0


def correct(walk: Walk) -> None:
    """Say who said the statement and what it does; what was found stays, and all of it is taken back."""
    found = walk.page.locator(".by").inner_text()
    form = walk.page.locator('form[action="/corrections"]')
    form.get_by_label("Speaker").fill("Ivo Tamm")
    form.get_by_label("Act").select_option("concede")
    form.get_by_label("Your name").fill("N. N.")
    form.get_by_role("button", name="Correct").click()
    walk.page.locator(".judged").nth(1).wait_for()
    walk.page.wait_for_load_state()
    walk.examine()
    told = walk.page.locator(".judged").all_inner_texts()
    assert told[0].startswith("speaker, as N. N. says: Ivo Tamm on ")
    assert told[1].startswith("act, as N. N. says: concede on ")
    assert walk.page.locator(".by").inner_text() == found
    walk.page.get_by_role("button", name="Undo: act").click()
    walk.page.get_by_role("button", name="Undo: act").wait_for(state="detached")
    walk.page.locator(".judged").wait_for()
    walk.page.wait_for_load_state()


def test_the_walk_needs_no_script(browser: Any, base: str) -> None:
    walk = walk_in(browser, base, java_script_enabled=False)
    walk.page.goto(base)
    walk.page.get_by_role("link", name="Castellanos: Uruguay").first.click()
    walk.page.locator(".note .back").first.click()
    assert "#t-" in walk.page.url
    walk.page.locator("summary", has_text="more").first.click()
    walk.page.get_by_role("button", name="Unsure").first.click()
    assert walk.page.locator(".judged .unsure").count() == 1
    walk.page.get_by_role("button", name="Undo").click()
    assert walk.page.locator(".judged").count() == 0
    assert walk.faults == []


def test_a_search_without_hits_says_so(browser: Any, base: str) -> None:
    walk = walk_in(browser, base)
    walk.go("/search?words=nothing+like+it")
    assert walk.page.get_by_text("Nobody said that in these documents.").is_visible()
    assert walk.faults == []
