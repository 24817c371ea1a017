"""`/docs`: the addresses of the API, listed from the OpenAPI description itself, without anything from elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from laut.web import urls
from laut.web.twins import template_response

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Parameter:
    """`place` is `path` or `query`; `kind` says what it may be."""

    name: str
    place: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one address; `body` and `answer` name schemas of `/openapi.json`."""

    method: str
    path: str
    tag: str
    about: str
    parameters: tuple[Parameter, ...]
    body: str
    answer: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A named record and its fields with their kinds."""

    name: str
    about: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocsContext:
    """What the page lists."""

    operations: tuple[Operation, ...]
    schemas: tuple[Schema, ...]


@router.get(urls.DOCS)
def docs(request: Request) -> Response:
    described: dict[str, Any] = request.app.openapi()
    schemas = described.get("components", {}).get("schemas", {})
    listed = tuple(_schema(name, found) for name, found in sorted(schemas.items()))
    return template_response(request, "docs.html", DocsContext(tuple(_operations(described["paths"])), listed))


def _operations(paths: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, found in methods.items():
            content = found.get("requestBody", {}).get("content", {})
            answers = [a.get("content", {}) for code, a in found.get("responses", {}).items() if code.startswith("2")]
            yield Operation(
                method=method.upper(),
                path=path,
                tag=(found.get("tags") or [""])[0],
                about=found.get("summary", ""),
                parameters=tuple(_parameter(parameter) for parameter in found.get("parameters", ())),
                body=", ".join(_kind(body.get("schema", {})) for body in content.values()),
                answer=", ".join(_kind(answer.get("schema", {})) for content in answers for answer in content.values()),
            )


def _parameter(found: dict[str, Any]) -> Parameter:
    about = found.get("description") or found.get("schema", {}).get("description", "")
    return Parameter(found["name"], found["in"], _kind(found.get("schema", {})), found.get("required", False), about)


def _schema(name: str, found: dict[str, Any]) -> Schema:
    fields = tuple((field, _kind(kind)) for field, kind in found.get("properties", {}).items())
    return Schema(name, found.get("description", ""), fields)


def _kind(schema: dict[str, Any]) -> str:
    """A schema in few words: «string», «EventLine[]», «string or null», «a | b»."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema or "const" in schema:
        return " | ".join(repr(value) for value in schema.get("enum", [schema.get("const")]))
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(_kind(part) for part in schema["anyOf"]))
    if "prefixItems" in schema:
        return f"[{', '.join(_kind(part) for part in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"{_kind(schema.get('items', {}))}[]"
    return str(schema.get("type", "any"))
