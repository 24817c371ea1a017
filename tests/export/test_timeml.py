"""TimeML: well-formed, with the report's text unchanged."""

import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laut.export.timeml import timeml
from laut.model.evidence import Span
from laut.model.kinds import TimexType
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.report import make_report
from laut.model.timex import TimeExpression

TEXT = "Müller & Söhne <sagten> gestern ab, am Tag zuvor nicht."


def time(id: str, words: str, value: str, anchor: str | None, text: str = TEXT) -> TimeExpression:
    start = text.index(words)
    return TimeExpression(id, Span(start, start + len(words)), TimexType.DATE, value, anchor=anchor)


def reading(published: str | None = "2021-05-12") -> Reading:
    times = (time("t1", "gestern", "2021-05-11", "report"), time("t2", "Tag zuvor", "2021-05-10", "t1"))
    report = make_report(TEXT, id="r1", title="Absage & mehr", published=Moment(published) if published else None)
    return Reading(report, times=times)


def test_it_is_well_formed_and_keeps_the_text() -> None:
    root = ElementTree.fromstring(timeml(reading()))
    body = root.find("TEXT")
    assert body is not None and "".join(body.itertext()) == TEXT
    assert root.findtext("DOCID") == "r1" and root.findtext("TITLE") == "Absage & mehr"


def test_each_time_has_id_type_value_and_what_it_was_counted_from() -> None:
    found = ElementTree.fromstring(timeml(reading())).findall("TEXT/TIMEX3")
    assert [t.attrib for t in found] == [
        {"tid": "t1", "type": "DATE", "value": "2021-05-11", "anchorTimeID": "t0"},
        {"tid": "t2", "type": "DATE", "value": "2021-05-10", "anchorTimeID": "t1"},
    ]
    assert [t.text for t in found] == ["gestern", "Tag zuvor"]


def test_the_publication_date_is_the_creation_time() -> None:
    created = ElementTree.fromstring(timeml(reading())).find("DCT/TIMEX3")
    assert created is not None and created.attrib["value"] == "2021-05-12"
    assert created.attrib["functionInDocument"] == "CREATION_TIME"


@pytest.mark.parametrize("published", [None, "[2021-05-12,2021-05-19]", "2021-05-12/.."])
def test_without_a_single_publication_date_there_is_no_creation_time(published: str | None) -> None:
    root = ElementTree.fromstring(timeml(reading(published)))
    assert root.find("DCT") is None
    assert all("anchorTimeID" not in t.attrib for t in root.findall("TEXT/TIMEX3") if t.attrib["tid"] == "t1")


def test_an_approximate_month_of_publication_stays_a_month() -> None:
    created = ElementTree.fromstring(timeml(reading("2021-05~"))).find("DCT/TIMEX3")
    assert created is not None and created.attrib["value"] == "2021-05"


@given(st.text(max_size=40))
def test_any_text_gives_xml_of_the_same_length(text: str) -> None:
    root = ElementTree.fromstring(timeml(Reading(make_report(text.replace("\r", ""), id="r"))))
    body = root.find("TEXT")
    assert body is not None and len("".join(body.itertext())) == len(text.replace("\r", ""))
