"""Parents: inside which attribution another one stands.

Works on any list of attributions, whoever found them. An attribution stands inside another if its words and its
cue lie in the other's content; two that share their frame are one utterance and have the same parent.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from laut.model.attribution import Attribution
from laut.model.evidence import Span, hull

OPEN = 32
"""So many contents can stand inside one another; what is nested deeper is looked up among the innermost."""


@dataclass(frozen=True, slots=True)
class _Place:
    """An attribution with the hull of what must lie inside a parent's content, and the pieces that can hold others."""

    attribution: Attribution
    needs: Span
    holds: tuple[Span, ...]


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in text order, each with the id of the innermost one around it as its parent.

    One sweep over the text; at most `OPEN` contents are kept open at a time, the latest ones, so that time is linear.
    """
    found = [_place(a) for a in attributions]
    parents: dict[str, str | None] = {}
    standing: list[_Place] = []
    for start, opens, place in sorted(_events(found), key=lambda event: event[:2]):
        if opens:
            standing = [other for other in standing if hull(other.holds).end > start][-OPEN:]
            standing.append(place)
        else:
            parents[place.attribution.id] = _parent(place, standing)
    return tuple(replace(a, parent=parents[a.id]) for a in sorted(attributions, key=_order))


def _events(found: Iterable[_Place]) -> Iterator[tuple[int, bool, _Place]]:
    """Where each content opens, and where each attribution (its words and its cue) can be looked up: behind all openings before it."""
    for place in found:
        yield hull(place.holds).start, True, place
        yield place.needs.start + 1, False, place


def _order(attribution: Attribution) -> tuple[int, int, str]:
    whole = hull(attribution.content)
    return whole.start, -whole.end, attribution.id


def _place(attribution: Attribution) -> _Place:
    needs = hull((*attribution.content, *(attribution.cue or attribution.speaker.spans if attribution.frame else ())))
    return _Place(attribution, needs, attribution.content)


def _parent(place: _Place, found: Iterable[_Place]) -> str | None:
    around = [other for other in found if other is not place and _inside(place, other)]
    if not around:
        return None
    return min(around, key=lambda other: (len(hull(other.holds)), other.attribution.id)).attribution.id


def _inside(place: _Place, other: _Place) -> bool:
    if same_utterance(place.attribution, other.attribution):
        return False
    whole = hull(other.holds)
    if not whole.contains(place.needs) or sum(map(len, place.holds)) >= sum(map(len, other.holds)):
        return False
    return any(piece.overlaps(content) for piece in other.holds for content in place.attribution.content)


def same_utterance(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are parts of one utterance: same frame, or no frame of their own and the same speaker."""
    if one.frame and one.frame == other.frame:
        return True
    return bool(one.speaker.spans) and one.speaker.spans == other.speaker.spans and not (one.frame and other.frame)
