"""A report that is hostile in every field, as somebody could send it to a ledger."""

from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role, When
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Form, Status, TimexType
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.reason import Reason
from laut.model.report import Report
from laut.model.timex import TimeExpression

EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</title><svg/onload=alert(3)>"


def hostile(id: str = f"../{EVIL}.json") -> Reading:
    """Every text of it is `EVIL`, its address a script."""
    text = f"{EVIL} am Dienstag griff {EVIL} an, sagte {EVIL}."
    everything = Span(0, len(text))
    first, because = Span(0, len(EVIL)), Reason("rule", EVIL)
    time = Span(text.index("am Dienstag"), text.index(" griff"))
    trigger = Span(text.index("griff"), text.index("griff") + 5)
    report = Report(id, text, EVIL, EVIL, f"javascript:alert('{EVIL}')", "de", Moment("2031-01"), EVIL, EVIL)
    return Reading(
        report,
        (everything,),
        (Entity("n1", EntityKind.PERSON, EVIL, (first,), (EVIL,), "\"><b>", "GOV", reason=because),),
        (TimeExpression("t1", time, TimexType.DATE, EVIL, Moment("2031-01-02"), "report", because),),
        (Attribution("a1", Form.DIRECT, (everything,), speaker=Party((first,), "n1"), cue=(trigger,), reason=because),),
        (
            Claim(
                "c1", EventType.ASSAULT, Status.ACTUAL, trigger, 0, actors=(Role(first, "n1"),), place=Role(first, "n1"),
                when=When(Moment("2031-01-02"), "t1"), attribution="a1", chain=(EVIL,), reasons=(because,),
            ),
        ),
    )  # fmt: skip
