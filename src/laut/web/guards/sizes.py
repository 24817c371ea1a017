"""Bodies that are too large are refused, whatever their header says of their length."""

from contextlib import suppress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from laut.web.guards.answers import refusal


class _TooLarge(Exception):
    pass


class SmallBodies:
    """Refuses bodies of more than `most` bytes."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app, self.most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        length = Headers(scope=scope).get("content-length", "0")
        if not length.isdecimal() or int(length) > self.most:
            await self._refuse(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self.most:
                raise _TooLarge
            return message

        async def unless_refused(message: Message) -> None:
            """Whatever the pages below make of our refusal is not their answer to give."""
            if came <= self.most:
                await send(message)

        with suppress(_TooLarge):
            await self.app(scope, counted, unless_refused)
        if came > self.most:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = f"more than {self.most} bytes at once; send shorter texts"
        await refusal(scope, 413, "too-large", message, {"Connection": "close"})(scope, receive, send)
