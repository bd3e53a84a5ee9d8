from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from onrecord.errors import BinaryInputError, EmptyInputError, FormatError, InputError
from onrecord.ingest.reader import Metadata, count_documents, document_from_text, read_bytes, read_path
from onrecord.model.record import Failure
from onrecord.model.text import Document

TEXT = "The Minister of Trade of Examplia said that the talks in the capital had gone well."
HTML = f"<!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
LINES = "".join(json.dumps({"id": f"n-{n}", "text": f"{n}: {TEXT}"}) + "\n" for n in range(3))


def write(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def read_one(path: str, metadata: Metadata | None = None) -> Document:
    (item,) = read_path(path, metadata or Metadata())
    assert isinstance(item, Document)
    return item


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", TEXT),
        ("A.TXT", TEXT),
        ("a.md", f"---\ntitle: Talks\n---\n{TEXT}"),
        ("a.html", HTML),
        ("a.htm", HTML),
        ("a.json", json.dumps({"text": TEXT}, indent=2)),
        ("a.jsonl", json.dumps({"text": TEXT})),
        ("a.aspx", HTML),
        ("notes", TEXT),
        ("a.txt.gz", gzip.compress(TEXT.encode())),
        ("a.html.gz", gzip.compress(HTML.encode())),
        ("a.jsonl.gz", gzip.compress(json.dumps({"text": TEXT}).encode())),
    ],
)
def test_each_kind_of_file_gives_its_text(tmp_path: Path, name: str, content: str | bytes) -> None:
    assert read_one(write(tmp_path, name, content)).text == TEXT


def test_markup_in_a_text_file_is_text(tmp_path: Path) -> None:
    assert read_one(write(tmp_path, "a.txt", HTML)).text == HTML


def test_given_metadata_hold_for_every_line_and_win(tmp_path: Path) -> None:
    path = write(tmp_path, "n.jsonl", '{"text": "a", "publisher": "Theirs"}\n{"text": "b"}\n')
    items = list(read_path(path, Metadata(publisher="Ours")))
    assert [item.publisher for item in items if isinstance(item, Document)] == ["Ours", "Ours"]


def test_a_bad_line_is_a_failure_with_its_place_and_the_rest_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, "n.jsonl", '{"text": "a"}\n{"text": " "}\nnonsense\n{"text": "b"}\n')
    items = list(read_path(path, Metadata()))
    assert [type(item) for item in items] == [Document, Failure, Failure, Document]
    blank, nonsense = (item for item in items if isinstance(item, Failure))
    assert (blank.path, blank.reason) == (f"{path}:2", "there is no text in it")
    assert nonsense.path == f"{path}:3"
    assert nonsense.reason.startswith("not valid JSON")


def test_a_gzip_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{n} {n**n}"}) + "\n" for n in range(1, 400))
    packed = gzip.compress(lines.encode())
    items = list(read_path(write(tmp_path, "n.jsonl.gz", packed[: len(packed) // 2]), Metadata()))
    assert isinstance(items[0], Document)
    assert isinstance(items[-1], Failure)
    assert "damaged gzip" in items[-1].reason


@pytest.mark.parametrize(
    ("name", "content", "kind", "hint"),
    [
        ("a.txt", "", EmptyInputError, "nothing in it"),
        ("a.txt", " \r\n\t", EmptyInputError, "nothing in it"),
        ("a.md", "---\ntitle: Talks\n---\n", EmptyInputError, "no text"),
        ("a.jsonl", "\n\n", EmptyInputError, "no line"),
        ("a.html", "", EmptyInputError, "nothing in it"),
        ("a.json", "{", FormatError, "not valid JSON"),
        ("a.json", "[1]", FormatError, "a list"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", BinaryInputError, r"\.jsonl"),
        ("a.docx", b"PK\x03\x04\0\0", FormatError, "not a Word document"),
        ("a.zip", b"PK\x03\x04\0\0", BinaryInputError, "ZIP archive"),
        ("a.pdf", b"%PDF-1.4\n", FormatError, "damaged PDF"),
        ("a.txt", b"%PDF-1.4\n", FormatError, "damaged PDF"),
        ("a.xml", "<other/>", FormatError, "XML of a kind"),
        ("a.xml", "<opml><body/></opml>", FormatError, "list of feeds"),
        ("a.xml", "<urlset/>", FormatError, "sitemap"),
        ("a.csv", "a,b\n1,2\n", FormatError, 'no column "text"'),
        ("a.warc", "nonsense\n", FormatError, "not a web archive"),
        ("a.warc.gz", b"nonsense", FormatError, "not a web archive"),
        ("a.txt.gz", b"not packed", InputError, "damaged gzip"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: str | bytes, kind: type[InputError], hint: str
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(kind, match=hint) as caught:
        list(read_path(path, Metadata()))
    assert caught.value.path == path
    assert str(caught.value).startswith(path)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("missing.txt", "no such file"),
        ("bad\0name.txt", "can't be read"),
        ("x" * 5000 + ".txt", "can't be read"),
        ("https://example.org/a.html", "save the page"),
        ("HTTPS://example.org/a.html", "save the page"),
    ],
)
def test_a_path_that_leads_nowhere_says_why(path: str, hint: str) -> None:
    with pytest.raises(InputError, match=hint):
        list(read_path(path, Metadata()))


def test_a_folder_says_to_pass_its_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="pass the files in it"):
        list(read_path(str(tmp_path), Metadata()))


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (TEXT, [TEXT]),
        (HTML, [TEXT]),
        ("\ufeff\n<HTML><body><p>" + TEXT + "</p></body></HTML>", [TEXT]),
        (LINES, [f"{n}: {TEXT}" for n in range(3)]),
        (json.dumps({"text": TEXT}, indent=2), [TEXT]),
        ("{curly} words\nand more", ["{curly} words\nand more"]),
        ("<b>bold</b> words", ["<b>bold</b> words"]),
    ],
)
def test_standard_input_is_told_by_how_it_starts(
    monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    items = list(read_path("-", Metadata()))
    assert [item.text for item in items if isinstance(item, Document)] == texts


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", f"<rss><channel><item><description>{TEXT}</description></item></channel></rss>"),
        (
            "feed",
            f"<?xml version='1.0'?>\n<!-- x --><feed><entry><content>{TEXT}</content></entry></feed>",
        ),
        ("a.csv", f"text,title\n{TEXT},Talks\n"),
    ],
)
def test_each_kind_of_collection_gives_its_texts(tmp_path: Path, name: str, content: str) -> None:
    assert read_one(write(tmp_path, name, content)).text == TEXT


def test_fetched_bytes_are_read_by_what_the_server_calls_them() -> None:
    page = f"<p>Спасибо. {TEXT}</p>".encode("koi8-r")
    (item,) = read_bytes(page, "https://example.org/a", Metadata(), "text/html; charset=koi8-r", "koi8-r")
    assert isinstance(item, Document)
    assert item.text == f"Спасибо. {TEXT}"
    (line,) = read_bytes(json.dumps({"text": TEXT}).encode(), "https://example.org/b", Metadata(), "application/json")
    assert isinstance(line, Document)
    assert line.text == TEXT


def test_an_entry_that_cannot_be_read_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    items = f"<item><title>a</title></item><item><description>{TEXT}</description></item>"
    found = list(read_path(write(tmp_path, "a.rss", f"<rss><channel>{items}</channel></rss>"), Metadata()))
    assert [type(item) for item in found] == [Failure, Document]


def test_empty_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\n")))
    with pytest.raises(EmptyInputError, match="standard input"):
        list(read_path("-", Metadata()))


def test_a_text_in_memory_is_the_same_document_as_in_a_file(tmp_path: Path) -> None:
    metadata = Metadata(publisher="Example Times", url="https://example.org/1")
    from_file = read_one(write(tmp_path, "a.txt", TEXT), metadata)
    assert document_from_text(TEXT, metadata) == from_file


def test_documents_are_counted_without_reading_them(tmp_path: Path) -> None:
    assert count_documents(write(tmp_path, "n.jsonl", LINES + "\n")) == 3
    assert count_documents(write(tmp_path, "n.jsonl.gz", gzip.compress(LINES.encode()))) == 3
    assert count_documents(write(tmp_path, "a.txt", TEXT)) == 1
    assert count_documents(str(tmp_path / "missing.jsonl")) == 1
    assert count_documents(write(tmp_path, "a.csv", "text\n")) is None
    assert count_documents("-") is None
