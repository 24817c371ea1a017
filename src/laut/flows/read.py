"""From inputs to readings: joins intake and reading, one report at a time."""

from collections.abc import Iterable, Iterator

from laut.errors import Rejected
from laut.intake.decoding import checked
from laut.intake.files import Intake
from laut.intake.source import STANDARD_INPUT
from laut.lang.languages import DEFAULT, code_of
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.report import Report, make_report

Outcome = Reading | Rejected
"""What becomes of an input: a reading, or the reason why there is none."""


def read_reports(inputs: Iterable[Intake]) -> Iterator[Outcome]:
    """The reading of each report, rejections passed on, in order; nothing is held back.

    Raises `ModelMissing` when the first report is read and the model is not installed.
    """
    for found in inputs:
        yield found if isinstance(found, Rejected) else _reading(found)


def _reading(report: Report) -> Reading:
    """Raises `BadLanguageData`, `ModelMissing`."""
    from laut.reading.pipeline import pipeline, read_report

    return read_report(report, pipeline(code_of(report.language or DEFAULT)))


def read(
    text: str,
    *,
    published: str | Moment | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
    language: str = DEFAULT,
) -> Reading:
    """Read one report.

    `published` is the publication date in EDTF (`2021-12`, `2021-12-03`); without it
    expressions like «gestern» stay unresolved. Raises `BadMoment` for another date,
    `Rejected` for a text that is none (empty, half surrogate pairs), `BadLanguageData`
    for a language that laut does not read, `ModelMissing` where the model is not installed.
    """
    if not text.strip():
        raise Rejected(STANDARD_INPUT, "has no text")
    moment = Moment(published) if isinstance(published, str) else published
    report = make_report(
        checked(text, STANDARD_INPUT), id=id, title=title, outlet=outlet, url=url, language=language, published=moment
    )
    return _reading(report)
