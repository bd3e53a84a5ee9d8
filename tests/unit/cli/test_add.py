from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import add as adding
from onrecord.cli.main import main
from onrecord.store.ledger import Ledger
from onrecord.store.sources import get_fetch, list_set_aside
from tests.unit.scale.readers import READINGS, PlainReader, without_model
from tests.unit.scale.small_web import HOST, SmallWeb, feed, opml, page, sitemap

ADA, BEA = "Ada said the door is open.", "Bea said it is late."


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SmallWeb:
    """Give a small web; pages are fetched from it and read by a reader that needs no model."""
    web = SmallWeb()
    monkeypatch.setattr(adding, "new_fetcher", web.fetcher)
    monkeypatch.setattr(adding, "reader_maker", lambda ledger: PlainReader)
    monkeypatch.delenv("ONRECORD_LEDGER", raising=False)
    monkeypatch.chdir(tmp_path)
    return web


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def write(name: str, content: str = ADA) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, "utf-8")
    return name


def held() -> list[str]:
    with Ledger("onrecord.db", create=False) as ledger:
        return [extraction.document.text for extraction in ledger.extractions()]


def test_a_file_is_added_with_a_line_and_a_report(world: SmallWeb) -> None:
    result = run("add", write("a.md", f"---\ntitle: Doors\npublisher: House News\n---\n{ADA}"))
    assert (result.exit_code, result.stdout) == (0, "Doors (House News): 1 statement\n")
    assert result.stderr == "1 document added, 0 revised, 0 held already, 0 failed\nLedger: onrecord.db\n"


def test_a_folder_is_added_with_the_folders_in_it(world: SmallWeb) -> None:
    write("house/b.txt", BEA)
    write("house/upstairs/a.txt")
    result = run("add", "house", "--jobs", "2")
    assert result.stderr.startswith("2 documents added")
    assert sorted(held()) == [ADA, BEA]


def test_what_is_held_is_not_read_again(world: SmallWeb) -> None:
    run("add", write("a.txt", f"{ADA} Please count this."))
    result = run("add", "a.txt", write("b.txt", f"{BEA} Please count this."))
    assert result.stderr.startswith("1 document added, 0 revised, 1 held already, 0 failed")
    assert Path(READINGS).read_text("utf-8").splitlines() == ["read", "read"]


def test_a_changed_page_is_revised_and_its_statements_are_compared(world: SmallWeb) -> None:
    url = world.put("/doors", page(ADA, BEA))
    run("add", url)
    world.put("/doors", page(BEA, "Bea said she left. Bea said it rains."))
    result = run("add", url)
    assert result.stdout == "Doors: 3 statements (text changed: 2 new, 1 gone, 1 the same)\n"
    assert result.stderr.startswith("0 documents added, 1 revised, 0 held already, 0 failed")
    assert len(held()) == 1


def test_an_unchanged_page_is_held_already(world: SmallWeb) -> None:
    url = world.put("/doors", page(ADA), etag='"1"')
    run("add", url)
    assert run("add", url).stderr.startswith("0 documents added, 0 revised, 1 held already, 0 failed")
    assert world.sent == ["/doors"]


def test_an_unchanged_page_is_read_again_by_another_reader(world: SmallWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    url = world.put("/doors", page(ADA), etag='"1"')
    run("add", url)
    monkeypatch.setattr(adding, "reader_maker", lambda ledger: partial(PlainReader, "2"))
    assert run("add", url).stdout == "Doors: 1 statement (read again: 0 new, 0 gone, 1 the same)\n"
    assert world.sent == ["/doors"]


def test_a_sitemap_is_added_up_to_the_limit_and_the_report_says_that_there_is_more(world: SmallWeb) -> None:
    world.put("/a", page(ADA))
    world.put("/b", page(BEA))
    url = world.put("/sitemap.xml", sitemap("/a", "/b"), "application/xml")
    result = run("add", url, "--limit", "1")
    assert result.stderr.splitlines() == [
        "1 document added, 0 revised, 0 held already, 0 failed",
        f"  {url}: names more pages than --limit; run again for the next ones",
        "Ledger: onrecord.db",
    ]
    assert result.exit_code == 0


def test_what_fails_is_listed_and_the_rest_is_added(world: SmallWeb) -> None:
    wrong = write("wrong.txt", "Please raise an error.")
    dying = write("dying.txt", "Please kill the process.")
    result = run("add", wrong, dying, "missing.txt", f"{HOST}/missing", write("a.txt"))
    assert result.exit_code == 3
    first, *failures, _ = result.stderr.splitlines()
    assert first == "1 document added, 0 revised, 0 held already, 4 failed"
    assert failures[0].startswith("  wrong.txt (d")
    assert failures[0].endswith("): set aside: RuntimeError: a stage broke")
    assert failures[1].endswith("): set aside: the process that read it ended: SIGKILL")
    assert failures[2] == "  missing.txt: no such file"
    assert failures[3] == f"  {HOST}/missing: the server answered with status 404"
    with Ledger("onrecord.db") as ledger:
        assert {each.place for each in list_set_aside(ledger)} == {"wrong.txt", "dying.txt"}


def test_a_document_that_takes_too_long_is_set_aside(world: SmallWeb) -> None:
    result = run("add", write("a.txt", "They take for ever."), "--timeout", "0.5")
    assert result.exit_code == 3
    assert "set aside: not read in 0.5 s" in result.stderr


def test_a_page_that_was_set_aside_is_asked_for_in_full_again(world: SmallWeb) -> None:
    url = world.put("/doors", page("Please raise an error."), etag='"1"')
    assert run("add", url).exit_code == 3
    assert run("add", url).exit_code == 3
    assert world.sent == ["/doors", "/doors"]
    with Ledger("onrecord.db") as ledger:
        kept = get_fetch(ledger, url)
    assert kept is not None
    assert kept.document_id is None


def test_a_document_whose_findings_do_not_fit_its_words_fails_alone(world: SmallWeb) -> None:
    result = run("add", write("a.txt", "Please quote wrongly."), write("b.txt", BEA))
    assert result.exit_code == 3
    assert "are 'Pleas', not 'other'" in result.stderr
    assert held() == [BEA]


def test_a_single_file_that_is_not_there_is_an_error_and_makes_no_ledger(world: SmallWeb) -> None:
    result = run("add", "missing.txt")
    assert (result.exit_code, result.stderr) == (3, "Error: missing.txt: no such file or folder\n")
    assert not list(Path().glob("*.db"))


def test_a_missing_model_ends_the_adding(world: SmallWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "reader_maker", lambda ledger: without_model)
    result = run("add", write("a.txt"))
    assert (result.exit_code, result.stderr) == (5, "Error: install the language model\n")


@pytest.mark.parametrize("wrong", [("--jobs", "-1"), ("--timeout", "0"), ("--limit", "0"), ("--every", "1")])
def test_wrong_options_are_wrong_usage(world: SmallWeb, wrong: tuple[str, str]) -> None:
    assert run("add", write("a.txt"), *wrong).exit_code == 2


def test_watching_adds_what_is_new_once(world: SmallWeb) -> None:
    world.put("/a", page(ADA))
    world.put("/feed", feed("/a"), "application/rss+xml")
    lists = write("feeds.opml", opml("/feed"))
    assert run("watch", lists).stderr.startswith("1 document added")
    world.put("/b", page(BEA))
    world.put("/feed", feed("/b", "/a"), "application/rss+xml")
    assert run("watch", lists).stderr.startswith("1 document added, 0 revised, 0 held already")
    assert world.sent == ["/feed", "/a", "/feed", "/b"]


def test_watching_looks_again_until_it_is_interrupted(world: SmallWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    world.put("/a", page(ADA))
    world.put("/b", page(BEA))
    url = world.put("/feed", feed("/a", "/missing"), "application/rss+xml")
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            raise KeyboardInterrupt
        world.put("/feed", feed("/b"), "application/rss+xml")

    monkeypatch.setattr("onrecord.cli.add.time.sleep", sleep)
    result = run("watch", url, "--every", "30")
    assert result.exit_code == 0
    assert pauses == [1800, 1800]
    assert [line for line in result.stderr.splitlines() if "added" in line] == [
        "1 document added, 0 revised, 0 held already, 1 failed",
        "1 document added, 0 revised, 0 held already, 0 failed",
    ]
    assert result.stderr.endswith("Looking again in 30 min; Ctrl-C ends it.\nStopped.\n")


def test_watching_once_tells_failures_by_its_exit_code(world: SmallWeb) -> None:
    assert run("watch", f"{HOST}/missing").exit_code == 3
