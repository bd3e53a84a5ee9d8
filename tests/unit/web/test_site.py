"""The pages as a browser gets them. All people are invented."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.testclient import TestClient

from onrecord.api.guard import HEADERS
from onrecord.model.statement import Act, Manner, Statement
from onrecord.model.text import Document, Span, anchor
from onrecord.store.corrections import list_corrections
from onrecord.store.judgements import list_judgements, open_judgements
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, TEXT, extraction
from tests.unit.web.conftest import ORIGIN, site_on
from tests.unit.web.markup import Markup, faults_of

PAGES = (
    *("/", "/documents", "/documents/d1", "/documents/d%2F2", "/documents/d1?speaker=a1&act=reject", "/search"),
    *("/search?words=sanctions", "/search?speaker=a1&act=warn&since=2024-01-01", "/actors", "/actors?name=cel"),
    *("/actors/a1", "/actors/a5", "/issues", "/issues/sanctions%20on%20grain", "/occasions", "/occasions/d1"),
    *("/compare", "/compare?a=d1", "/compare?a=d1&b=d3", "/positions", "/commitments", "/events"),
    *("/statements/sd1refusal", "/positions/pd1grain", "/commitments/cd1refusal", "/events/ed1meeting"),
)
CHARTS = ("/charts/actors/a1", "/charts/actors/a2?theme=dark", "/charts/issues/sanctions%20on%20grain")
LARGEST = 300_000


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_there_without_inline_code_and_with_the_headers_that_forbid_it(
    site: TestClient, address: str
) -> None:
    answer = site.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert faults_of(answer.text) == []
    assert len(answer.content) < LARGEST


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_main_heading_landmarks_and_a_title(site: TestClient, address: str) -> None:
    markup = Markup(site.get(address).text)
    tags = [tag for tag, _ in markup.elements]
    assert [tags.count(tag) for tag in ("h1", "main", "header", "footer", "title")][0:2] == [1, 1]
    assert {"nav", "footer", "title"} <= set(tags)
    assert ("html", (("lang", "en"),)) in markup.elements


@pytest.mark.parametrize("address", PAGES)
def test_every_local_link_leads_somewhere(site: TestClient, address: str) -> None:
    local = {each.split("#")[0] for each in Markup(site.get(address).text).addresses if each.startswith("/")}
    forms = {"/judgements", "/judgements/undo", "/corrections", "/corrections/undo"}
    assert {each for each in local - forms if site.get(each).status_code != 200} == set()


@pytest.mark.parametrize("address", ["/documents/d1", "/statements/sd1refusal", "/search", "/compare"])
def test_every_id_stands_once_and_every_label_has_its_field(site: TestClient, address: str) -> None:
    markup = Markup(site.get(address).text)
    ids = [value for _, attributes in markup.elements for name, value in attributes if name == "id"]
    named = [value for tag, attributes in markup.elements for name, value in attributes if name == "for"]
    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


@pytest.mark.parametrize("address", CHARTS)
def test_a_chart_is_a_picture_of_its_own_without_style_or_script(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.headers["content-type"] == "image/svg+xml"
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(answer.content).iter()}
    assert tags <= {"svg", "title", "line", "text", "rect", "circle", "g"}


@pytest.mark.parametrize("address", ["/static/site.css", "/static/site.js", "/static/icon.svg"])
def test_what_a_page_loads_is_served_from_here(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 200


def test_the_style_sheet_loads_nothing(site: TestClient) -> None:
    assert not re.search(r"@import|url\(|https?:", site.get("/static/site.css").text)


@pytest.mark.parametrize(
    "address",
    [
        *("/none", "/documents/none", "/statements/none", "/statements/d1", "/positions/none", "/commitments/none"),
        *("/events/none", "/actors/none", "/issues/none", "/occasions/none", "/compare?a=d1&b=none"),
        *("/charts/actors/none", "/charts/issues/none", "/documents/", "/static/none", "/static/../app.py"),
    ],
)
def test_what_is_not_there_is_said_as_a_page(site: TestClient, address: str) -> None:
    answer = site.get(address)
    assert answer.status_code == 404
    assert "Not found" in Markup(answer.text).text
    assert faults_of(answer.text) == []


@pytest.mark.parametrize("query", ["since=soon", "country=Norland", "act=shout", "since=2024-02-01&until=2024-01-01"])
def test_a_search_that_can_not_be_made_says_why_and_keeps_what_was_asked(site: TestClient, query: str) -> None:
    answer = site.get(f"/search?{query}")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize("page", ["0", "-1", "x", "²", "9" * 30, "2"])
@pytest.mark.parametrize("list", ["search", "documents", "actors", "issues", "occasions", "positions", "events"])
def test_a_page_number_that_is_none_does_no_harm(site: TestClient, list: str, page: str) -> None:
    assert site.get(f"/{list}?page={page}").status_code == 200


def test_an_empty_ledger_says_how_to_fill_it(tmp_path: Path) -> None:
    Ledger(tmp_path / "empty.db").close()
    page = site_on(tmp_path / "empty.db").get("/").text
    assert "The ledger is empty" in page
    assert "onrecord read" in page


def test_a_ledger_that_is_gone_is_said_without_its_place(site: TestClient, path: Path) -> None:
    path.unlink()
    answer = site.get("/documents")
    assert answer.status_code == 503
    assert str(path) not in answer.text


def test_the_text_of_a_document_stands_on_its_page_word_for_word(site: TestClient) -> None:
    page = site.get("/documents/d1").text
    without_labels = re.sub(r'<a class="label.*?</a>', "", page)
    text = Markup(without_labels).text
    assert all(line in text for line in TEXT.split("\n"))


def test_an_act_is_shown_by_a_word_and_by_a_colour_with_a_legend(site: TestClient) -> None:
    page = site.get("/documents/d1").text
    assert re.search(r'<a class="label resists"[^>]*>1 reject</a>', page)
    assert re.search(r'<dl class="legend".*resists.*reject', page, re.DOTALL)


def test_a_finding_and_its_words_share_a_token(site: TestClient) -> None:
    elements = Markup(site.get("/documents/d1").text).elements
    tied = {
        dict(attributes)["data-f"] for tag, attributes in elements if tag == "span" and "data-f" in dict(attributes)
    }
    notes = {dict(attributes)["data-f"] for tag, attributes in elements if tag == "li" and "data-f" in dict(attributes)}
    assert notes <= {token for each in tied for token in each.split()}


@pytest.mark.parametrize("name", ["محمد جواد ظریف", "مركز الدراسات", "习近平", "Сергей Лавров"])
def test_names_in_any_script_stand_in_their_own_direction(tmp_path: Path, name: str) -> None:
    text = f"{name}: {name}"
    statement = Statement("s1", Manner.DIRECT, (anchor(text, Span(len(name) + 2, len(text))),), speakers=("a1",))
    found = replace(extraction(), document=Document("d1", text, b"", title=name), mentions=(), warnings=())
    bare = replace(found, actors=(replace(CELEBI, name=name),), statements=(statement,), positions=(), occasion=None)
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(replace(bare, commitments=(), events=()))
    site = site_on(tmp_path / "ledger.db")
    page = site.get("/documents/d1").text
    assert f'<h1 dir="auto">{name}</h1>' in page
    assert f"<bdi>{name}</bdi>" in page
    assert re.search(rf'<p class="prose" dir="auto">{name}: ', page)
    assert site.get(f"/search?words={name.split()[0]}").text.count(f"<mark>{name.split()[0]}</mark>") == 1


def test_a_document_of_many_findings_stays_small(tmp_path: Path) -> None:
    sentence = "The envoy of Norland said that the deal on grain would hold. "
    text = "\n".join([sentence * 5] * 120)
    starts = [match.start() for match in re.finditer("the deal", text)]
    statements = tuple(
        Statement(f"s{n:04}", Manner.INDIRECT, (anchor(text, Span(at, at + 28)),), acts=(Act.ASSERT,))
        for n, at in enumerate(starts)
    )
    with Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(
            replace(
                extraction(),
                document=Document("long", text, b""),
                statements=statements,
                actors=(),
                mentions=(),
                positions=(),
                commitments=(),
                events=(),
                occasion=None,
                warnings=(),
            )
        )
    site = site_on(tmp_path / "ledger.db")
    pages = [site.get("/documents/long")]
    while following := re.search(r'rel="next" href="([^"]+)"', pages[-1].text):
        pages.append(site.get(following.group(1).replace("&amp;", "&")))
    assert len(statements) == 600
    assert sum(page.text.count('class="label') for page in pages) == 600
    assert max(len(page.content) for page in pages) < LARGEST


def test_a_verdict_is_given_on_the_page_shown_beside_and_taken_back(site: TestClient, path: Path) -> None:
    before = site.get("/statements/sd1refusal").text
    form = {
        "finding": "sd1refusal",
        "verdict": "rejected",
        "note": "not his words",
        "by": "N. N.",
        "back": "/documents/d1",
    }
    answer = site.post("/judgements", data=form, headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents/d1")
    for address in ("/documents/d1", "/statements/sd1refusal"):
        text = Markup(site.get(address).text).text
        assert "not his words" in text
        assert "reject" in text
        assert "Ayşe Çelebi" in text
    undone = site.post("/judgements/undo", data={"number": "1", "back": "/statements/sd1refusal"}, headers=ORIGIN)
    assert undone.status_code == 303
    assert site.get("/statements/sd1refusal").text == before
    with open_judgements(path) as connection:
        assert [each.undone_at is None for each in list_judgements(connection)] == [False]


def test_a_correction_is_given_on_the_page_shown_beside_and_taken_back(site: TestClient) -> None:
    before = site.get("/statements/sd1refusal").text
    form = {"finding": "sd1refusal", "speaker": "Dana Tirani", "act": "deny", "by": "N. N.", "back": "/documents/d1"}
    answer = site.post("/corrections", data=form, headers=ORIGIN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/documents/d1")
    for address in ("/documents/d1", "/statements/sd1refusal"):
        markup = Markup(site.get(address).text)
        assert "Ayşe Çelebi" in markup.text
        assert "speaker, as N. N. says: Dana Tirani on " in markup.text
        assert "act, as N. N. says: deny on " in markup.text
        assert {"/actors/a1", "/actors/a5"} <= set(markup.addresses)
    for number in ("1", "2"):
        undone = site.post("/corrections/undo", data={"number": number, "back": "/documents/d1"}, headers=ORIGIN)
        assert undone.status_code == 303
    assert site.get("/statements/sd1refusal").text == before


def test_only_a_statement_has_a_form_to_correct_it(site: TestClient) -> None:
    for address in ("/statements/sd1refusal", "/documents/d1"):
        assert "/corrections" in Markup(site.get(address).text).addresses
    for address in ("/positions/pd1grain", "/commitments/cd1refusal", "/events/ed1meeting"):
        assert "/corrections" not in Markup(site.get(address).text).addresses


def test_a_speaker_whom_no_document_names_has_no_link(site: TestClient) -> None:
    site.post("/corrections", data={"finding": "sd1refusal", "speaker": "Ivo Tamm"}, headers=ORIGIN)
    markup = Markup(site.get("/statements/sd1refusal").text)
    assert "speaker, as somebody says: Ivo Tamm on " in markup.text
    assert not any("Tamm" in address for address in markup.addresses)


@pytest.mark.parametrize("address", ["/judgements", "/judgements/undo", "/corrections", "/corrections/undo"])
@pytest.mark.parametrize("headers", [{}, {"Origin": "https://example.org"}, {"Sec-Fetch-Site": "cross-site"}])
def test_no_other_page_can_judge(site: TestClient, path: Path, address: str, headers: dict[str, str]) -> None:
    form = {"finding": "sd1refusal", "verdict": "confirmed", "act": "deny", "number": "1"}
    assert site.post(address, data=form, headers=headers).status_code == 403
    with open_judgements(path) as connection:
        assert [*list_judgements(connection), *list_corrections(connection)] == []


@pytest.mark.parametrize(
    ("address", "form", "status"),
    [
        ("/judgements", {"finding": "none", "verdict": "confirmed"}, 404),
        ("/judgements", {"finding": "sd1refusal", "verdict": "maybe"}, 422),
        ("/judgements", {}, 422),
        ("/judgements/undo", {"number": "9"}, 404),
        ("/judgements/undo", {}, 422),
        ("/corrections", {"finding": "none", "act": "deny"}, 404),
        ("/corrections", {"finding": "pd1grain", "act": "deny"}, 404),
        ("/corrections", {"finding": "sd1refusal", "act": "shout"}, 422),
        ("/corrections", {"finding": "sd1refusal"}, 422),
        ("/corrections", {}, 422),
        ("/corrections/undo", {"number": "9"}, 404),
        ("/corrections/undo", {}, 422),
    ],
)
def test_a_form_that_can_not_be_kept_says_why(
    site: TestClient, address: str, form: dict[str, str], status: int
) -> None:
    answer = site.post(address, data=form, headers=ORIGIN)
    assert answer.status_code == status
    assert faults_of(answer.text) == []


def test_a_page_that_the_browser_has_is_not_sent_again_until_it_changes(site: TestClient) -> None:
    tag = site.get("/statements/sd1refusal").headers["etag"]
    again = site.get("/statements/sd1refusal", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    site.post("/judgements", data={"finding": "sd1refusal", "verdict": "confirmed"}, headers=ORIGIN)
    assert site.get("/statements/sd1refusal", headers={"If-None-Match": tag}).status_code == 200


def test_a_form_never_leads_to_another_server(site: TestClient) -> None:
    form = {"finding": "sd1refusal", "verdict": "confirmed", "back": "//example.org/"}
    assert site.post("/judgements", data=form, headers=ORIGIN).headers["location"] == "/"
    form["back"] = "/é/example.org"
    assert site.post("/judgements", data=form, headers=ORIGIN).headers["location"] == "/%C3%A9/example.org"


@pytest.mark.parametrize("address", [*PAGES[:6], "/static/site.css"])
def test_with_a_token_no_page_is_shown_without_it(path: Path, address: str) -> None:
    site = site_on(path, "a-token-of-some-length")
    assert site.get(address).status_code == 401
    assert site.get(address, headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert site.get(address, headers={"Authorization": "Bearer a-token-of-some-length"}).status_code == 200


def test_the_citation_can_be_copied_without_a_script(site: TestClient) -> None:
    page = site.get("/statements/sd1refusal").text
    area = re.search(r'<textarea id="citation" readonly[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert area is not None
    assert "We will never accept new sanctions on grain" in area.group(1)
    assert 'data-copies="citation" hidden' in page
