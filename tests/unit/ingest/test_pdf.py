from __future__ import annotations

import builtins

import pytest

from onrecord.errors import EmptyInputError, FormatError, InputError
from onrecord.ingest.pdf import join_lines, read_pdf

pytest.importorskip("pypdf")


def pdf(*pages: list[str], title: str = "Talks") -> bytes:
    """Write the smallest PDF file that shows these lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        shown = "BT /F1 10 Tf 12 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        resources = f"/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * number} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{resources}>>")
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}\nendstream")
    objects.append(f"<</Title({title})/Author(A Typist)/CreationDate(D:20240305)>>")
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer<</Size {size}/Root 1 0 R/Info {size - 1} 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


LINES = [
    "The Minister of Trade of Examplia said that the talks had gone",
    "well and would go on in the spring of the coming year, when both",
    "sides would meet again.",
    "The host thanked her.",
]


def test_lines_are_joined_to_paragraphs_and_pages_are_parted() -> None:
    draft = read_pdf(pdf(LINES, ["The end."]), "a.pdf")
    first = " ".join(LINES[:3])
    assert draft.text.split("\n\n") == [first, LINES[3], "The end."]


def test_only_the_title_is_taken_from_the_files_properties() -> None:
    draft = read_pdf(pdf(LINES), "a.pdf")
    assert (draft.stated.title, draft.stated.published_on, draft.byline) == ("Talks", None, None)


@pytest.mark.parametrize("title", ["10811.exe", "Microsoft Word - talks", "untitled", "talks.docx", ""])
def test_a_title_made_of_a_file_name_is_none(title: str) -> None:
    assert read_pdf(pdf(LINES, title=title), "a.pdf").stated.title is None


def test_pages_without_text_are_named() -> None:
    draft = read_pdf(pdf(LINES, []), "a.pdf")
    assert [warning.message for warning in draft.warnings] == ["no text on page 2: pictures, or blank"]


def test_a_file_of_pictures_says_what_to_do() -> None:
    with pytest.raises(EmptyInputError, match="text recognition"):
        read_pdf(pdf([]), "a.pdf")


@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", b"%PDF-1.4\n1 0 obj <</Type", b""])
def test_a_damaged_file_is_refused(raw: bytes) -> None:
    with pytest.raises(FormatError, match="damaged PDF"):
        read_pdf(raw, "a.pdf")


def test_a_missing_library_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "pypdf":
            raise ImportError(name)
        return whole(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(InputError, match=r"extra `documents`: pip install 'onrecord\[documents\]'"):
        read_pdf(pdf(LINES), "a.pdf")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("The talks of the two mini-\nsters went well.", "The talks of the two ministers went well."),
        ("1\n2\nThe talks went well.\n3", "The talks went well."),
        (
            "AGENDA\n1. Opening of the talks between the two sides\n2. Any other business",
            "AGENDA\n\n1. Opening of the talks between the two sides\n\n2. Any other business",
        ),
        ("", ""),
        (" \n \n", ""),
    ],
)
def test_hyphens_line_numbers_and_lists_are_known(page: str, text: str) -> None:
    assert join_lines(page) == text
