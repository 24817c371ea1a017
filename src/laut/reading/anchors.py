"""Anchoring times: publication date, narrative date, time of the utterance; component `laut_anchors`."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.timex import REPORT, TimeExpression
from laut.reading.doc import report_of
from laut.reading.times.meaning import Amount, Mention
from laut.reading.times.periods import moved
from laut.reading.times.resolve import resolve
from laut.reading.times.setting import Resolved, Setting, Story
from laut.reading.times.stories import Told, is_spelled, setting_of

_WINDOW = 64
"""Times told before that a mention can look back to; keeps the walk linear in the text."""


def find_times(
    mentions: Sequence[Mention], attributions: Sequence[Attribution], published: Moment | None
) -> tuple[tuple[TimeExpression, ...], tuple[Attribution, ...]]:
    """The resolved times, and the attributions with the time at which each was said.

    Attributions are walked from the outermost inwards: the words of each are
    resolved against the time of its utterance, which the mention in its frame gives
    or, without one, the attribution around it.
    """
    walk = _Walk(mentions, attributions, published)
    walk.run()
    times = tuple(walk.expression(index) for index in range(len(mentions)))
    said = tuple(replace(a, said=walk.said[a.id]) for a in attributions)
    return times, said


def _id(index: int) -> str:
    return f"t{index + 1}"


@dataclass
class _Walk:
    """The state of one walk over a report's mentions."""

    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    published: Moment | None
    said: dict[str, Moment | None] = field(default_factory=dict)
    resolved: dict[int, Resolved] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)

    def run(self) -> None:
        inside: dict[str | None, list[int]] = defaultdict(list)
        for index, owner in enumerate(_owners(self.mentions, self.attributions)):
            inside[owner].append(index)
        self._resolve(inside[None], None)
        for attribution in _outermost_first(self.attributions):
            self.said[attribution.id] = self._said(attribution)
            self._resolve(inside[attribution.id], attribution.id)

    def _resolve(self, indices: list[int], owner: str | None) -> None:
        now = self.published if owner is None else self.said[owner]
        for index in indices:
            mention = self.mentions[index]
            outcome = resolve(mention, self._setting(index, now, owner or REPORT))
            self.resolved[index] = outcome
            if len(outcome.periods) == 1 and not isinstance(mention.meaning, Amount):
                story = Story(outcome.periods[0], _id(index), mention.sentence, is_spelled(mention))
                insort(self.told, Told(index, story), key=lambda told: told.index)

    def _setting(self, index: int, now: Moment | None, anchor: str) -> Setting:
        end = bisect_left(self.told, index, key=lambda told: told.index)
        return setting_of(self.mentions, index, self.told[max(0, end - _WINDOW) : end], now, anchor)

    def _said(self, attribution: Attribution) -> Moment | None:
        """The time that stands in its frame or cue, outside the content; else when the attribution around it was said."""
        for place in (*attribution.frame, *attribution.cue):
            for index in _within(self.mentions, place):
                outcome = self.resolved.get(index)
                span = self.mentions[index].span
                outside = not any(piece.overlaps(span) for piece in attribution.content)
                if outside and outcome is not None and outcome.moment is not None and outcome.periods:
                    return outcome.moment
        return self.said.get(attribution.parent) if attribution.parent else self.published

    def expression(self, index: int) -> TimeExpression:
        """The record of a resolved mention; both ends of a range carry the whole stretch."""
        mention, outcome = self.mentions[index], self.resolved[index]
        moment = self._range(index) or self._neighbours(index) or outcome.moment
        return TimeExpression(
            _id(index), mention.span, mention.type, outcome.value, moment, outcome.anchor, outcome.reason
        )

    def _range(self, index: int) -> Moment | None:
        """«vom 3. bis 5. Mai», «in zwei bis drei Monaten»."""
        first = index if self.mentions[index].through else index - 1
        if first < 0 or not self.mentions[first].through or first + 1 >= len(self.mentions):
            return None
        start, end = self.resolved[first], self.resolved[first + 1]
        if len(start.periods) == len(end.periods) == 1:
            if start.periods[0].first > end.periods[0].last or start.periods[0] == end.periods[0]:
                return None
            return Moment(f"{start.periods[0].edtf.split('/')[0]}/{end.periods[0].edtf.split('/')[-1]}")
        return _stretch(start.moment, end.moment)

    def _neighbours(self, index: int) -> Moment | None:
        """«am 10. und 11. Juli», «heute und morgen»: two days or months in a row, said together, are one stretch."""
        paired = [at for at in (index - 1, index) if 0 <= at < len(self.mentions) - 1 and self.mentions[at].paired]
        if len(paired) != 1 or self.mentions[paired[0] + 1].paired:
            return None
        first, last = self.resolved[paired[0]].periods, self.resolved[paired[0] + 1].periods
        if len(first) != 1 or len(last) != 1 or first[0].unit is not last[0].unit or moved(first[0], 1) != last[0]:
            return None
        return Moment(f"{first[0].edtf}/{last[0].edtf}") if "/" not in first[0].edtf else None


def _stretch(start: Moment | None, end: Moment | None) -> Moment | None:
    """From one counted moment to another, where both are simple ones."""
    if start is None or end is None or start.earliest > end.latest:
        return None
    first, last = start.edtf.split("/"), end.edtf.split("/")
    return Moment(f"{first[0]}/{last[-1]}") if len(first) == len(last) else None


def _owners(mentions: Sequence[Mention], attributions: Sequence[Attribution]) -> list[str | None]:
    """For each mention the innermost attribution in whose content it stands."""
    owners: list[str | None] = [None] * len(mentions)
    sizes = sorted(attributions, key=lambda a: -sum(len(piece) for piece in a.content))
    for attribution in sizes:
        for piece in attribution.content:
            for index in _within(mentions, piece):
                owners[index] = attribution.id
    return owners


def _within(mentions: Sequence[Mention], place: Span) -> range:
    """The mentions that lie inside a span."""
    first = bisect_left(mentions, place.start, key=lambda mention: mention.span.start)
    last = bisect_left(mentions, place.end + 1, key=lambda mention: mention.span.end)
    return range(first, max(first, last))


def _outermost_first(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Parents before children; the order of the text among equals. A parent that is missing counts as none."""
    known = {a.id: a for a in attributions}
    depths: dict[str, int] = {}

    def depth(id: str, seen: frozenset[str] = frozenset()) -> int:
        parent = known[id].parent
        if id not in depths:
            depths[id] = 0 if parent not in known or parent in seen else 1 + depth(parent, seen | {id})
        return depths[id]

    return sorted(attributions, key=lambda a: depth(a.id))


class Anchors:
    """Sets `doc._.times`, and `said` in `doc._.attributions`."""

    def __call__(self, doc: Doc) -> Doc:
        published = report_of(doc).published
        doc._.times, doc._.attributions = find_times(doc._.time_mentions, doc._.attributions, published)
        return doc


@Language.factory(
    "laut_anchors",
    requires=["doc._.time_mentions", "doc._.attributions"],
    assigns=["doc._.times", "doc._.attributions"],
)
def make_anchors(nlp: Language, name: str) -> Anchors:
    """The component; it has nothing of one language."""
    return Anchors()
