"""Refusals of the guards, which stand before any page: short, in the one JSON shape or as plain text."""

import json
from collections.abc import Mapping

from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope


def refusal(scope: Scope, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> Response:
    """The answer to a request that no page will see."""
    if str(scope.get("path", "")).endswith(".json"):
        shape = {"error": {"status": status, "code": code, "message": message}}
        return Response(json.dumps(shape), status, headers, media_type="application/json")
    return PlainTextResponse(message + "\n", status, headers)
