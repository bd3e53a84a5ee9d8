"""The one shape of every error that the server answers with."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from onrecord.errors import (
    AnchorError,
    DateError,
    FetchError,
    InputError,
    LedgerError,
    LockedLedgerError,
    NotInLedgerError,
    OnrecordError,
)

BUSY_SECONDS = "2"
CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    421: "wrong_host",
    422: "invalid",
    500: "unexpected",
    503: "unavailable",
}
"""What the API calls each status, unless it has a closer word."""

UNEXPECTED = "something went wrong on the server; its log says what"

_KINDS: tuple[tuple[type[OnrecordError], int, str], ...] = (
    (NotInLedgerError, 404, "not_found"),
    (LockedLedgerError, 503, "ledger_busy"),
    (LedgerError, 503, "ledger_unavailable"),
    (DateError, 422, "invalid"),
    (FetchError, 422, "not_fetched"),
    (InputError, 422, "unreadable"),
    (AnchorError, 500, "unexpected"),
)
"""Of each error of ours the status and the code that it is answered with; the first that fits counts."""


def problem(status: int, message: str, code: str | None = None, headers: dict[str, str] | None = None) -> Response:
    """Give an error as a response: `{"error": {"code", "message"}}`; the code is that of `CODES` unless given.

    >>> problem(404, "no such document").body
    b'{"error":{"code":"not_found","message":"no such document"}}'
    """
    code = code or CODES.get(status, "error")
    headers = {"Retry-After": BUSY_SECONDS, **(headers or {})} if status == HTTPStatus.SERVICE_UNAVAILABLE else headers
    return JSONResponse({"error": {"code": code, "message": _sayable(message)}}, status, headers)


def status_of(error: OnrecordError) -> tuple[int, str]:
    """Give the status and the code that an error of ours is answered with.

    >>> status_of(DateError("no date", "soon"))
    (422, 'invalid')
    """
    return next(((status, code) for kind, status, code in _KINDS if isinstance(error, kind)), (500, "unexpected"))


def message_of(error: OnrecordError) -> str:
    """Give the message of an error of ours without the ledger's place on the server's disk.

    >>> message_of(LedgerError("/data/talks.db: damaged", "/data/talks.db"))
    'the ledger: damaged'
    """
    status, _ = status_of(error)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        return UNEXPECTED
    path = error.path if isinstance(error, LedgerError) else None
    return str(error).replace(path, "the ledger") if path else str(error)


def answer_errors(app: FastAPI) -> None:
    """Let an application answer every error in the one shape."""
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(OnrecordError, _answer_ours)
    app.add_exception_handler(Exception, _answer_unforeseen)


def _answer_http(request: Request, error: Exception) -> Response:  # noqa: ARG001
    assert isinstance(error, HTTPException)
    return problem(error.status_code, str(error.detail), headers=dict(error.headers or {}))


def _answer_invalid(request: Request, error: Exception) -> Response:  # noqa: ARG001
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(map(str, each['loc'][1:])) or each['loc'][0]}: {each['msg']}" for each in error.errors())
    return problem(422, "; ".join(told))


def _answer_ours(request: Request, error: Exception) -> Response:  # noqa: ARG001
    assert isinstance(error, OnrecordError)
    status, code = status_of(error)
    return problem(status, message_of(error), code)


def _answer_unforeseen(request: Request, error: Exception) -> Response:  # noqa: ARG001
    return problem(500, UNEXPECTED)


def _sayable(message: str) -> str:
    """Replace halves of surrogate pairs, which can't be sent."""
    return message.encode("utf-8", "replace").decode("utf-8")
