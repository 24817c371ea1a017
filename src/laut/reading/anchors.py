"""Anchoring times: publication date, narrative date, time of the utterance; component `laut_anchors`."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.timex import REPORT, TimeExpression
from laut.reading.doc import report_of
from laut.reading.times.meaning import Amount, Base, Clock, Dated, DayPart, Direction, Feast, Mention, Part, Repeated, Shift
from laut.reading.times.periods import Unit, moved
from laut.reading.times.resolve import Resolved, Setting, Story, resolve

_STORY_REACH = 4
"""Sentences back in which a time counts as introduced."""
_YEAR_REACH = 1
"""Sentences back in which a spelled-out year serves the bare dates after it."""


def find_times(
    mentions: Sequence[Mention], attributions: Sequence[Attribution], published: Moment | None
) -> tuple[tuple[TimeExpression, ...], tuple[Attribution, ...]]:
    """The resolved times, and the attributions with the time at which each was said."""
    walk = _Walk(mentions, attributions, published)
    walk.run()
    times = tuple(walk.expression(index) for index in range(len(mentions)))
    said = tuple(replace(a, said=walk.said[a.id]) if walk.said.get(a.id) else a for a in attributions)
    return times, said


def _id(index: int) -> str:
    return f"t{index + 1}"


@dataclass
class _Walk:
    """Goes through the mentions in text order; a mention inside somebody's words waits for nothing but what stands before."""

    mentions: Sequence[Mention]
    attributions: Sequence[Attribution]
    published: Moment | None
    said: dict[str, Moment | None] = field(default_factory=dict)
    resolved: dict[int, Resolved] = field(default_factory=dict)
    stories: list[tuple[int, Story]] = field(default_factory=list)

    def run(self) -> None:
        owners = [_owner(mention.span, self.attributions) for mention in self.mentions]
        depth = {a.id: _depth(a, self.attributions) for a in self.attributions}
        self._level(owners, None)
        for attribution in sorted(self.attributions, key=lambda a: depth[a.id]):
            self.said[attribution.id] = self._said(attribution, owners)
            self._level(owners, attribution.id)

    def _level(self, owners: list[str | None], owner: str | None) -> None:
        for index, mention in enumerate(self.mentions):
            if owners[index] == owner:
                outcome = resolve(mention, self._setting(index, owner))
                self.resolved[index] = outcome
                self._remember(index, mention, outcome)

    def _said(self, attribution: Attribution, owners: list[str | None]) -> Moment | None:
        """The time in its frame or beside its cue, outside the content; else that of the attribution around it."""
        outer = self.said.get(attribution.parent) if attribution.parent else self.published
        places = (*attribution.frame, *attribution.cue)
        for index, mention in enumerate(self.mentions):
            framed = any(place.contains(mention.span) for place in places)
            outside = not any(piece.overlaps(mention.span) for piece in attribution.content)
            outcome = self.resolved.get(index)
            if framed and outside and outcome is not None and outcome.moment is not None and outcome.periods:
                return outcome.moment
        return outer

    def _setting(self, index: int, owner: str | None) -> Setting:
        now = self.said.get(owner) if owner is not None else self.published
        mention = self.mentions[index]
        before = [story for at, story in self.stories if at < index]
        return Setting(
            now,
            owner or REPORT,
            story=_story(mention, before),
            year=_year_story(mention, before),
            day=next((s for s in reversed(before) if s.period.unit is Unit.DAY), None),
            days=self._days(index, before),
        )

    def _days(self, index: int, before: list[Story]) -> tuple[Story, ...]:
        """The days that a clock time or part of day can belong to: those named just before it."""
        mention = self.mentions[index]
        if not isinstance(mention.meaning, Clock | DayPart) or mention.meaning.day is not None:
            return ()
        days = [s for s in before if s.period.unit is Unit.DAY]
        here = [s for s in days if s.sentence == mention.sentence]
        if here:
            return self._coordinated(index) or (here[-1],)
        reach = {None: 0, Direction.FUTURE: 1, Direction.PAST: _STORY_REACH}[mention.direction]
        told = [s for s in days if s.sentence >= mention.sentence - reach] if reach else []
        return tuple(told[-1:])

    def _coordinated(self, index: int) -> tuple[Story, ...]:
        """The days of a list that the time belongs to all («am 3. und 4. Mai, jeweils 20 Uhr»)."""
        known = dict(self.stories)
        last = max(at for at in known if at < index and known[at].period.unit is Unit.DAY)
        first = last
        while first and self.mentions[first - 1].coordinated and self.mentions[first].coordinated:
            first -= 1
        return tuple(known[at] for at in range(first, last + 1) if at in known) if first < last else ()

    def _remember(self, index: int, mention: Mention, outcome: Resolved) -> None:
        if len(outcome.periods) == 1 and not isinstance(mention.meaning, Amount | Repeated):
            self.stories.append((index, Story(outcome.periods[0], _id(index), mention.sentence, _spelled(mention))))
            self.stories.sort(key=lambda pair: pair[0])

    def expression(self, index: int) -> TimeExpression:
        mention, outcome = self.mentions[index], self.resolved[index]
        moment = self._range(index) or self._neighbours(index) or outcome.moment
        return TimeExpression(
            _id(index), mention.span, mention.type, outcome.value, moment, outcome.anchor, outcome.reason
        )

    def _range(self, index: int) -> Moment | None:
        """«vom 3. bis 5. Mai»: both ends carry the whole interval."""
        if self.mentions[index].through:
            first, last = index, index + 1
        elif index and self.mentions[index - 1].through:
            first, last = index - 1, index
        else:
            return None
        if last >= len(self.mentions):
            return None
        start, end = self.resolved[first].periods, self.resolved[last].periods
        if len(start) != 1 or len(end) != 1 or start[0].first > end[0].last or start[0] == end[0]:
            return None
        return Moment(f"{start[0].edtf.split('/')[0]}/{end[0].edtf.split('/')[-1]}")


    def _neighbours(self, index: int) -> Moment | None:
        """«am 10. und 11. Juli», «heute und morgen»: two days or months in a row, said together, are one stretch."""
        mentions, resolved = self.mentions, self.resolved
        alone = [first for first in (index - 1, index) if 0 <= first < len(mentions) - 1 and mentions[first].paired]
        if len(alone) != 1 or mentions[alone[0] + 1].paired:
            return None
        first, last = resolved[alone[0]].periods, resolved[alone[0] + 1].periods
        if len(first) != 1 or len(last) != 1 or first[0].unit is not last[0].unit or moved(first[0], 1) != last[0]:
            return None
        return Moment(f"{first[0].edtf}/{last[0].edtf}") if "/" not in first[0].edtf else None


def _owner(span: Span, attributions: Sequence[Attribution]) -> str | None:
    """The innermost attribution in whose content a mention stands."""
    holding = [a for a in attributions if any(piece.contains(span) for piece in a.content)]
    return min(holding, key=lambda a: sum(len(piece) for piece in a.content)).id if holding else None


def _depth(attribution: Attribution, attributions: Sequence[Attribution]) -> int:
    parents = {a.id: a.parent for a in attributions}
    depth, at = 0, attribution.parent
    while at is not None and depth <= len(parents):
        depth, at = depth + 1, parents.get(at)
    return depth


def _spelled(mention: Mention) -> bool:
    meaning = mention.meaning
    day = meaning.day if isinstance(meaning, Clock | DayPart) else meaning
    return isinstance(day, Dated | Part | Feast) and isinstance(day.year, int)


def _story(mention: Mention, before: list[Story]) -> Story | None:
    """The last time introduced that is near enough."""
    meaning = mention.meaning
    day = meaning.day if isinstance(meaning, Clock | DayPart) else meaning
    shift = day if isinstance(day, Shift) else getattr(day, "year", None)
    reach = 0 if isinstance(shift, Shift) and shift.base is Base.SENTENCE else _STORY_REACH
    near = [s for s in before if s.sentence >= mention.sentence - reach]
    if reach == 0:
        near = [s for s in near if s.spelled_year]
    if isinstance(shift, Shift) and shift.unit is Unit.DAY:
        near = [s for s in near if s.period.unit is Unit.DAY]
    return near[-1] if near else None


def _year_story(mention: Mention, before: list[Story]) -> Story | None:
    """A spelled-out year just before, for the bare days and months that go on telling."""
    if mention.direction is Direction.FUTURE:
        return None
    spelled = [s for s in before if s.spelled_year and s.sentence >= mention.sentence - _YEAR_REACH]
    return spelled[-1] if spelled else None


class Anchors:
    """Sets `doc._.times` and `said` in `doc._.attributions`."""

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
