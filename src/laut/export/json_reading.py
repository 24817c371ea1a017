"""A reading out of the JSON object of the contract, the way back of `json_lines`."""

from collections.abc import Iterable
from typing import Any

from laut.errors import BadData
from laut.export.json_lines import CONTRACT, Json
from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role, When
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Form, Medium, Status, TimexType
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.reason import UNSTATED, Reason
from laut.model.report import Report
from laut.model.timex import TimeExpression

KEPT = "kept"
"""The rule of reasons that come out of JSON, which keeps only their sentences."""


def to_reading(found: Json) -> Reading:
    """The reading that was written; its spans are checked again. Raises `BadData` for another contract."""
    if found.get("laut") != CONTRACT:
        raise BadData(f"a reading of contract {found.get('laut')!r}; this laut knows {CONTRACT!r}")
    return Reading(
        report=_report(found["report"]),
        sentences=_spans(found["sentences"]),
        entities=tuple(_entity(entity) for entity in found["entities"]),
        times=tuple(_time(time) for time in found["times"]),
        attributions=tuple(_attribution(attribution) for attribution in found["attributions"]),
        claims=tuple(_claim(claim) for claim in found["claims"]),
    )


def _report(found: Json) -> Report:
    return Report(
        found["id"], found["text"], found["title"], found["outlet"], found["url"], found["language"],
        _moment(found["published"]), found.get("author"), found.get("based_on"),
    )  # fmt: skip


def _entity(found: Json) -> Entity:
    return Entity(
        found["id"], EntityKind(found["kind"]), found["name"], _spans(found["mentions"]), tuple(found["roles"]),
        found["country"], found["sector"], found["geonames"], found["lat"], found["lon"], _reason(found),
    )  # fmt: skip


def _time(found: Json) -> TimeExpression:
    type, moment = TimexType(found["type"]), _moment(found["edtf"])
    return TimeExpression(
        found["id"], _span(found["span"]), type, found["value"], moment, found["anchor"], _reason(found)
    )


def _attribution(found: Json) -> Attribution:
    return Attribution(
        id=found["id"],
        form=Form(found["form"]),
        content=_spans(found["content"]),
        medium=Medium(found["medium"]) if found["medium"] else None,
        parent=found["parent"],
        speaker=_party(found["speaker"]),
        cue=_spans(found["cue"]),
        frame=_spans(found["frame"]),
        addressee=_party(found["addressee"]),
        said=_moment(found["said"]),
        confidence=found["confidence"],
        reason=_reason(found),
    )


def _claim(found: Json) -> Claim:
    when = found["when"]
    return Claim(
        id=found["id"],
        type=EventType(found["type"]),
        status=Status(found["status"]),
        trigger=_span(found["trigger"]),
        sentence=found["sentence"],
        mode=found["mode"],
        actors=tuple(_role(role) for role in found["actors"]),
        recipients=tuple(_role(role) for role in found["recipients"]),
        place=_role(found["place"]) if found["place"] else None,
        when=When(Moment(when["edtf"]), when["time"]) if when else None,
        attribution=found["attribution"],
        chain=tuple(found["chain"]),
        confidence=found["confidence"],
        reasons=(_reason(found),),
    )


def _party(found: Json) -> Party:
    return Party(_spans(found["spans"]), found["entity"])


def _role(found: Json) -> Role:
    return Role(_span(found["span"]), found["entity"])


def _span(found: Iterable[int]) -> Span:
    start, end = found
    return Span(start, end)


def _spans(found: Iterable[Any]) -> tuple[Span, ...]:
    return tuple(_span(span) for span in found)


def _moment(edtf: str | None) -> Moment | None:
    return Moment(edtf) if edtf else None


def _reason(found: Json) -> Reason:
    return Reason(KEPT, found["because"]) if found.get("because") else UNSTATED
