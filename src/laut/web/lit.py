"""The stylesheet that lights a claim's evidence in the text when its card is pointed at, focused or linked to.

Browsers do this without a script, but only by rules that name each number; so they
are made here, for as many claims as a report has, rounded up to keep few versions.
"""

from functools import lru_cache

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from laut.web.faults import Refused

router = APIRouter(include_in_schema=False)

_STEP, _MOST = 40, 2000
_MARKS = (("e", "lit"), ("h", "lit-chain"), ("k", "lit-anchor"))
"""A claim's own words, those that say whose claim it is, and what its time was resolved against."""


def stylesheet(claims: int) -> str | None:
    """Its address for a report with so many claims; None for one without."""
    return f"/lit/{min(_MOST, -(-claims // _STEP) * _STEP)}.css" if claims else None


@router.get("/lit/{claims}.css")
def answer(request: Request, claims: int) -> Response:
    if claims % _STEP or not 0 < claims <= _MOST:
        raise Refused(404, "there is no page here")
    return Response(_rules(claims), headers={"Cache-Control": "max-age=86400"}, media_type="text/css")


@lru_cache(maxsize=8)
def _rules(claims: int) -> str:
    return "\n".join(_rule(number) for number in range(1, claims + 1)) + "\n"


def _rule(number: int) -> str:
    card, quiet = f"#c{number}", ".sheet:not(:has(.card:hover))"
    pointed, chosen = f".sheet:has({card}:hover)", f"{quiet}:has({card}:is(:target,:focus-within))"
    lights = [f":is({pointed},{chosen}) .{mark}{number}{{background:var(--{color})}}" for mark, color in _MARKS]
    return "\n".join(
        [*lights, f".sheet:has(#t{number}:is(:hover,:focus-visible)) {card}{{border-color:var(--accent)}}"]
    )
