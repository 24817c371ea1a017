"""Parents: inside which attribution another one stands.

Works on any list of attributions, whoever found them. An attribution stands inside another if its words and its
cue lie in the other's content; two that share their frame are one utterance and have the same parent.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from laut.model.attribution import Attribution
from laut.model.evidence import Span, hull


@dataclass(frozen=True, slots=True)
class _Place:
    """An attribution with the hull of what must lie inside a parent's content, and the pieces that can hold others."""

    attribution: Attribution
    needs: Span
    holds: tuple[Span, ...]


def nest(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions in text order, each with the id of the innermost one around it as its parent."""
    found = [_place(a) for a in attributions]
    parents = {p.attribution.id: _parent(p, found) for p in found}
    return tuple(replace(a, parent=parents[a.id]) for a in sorted(attributions, key=_order))


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
    if not whole.contains(place.needs) or len(whole) <= len(place.needs):
        return False
    return any(piece.overlaps(content) for piece in other.holds for content in place.attribution.content)


def same_utterance(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are parts of one utterance: same frame, or no frame of their own and the same speaker."""
    if one.frame and one.frame == other.frame:
        return True
    return bool(one.speaker.spans) and one.speaker.spans == other.speaker.spans and not (one.frame and other.frame)
