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
    """An attribution, the hulls one of which must lie inside a parent's content, and the pieces that can hold others.

    There is a hull for each piece of the cue: words that a piece of the outer cue was given to as well («Nach Angaben
    der Polizei *sagte* ein Zeuge …») still stand inside the outer words.
    """

    attribution: Attribution
    needs: tuple[Span, ...]
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
    by_id = {a.id: a for a in attributions}
    return tuple(
        replace(a, parent=parents[a.id], cue=_own_cue(a, by_id.get(parents[a.id] or "")))
        for a in sorted(attributions, key=_order)
    )


def _own_cue(attribution: Attribution, parent: Attribution | None) -> tuple[Span, ...]:
    """The cue without the pieces that belong to the parent's, unless nothing would be left."""
    own = tuple(piece for piece in attribution.cue if parent is None or piece not in parent.cue)
    return own or attribution.cue


def _events(found: Iterable[_Place]) -> Iterator[tuple[int, bool, _Place]]:
    """Where each content opens, and where each attribution (its words and its cue) can be looked up: behind all openings before it."""
    for place in found:
        yield hull(place.holds).start, True, place
        yield max(need.start for need in place.needs) + 1, False, place


def _order(attribution: Attribution) -> tuple[int, int, str]:
    whole = hull(attribution.content)
    return whole.start, -whole.end, attribution.id


def _place(attribution: Attribution) -> _Place:
    shown = attribution.cue or (attribution.speaker.spans if attribution.frame else ())
    needs = tuple(hull((*attribution.content, piece)) for piece in shown) or (hull(attribution.content),)
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
    if not any(whole.contains(need) for need in place.needs) or sum(map(len, place.holds)) >= sum(
        map(len, other.holds)
    ):
        return False
    return any(piece.overlaps(content) for piece in other.holds for content in place.attribution.content)


def same_utterance(one: Attribution, other: Attribution) -> bool:
    """Whether two attributions are parts of one utterance: same frame, or no frame of their own and the same speaker."""
    if one.frame and one.frame == other.frame:
        return True
    return bool(one.speaker.spans) and one.speaker.spans == other.speaker.spans and not (one.frame and other.frame)
