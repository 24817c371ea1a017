"""`laut events`, `laut event`, `laut timeline`, `laut claims`: questions to a ledger."""

from collections.abc import Iterable
from typing import Annotated

import typer

from laut.cli import ledger_options as o
from laut.cli.ledger_options import DEFAULT_LEDGER, Format, Ledger, Shape, shape
from laut.ledger.filter import Filter
from laut.model.event import Event


def events(
    ledger: Ledger = DEFAULT_LEDGER,
    words: o.Words = None,
    actor: o.Actor = None,
    place: o.Place = None,
    speaker: o.Speaker = None,
    outlet: o.FromOutlet = None,
    when: o.When = None,
    type: o.Type = None,
    status: o.WithStatus = None,
    origins: o.Origins = 0,
    most: o.Most = None,
    format: Format = None,
) -> None:
    """List events: what, where, when, how many independent origins stand behind each.

    Example: laut events --ledger news.db --place Bagdad --when 2020-01 --origins 2
    """
    wanted = o.as_filter(words, actor, place, speaker, outlet, when, type, status, origins, most)
    _print(ledger, wanted, format, "events")


def timeline(
    ledger: Ledger = DEFAULT_LEDGER,
    words: o.Words = None,
    actor: o.Actor = None,
    place: o.Place = None,
    when: o.When = None,
    type: o.Type = None,
    most: o.Most = None,
    format: Format = None,
) -> None:
    """Print events in the order of time, planned ones beside those that happened.

    Example: laut timeline --ledger news.db --actor Koalition
    """
    _print(ledger, o.as_filter(words, actor, place, None, None, when, type, None, 0, most), format, "timeline")


def claims(
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who says so, at any link of the chain.")] = None,
    ledger: Ledger = DEFAULT_LEDGER,
    outlet: o.FromOutlet = None,
    when: o.When = None,
    type: o.Type = None,
    most: o.Most = None,
    format: Format = None,
) -> None:
    """List single claims with their words, by who says so.

    Example: laut claims --ledger news.db --by "Qasim al-Araji"
    """
    _print(ledger, o.as_filter(None, None, None, by, outlet, when, type, None, 0, most), format, "claims", by)


def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event's id or the beginning of it.")],
    ledger: Ledger = DEFAULT_LEDGER,
    format: Format = None,
) -> None:
    """Print one event: history, claims with their words, origins with reasons, contradictions.

    Example: laut event event-0f3a --ledger news.db
    """
    from laut.ledger import queries
    from laut.ledger.store import Store

    store = Store(ledger, write=False)
    with store.reading() as connection:
        found = queries.event(connection, id)
        texts = queries.texts(connection, {telling.report for telling in found.tellings})
    if shape(format) is Shape.JSON:
        _lines([found], "events", None)
    else:
        from rich.console import Console

        from laut.export.event_text import event_page

        Console(highlight=False).print(event_page(found, texts))


def _print(ledger: str, wanted: Filter, format: Shape | None, what: str, by: str | None = None) -> None:
    from laut.ledger import queries
    from laut.ledger.store import Store

    store = Store(ledger, write=False)
    with store.reading() as connection:
        found = queries.events(connection, wanted)
        if shape(format) is Shape.JSON:
            _lines(found, what, by)
            return
        from rich.console import Console

        from laut.export import event_text

        table = {"events": event_text.table, "timeline": event_text.timeline, "claims": event_text.claims(by)}[what]
        Console(highlight=False).print(table(found))


def _lines(found: Iterable[Event], what: str, by: str | None) -> None:
    import json

    from laut.export import event_json

    for event in found:
        objects = event_json.claim_objects(event, by) if what == "claims" else [event_json.event_object(event)]
        for item in objects:
            print(json.dumps(item, ensure_ascii=False))
