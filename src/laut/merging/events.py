"""From a cluster of tellings to an event: one title, place, time and status, and its history."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from laut.merging.names import alike
from laut.model.event import Event
from laut.model.ids import content_id
from laut.model.kinds import Status
from laut.model.moment import Moment
from laut.model.telling import Named, Telling

T = TypeVar("T")

_LATER = (Status.ACTUAL, Status.DENIED, Status.PLANNED, Status.DEMANDED, Status.POSSIBLE)
"""Of statuses reported equally late, the one that settles the most comes first."""


def make_event(tellings: Iterable[Telling], because: Sequence[str] = ()) -> Event:
    """The event of a cluster (at least one telling); depends on the set of tellings alone."""
    told = tuple(sorted(tellings, key=lambda t: (_day(t), t.report, t.trigger, t.id)))
    chief = _commonest(told, lambda t: t.type)
    of_type = [t for t in told if t.type is chief]
    place, when = _place(told), _when(told)
    actors, recipients = _parties(t.actors for t in told), _parties(t.recipients for t in told)
    return Event(
        id=content_id("event", *sorted(t.id for t in told)),
        type=chief,
        mode=_commonest([t for t in of_type if t.mode], lambda t: t.mode) if any(t.mode for t in of_type) else None,
        status=_status(told),
        title=_title(told, place, actors),
        when=when,
        place=place,
        actors=actors,
        recipients=recipients,
        tellings=told,
        history=tuple(dict.fromkeys((t.published.edtf if t.published else "", t.status) for t in told)),
        because=tuple(because),
    )


def _day(telling: Telling) -> str:
    return telling.published.earliest.isoformat() if telling.published else "9999"


def _commonest(tellings: Sequence[Telling], of: Callable[[Telling], T]) -> T:
    counts = Counter(of(telling) for telling in tellings)
    return max(counts, key=lambda value: (counts[value], str(value)))


def _status(told: Sequence[Telling]) -> Status:
    """The status of the latest reports; among equals the one that settles the most."""
    last = _day(told[-1])
    latest = {t.status for t in told if _day(t) == last}
    return next(status for status in _LATER if status in latest)


def _when(told: Sequence[Telling]) -> Moment | None:
    """The most exact time given; of equally exact ones the commonest, then the earliest."""
    given = Counter(t.when for t in told if t.when)
    if not given:
        return None
    return min(given, key=lambda m: ((m.latest - m.earliest).days, -given[m], m.edtf))


def _place(told: Sequence[Telling]) -> Named | None:
    """The commonest place, a town before a country."""
    given = [t.place for t in told if t.place]
    counts = Counter(p.name for p in given)
    return min(given, key=lambda p: (-counts[p.name], p.geonames is None, p.name), default=None)


def _parties(lists: Iterable[tuple[Named, ...]]) -> tuple[Named, ...]:
    """Each party once, under its fullest name, the most often named first."""
    groups: list[list[Named]] = []
    for named in (n for parties in lists for n in parties):
        group = next((g for g in groups if alike(g[0], named)), None)
        if group is None:
            groups.append([named])
        else:
            group.append(named)
    groups.sort(key=len, reverse=True)
    return tuple(max(group, key=lambda n: (len(n.name), n.name)) for group in groups)


def _title(told: Sequence[Telling], place: Named | None, actors: tuple[Named, ...]) -> str:
    """«US-geführte Koalition: Abzug, Irak»: who, the commonest noun for the act, where."""
    nouns = [t for t in told if t.trigger_words[:1].isupper()] or told
    word = _commonest(nouns, lambda t: t.trigger_words)
    who = f"{actors[0].name}: " if actors else ""
    return f"{who}{word}" + (f", {place.name}" if place else "")
