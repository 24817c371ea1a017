"""Addresses with a zero character are nobody's; databases do not take them."""

from starlette.types import ASGIApp, Receive, Scope, Send

from laut.web.guards.answers import refusal

_ZERO = b"%00"


class CleanAddresses:
    """Refuses addresses with a zero character in their path or query."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and ("\0" in scope["path"] or _ZERO in scope["query_string"]):
            await refusal(scope, 400, "bad-request", "an address holds no zero character")(scope, receive, send)
            return
        await self.app(scope, receive, send)
