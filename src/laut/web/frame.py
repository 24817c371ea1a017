"""What stands around every page: navigation, languages, the page's JSON, and words for its template."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from starlette.requests import Request

from laut.web import assets, dates, urls
from laut.web.guards import forgery
from laut.web.reader import LANGUAGES
from laut.web.site import path_of, reader_of, site_of

_PLACES = ("read", "reports", "events", "timeline", "map", "sources")


@dataclass(frozen=True, slots=True)
class Link:
    """`current` marks where the reader is."""

    href: str
    key: str
    current: bool


def frame(request: Request) -> dict[str, Any]:
    """The names that every template may use.

    `t` says words by their key, `when` writes EDTF, `number` and `percent` numbers, all in the reader's language.
    """
    reader, site = reader_of(request), site_of(request)
    path = urls.page_of(path_of(request))
    return {
        "t": reader.say,
        "when": partial(dates.when, reader=reader),
        "minute": partial(dates.minute, reader=reader),
        "number": reader.number,
        "percent": reader.percent,
        "language": reader.language,
        "reader": reader,
        "navigation": [Link(f"/{key}", key, path == f"/{key}" or path.startswith(f"/{key}/")) for key in _PLACES],
        "languages": [
            Link(_in_language(request, language), language, language == reader.language) for language in LANGUAGES
        ],
        "json_address": urls.with_query(urls.json_of(path), dict(request.query_params)),
        "here": urls.with_query(path, dict(request.query_params)),
        "edit": site.config.edit,
        "editor": site.config.editor,
        "limits": site.config.limits,
        "form_token": forgery.token(request) if site.config.edit else "",
        "asset": assets.address,
    }


def _in_language(request: Request, language: str) -> str:
    return urls.with_query(path_of(request), dict(request.query_params) | {"lang": language})
