from __future__ import annotations

import builtins
import io
import zipfile

import pytest

from onrecord.errors import FormatError, InputError
from onrecord.ingest.docx import read_docx

docx = pytest.importorskip("docx")


def document(*paragraphs: str, title: str = "Talks") -> bytes:
    """Write a Word document whose body is this markup."""
    made = docx.Document()
    made.core_properties.title = title
    made.core_properties.author = "A Typist"
    packed = io.BytesIO()
    made.save(packed)
    body = "".join(paragraphs)
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    out = io.BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                content = f"<w:document {word}><w:body>{body}</w:body></w:document>".encode()
            new.writestr(part, content)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def test_paragraphs_and_cells_are_parted_by_blank_lines() -> None:
    cell = f"<w:tbl><w:tr><w:tc><w:p>{run('cell')}</w:p></w:tc></w:tr></w:tbl>"
    draft = read_docx(
        document(f"<w:p>{run('They ')}{run('met.')}</w:p>", cell, f"<w:p>{run('They left.')}</w:p>"), "a.docx"
    )
    assert draft.text == "They met.\n\ncell\n\nThey left."
    assert (draft.stated.title, draft.stated.published_on, draft.byline) == ("Talks", None, None)


def test_changes_are_read_as_accepted_and_hidden_words_are_not_read() -> None:
    pieces = (
        run("They "),
        f"<w:ins>{run('all ')}</w:ins>",
        f"<w:del>{run('never ').replace('w:t', 'w:delText')}</w:del>",
        f"<w:moveFrom>{run('gone ')}</w:moveFrom>",
        run("secretly ", "<w:vanish/>"),
        run("met", '<w:vanish w:val="0"/>'),
        "<w:r><w:br/></w:r>",
        run("again."),
    )
    assert read_docx(document(f"<w:p>{''.join(pieces)}</w:p>"), "a.docx").text == "They all met\nagain."


def test_entities_of_the_document_are_not_expanded() -> None:
    packed = document(f"<w:p>{run('x')}</w:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                content = b'<!DOCTYPE a [<!ENTITY e "secret">]>' + content.replace(b">x<", b">x&e;<")
            new.writestr(part, content)
    assert "secret" not in read_docx(out.getvalue(), "a.docx").text


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"words", b""])
def test_what_is_no_word_document_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match="not a Word document"):
        read_docx(raw, "a.docx")


def test_another_archive_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "words")
    with pytest.raises(FormatError, match="not a Word document"):
        read_docx(out.getvalue(), "a.docx")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("word/document.xml", "w") as part:
        for _ in range(201):
            part.write(b"\0" * 1_000_000)
    with pytest.raises(FormatError, match="larger than 200 MB"):
        read_docx(out.getvalue(), "a.docx")


def test_a_missing_library_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "docx":
            raise ImportError(name)
        return whole(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"extra `documents`: pip install 'onrecord\[documents\]'"):
        read_docx(b"PK", "a.docx")
