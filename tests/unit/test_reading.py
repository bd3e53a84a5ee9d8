from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import reading
from onrecord.errors import DateError, EmptyInputError, FormatError, InputError
from onrecord.model.record import Extraction, Run
from onrecord.model.text import Document
from onrecord.reading import read

TEXT = "Ann Osk said the ferry would sail again in April."
UNUSED = Run((("model", "none"),))


class Echo:
    """A reader that finds nothing, so that what it was given can be seen."""

    def __init__(self, actors: Path | None) -> None:
        self.actors = actors

    def read(self, document: Document) -> Extraction:
        return Extraction(document, UNUSED)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Document]:
    """Give a `read` that returns the document which the reader was given."""
    monkeypatch.setattr(reading, "_reader", Echo)
    return lambda *args, **known: read(*args, **known).document


def test_a_string_that_names_no_file_is_the_text(seen: Callable[..., Document]) -> None:
    assert seen(TEXT).text == TEXT


@pytest.mark.parametrize("words", [60, 300, 3000])
def test_a_text_on_one_line_is_a_text_however_long(seen: Callable[..., Document], words: int) -> None:
    assert seen("x" * words).text == "x" * words


def test_a_path_and_its_name_are_read_as_the_file(seen: Callable[..., Document], tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert seen(file).text == seen(str(file)).text == TEXT


def test_json_lines_of_one_document_are_read(seen: Callable[..., Document], tmp_path: Path) -> None:
    file = tmp_path / "ferry.jsonl"
    file.write_text(json.dumps({"id": "n1", "text": TEXT}) + "\n", encoding="utf-8")
    assert seen(file).id == "n1"


def test_what_is_known_about_the_publication_is_kept(seen: Callable[..., Document]) -> None:
    document = seen(TEXT, published="2031-03-18", publisher="Harbour Gazette", title="Ferry sails")
    assert document.published_on == "2031-03-18"
    assert document.publisher == "Harbour Gazette"
    assert document.title == "Ferry sails"


def test_a_date_that_is_none_raises_an_error_that_shows_how_to_write_one() -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD") as caught:
        read(TEXT, published="mid-March")
    assert caught.value.value == "mid-March"


def test_a_blank_text_raises_an_error() -> None:
    with pytest.raises(EmptyInputError):
        read(" \n ")


def test_a_path_without_file_raises_an_error_that_names_it(tmp_path: Path) -> None:
    missing = tmp_path / "ferry.txt"
    with pytest.raises(InputError, match="no such file") as caught:
        read(missing)
    assert caught.value.path == str(missing)


def test_a_file_of_several_documents_raises_an_error_that_says_what_to_use(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text(2 * (json.dumps({"text": TEXT}) + "\n"), encoding="utf-8")
    with pytest.raises(FormatError, match=r"2 documents.*read_path") as caught:
        read(file)
    assert caught.value.path == str(file)


def test_a_damaged_line_raises_an_error_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("{not json}\n", encoding="utf-8")
    with pytest.raises(FormatError, match="doesn't hold one document") as caught:
        read(file)
    assert caught.value.path == str(file)
