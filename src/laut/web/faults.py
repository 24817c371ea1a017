"""Errors of the explorer: one JSON shape, and one page in the reader's language."""

import logging
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from laut.errors import BadData, LautError, LedgerError, Rejected, SetupError
from laut.web.guards.answers import refusal
from laut.web.twins import json_response, template_response, wants_json

_LOG = logging.getLogger("laut.web")
_CODES = {
    400: "bad-request", 401: "token-wanted", 403: "forbidden", 404: "not-found", 405: "method-not-allowed",
    409: "conflict", 413: "too-large", 415: "wrong-content-type", 421: "wrong-host", 422: "unreadable", 429: "too-often",
    500: "fault", 503: "ledger-unavailable",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is a fixed word for programs, `message` says what is wrong and what would be right."""

    status: int
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class FaultContext:
    """The one shape of all errors."""

    error: Fault


RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": FaultContext, "description": code} for status, code in _CODES.items()
}
"""How the description of the API tells of errors."""


class Refused(Exception):
    """A request that cannot be answered; `status` is an HTTP status, `headers` go with the answer."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        self.status, self.message, self.headers = status, message, headers or {}
        super().__init__(message)


def fault(status: int, message: str) -> FaultContext:
    return FaultContext(Fault(status, _CODES.get(status, "fault"), message))


def fault_response(request: Request, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    """The error as JSON where JSON was asked for, else as a page."""
    context = fault(status, message)
    if wants_json(request):
        return json_response(context, status, headers)
    return template_response(request, "fault.html", context, status, headers)


class Mishaps:
    """Answers what nobody expected with 500, and writes it to the log; nothing of it leaves."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception:
            _LOG.exception("while answering %s", scope.get("path"))
            if started:
                raise
            message = "laut made a mistake; its log says which"
            await refusal(scope, 500, _CODES[500], message)(scope, receive, send)


def install(app: FastAPI) -> None:
    """Answer all errors that are expected in that shape."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refused)
        return fault_response(request, error.status, error.message, error.headers)

    def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        message = "there is no page here" if error.status_code == 404 else str(error.detail)
        return fault_response(request, error.status_code, message, dict(error.headers or {}))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        found = "; ".join(f"{'.'.join(str(part) for part in e['loc'])}: {e['msg']}" for e in error.errors())
        return fault_response(request, 422, found)

    def ours(request: Request, error: Exception) -> Response:
        return fault_response(request, _status(error), str(error))

    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(LautError, ours)


def _status(error: Exception) -> int:
    if isinstance(error, LedgerError | SetupError):
        return 503
    return 422 if isinstance(error, BadData | Rejected) else 500
