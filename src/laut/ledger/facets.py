"""By what an event is found: the names in it, word by word."""

from collections.abc import Iterable

from sqlalchemy import Connection, Select, func, select

from laut.ledger import tables as t
from laut.model.event import Event
from laut.model.names import STEM, stems

_MANY = 1000
"""From so many events on a stem is common; counting further would take longer than it saves."""


def facets(event: Event) -> Iterable[dict[str, object]]:
    """The rows of `facets` for one event, sorted."""
    named = {("actor", n.name) for x in event.tellings for n in (*x.actors, *x.recipients)}
    named |= {("place", x.place.name) for x in event.tellings if x.place}
    named |= {("speaker", name) for x in event.tellings for name in x.chain}
    named |= {("outlet", x.outlet) for x in event.tellings if x.outlet}
    for kind, name in sorted(named):
        for stem in sorted(_words(name)):
            yield {"event": event.id, "kind": kind, "stem": stem, "name": name}


def events_with(connection: Connection, kind: str, name: str) -> Select[str]:
    """Ids of the events in which one name of this kind has all the words of `name`, in whatever inflected form.

    The rarest word is looked up, and the others in the names found with it.
    """
    first, *others = sorted(_words(name), key=lambda stem: (_count(connection, kind, stem), stem))
    found = t.FACETS.alias("by_first")
    wanted = select(found.c.event).where(found.c.kind == kind, found.c.stem == first)
    for number, stem in enumerate(others):
        other = t.FACETS.alias(f"by_{number}")
        same = (other.c.event == found.c.event) & (other.c.kind == kind) & (other.c.name == found.c.name)
        wanted = wanted.where(select(other.c.stem).where(same & (other.c.stem == stem)).exists())
    return wanted


def _words(name: str) -> frozenset[str]:
    """The stems of a name; of one that has only short words («EU», «G 7») itself."""
    return stems(name) or frozenset({name.strip().casefold()[:STEM]})


def _count(connection: Connection, kind: str, stem: str) -> int:
    some = select(t.FACETS.c.event).where(t.FACETS.c.kind == kind, t.FACETS.c.stem == stem).limit(_MANY).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one())
