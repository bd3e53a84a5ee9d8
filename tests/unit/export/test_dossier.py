from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given

from onrecord.export.dossier import to_html, write_html
from onrecord.model.record import Extraction
from tests.unit.sample import RUN, TEXT, document, extraction, extractions, saying

PAYLOADS = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "<!-- --><iframe src=javascript:alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
)
VOID = {"meta"}


class Page(HTMLParser):
    """Reads a page: its elements, its visible text, and whether every element is closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text += data

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        return [attributes["href"] or "" for tag, attributes in self.elements if tag == "a"]


def hostile(words: str) -> Extraction:
    """Give the sample with the same words wherever a text of somebody else's can stand."""
    sample = extraction()
    about = replace(document(), title=words, publisher=words, byline=words, licence=words, url=words)
    actors = tuple(replace(actor, name=words, office=words) for actor in sample.actors)
    statements = tuple(
        replace(each, contents=tuple(replace(piece, exact=words) for piece in each.contents))
        for each in sample.statements
    )
    issue = replace(sample.positions[0].issue, label=words)
    positions = (replace(sample.positions[0], issue=issue),)
    warnings = tuple(replace(each, message=words) for each in sample.warnings)
    found = {"actors": actors, "statements": statements, "positions": positions, "warnings": warnings}
    return replace(sample, document=about, **found)  # type: ignore[arg-type]


def test_a_document_becomes_a_page_with_every_finding_and_its_words() -> None:
    page = Page(to_html(extraction()))
    assert page.open == []
    for words in (
        "Çelebi receives envoy",
        "Harbour Gazette",
        "Meeting on 2024-05-20 in Port Ada",
        "“We will never accept new sanctions on grain”",
        "— Ayşe Çelebi, to envoy of Norland · reject, warn",
        "Ayşe Çelebi · opposes sanctions on grain",
        "Ayşe Çelebi → envoy of Norland · threatens: “never accept new sanctions on grain”",
        "Netherlands → Turkey · CONSULT, happened on 2024-05-20 in Port Ada",
        "quotes: A quotation mark has no partner.",
    ):
        assert words in page.text
    start = TEXT.index("new sanctions on grain")
    assert f"issue “new sanctions on grain” characters {start}–{start + 22}" in page.text


def test_every_finding_leads_to_its_footnote_and_back() -> None:
    page = Page(to_html(extraction()))
    ids = page.ids()
    assert len(set(ids)) == len(ids) == 10
    inner = [link for link in page.links() if link.startswith("#")]
    assert sorted(link.removeprefix("#") for link in inner) == sorted(ids)


def test_the_page_is_whole_without_anything_else_and_runs_nothing() -> None:
    page = to_html(extraction())
    names = {tag for tag, _ in Page(page).elements}
    assert not names & {"script", "link", "img", "iframe", "object", "form"}
    assert "@import" not in page
    assert "url(" not in page
    assert "default-src 'none'" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_in_texts_is_shown_and_never_run(payload: str) -> None:
    page = Page(to_html(hostile(payload)))
    plain = Page(to_html(hostile("words")))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in plain.elements]
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert page.text.count(payload) == plain.text.count("words")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://example.org/<b>", " https://x"])
def test_an_address_that_is_no_web_link_is_only_text(url: str) -> None:
    page = Page(to_html(replace(extraction(), document=replace(document(), url=url))))
    assert all(link.startswith("#") for link in page.links())
    assert url in page.text


def test_a_document_without_findings_says_so() -> None:
    page = Page(to_html(Extraction(replace(document(), title=None, warnings=()), RUN)))
    assert "No statement was found." in page.text
    assert "Evidence" not in page.text


def test_several_documents_are_one_page_with_one_numbering() -> None:
    stream = io.StringIO()
    write_html([extraction(), saying("d2", "the ferry is late")], stream)
    page = Page(stream.getvalue())
    assert [tag for tag, _ in page.elements].count("article") == 2
    assert len(set(page.ids())) == len(page.ids()) == 12
    assert ("ol", {"class": "notes", "start": "6"}) in page.elements


@given(extractions())
def test_anything_becomes_a_page_whose_elements_are_closed(found: Extraction) -> None:
    assert Page(to_html(found)).open == []
