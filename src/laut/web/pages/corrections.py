"""`/corrections`: what people decided about claims, with reasons; new decisions, and taking them back."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from laut.flows.judge import judge
from laut.ledger import browse
from laut.model.judgement import Judgement, Verdict
from laut.web import urls
from laut.web.pages.judged import JudgementLine, judgement_lines
from laut.web.paging import PER_PAGE, PageNumber, Paging, PerPage, paging, skipped
from laut.web.site import Site, site_of
from laut.web.twins import json_response, twin
from laut.web.writes import NO_ZERO, check_form, may_write

router = APIRouter(tags=["corrections"])

Kind = Literal["person", "body", "document", "outlet", "unknown"]


Words = Annotated[str, Field(max_length=500, pattern=NO_ZERO)]
Id = Annotated[str, Field(max_length=200, pattern=NO_ZERO)]


class Correction(BaseModel):
    """A decision on one claim (`reject`, `speaker`) or two (`same`, `different`); ids are those of the ledger's claims."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    left: Id
    right: Id | None = None
    value: Id | None = Field(default=None, description="the right speaker, for `speaker`")
    kind: Kind | None = Field(default=None, description="what kind of source the speaker is")
    because: Words = Field(min_length=1)
    by: Id | None = None


class Undoing(BaseModel):
    """Why a decision is taken back."""

    model_config = ConfigDict(extra="forbid")

    because: Words = Field(min_length=1)
    by: Id | None = None


@dataclass(frozen=True, slots=True)
class CorrectionsContext:
    """All decisions, the latest first, those taken back included."""

    paging: Paging
    corrections: tuple[JudgementLine, ...]


@dataclass(frozen=True, slots=True)
class CorrectedContext:
    """A decision that was kept, and the event that its claim belongs to now; None for a rejected claim."""

    correction: JudgementLine
    event: str | None


def corrections_context(request: Request, page: PageNumber = 1, per_page: PerPage = PER_PAGE) -> CorrectionsContext:
    lines, skip = judgement_lines(site_of(request).store.judgements()), skipped(page, per_page)
    return CorrectionsContext(paging(page, per_page, len(lines)), lines[skip : skip + per_page])


twin(router, urls.CORRECTIONS, "corrections.html", corrections_context, summary="What people decided about claims")


@router.post(
    "/corrections.json", summary="Decide about claims", operation_id="correct", status_code=201,
    response_model=CorrectedContext, dependencies=[Depends(may_write)],
)  # fmt: skip
def correct(request: Request, given: Correction) -> Response:
    site = site_of(request)
    made = _judged(site, given.verdict, given.left, given.right, given.because, given.by, given.value, given.kind)
    return json_response(_corrected(site, made, given.left), 201)


@router.post(
    "/corrections/{id}/undo.json", summary="Take a decision back", operation_id="undo", status_code=201,
    response_model=CorrectedContext, dependencies=[Depends(may_write)],
)  # fmt: skip
def undo(request: Request, id: str, given: Undoing) -> Response:
    site = site_of(request)
    made = _judged(site, None, urls.decoded(id), None, given.because, given.by)
    return json_response(_corrected(site, made, made.left), 201)


Text = Annotated[str, Form(max_length=500, pattern=NO_ZERO)]


@router.post(urls.CORRECTIONS, include_in_schema=False, dependencies=[Depends(may_write)])
def correct_by_form(
    request: Request,
    verdict: Annotated[Verdict, Form()],
    left: Text,
    because: Text = "",
    right: Text = "",
    value: Text = "",
    kind: Text = "",
    by: Text = "",
    next: Text = "",
    form_token: Text = "",
) -> Response:
    check_form(request, form_token)
    site = site_of(request)
    named = (value.strip(), kind) if verdict is Verdict.SPEAKER else ("", "")
    _judged(site, verdict, left, right.strip() or None, because, by, named[0] or None, named[1] or None)
    return _onward(site, left.strip(), next)


@router.post("/corrections/{id}/undo", include_in_schema=False, dependencies=[Depends(may_write)])
def undo_by_form(
    request: Request, id: str, because: Text = "", by: Text = "", next: Text = "", form_token: Text = ""
) -> Response:
    check_form(request, form_token)
    site = site_of(request)
    return _onward(site, _judged(site, None, urls.decoded(id), None, because, by).left, next)


def _judged(
    site: Site,
    verdict: Verdict | None,
    left: str,
    right: str | None,
    because: str,
    by: str | None,
    value: str | None = None,
    kind: str | None = None,
) -> Judgement:
    """Keep the decision; raises `BadData` for one that cannot be."""
    at = site.config.now().isoformat(timespec="seconds")
    who = (by or "").strip() or site.config.editor or "?"
    return judge(site.store, verdict, left.strip(), right, because.strip(), who, at, value, kind)


def _corrected(site: Site, made: Judgement, claim: str) -> CorrectedContext:
    lines = judgement_lines(site.store.judgements(), {made.left})
    with site.ledger() as view:
        return CorrectedContext(next(line for line in lines if line.id == made.id), browse.event_holding(view, claim))


def _onward(site: Site, claim: str, wanted: str) -> Response:
    """Back to the report, or to the event that the claim belongs to now, whose id may be another."""
    with site.ledger() as view:
        event = browse.event_holding(view, claim)
    there = f"{urls.event(event)}#{claim}" if event else urls.CORRECTIONS
    return RedirectResponse(wanted if _is_report(wanted) else there, 303)


def _is_report(address: str) -> bool:
    """Only addresses of our own reports are followed; anything else could lead away."""
    return (
        address.startswith(f"{urls.REPORTS}/") and address.isascii() and address.isprintable() and "\\" not in address
    )
