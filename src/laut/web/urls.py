"""The one place where addresses are made. Ids and names may hold anything; every address leads back to its id."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from urllib.parse import quote, urlencode

_PLAIN = re.compile(r"[^\x00-\x20\x7f-\x9f/\\~?#%\ud800-\udfff.][^\x00-\x1f\x7f-\x9f/\\?#%\ud800-\udfff]*")
"""Ids that stand in an address as they are; browsers and servers change the others on their way (`..`, `//`, blanks)."""
_CODED = "~"
_JSON = ".json"

HOME = "/"
READ = "/read"
REPORTS = "/reports"
EVENTS = "/events"
TIMELINE = "/timeline"
MAP = "/map"
SPEAKERS = "/speakers"
OUTLETS = "/outlets"
SOURCES = "/sources"
CORRECTIONS = "/corrections"
DOCS = "/docs"
OPENAPI = "/openapi.json"
EXPORT = "/export"
STATIC = "/static"


def coded(id: str) -> str:
    """An id as one segment of a path: as it is (percent-encoded) where that is safe, else `~` and its base64."""
    if _PLAIN.fullmatch(id) and not id.lower().endswith(_JSON) and id == id.strip():
        return quote(id, safe="")
    return _CODED + urlsafe_b64encode(id.encode("utf-8", "surrogatepass")).decode("ascii").rstrip("=")


def decoded(segment: str) -> str:
    """The id of a segment that the server has percent-decoded; a broken code stands for itself."""
    if not segment.startswith(_CODED):
        return segment
    code = segment[1:]
    try:
        return urlsafe_b64decode(code + "=" * (-len(code) % 4)).decode("utf-8", "surrogatepass")
    except ValueError:
        return segment


def report(id: str) -> str:
    return f"{REPORTS}/{coded(id)}"


def event(id: str) -> str:
    return f"{EVENTS}/{coded(id)}"


def speaker(name: str) -> str:
    return f"{SPEAKERS}/{coded(name)}"


def outlet(name: str) -> str:
    return f"{OUTLETS}/{coded(name)}"


def json_of(path: str) -> str:
    """The address of a page's JSON."""
    return "/index.json" if path == HOME else path + _JSON


def page_of(path: str) -> str:
    """The address of the page whose JSON this is."""
    return HOME if path == "/index.json" else path.removesuffix(_JSON)


def with_query(path: str, query: Mapping[str, str | int | None]) -> str:
    """The path with those values of `query` that say something, in their order."""
    known = {name: str(value) for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(known)}" if known else path
