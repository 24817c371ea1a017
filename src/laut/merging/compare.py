"""Comparisons of two tellings, each with a score and a sentence.

A score is evidence in units of log odds: positive speaks for one event,
negative against it, 0 says nothing. `None` in place of a score is a veto: it cannot be the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from laut.merging.families import kin
from laut.merging.names import any_alike
from laut.model.moment import Precision
from laut.model.names import STEM
from laut.model.telling import Named, Telling


@dataclass(frozen=True, slots=True)
class Score:
    """Evidence for one event in log odds (None: impossible), and why."""

    evidence: float | None
    because: str


NOTHING = Score(0.0, "")


def same_type(left: Telling, right: Telling) -> Score:
    """Kin types may be one event, others never are."""
    if left.type is right.type:
        return Score(0.8, f"both are {left.type}")
    if kin(left.type, right.type):
        return Score(-0.6, f"{left.type} and {right.type} can name one act")
    return Score(None, f"{left.type} and {right.type} are different acts")


def same_word(left: Telling, right: Telling) -> Score:
    """The same word for the act is weak evidence for one event."""
    if left.trigger_words[:STEM].casefold() == right.trigger_words[:STEM].casefold():
        return Score(0.7, f"both say «{left.trigger_words}»")
    if left.mode and right.mode:
        alike = left.mode == right.mode
        return Score(0.4 if alike else -0.8, f"{left.mode} and {right.mode}")
    return NOTHING


def same_time(left: Telling, right: Telling) -> Score:
    """Acts whose days cannot overlap are about different events."""
    if left.when is None or right.when is None:
        return _same_news(left, right)
    if left.when.overlaps(right.when):
        exact = max(left.when.precision, right.when.precision) is Precision.DAY
        return Score(1.6 if exact else 0.5, f"{left.when} and {right.when} share a day")
    gap = min(abs((a - b).days) for a in left.when.ranges[0] for b in right.when.ranges[0])
    if gap <= 2:
        return Score(-0.8, f"{left.when} and {right.when} are {gap} days apart")
    return Score(None, f"{left.when} and {right.when} share no day")


def _same_news(left: Telling, right: Telling) -> Score:
    """Without a date, reports of the same days are likelier to mean one event."""
    if left.report == right.report:
        return Score(0.8, "one report tells both and dates only one of them")
    if left.published is None or right.published is None:
        return NOTHING
    gap = abs((left.published.earliest - right.published.earliest).days)
    return Score(0.4 if gap <= 7 else -0.4, f"the reports are {gap} days apart and not both date the act")


def same_place(left: Telling, right: Telling) -> Score:
    """Another place of the same precision is another event."""
    if left.place is None or right.place is None:
        return NOTHING
    if any_alike((left.place,), (right.place,)):
        return Score(1.0, f"both in {left.place.name}")
    if left.place.country and right.place.country and left.place.country != right.place.country:
        return Score(-3.0, f"{left.place.name} and {right.place.name} are in different countries")
    return Score(-1.0, f"{left.place.name} and {right.place.name} differ")


def same_actors(left: Telling, right: Telling) -> Score:
    """Reports disagree about who did it more often than about whom it was done to."""
    return _same_parties(left.actors, right.actors, "act", -1.2)


def same_recipients(left: Telling, right: Telling) -> Score:
    """Other victims are another event."""
    return _same_parties(left.recipients, right.recipients, "are acted upon", -2.4)


def _same_parties(left: tuple[Named, ...], right: tuple[Named, ...], do: str, against: float) -> Score:
    if not left or not right:
        return NOTHING
    if pair := any_alike(left, right):
        return Score(1.3, f"in both {pair[0].name} {do}")
    if codes := {n.country for n in left} & {n.country for n in right} - {None}:
        return Score(0.4, f"in both somebody of {', '.join(sorted(str(c) for c in codes))} {do}")
    return Score(against, f"{left[0].name} and {right[0].name} {do}")


COMPARISONS: tuple[Callable[[Telling, Telling], Score], ...] = (
    same_type, same_word, same_time, same_place, same_actors, same_recipients,
)  # fmt: skip
