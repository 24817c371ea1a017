"""Claims against the annotated reports: the metric of the gold set's own scorer, and its loader.

Two claims match when they stand in the same sentence and have the same type, those with the same trigger first. Slots
are compared on matched claims: mode, place, time and chain where either side gives one, status on all of them.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.reading import Reading

Read = Callable[[str, Moment | None], Reading]
_STOP = frozenset(
    "der die das den dem des ein eine einen einem einer eines und von vom im in am an zu zur zum the of and".split()
)
_SHORTEST_STEM = 5
ROLES = ("actor", "recipient")
SLOTS = ("status", "status_other", "mode", "place", "when", "chain")


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in the words of the annotation; `place`, `when`, `mode` are None where there is none."""

    sentence: int | None
    trigger: str
    type: str
    status: str
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    when: str | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report of the gold set; `sentences` are character offsets."""

    name: str
    text: str
    published: Moment | None
    sentences: tuple[tuple[int, int], ...]
    claims: tuple[Found, ...]


def load(path: Path) -> list[Annotated]:
    """The reports of `events/dev.jsonl` or `events/train.jsonl`."""
    with path.open(encoding="utf-8") as lines:
        return [_annotated(json.loads(line)) for line in lines]


def _annotated(row: dict) -> Annotated:
    claims = tuple(
        Found(
            event["sent"], event["trigger"], event["type"], event["status"], event.get("mode") or None,
            tuple(event["actor"]), tuple(event["recipient"]), event.get("place"), event.get("when"), tuple(event["voice"]),
        )
        for event in row["events"]
    )  # fmt: skip
    published = Moment(row["published"]) if row.get("published") else None
    return Annotated(row["doc"], row["text"], published, tuple((a, b) for a, b in row["sentences"]), claims)


def found_in(reading: Reading, sentences: Sequence[tuple[int, int]]) -> list[Found]:
    """The claims of a reading in the words of the annotation, by the corpus' own sentences."""

    def cut(span: Span) -> str:
        return reading.report.text[span.start : span.end]

    return [
        Found(
            next((i for i, (start, end) in enumerate(sentences) if start <= claim.trigger.start < end), None),
            cut(claim.trigger), claim.type, claim.status, claim.mode,
            tuple(cut(role.span) for role in claim.actors), tuple(cut(role.span) for role in claim.recipients),
            cut(claim.place.span) if claim.place else None, claim.when.moment.edtf if claim.when else None, claim.chain,
        )
        for claim in reading.claims
    ]  # fmt: skip


def measure(read: Read, gold: Path, every: int = 1) -> dict[str, float]:
    """Figures in percent for every n-th report of a gold file, read with `read(text, published)`."""
    reports = load(gold)[::every]
    return score(
        [(report.claims, found_in(read(report.text, report.published), report.sentences)) for report in reports]
    )


def score(pairs: Sequence[tuple[Sequence[Found], Sequence[Found]]]) -> dict[str, float]:
    """Figures in percent: claim (F1, precision, recall), trigger, roles, slots, and F1 by type."""
    counts: Counter[str] = Counter()
    for gold, system in pairs:
        _count(gold, system, counts)
    figures = dict(zip(("claim", "precision", "recall"), _figures(counts, "claim"), strict=True))
    figures["trigger"] = _figures(counts, "trigger")[0]
    for role in ROLES:
        figures[role] = _figures(counts, role)[0]
    asked = [slot for slot in SLOTS if counts[f"{slot} asked"]]
    figures |= {slot: round(100 * counts[slot] / counts[f"{slot} asked"], 1) for slot in asked}
    kinds = sorted(name.split()[0] for name in counts if name.endswith(" gold") and name[:1].isupper())
    return figures | {kind: _figures(counts, kind)[0] for kind in kinds}


def _figures(counts: Mapping[str, int], name: str) -> tuple[float, float, float]:
    right, given, gold = (counts[f"{name} {part}"] for part in ("right", "system", "gold"))
    precision, recall = right / given if given else 0.0, right / gold if gold else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return round(100 * both, 1), round(100 * precision, 1), round(100 * recall, 1)


def _count(gold: Sequence[Found], system: Sequence[Found], counts: Counter[str]) -> None:
    for side, claims in (("gold", gold), ("system", system)):
        for claim in claims:
            counts.update((f"claim {side}", f"trigger {side}", f"{claim.type} {side}"))
    for left, right in matches(gold, system):
        counts.update(("claim right", f"{left.type} right"))
        counts["trigger right"] += left.trigger == right.trigger
        for role in ROLES:
            _count_role(getattr(left, role), getattr(right, role), role, counts)
        for slot, same in _slots(left, right):
            counts[f"{slot} asked"] += 1
            counts[slot] += same


def matches(gold: Sequence[Found], system: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Pairs of the same sentence and type; equal triggers are paired first."""
    left, right = list(gold), list(system)
    pairs: list[tuple[Found, Found]] = []
    for exact in (True, False):
        for claim in list(left):
            hit = next((x for x in right if _alike(claim, x) and (not exact or x.trigger == claim.trigger)), None)
            if hit is not None:
                pairs.append((claim, hit))
                _drop(right, hit)
                _drop(left, claim)
    return pairs


def _alike(left: Found, right: Found) -> bool:
    return left.sentence == right.sentence and left.type == right.type


def _drop(claims: list[Found], claim: Found) -> None:
    """Remove this very claim; another with the same content stays."""
    del claims[next(i for i, other in enumerate(claims) if other is claim)]


def _count_role(gold: Sequence[str], system: Sequence[str], role: str, counts: Counter[str]) -> None:
    counts[f"{role} gold"] += len(gold)
    counts[f"{role} system"] += len(system)
    left = list(gold)
    for phrase in system:
        if hit := next((x for x in left if same_name(x, phrase)), None):
            left.remove(hit)
            counts[f"{role} right"] += 1


def _slots(gold: Found, system: Found) -> Iterator[tuple[str, bool]]:
    """Each slot that is asked for in this pair, and whether both say the same."""
    same_status = gold.status == system.status
    yield "status", same_status
    if gold.status != "actual" or system.status != "actual":
        yield "status_other", same_status
    if gold.mode or system.mode:
        yield "mode", gold.mode == system.mode
    if gold.place or system.place:
        yield "place", bool(gold.place and system.place and same_name(gold.place, system.place))
    if gold.when or system.when:
        yield "when", gold.when == system.when
    if gold.chain or system.chain:
        pairs = zip(gold.chain, system.chain, strict=False)
        yield "chain", len(gold.chain) == len(system.chain) and all(same_name(a, b) for a, b in pairs)


def same_name(left: str, right: str) -> bool:
    """Name phrases agree when they share a content word; the first five letters of longer words suffice."""
    return any(a == b or _same_stem(a, b) for a in _words(left) for b in _words(right))


def _same_stem(left: str, right: str) -> bool:
    long = min(len(left), len(right)) >= _SHORTEST_STEM
    return long and left[:_SHORTEST_STEM] == right[:_SHORTEST_STEM]


def _words(phrase: str) -> set[str]:
    words = set(re.findall(r"\w+", phrase.lower()))
    return {word for word in words if word not in _STOP and len(word) > 1} or words
