"""Citations: one report names an outlet, agency or body as its source; and the circles they make."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from laut.model.relay import Circle, Citation
from laut.origins.graph import Rests, circles
from laut.origins.outlets import outlet_named

MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Published:
    """A report of an outlet and its first day (ISO 8601, None where unknown)."""

    report: str
    outlet: str
    day: str | None


def resolved(
    citations: Iterable[Citation],
    reports: Iterable[Published],
    related: Callable[[str, str], bool],
) -> tuple[Citation, ...]:
    """Each citation with the cited outlet's own report; names that are nobody's in the ledger are left out.

    `related` says whether two reports tell of one event. Of several, the latest that did not come out after the citing one.
    """
    of_outlet: dict[str, list[Published]] = {}
    days: dict[str, str | None] = {}
    for published in reports:
        of_outlet.setdefault(published.outlet, []).append(published)
        days[published.report] = published.day
    own = {p.report: p.outlet for listed in of_outlet.values() for p in listed}
    found: list[Citation] = []
    for citation in citations:
        outlet = None if citation.kind == "agency" else outlet_named(citation.cites, of_outlet)
        if outlet is None:
            found += [citation] if citation.kind != MENTION else []
        elif outlet != own.get(citation.report):
            of = _own_report(citation.report, days, of_outlet[outlet], related)
            found.append(replace(citation, kind="outlet", of=of))
    return tuple(found)


def _own_report(
    citing: str, days: Mapping[str, str | None], theirs: Iterable[Published], related: Callable[[str, str], bool]
) -> str | None:
    day = days.get(citing) or "9999"
    near = [(p.day or "", p.report) for p in theirs if p.report != citing and related(citing, p.report)]
    return max((found for found in near if found[0] <= day), default=(None, None))[1]


def find_circles(citations: Iterable[Citation]) -> tuple[Circle, ...]:
    """Groups of reports that cite each other's outlets in a circle."""
    listed = [c for c in citations if c.of is not None]
    rests = [Rests(c.report, None, c.of, c.because) for c in listed]
    return tuple(Circle(group, _because(group, listed)) for group in circles(rests))


def _because(group: tuple[str, ...], listed: list[Citation]) -> str:
    inside = [c for c in listed if c.report in group and c.of in group]
    return "; ".join(f"{c.report} cites {c.cites} ({c.of})" for c in inside)
