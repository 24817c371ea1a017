"""Time expressions of a report (TIMEX3 of TimeML, with EDTF beside it)."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import TimexType
from laut.model.moment import Moment
from laut.model.reason import UNSTATED, Reason

REPORT = "report"
"""`anchor` of what was resolved against the publication date."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One expression with its TIMEX3 value.

    `moment` is None where EDTF has no form (durations, sets) or the time stays
    unknown. `anchor` says what a relative expression was resolved against: `report`,
    the id of the attribution it was said in, the id of the time expression that
    introduced the narrative date, or None where nothing was needed.
    """

    id: str
    span: Span
    type: TimexType
    value: str
    moment: Moment | None = None
    anchor: str | None = None
    reason: Reason = UNSTATED
