"""Only requests to a name of ours are answered, so that no page elsewhere can reach us under a name of its own."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from laut.web.guards.answers import refusal


class KnownHosts:
    """Refuses requests whose `Host` is none of `hosts` (names without port, lower case)."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and name_of(Headers(scope=scope).get("host", "")) not in self.hosts:
            message = "this name is not ours; start laut serve with --allow-host to answer to it"
            await refusal(scope, 421, "wrong-host", message)(scope, receive, send)
            return
        await self.app(scope, receive, send)


def name_of(host: str) -> str:
    """The name in a `Host` header: `[::1]:8000` is `::1`."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
