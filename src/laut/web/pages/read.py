"""`/read`: paste a report or drop a file, and see at once who says what happened. Nothing of it is kept."""

from dataclasses import dataclass
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response

from laut.errors import BadMoment, Rejected
from laut.export.json_lines import to_object
from laut.export.json_reading import to_reading
from laut.flows.read import read_reports
from laut.intake.files import read_stream
from laut.intake.source import Given, InputFormat, format_of
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.web.faults import Refused
from laut.web.lit import stylesheet
from laut.web.sheet import sheet
from laut.web.site import Site, site_of
from laut.web.twins import json_response, template_response, twin
from laut.web.writes import NO_ZERO, from_here, take_turn

router = APIRouter(tags=["reading"])

_PATIENCE = 60.0
"""Seconds that a reader waits while other reports are being read."""
_PASTED = "text"


class Paste(BaseModel):
    """A report to read. `published` is EDTF; a text may also begin with `date <EDTF>`."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1)
    published: str | None = Field(default=None, max_length=60)
    outlet: str | None = Field(default=None, max_length=200, pattern=NO_ZERO)


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What was pasted and what was found in it. `problem` says why there is no reading.

    `reading` is the object that `laut read --format json` prints; `more` counts the
    further reports of a file, which are not read here.
    """

    text: str
    published: str | None
    outlet: str | None
    most_characters: int
    reading: dict[str, Any] | None = None
    problem: str | None = None
    more: int = 0


def read_context(request: Request) -> ReadContext:
    return ReadContext("", None, None, site_of(request).config.limits.characters)


def _extra(context: ReadContext, request: Request) -> dict[str, object]:
    if context.reading is None:
        return {"sheet": None, "lit": None, "places": {}}
    made = sheet(to_reading(context.reading))
    return {"sheet": made, "lit": stylesheet(len(made.reading.claims)), "places": {}}


twin(router, "/read", "read.html", read_context, summary="What can be read here", extra=_extra)


@router.post("/read.json", summary="Read a report", operation_id="read-report", dependencies=[Depends(from_here)])
def read_json(request: Request, paste: Paste) -> ReadContext:
    site = site_of(request)
    take_turn(request, "read", site.config.limits.reads)
    made = _read(site, paste.text.encode("utf-8", "surrogatepass"), _PASTED, paste.published, paste.outlet)
    if made.problem:
        raise Refused(422, made.problem)
    return json_response(made)  # type: ignore[return-value]


@router.post("/read", include_in_schema=False, dependencies=[Depends(from_here)])
def read_page(
    request: Request,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=60)] = "",
    outlet: Annotated[str, Form(max_length=200, pattern=NO_ZERO)] = "",
    file: UploadFile | None = None,
) -> Response:
    site = site_of(request)
    take_turn(request, "read", site.config.limits.reads)
    data, name = text.encode("utf-8", "surrogatepass"), _PASTED
    if file is not None and file.filename:
        data, name = file.file.read(), file.filename
    made = _read(site, data, name, published.strip() or None, outlet.strip() or None)
    return template_response(request, "read.html", made, 422 if made.problem else 200, extra=_extra(made, request))


def _read(site: Site, data: bytes, name: str, published: str | None, outlet: str | None) -> ReadContext:
    """The first report of what was sent, read; or why there is none."""
    most = site.config.limits.characters
    shown = data.decode("utf-8", "replace").replace("\r\n", "\n") if name == _PASTED else ""
    try:
        given = Given(Moment(published) if published else None, outlet, max_characters=most)
        kind = InputFormat.TEXT if name == _PASTED else format_of(name)
        reading, more = _first(site, data, name, given, kind)
    except (BadMoment, Rejected) as error:
        return ReadContext(shown[:most], published, outlet, most, problem=str(error))
    report = reading.report
    shown_date = report.published.edtf if report.published else None
    return ReadContext(report.text, shown_date, report.outlet, most, to_object(reading), more=more)


def _first(site: Site, data: bytes, name: str, given: Given, kind: InputFormat) -> tuple[Reading, int]:
    """The reading of the first report and how many follow; one report is read at a time. Raises `Rejected`."""
    found = list(read_stream(BytesIO(data), name, given, kind))
    if not found:
        raise Rejected(name, "holds no report")
    if not site.reading.acquire(timeout=_PATIENCE):
        raise Refused(503, "other reports are being read; try again in a minute", {"Retry-After": "60"})
    try:
        first = next(read_reports(found[:1]))
    finally:
        site.reading.release()
    if isinstance(first, Rejected):
        raise first
    return first, len(found) - 1
