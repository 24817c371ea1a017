"""Who may come in where others than this machine can reach us: whoever knows the token.

A program sends `Authorization: Bearer TOKEN`. A person opens any address with
`?token=TOKEN` once; the token moves into a cookie and out of the address.
"""

import hmac
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from laut.web.guards.answers import refusal
from laut.web.site import path_of

COOKIE = "laut_token"
PARAMETER = "token"


class TokenWanted:
    """Lets only requests through that carry `token`."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if self._fits(request.query_params.get(PARAMETER)):
            await _moved_in(request, self.token)(scope, receive, send)
        elif self._fits(request.cookies.get(COOKIE)) or self._fits(_bearer(request)):
            await self.app(scope, receive, send)
        else:
            message = "this explorer wants its token: open it with ?token=… once, or send Authorization: Bearer …"
            answer = refusal(scope, 401, "token-wanted", message, {"WWW-Authenticate": "Bearer"})
            await answer(scope, receive, send)

    def _fits(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode("utf-8", "replace"), self.token.encode())


def _bearer(request: Request) -> str | None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def _moved_in(request: Request, token: str) -> RedirectResponse:
    """The same address without the token, which the cookie keeps from now on."""
    rest = [(name, value) for name, value in parse_qsl(request.url.query) if name != PARAMETER]
    path = path_of(request)
    answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure)
    return answer
