"""Forged requests: writes need a token that only our own pages carry, and must come from our own pages.

The token is signed with the explorer's secret and bound to a cookie of the
browser, so that another site can neither read nor guess it. Programs that send
JSON need no token: browsers send JSON to another host only after asking it, and
we never allow that.
"""

import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

from laut.web.site import site_of

COOKIE = "laut_session"
FIELD = "form_token"


def session_of(request: Request) -> str:
    """The browser's session; a new one (kept in `request.state`) where it has none yet."""
    kept = request.cookies.get(COOKIE) or getattr(request.state, "new_session", None)
    if not kept:
        kept = request.state.new_session = secrets.token_urlsafe(18)
    return str(kept)


def token(request: Request) -> str:
    """The token that a form on this page carries."""
    return _signed(site_of(request).secret, session_of(request))


def is_ours(request: Request, given: str | None) -> bool:
    """True where a form came with the token of its own browser's session."""
    session = request.cookies.get(COOKIE)
    if not session or not given:
        return False
    return hmac.compare_digest(_signed(site_of(request).secret, session).encode(), given.encode("utf-8", "replace"))


def from_elsewhere(request: Request) -> bool:
    """True where the browser says that another site sent this request."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower()


def _signed(secret: bytes, session: str) -> str:
    return hmac.new(secret, session.encode("utf-8", "replace"), "sha256").hexdigest()
