"""Citations: one report names an outlet, agency or body as its source; and the circles they make."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from laut.model.names import same_name
from laut.model.relay import Circle, Citation
from laut.model.report import Report
from laut.origins.graph import Rests, circles


def resolved(citations: Iterable[Citation], related: Mapping[str, Iterable[Report]]) -> tuple[Citation, ...]:
    """Each citation with the cited outlet's report among `related[citing report]`, the nearest in time first."""
    return tuple(replace(c, of=_own_report(c, related.get(c.report, ()))) for c in citations)


def _own_report(citation: Citation, related: Iterable[Report]) -> str | None:
    named = (r for r in related if r.id != citation.report and r.outlet and same_name(r.outlet, citation.cites))
    return min((report.id for report in named), default=None)


def find_circles(citations: Iterable[Citation]) -> tuple[Circle, ...]:
    """Groups of reports that cite each other's outlets in a circle."""
    listed = [c for c in citations if c.of is not None]
    rests = [Rests(c.report, None, c.of, c.because) for c in listed]
    return tuple(Circle(group, _because(group, listed)) for group in circles(rests))


def _because(group: tuple[str, ...], listed: list[Citation]) -> str:
    inside = [c for c in listed if c.report in group and c.of in group]
    return "; ".join(f"{c.report} cites {c.cites} ({c.of})" for c in inside)
