"""Twins: a page's context, made once, answers as HTML at its address and as JSON at the address plus `.json`."""

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from laut.web import urls
from laut.web.guards.forgery import COOKIE as SESSION_COOKIE
from laut.web.reader import COOKIE as LANGUAGE_COOKIE
from laut.web.reader import LANGUAGES
from laut.web.templates import environment

_A_YEAR = 31_536_000

Extra = Callable[[Any, Request], dict[str, object]]
"""What a template needs besides the context: sentences, pieces of text, drawings; all of it follows from the context."""


def twin(
    router: APIRouter, path: str, template: str, make: Callable[..., Any], *, summary: str, extra: Extra | None = None
) -> None:
    """Answer GET `path` with `template` and GET `path.json` with the context that `make` returns.

    `make` is a FastAPI dependency; its return type is the context and describes the JSON.
    """
    kind = get_type_hints(make)["return"]

    def as_json(context: Annotated[Any, Depends(make)]) -> Response:
        return json_response(context)

    def as_page(request: Request, context: Annotated[Any, Depends(make)]) -> Response:
        return template_response(request, template, context, extra=extra(context, request) if extra else None)

    name = path.strip("/").replace("/", "-") or "home"
    router.add_api_route(
        urls.json_of(path),
        as_json,
        response_model=kind,
        summary=summary,
        operation_id=name,
        name=name,
    )
    router.add_api_route(
        path,
        as_page,
        response_class=HTMLResponse,
        include_in_schema=False,
        name=f"{name}-page",
    )


def wants_json(request: Request) -> bool:
    """By the address alone, as everywhere; exports are for programs, and a program that posts JSON gets JSON back too."""
    if request.url.path.startswith(urls.EXPORT):
        return True
    return request.url.path.endswith(".json") or request.headers.get("content-type", "").startswith("application/json")


@lru_cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def json_response(context: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A context as JSON; what is unknown is null or empty."""
    kind: Any = type(context)
    body = _adapter(kind).dump_json(context)
    return Response(body, status, headers, media_type="application/json")


def template_response(
    request: Request,
    template: str,
    context: object,
    status: int = 200,
    headers: dict[str, str] | None = None,
    extra: dict[str, object] | None = None,
) -> Response:
    """A context as a page in the reader's language."""
    from laut.web.frame import frame

    made = environment().get_template(template).render(page=context, **frame(request), **(extra or {}))
    response = HTMLResponse(made, status, {"Vary": "Accept-Language, Cookie"} | (headers or {}))
    _keep_choices(request, response)
    return response


def _keep_choices(request: Request, response: Response) -> None:
    """Remember the language that the reader chose, and the session that forms are bound to."""
    secure = request.url.scheme == "https"
    chosen = request.query_params.get("lang")
    if chosen in LANGUAGES:
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=_A_YEAR, httponly=True, samesite="lax", secure=secure)
    if session := getattr(request.state, "new_session", None):
        response.set_cookie(SESSION_COOKIE, session, httponly=True, samesite="strict", secure=secure)
