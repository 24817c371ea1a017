"""What every request that costs or changes something must pass: where it comes from, how often, and whether it may."""

import math

from starlette.requests import Request

from laut.web.faults import Refused
from laut.web.guards import forgery
from laut.web.site import site_of

NO_ZERO = r"^[^\x00]*$"
"""A pattern for whatever goes into a database."""


def from_here(request: Request) -> None:
    """Refuse what another site makes a browser send. A FastAPI dependency; raises `Refused`."""
    if forgery.from_elsewhere(request):
        raise Refused(403, "this request comes from another site")


def take_turn(request: Request, kind: str, a_minute: int) -> None:
    """Refuse a client that comes too often; raises `Refused` with the seconds to wait."""
    client = request.client.host if request.client else ""
    seconds = math.ceil(site_of(request).rates.wait(kind, client, a_minute))
    if seconds:
        raise Refused(429, f"too often; try again in {seconds} seconds", {"Retry-After": str(seconds)})


def may_write(request: Request) -> None:
    """Refuse writes unless `--edit` is on. A FastAPI dependency; raises `Refused`."""
    from_here(request)
    site = site_of(request)
    if not site.config.edit:
        raise Refused(403, "nothing can be changed here; start laut serve with --edit")
    take_turn(request, "write", site.config.limits.writes)


def check_form(request: Request, form_token: str) -> None:
    """Refuse a form that does not come from a page of ours in the same browser; raises `Refused`."""
    if not forgery.is_ours(request, form_token):
        raise Refused(403, "this form has expired; load its page again and send it once more")
