"""The site: the API's application with the pages of the reading room on it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.api.answers import is_known
from onrecord.api.app import create_app
from onrecord.api.problems import message_of, problem, status_of
from onrecord.api.settings import Settings
from onrecord.errors import OnrecordError
from onrecord.model.text import sha256
from onrecord.web import judging, pages
from onrecord.web.memory import Memory
from onrecord.web.rendering import render

API = "/api/"
STATIC = Path(__file__).parent / "static"
Page = Callable[[Request], Response]
Keep = Callable[[Path, dict[str, str]], str]
FORMS: dict[str, Keep] = {
    "/judgements": judging.judge_finding,
    "/judgements/undo": judging.undo_judgement,
    "/corrections": judging.correct_statement,
    "/corrections/undo": judging.take_back_correction,
}
"""Of each address that takes a form, what is done with it."""


def create_site(settings: Settings) -> FastAPI:
    """Make the application that serves one ledger as pages to read and under `/api/v1`.

    The ledger must exist; an empty one gives a page that says how to fill it.
    """
    app = create_app(settings)
    app.state.memory = Memory(settings.ledger)
    app.router.routes.extend(Route(path, _told(page), methods=["GET"]) for path, page in pages.PAGES)
    app.router.routes.extend(
        [
            *(Route(path, _kept(keep), methods=["POST"]) for path, keep in FORMS.items()),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
    )
    app.add_exception_handler(HTTPException, _answer_http)
    return app


def _told(page: Page) -> Page:
    """Let a page be kept while the ledger stays as it is, have a tag, and tell the errors that we raise on purpose."""

    def shown(request: Request) -> Response:
        memory: Memory = request.app.state.memory
        asked = ("page", str(request.base_url), request.url.path, request.url.query)
        try:
            answer = memory.recall(asked, lambda: page(request))
        except OnrecordError as error:
            return _refusal(error)
        tag = f'"{sha256(bytes(answer.body))[:32]}"'
        if is_known(request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
        headers = {**dict(answer.headers), "ETag": tag}
        return Response(answer.body, answer.status_code, headers)

    return shown


def _kept(keep: Keep) -> Callable[[Request], Awaitable[Response]]:
    """Let what a form says be kept, and lead back to where it was filled in."""

    async def kept(request: Request) -> Response:
        try:
            form = judging.read_form(await request.body())
            back = await run_in_threadpool(keep, request.app.state.settings.ledger, form)
        except OnrecordError as error:
            return _refusal(error)
        return RedirectResponse(back, 303)

    return kept


def _refusal(error: OnrecordError) -> Response:
    status, _ = status_of(error)
    return render("error.html", status, status=status, message=message_of(error))


def _answer_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith(API):
        return problem(error.status_code, str(error.detail), headers=dict(error.headers or {}))
    return render("error.html", error.status_code, status=error.status_code, message=str(error.detail))
