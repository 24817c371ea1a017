"""Parts that several contexts share: events and reports in one line."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from laut.ledger.browse import Listed, Share
from laut.model.event import Event
from laut.model.relay import Citation, Copy
from laut.model.report import Report


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line. `when` is EDTF, `days` its first and last possible day (ISO 8601; None = open or unknown)."""

    id: str
    title: str
    type: str
    mode: str | None
    status: str
    when: str | None
    days: tuple[str | None, str | None]
    place: str | None
    country: str | None
    reports: int
    claims: int
    independent_origins: int
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in one line; `published` is EDTF."""

    id: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: str | None
    claims: int | None = None


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One value and how many there are of it."""

    value: str
    count: int


def event_line(event: Event) -> EventLine:
    when = event.when
    first = when.earliest.isoformat() if when and when.earliest != when.earliest.min else None
    last = when.latest.isoformat() if when and when.latest != when.latest.max else None
    return EventLine(
        id=event.id,
        title=event.title,
        type=str(event.type),
        mode=event.mode,
        status=str(event.status),
        when=when.edtf if when else None,
        days=(first, last),
        place=event.place.name if event.place else None,
        country=event.place.country if event.place else None,
        reports=len({telling.report for telling in event.tellings}),
        claims=len(event.tellings),
        independent_origins=event.independent_origins,
        contradictions=tuple(contradiction.aspect for contradiction in event.contradictions),
    )


def report_line(report: Report, claims: int | None = None) -> ReportLine:
    published = report.published.edtf if report.published else None
    return ReportLine(report.id, report.title, report.outlet, report.url, report.language, published, claims)


def report_lines(found: Iterable[Listed]) -> tuple[ReportLine, ...]:
    return tuple(report_line(listed.report, listed.claims) for listed in found)


def counted(found: Counter[str]) -> tuple[ShareLine, ...]:
    """The commonest first, those that are equally common by name."""
    return tuple(ShareLine(name, found[name]) for name in sorted(found, key=lambda name: (-found[name], name)))


def share_lines(found: Iterable[Share]) -> tuple[ShareLine, ...]:
    return tuple(ShareLine(share.value, share.count) for share in found)


@dataclass(frozen=True, slots=True)
class CopyLine:
    """`copy` took `share` of its words (in [0, 1]) from `of`; both are reports."""

    of: str
    copy: str
    share: float
    because: str


@dataclass(frozen=True, slots=True)
class CitationLine:
    """`report` names `cites` as its source at `span`; `of` is that outlet's own report, if it is known."""

    report: str
    cites: str
    kind: str
    of: str | None
    span: tuple[int, int]
    because: str


def copy_lines(found: Iterable[Copy]) -> tuple[CopyLine, ...]:
    return tuple(CopyLine(copy.of, copy.copy, round(copy.share, 4), copy.because) for copy in found)


def citation_lines(found: Iterable[Citation]) -> tuple[CitationLine, ...]:
    return tuple(CitationLine(c.report, c.cites, c.kind, c.of, (c.span.start, c.span.end), c.because) for c in found)
