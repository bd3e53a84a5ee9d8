"""The application: the guard, and the API behind it."""

from __future__ import annotations

from functools import cache

from fastapi import FastAPI

from onrecord import __version__
from onrecord.api import actors, documents, findings, judgements
from onrecord.api.answers import answer
from onrecord.api.description import describe
from onrecord.api.guard import Guard
from onrecord.api.problems import answer_errors
from onrecord.api.settings import Settings

PREFIX = "/api/v1"


def create_app(settings: Settings) -> FastAPI:
    """Make the application that serves one ledger: the guard before everything, the API under `/api/v1`.

    The ledger must exist. Pages can be added to what comes back; the guard stands before them, too.
    """
    app = FastAPI(title="Onrecord", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.settings = settings
    app.add_middleware(Guard, settings=settings)
    app.mount(PREFIX, create_api(settings))
    answer_errors(app)
    return app


def create_api(settings: Settings) -> FastAPI:
    """Make the API alone, with its own description and its own answers to errors."""
    api = FastAPI(title="Onrecord", version=__version__, openapi_url=None, docs_url=None, redoc_url=None)
    api.state.settings = settings
    for router in (documents.router, findings.router, actors.router, judgements.router):
        api.include_router(router)
    description = cache(lambda: describe(api))
    api.add_route("/openapi.json", lambda request: answer(request, description()), include_in_schema=False)
    answer_errors(api)
    return api
