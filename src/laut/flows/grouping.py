"""From tellings that hang together to their events; the same on one machine and on many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from laut.merging.clusters import clusters
from laut.merging.contradictions import find_contradictions
from laut.merging.decide import SAME, decide
from laut.merging.events import make_event
from laut.model.event import Event
from laut.model.judgement import Judgement, Verdict
from laut.model.relay import Copy
from laut.model.telling import Telling
from laut.origins.count import count
from laut.origins.graph import edges

MOST_TOGETHER = 200
"""Connected tellings clustered at once; more are first split by when they were told (`merging.blocks.split`)."""


def groups_of(
    kept: Sequence[str], told: Mapping[str, Telling], judgements: Sequence[Judgement] = ()
) -> list[tuple[str, ...]]:
    """The clusters of connected tellings by their ids; what a person judged goes before what was weighed."""
    decisions = {(a, b): decide(told[a], told[b]) for a, b in combinations(kept, 2)}
    apart = {pair for pair, decision in decisions.items() if decision.impossible}
    likely = {pair: decision.probability for pair, decision in decisions.items()}
    for judgement in judgements:
        pair = (judgement.left, judgement.right or "")
        if pair in likely and judgement.verdict is Verdict.SAME:
            likely[pair], apart = float(len(kept)) ** 2, apart - {pair}
        elif pair in likely and judgement.verdict is Verdict.DIFFERENT:
            apart.add(pair)
    return clusters(kept, likely, frozenset(apart), SAME)


def event_of(told: Iterable[Telling], copies: Iterable[Copy]) -> Event:
    """The event of one cluster with its origins and contradictions; `copies` may name other reports too."""
    event = make_event(told)
    outlets = {t.report: t.outlet for t in event.tellings if t.outlet}
    origins = count(edges(event.tellings, copies, outlets))
    return replace(event, origins=origins, contradictions=find_contradictions(event.tellings))
