"""Keeping a report: POST `/reports` reads it, adds it to the ledger and merges it. Only with `--edit`."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from pydantic import Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from laut.errors import BadMoment, Rejected
from laut.flows.add import keep
from laut.flows.merge import merge
from laut.flows.read import read
from laut.intake.source import STANDARD_INPUT, Given
from laut.intake.text_file import report_from, too_long
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.web import urls
from laut.web.faults import Refused
from laut.web.pages.read import Paste
from laut.web.site import site_of
from laut.web.twins import json_response
from laut.web.writes import NO_ZERO, check_form, may_write, take_turn

router = APIRouter(tags=["reports"])


class NewReport(Paste):
    """A report to keep; without `id` it gets one from its content."""

    id: str | None = Field(default=None, min_length=1, max_length=200, pattern=NO_ZERO)
    title: str | None = Field(default=None, max_length=1000, pattern=NO_ZERO)
    url: str | None = Field(default=None, max_length=2000, pattern=NO_ZERO)


@dataclass(frozen=True, slots=True)
class KeptContext:
    """`outcome` is `kept`, or `known` where the report was there already."""

    report: str
    outcome: str


@router.post(
    "/reports.json", summary="Keep a report", operation_id="keep-report", status_code=201, response_model=KeptContext,
    dependencies=[Depends(may_write)],
)  # fmt: skip
def keep_json(request: Request, given: NewReport) -> Response:
    return json_response(_kept(request, given), 201)


@router.post("/reports", include_in_schema=False, dependencies=[Depends(may_write)])
def keep_form(
    request: Request,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=60)] = "",
    outlet: Annotated[str, Form(max_length=200, pattern=NO_ZERO)] = "",
    form_token: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    check_form(request, form_token)
    if not text.strip():
        raise Refused(422, "has no text")
    given = NewReport(text=text.replace("\r\n", "\n"), published=published or None, outlet=outlet or None)
    return RedirectResponse(urls.report(_kept(request, given).report), 303)


def _kept(request: Request, given: NewReport) -> KeptContext:
    """Read, keep and merge; raises `Refused` for what cannot be read."""
    site = site_of(request)
    take_turn(request, "read", site.config.limits.reads)
    if len(given.text) > site.config.limits.characters:
        raise Refused(422, too_long(site.config.limits.characters))
    with site.reading:
        added = keep(site.store, [_reading(given)])
        merge(site.store)
    return KeptContext(added[0].report, added[0].outcome)


def _reading(given: NewReport) -> Reading:
    """The reading; a date at the beginning of the text counts like a given one. Raises `Refused`."""
    try:
        moment = Moment(given.published) if given.published else None
        report = report_from(given.text, STANDARD_INPUT, Given(moment, given.outlet))
        return read(
            report.text, published=report.published, outlet=given.outlet, title=given.title, url=given.url, id=given.id
        )
    except (BadMoment, Rejected) as error:
        raise Refused(422, str(error)) from None
