"""The pages by their addresses: what is asked goes to a page function, what it gives to a template."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import TypeVar

from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord.errors import DateError, NotInLedgerError
from onrecord.store.claims import COMMITMENT_KINDS, EVENT_STATUSES, EVENT_TYPES, STANCES
from onrecord.store.facets import read_facets
from onrecord.store.profile import Profile, list_issues, read_profile
from onrecord.store.reading import DocumentQuery, ReadingLedger, open_readonly
from onrecord.store.totals import count
from onrecord.web import actor_page, claims_page, issue_page, occasion_page, search_page
from onrecord.web.chart import bar_chart, periods_of, time_line
from onrecord.web.document_page import Filter, document_page
from onrecord.web.downloads import FORMATS, download
from onrecord.web.finding_page import finding_page
from onrecord.web.judging import corrections_on, judgements_on
from onrecord.web.links import page_url
from onrecord.web.memory import Memory
from onrecord.web.notes import ids_of
from onrecord.web.paging import Paging
from onrecord.web.rendering import render

LATEST = 12
"""Occasions on the first page."""
LISTED = 30
"""Entries on a page of a list."""

Answer = TypeVar("Answer")


def home(request: Request) -> Response:
    """Show the search box, the latest occasions and the counts; of an empty ledger, how to fill it."""
    with _opened(request) as ledger:
        counts = _recall(request, "totals", lambda: count(ledger))
        occasions = occasion_page.gather(ledger.occasions(DocumentQuery(limit=LATEST)))
    return render("home.html", counts=counts, occasions=occasions)


def documents(request: Request) -> Response:
    """List the documents, the latest published first."""
    words = request.query_params.get("title", "").strip()
    page = page_of(request)
    with _opened(request) as ledger:
        found = ledger.documents(DocumentQuery(title=words or None, limit=page * LISTED + 1))
        total = len(found) if words else _recall(request, "totals", lambda: count(ledger)).documents
    paging = Paging.of(page, total, LISTED, page_url("/documents", title=words))
    shown = found[paging.offset : paging.offset + LISTED]
    return render("documents.html", documents=shown, paging=paging, words=words)


def document(request: Request) -> Response:
    """Show a document with its findings in place."""
    asked = request.query_params
    chosen = Filter(asked.get("speaker", ""), asked.get("act", ""))
    with _opened(request) as ledger:
        extraction = ledger.extraction(request.path_params["id"])
        judged = judgements_on(ledger, ids_of(extraction))
        corrected = corrections_on(ledger, ids_of(extraction))
    page = document_page(extraction, chosen, page_of(request, "part"), judged, corrected)
    return render("document.html", page=page, chosen=chosen, formats=FORMATS)


def document_file(request: Request) -> Response:
    """Give a document with its findings as a file."""
    format = FORMATS.get(request.path_params["format"])
    if format is None:
        raise HTTPException(404, f"no format of this name; use {', '.join(FORMATS)}")
    with _opened(request) as ledger:
        extraction = ledger.extraction(request.path_params["id"])
    return download(extraction, format)


def search(request: Request) -> Response:
    """Show what a search finds; without anything asked, the latest statements."""
    asked = {name: request.query_params.get(name, "").strip() for name in search_page.FIELDS}
    try:
        with _opened(request) as ledger:
            query = search_page.read_query(asked)
            facets = _recall(request, query, lambda: read_facets(ledger, query))
            page = search_page.search_page(ledger, asked, facets, page_of(request))
    except (DateError, ValueError) as error:
        return render("search.html", 422, page=search_page.refused(asked, str(error)))
    return render("search.html", page=page)


def actors(request: Request) -> Response:
    """List the actors, those with most statements first."""
    words = request.query_params.get("name", "").strip()
    with _opened(request) as ledger:
        known = _recall(request, "actors", ledger.actors)
    shown, paging = actor_page.list_actors(known, words, page_of(request), page_url("/actors", name=words))
    return render("actors.html", actors=shown, paging=paging, words=words)


def actor(request: Request) -> Response:
    """Show what the ledger holds of an actor."""
    with _opened(request) as ledger:
        page = actor_page.actor_page(ledger, _profile(request, ledger))
    return render("actor.html", page=page)


def actor_chart(request: Request) -> Response:
    """Draw the statements of an actor over time."""
    with _opened(request) as ledger:
        profile = _profile(request, ledger)
    chart = bar_chart(periods_of(profile.months))
    return render("bars.svg", chart=chart, name=profile.actor.name, dark=_is_dark(request))


def issues(request: Request) -> Response:
    """List the issues, those on which most take a stand first."""
    words = request.query_params.get("words", "").strip()
    page = page_of(request)
    with _opened(request) as ledger:
        found = list_issues(ledger, words, (page - 1) * LISTED, LISTED + 1)
    paging = Paging(page, (page - 1) * LISTED + len(found), LISTED, page_url("/issues", words=words))
    return render("issues.html", issues=found[:LISTED], paging=paging, words=words)


def issue(request: Request) -> Response:
    """Show who stands where on an issue."""
    return render("issue.html", page=_issue(request))


def issue_chart(request: Request) -> Response:
    """Draw who took which stance on an issue when."""
    page = _issue(request)
    return render("timeline.svg", chart=time_line(page.positions), name=page.label, dark=_is_dark(request))


def occasions(request: Request) -> Response:
    """List what the documents report, the latest first."""
    page = page_of(request)
    with _opened(request) as ledger:
        found = ledger.occasions(DocumentQuery(limit=page * LISTED + 1))
        total = _recall(request, "totals", lambda: count(ledger)).occasions
    paging = Paging.of(page, total, LISTED, "/occasions")
    shown = occasion_page.gather(found[paging.offset : paging.offset + LISTED])
    return render("occasions.html", occasions=shown, paging=paging)


def occasion(request: Request) -> Response:
    """Show the occasion that a document reports, with all reports of it."""
    with _opened(request) as ledger:
        page = occasion_page.occasion_page(ledger, request.path_params["id"])
    return render("occasion.html", page=page)


def compare(request: Request) -> Response:
    """Show two reports side by side."""
    a, b = (request.query_params.get(side, "").strip() for side in "ab")
    if not (a and b):
        with _opened(request) as ledger:
            return render("choose.html", documents=ledger.documents(DocumentQuery(limit=200)), a=a, b=b)
    with _opened(request) as ledger:
        page = occasion_page.compare_page(ledger.extraction(a), ledger.extraction(b))
    return render("compare.html", page=page)


def positions(request: Request) -> Response:
    """List positions."""
    with _opened(request) as ledger:
        page = claims_page.list_positions(ledger, request.query_params, page_of(request))
    return render("positions.html", page=page, kinds=STANCES)


def commitments(request: Request) -> Response:
    """List commitments: by whom, to whom, on which condition."""
    with _opened(request) as ledger:
        page = claims_page.list_commitments(ledger, request.query_params, page_of(request))
    return render("commitments.html", page=page, kinds=COMMITMENT_KINDS)


def events(request: Request) -> Response:
    """List events."""
    with _opened(request) as ledger:
        page = claims_page.list_events(ledger, request.query_params, page_of(request))
    return render("events.html", page=page, kinds=EVENT_TYPES, statuses=EVENT_STATUSES)


def finding(request: Request) -> Response:
    """Show one finding at its permanent address."""
    table = request.url.path.split("/")[1]
    address = str(request.url.replace(query="", fragment=""))
    with _opened(request) as ledger:
        page = finding_page(ledger, table, request.path_params["id"], address)
    return render("finding.html", page=page)


def page_of(request: Request, name: str = "page") -> int:
    """Give the number of the page that is asked for; what is none is 1."""
    with suppress(ValueError):
        return min(max(int(request.query_params.get(name, "1")[:9]), 1), 10**6)
    return 1


PAGES: tuple[tuple[str, Callable[[Request], Response]], ...] = (
    ("/", home),
    ("/documents", documents),
    ("/documents/{id:path}", document),
    ("/downloads/{format}/{id:path}", document_file),
    ("/search", search),
    ("/actors", actors),
    ("/actors/{id:path}", actor),
    ("/charts/actors/{id:path}", actor_chart),
    ("/issues", issues),
    ("/issues/{label:path}", issue),
    ("/charts/issues/{label:path}", issue_chart),
    ("/occasions", occasions),
    ("/occasions/{id:path}", occasion),
    ("/compare", compare),
    ("/positions", positions),
    ("/commitments", commitments),
    ("/events", events),
    *((f"/{table}/{{id:path}}", finding) for table in ("statements", "positions", "commitments", "events")),
)
"""Of each page its address and what answers there."""


def _opened(request: Request) -> ReadingLedger:
    return open_readonly(request.app.state.settings.ledger)


def _profile(request: Request, ledger: ReadingLedger) -> Profile:
    id = request.path_params["id"]
    return _recall(request, ("profile", id), lambda: read_profile(ledger, id))


def _issue(request: Request) -> issue_page.IssuePage:
    with _opened(request) as ledger:
        page = issue_page.issue_page(ledger, request.path_params["label"])
    if not page.stands:
        path = str(request.app.state.settings.ledger)
        raise NotInLedgerError(f"{path}: nobody takes a stand on {page.label!r}", path, page.label)
    return page


def _is_dark(request: Request) -> bool:
    return request.query_params.get("theme") == "dark"


def _recall(request: Request, question: Hashable, find: Callable[[], Answer]) -> Answer:
    memory: Memory = request.app.state.memory
    return memory.recall(question, find)
