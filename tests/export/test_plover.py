"""Claims as PLOVER events: planned acts fold into the types that PLOVER has for them."""

import json

import pytest

from laut.export.plover import plover
from laut.export.plover_codes import CAMEO, cameo_code, plover_type
from laut.model.claim import Claim
from laut.model.evidence import Span
from laut.model.kinds import MODES, EventType, Status
from laut.model.reading import Reading
from laut.model.report import make_report


@pytest.mark.parametrize(
    ("type", "mode", "status", "plover", "cameo"),
    [
        (EventType.COOPERATE, None, Status.PLANNED, EventType.AGREE, "031"),
        (EventType.RETREAT, "withdraw", Status.PLANNED, EventType.CONCEDE, "035"),
        (EventType.RETREAT, "withdraw", Status.ACTUAL, EventType.RETREAT, "0874"),
        (EventType.ASSAULT, "aerial", Status.PLANNED, EventType.ASSAULT, "195"),
    ],
)
def test_planned_acts_follow_plovers_rules(
    type: EventType, mode: str | None, status: Status, plover: EventType, cameo: str
) -> None:
    assert plover_type(type, status) is plover
    assert cameo_code(type, mode, status) == cameo


def test_every_type_and_mode_has_a_code() -> None:
    wanted = {(type, mode) for type, modes in MODES.items() for mode in (None, *modes)}
    assert wanted == CAMEO.keys()


def test_one_line_a_claim_says_who_says_so_and_whether_it_happened() -> None:
    text = "Laut Polizei zogen die Fischer ab."
    claim = Claim("c1", EventType.RETREAT, Status.DENIED, Span(13, 18), 0, mode="withdraw", chain=("Polizei",))
    (line,) = plover(Reading(make_report(text), (Span(0, len(text)),), claims=(claim,))).splitlines()
    event = json.loads(line)
    assert (event["event_type"], event["status"], event["happened"], event["according_to"]) == (
        "RETREAT",
        "denied",
        False,
        ["Polizei"],
    )
    assert event["text"] == text
