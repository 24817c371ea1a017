"""Merging: bring pairs, copies and events up to date with the reports that were added.

Adding a report touches only its own blocks: its tellings are compared with those that share a
blocking key, and the events of the connected tellings are made anew. Since every step depends only
on the set of tellings, the result equals a rebuild from scratch.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection

from laut.flows.grouping import MOST_TOGETHER, event_of, groups_of
from laut.ledger import blocks, computed
from laut.ledger.pairs import Pair, joined_with, keep_pairs
from laut.ledger.store import Store
from laut.merging.blocks import keys, split
from laut.merging.clusters import components
from laut.merging.corrected import corrected
from laut.merging.decide import SAME, decide
from laut.model.judgement import Judgement, Verdict, in_force
from laut.model.telling import Telling
from laut.origins.copies import FEWEST_SHARED, SHARE_SEEN, compare, fingerprint

_AT_ONCE = 200
"""Reports merged in one transaction."""


def merge(store: Store) -> int:
    """Merge all reports that wait for it; how many there were."""
    judgements = in_force(store.judgements())
    done = 0
    while waiting := store.pending(_AT_ONCE):
        with store.merging() as connection:
            _merge_reports(connection, waiting, judgements)
        done += len(waiting)
    return done


def rebuild(store: Store) -> int:
    """Throw away what was computed and compute it again."""
    with store.merging() as connection:
        computed.forget_all(connection)
    return merge(store)


def remerge(store: Store, tellings: Iterable[str]) -> None:
    """Make the events around some tellings anew (after a judgement on them)."""
    with store.merging() as connection:
        _make_events(connection, frozenset(tellings), in_force(store.judgements()))


def _merge_reports(connection: Connection, reports: tuple[str, ...], judgements: tuple[Judgement, ...]) -> None:
    _find_copies(connection, reports)
    told = {telling.id: telling for telling in computed.tellings_of(connection, reports)}
    _decide_pairs(connection, told)
    _make_events(connection, frozenset(told), judgements)
    computed.merged(connection, reports)


def _find_copies(connection: Connection, reports: Collection[str]) -> None:
    known = computed.reports_by_id(connection, reports)
    blocks.index_reports(connection, {id: fingerprint(report.text) for id, report in known.items()})
    near = blocks.alike_reports(connection, reports, FEWEST_SHARED, SHARE_SEEN)
    known |= computed.reports_by_id(connection, {id for pair in near for id in pair} - known.keys())
    found = (compare(known[left], known[right]) for left, right in sorted(near))
    computed.keep_copies(connection, (copy for copy in found if copy))


def _decide_pairs(connection: Connection, told: Mapping[str, Telling]) -> None:
    blocks.index_tellings(connection, {id: keys(telling) for id, telling in told.items()})
    near = blocks.neighbours(connection, told)
    others = computed.tellings_by_id(connection, {id for pair in near for id in pair} - told.keys()) | dict(told)
    decided = ((left, right, decide(others[left], others[right])) for left, right in sorted(near))
    keep_pairs(connection, (Pair(a, b, d.probability, d.because) for a, b, d in decided if d.probability >= SAME))


def _make_events(connection: Connection, start: frozenset[str], judgements: tuple[Judgement, ...]) -> None:
    """Make the events around `start` anew, one component of joined tellings after the other."""
    same = [(j.left, j.right) for j in judgements if j.verdict is Verdict.SAME and j.right]
    found = joined_with(connection, start | _linked(start, same))
    touched = found.tellings
    joined = [pair for pair in (*found.pairs, *same) if touched.issuperset(pair)]
    read = computed.tellings_by_id(connection, touched)
    spoken = [j for j in judgements if j.verdict is Verdict.SPEAKER]
    told = {id: corrected(telling, spoken) for id, telling in read.items()}
    copies = computed.copies_among(connection, {t.report for t in told.values()})
    groups = [group for part in components(touched, joined) for group in _clusters(part, told, judgements)]
    computed.replace_events(connection, touched, [event_of([told[id] for id in group], copies) for group in groups])


def _linked(start: frozenset[str], same: list[tuple[str, str]]) -> frozenset[str]:
    """Tellings that people joined with some of `start`."""
    groups = components({id for pair in same for id in pair}, same)
    return frozenset(id for group in groups if start & set(group) for id in group)


def _clusters(
    part: Sequence[str], told: Mapping[str, Telling], judgements: tuple[Judgement, ...]
) -> list[tuple[str, ...]]:
    """The clusters of one component; one that is told very often is split first, unless a person joined some of it."""
    rejected = {j.left for j in judgements if j.verdict is Verdict.REJECT}
    kept = [id for id in part if id not in rejected]
    judged = {id for j in judgements if j.verdict is Verdict.SAME for id in (j.left, j.right) if id}
    parts = [kept] if judged & set(kept) else split([told[id] for id in kept], MOST_TOGETHER)
    return [group for ids in parts for group in groups_of(ids, told, judgements)]
