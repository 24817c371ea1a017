"""How fast a ledger answers: the questions of the command line, asked about many different names, places, days and words."""

import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlalchemy import Connection, func, select

from laut.ledger import queries
from laut.ledger import tables as t
from laut.ledger.filter import Filter
from laut.ledger.records import from_json
from laut.ledger.store import Store
from laut.model.event import Event
from laut.model.kinds import Status
from laut.model.moment import Moment

_SAMPLED, _MOST = 30, 20
Question = Callable[[Connection], object]
Row = dict[str, float | str]


def ask(where: str) -> Iterator[Row]:
    """For each kind of question the median and the most milliseconds of wall and CPU time, and how many answers came.

    Every question is asked about thirty events drawn from the whole ledger, at most twenty events wanted, each in
    a view of its own as a command does.
    """
    store = Store(where, write=False)
    with store.reading() as connection:
        sample = _sample(connection)
        texts = queries.texts(connection, {event.tellings[0].report for event in sample})
        yield {name: float(value) for name, value in queries.counts(connection).items()}
    for name, questions in _questions(sample, texts).items():
        yield {"question": name} | _timed(store, questions)
    store.close()


def _sample(connection: Connection) -> list[Event]:
    """Events with an actor, a place and a time, spread over the ledger."""
    count = connection.execute(select(func.count()).select_from(t.EVENTS)).scalar_one()
    chance, found = random.Random(7), []
    while len(found) < _SAMPLED:
        row = select(t.EVENTS.c.json).order_by(t.EVENTS.c.id).offset(chance.randrange(count)).limit(1)
        event = from_json(Event, connection.execute(row).scalar_one())
        if event.actors and event.place and event.when and any(told.chain for told in event.tellings):
            found.append(event)
    return found


def _questions(sample: list[Event], texts: dict[str, str]) -> dict[str, list[Question]]:
    """By what is asked; full text once for words of one report, once for words that all reports hold."""
    return {
        "event": [lambda c, e=event: queries.event(c, e.id[:14]) for event in sample],
        "first events": [_events(Filter()) for _ in sample],
        "place": [_events(Filter(place=e.place.name)) for e in sample if e.place],
        "actor": [_events(Filter(actor=e.actors[0].name)) for e in sample],
        "claims by": [_events(Filter(speaker=x.chain[0])) for e in sample for x in e.tellings[:1] if x.chain],
        "outlet": [_events(Filter(outlet=e.tellings[0].outlet)) for e in sample],
        "month": [_events(Filter(when=_month(e))) for e in sample],
        "type": [_events(Filter(type=e.type)) for e in sample],
        "status": [_events(Filter(status=status)) for status in Status],
        "origins": [_events(Filter(fewest_origins=fewest)) for fewest in (2, 3, 4, 5, 8, 20)],
        "rare words": [_events(Filter(words=max(text.split(), key=len))) for text in texts.values()],
        "common words": [_events(Filter(words=words)) for words in ("und", "die der", "in und am")],
        "type, outlet, year": [
            _events(Filter(type=e.type, outlet=e.tellings[0].outlet, when=Moment(_month(e).edtf[:4]))) for e in sample
        ],
    }


def _events(wanted: Filter) -> Question:
    return lambda connection: list(queries.events(connection, replace(wanted, most=_MOST)))


def _month(event: Event) -> Moment:
    assert event.when
    return Moment(event.when.earliest.isoformat()[:7])


def _timed(store: Store, questions: list[Question]) -> Row:
    wall, cpu, answers = [], [], []
    for question in questions:
        began, used = time.perf_counter(), time.process_time()
        with store.reading() as connection:
            found = question(connection)
        wall.append(1000 * (time.perf_counter() - began))
        cpu.append(1000 * (time.process_time() - used))
        answers.append(len(found) if isinstance(found, list) else 1)
    figures = {"median ms": statistics.median(wall), "most ms": max(wall), "median cpu ms": statistics.median(cpu)}
    return {name: round(value, 1) for name, value in figures.items()} | {"answers": statistics.median(answers)}
