from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import InputError
from onrecord.model.record import Failure
from onrecord.model.text import Document, hash_id
from onrecord.scale.files import files_in, list_in, read_file
from onrecord.scale.pages import Pages, page_id
from onrecord.store.ledger import Ledger
from tests.unit.scale.small_web import HOST, opml, page


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Pages]:
    with Ledger(tmp_path / "ledger.db") as opened:
        yield Pages(opened)


def write(folder: Path, *names: str, content: str = "Ada said one.") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")


def test_a_folder_gives_its_files_of_known_kinds_by_name(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.html", "c/d.jsonl.gz", "c/b.PDF", "notes.db", "feeds.opml", ".hidden.txt", ".git/x.txt")
    names = [str(Path(path).relative_to(tmp_path)) for path in files_in(str(tmp_path))]
    assert names == ["a.html", "b.txt", str(Path("c/b.PDF")), str(Path("c/d.jsonl.gz"))]


def test_a_folder_without_such_a_file_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "notes.db")
    with pytest.raises(InputError, match="no file of a kind"):
        files_in(str(tmp_path))


def test_a_saved_page_that_names_its_address_is_known_by_it(tmp_path: Path, pages: Pages) -> None:
    write(tmp_path, "a.html", content=page("Ada said one.", canonical=f"{HOST}/doors#top"))
    [source] = read_file(str(tmp_path / "a.html"), pages)
    assert isinstance(source.content, Document)
    assert source.content.id == page_id(f"{HOST}/doors")


@pytest.mark.parametrize("named", [f"{HOST}/", "https://[example.org/doors"])
def test_a_saved_page_that_names_no_page_is_known_by_its_text(tmp_path: Path, pages: Pages, named: str) -> None:
    write(tmp_path, "a.html", content=page("Ada said one.", canonical=named))
    [source] = read_file(str(tmp_path / "a.html"), pages)
    assert isinstance(source.content, Document)
    assert source.content.id == hash_id("d", named, source.content.text)


def test_what_can_not_be_read_is_a_failure_with_its_place(tmp_path: Path, pages: Pages) -> None:
    path = str(tmp_path / "a.jsonl")
    write(tmp_path, "a.jsonl", content='{"text": "Ada said one."}\nnonsense')
    one, two = read_file(path, pages)
    assert isinstance(one.content, Document)
    assert isinstance(two.content, Failure)
    assert two.place == f"{path}:2"
    [missing] = read_file(str(tmp_path / "b.txt"), pages)
    assert missing.content == Failure(str(tmp_path / "b.txt"), "no such file")


def test_only_lists_of_feeds_and_sitemaps_are_lists(tmp_path: Path) -> None:
    write(tmp_path, "feeds.opml", content=opml("/feed"))
    write(tmp_path, "a.xml", content="<rss/>")
    found = list_in(str(tmp_path / "feeds.opml"))
    assert found is not None
    assert found[0] == ".opml"
    assert list_in(str(tmp_path / "a.xml")) is None
    assert list_in(str(tmp_path / "missing.opml")) is None
