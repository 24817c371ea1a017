"""A reading's times as TimeML, the form that HeidelTime writes and evaluation tools read.

The text stands in `<TEXT>` unchanged, so that offsets counted without tags are
those of the report. Marks that XML cannot hold (control characters, lone
surrogates) become U+FFFD, one for one. Format: TimeML 1.2.1 (ISO 24617-1).
"""

import re
from xml.sax.saxutils import escape, quoteattr

from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.timex import REPORT, TimeExpression

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)
_CREATION = "t0"
"""The id of the publication date."""
_PLAIN = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)[~?%]?")
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def timeml(reading: Reading) -> str:
    """The report as one TimeML document; times that overlap an earlier one are left out, as TIMEX3 may not nest."""
    report = reading.report
    title = f"<TITLE>{_text(report.title)}</TITLE>\n" if report.title else ""
    body = _body(report.text, reading.times, dated=_value(report.published) is not None)
    return f"{_HEAD}<DOCID>{_text(report.id)}</DOCID>\n{_dct(report.published)}{title}<TEXT>{body}</TEXT>\n</TimeML>\n"


def _text(words: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", words))


def _value(published: Moment | None) -> str | None:
    """The publication date as TIMEX3 has it; None for none, a set or an interval."""
    match = _PLAIN.fullmatch(published.edtf) if published else None
    return match[1] if match else None


def _dct(published: Moment | None) -> str:
    value = _value(published)
    if value is None:
        return ""
    attributes = 'temporalFunction="false" functionInDocument="CREATION_TIME"'
    return f'<DCT><TIMEX3 tid="{_CREATION}" type="DATE" value="{value}" {attributes}>{value}</TIMEX3></DCT>\n'


def _body(text: str, times: tuple[TimeExpression, ...], *, dated: bool) -> str:
    pieces, position = [], 0
    known = {time.id for time in times}
    for time in times:
        if time.span.start < position:
            continue
        pieces.append(_text(text[position : time.span.start]))
        pieces.append(f"<TIMEX3 {_attributes(time, known, dated=dated)}>{_text(time.span.of(text))}</TIMEX3>")
        position = time.span.end
    return "".join(pieces) + _text(text[position:])


def _attributes(time: TimeExpression, known: set[str], *, dated: bool) -> str:
    """`anchorTimeID` where the anchor is an expression of the document: the publication date or another time."""
    shown = f"tid={quoteattr(time.id)} type={quoteattr(time.type.value)} value={quoteattr(time.value)}"
    if time.anchor == REPORT and dated:
        return f'{shown} anchorTimeID="{_CREATION}"'
    return f"{shown} anchorTimeID={quoteattr(time.anchor)}" if time.anchor in known and time.anchor else shown
