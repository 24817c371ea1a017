"""Events, claims and sources as pages in the terminal."""

from collections.abc import Callable, Iterable, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from laut.export import wording
from laut.model.event import Event
from laut.model.names import same_name
from laut.model.relay import Circle, Citation, Copy
from laut.model.telling import Telling


def table(events: Iterable[Event]) -> RenderableType:
    """One row an event: when, what, status, origins, reports, id."""
    rows = _grid("when", "what", "status", "origins", "reports", "id")
    for event in events:
        reports = len({telling.report for telling in event.tellings})
        rows.add_row(*_first(event), str(event.independent_origins), str(reports), event.id)
    return rows


def timeline(events: Iterable[Event]) -> RenderableType:
    """Dated events in the order of time."""
    rows = _grid("when", "what", "status")
    for event in events:
        if event.when:
            rows.add_row(*_first(event))
    return rows


def claims(by: str | None) -> Callable[[Iterable[Event]], RenderableType]:
    """A printer for the claims behind which `by` stands (all for None)."""

    def page(events: Iterable[Event]) -> RenderableType:
        rows = _grid("published", "who says so", "what", "status", "report", "id")
        for event in events:
            for told in event.tellings:
                if by is None or any(same_name(by, name) for name in told.chain):
                    what = f"{told.trigger_words} ({told.type})"
                    rows.add_row(_published(told), _chain(told), what, str(told.status), told.report, told.id)
        return rows

    return page


def event_page(event: Event, texts: Mapping[str, str]) -> RenderableType:
    """History, claims with their words, origins with reasons, contradictions."""
    parts: list[RenderableType] = [
        Text(event.title, "bold"),
        Text(f"{event.type} · {event.status} · {event.id}", "dim"),
    ]
    parts += ["", Text("How it was told", "bold"), *(_told(telling, texts) for telling in event.tellings)]
    parts += ["", Text(f"{event.independent_origins} independent origins", "bold")]
    parts += [Text.assemble((f"{o.origin} ", "cyan"), f"({o.kind}) · {o.because}") for o in event.origins]
    if event.contradictions:
        parts += ["", Text("Contradictions", "bold")]
    for found in event.contradictions:
        values = " ↔ ".join(f"{v.value} ({', '.join(v.reports)})" for v in found.values)
        parts.append(Text.assemble((f"{found.aspect} ", "red"), wording.plain(values)))
    return Group(*parts)


def sources_page(
    copies: tuple[Copy, ...], citations: tuple[Citation, ...], circles: tuple[Circle, ...]
) -> RenderableType:
    """Copies, citations, circles."""
    cited = _grid("report", "cites", "of", "kind")
    for c in citations:
        cited.add_row(c.report, c.cites, c.of or "", c.kind)
    return Group(
        Text("Copies", "bold"), *(Text(c.because) for c in copies), "",
        Text("Circles", "bold"), *(Text(c.because, "red") for c in circles), "",
        Text("Citations", "bold"), cited,
    )  # fmt: skip


def _first(event: Event) -> tuple[str, str, str]:
    when = wording.when(event.when) if event.when else ""
    return when, wording.plain(event.title), str(event.status)


def _told(telling: Telling, texts: Mapping[str, str]) -> Text:
    words = wording.plain(telling.sentence.of(texts[telling.report]))
    head = f"{_published(telling)} {telling.report} · {_chain(telling)} · {telling.status}"
    return Text.assemble((head, "dim"), "\n    ", (words, "italic"))


def _published(telling: Telling) -> str:
    return str(telling.published) if telling.published else ""


def _chain(telling: Telling) -> str:
    return " › ".join(telling.chain) or wording.OWN_VOICE


def _grid(*columns: str) -> Table:
    rows = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        rows.add_column(column, overflow="fold")
    return rows
