"""Comparisons of two tellings, each with an outcome, its evidence and a sentence.

Evidence is in log odds: positive speaks for one event, negative against it, 0 says
nothing. An outcome without evidence (None) is a veto: it cannot be the same. The weights stand in `weights.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from laut.merging.families import kin
from laut.merging.names import any_alike
from laut.merging.topics import share
from laut.merging.weights import WEIGHTS
from laut.model.kinds import EntityKind, Status
from laut.model.moment import Precision
from laut.model.names import STEM
from laut.model.telling import Count, Named, Telling


@dataclass(frozen=True, slots=True)
class Score:
    """`outcome` is a key of `WEIGHTS` (None: nothing to say), `because` its sentence."""

    outcome: str | None
    because: str = ""
    impossible: bool = False

    @property
    def evidence(self) -> float:
        return WEIGHTS[self.outcome] if self.outcome else 0.0


NOTHING = Score(None)
_DAYS_NEAR = 2
_NEAR_THE_NEWS = "dated near the news"
_TAIL = 6
"""Letters at the end that make compounds alike: «Luftangriff» and «Drohnenangriff»."""
_DAYS_OF_ONE_NEWS = 7
_DAYS_OF_OLD_NEWS = 100


def same_type(left: Telling, right: Telling) -> Score:
    """Kin types may be one event, others never are."""
    if left.type is right.type:
        return Score("type same", f"both are {left.type}")
    if kin(left.type, right.type):
        return Score("type kin", f"{left.type} and {right.type} can name one act")
    return Score(None, f"{left.type} and {right.type} are different acts", impossible=True)


def same_word(left: Telling, right: Telling) -> Score:
    """The same word for the act, or the same mode of it."""
    if _one_word(left.trigger_words.casefold(), right.trigger_words.casefold()):
        return Score("word same", f"both say «{left.trigger_words}»")
    if left.mode and right.mode:
        alike = left.mode == right.mode
        return Score("mode same" if alike else "mode other", f"{left.mode} and {right.mode}")
    return Score("word other", f"«{left.trigger_words}» and «{right.trigger_words}»")


def _one_word(left: str, right: str) -> bool:
    shorter, longer = sorted((left, right), key=len)
    if left[:STEM] == right[:STEM]:
        return True
    return len(shorter) >= STEM and (longer.endswith(shorter) or left[-_TAIL:] == right[-_TAIL:])


def same_time(left: Telling, right: Telling) -> Score:
    """Acts that happened on days that cannot overlap are different events; plans may change."""
    dated = _both_dated(left, right)
    if dated.impossible:
        return dated
    late = _after_the_report(left, right) or _after_the_report(right, left)
    return late or (dated if dated.outcome else _against_today(left, right))


def _both_dated(left: Telling, right: Telling) -> Score:
    if left.when is None or right.when is None:
        return NOTHING
    unsure = left.shares_time or right.shares_time
    exact = max(left.when.precision, right.when.precision) is Precision.DAY
    if left.when.overlaps(right.when):
        outcome = "time same, unsure" if unsure else "day same" if exact else "time overlaps"
        return Score(outcome, f"{left.when} and {right.when} share a day")
    gap = min(abs((a - b).days) for a in left.when.ranges[0] for b in right.when.ranges[0])
    if gap <= _DAYS_NEAR:
        return Score("day near", f"{left.when} and {right.when} are {gap} days apart")
    if unsure:
        return Score("time apart, unsure", f"{left.when} and {right.when} share no day, but may date another act")
    return Score("time apart", f"{left.when} and {right.when} share no day", impossible=_done(left) and _done(right))


def _after_the_report(told: Telling, dated: Telling) -> Score | None:
    """What a report tells as done cannot lie after that report."""
    if not _done(told) or told.published is None or dated.when is None or dated.shares_time:
        return None
    gap = (dated.when.earliest - told.published.latest).days
    if gap <= _DAYS_NEAR:
        return None
    because = f"{told.report} tells it as done {gap} days before {dated.when}"
    a_verb = told.trigger_words[:1].islower()
    return Score("done before", because, impossible=a_verb and _done(dated))


def _done(telling: Telling) -> bool:
    """Told as done, and not dated after its own report."""
    if telling.status is not Status.ACTUAL or telling.when is None or telling.published is None:
        return telling.status is Status.ACTUAL
    return telling.when.earliest <= telling.published.latest


def _against_today(left: Telling, right: Telling) -> Score:
    """An act told without a date is mostly new; one dated weeks before the undated one's report is not it."""
    for dated, bare in ((left, right), (right, left)):
        if dated.when is None or bare.when is not None or bare.published is None:
            continue
        gap = (bare.published.earliest - dated.when.latest).days
        if gap > _DAYS_OF_ONE_NEWS:
            return Score("dated before the news", f"{dated.when} lies {gap} days before the report of the other")
        if abs(gap) <= _DAYS_OF_ONE_NEWS:
            return Score(_NEAR_THE_NEWS, f"{dated.when} lies near the report of the other")
    return NOTHING


def same_matter(left: Telling, right: Telling) -> Score:
    """Reports on one matter name the same persons, bodies and places."""
    if left.report == right.report:
        return Score("report same", "one report tells both")
    if not left.names or not right.names:
        return NOTHING
    shared = len(set(left.names) & set(right.names))
    outcome = "names shared 3" if shared >= 3 else f"names shared {shared}"
    return Score(outcome, f"the reports share {shared} words of their main names")


def published_near(left: Telling, right: Telling) -> Score:
    """Without dates of the act, the reports' own dates say a little; nothing where one dates it to the time of the other."""
    if left.published is None or right.published is None or left.report == right.report:
        return NOTHING
    if _against_today(left, right).outcome == _NEAR_THE_NEWS:
        return NOTHING
    gap = abs((left.published.earliest - right.published.earliest).days)
    dated = left.when is not None and right.when is not None
    if gap > _DAYS_OF_OLD_NEWS and not dated:
        return Score("reports years apart", f"the reports are {gap} days apart and not both date the act")
    return NOTHING if gap <= _DAYS_OF_ONE_NEWS else Score("reports far", f"the reports are {gap} days apart")


def same_sentence(left: Telling, right: Telling) -> Score:
    """Sentences on one act share nouns, names and numbers."""
    if not left.about or not right.about:
        return NOTHING
    common = share(left.about, right.about)
    shared = len(set(left.about) & set(right.about))
    outcome = "sentence alike" if common >= 0.5 and shared > 1 else f"sentence shares {min(shared, 3)}"
    return Score(outcome, f"the sentences share {shared} nouns, names or numbers")


def same_occasion(left: Telling, right: Telling) -> Score:
    """«erste Lesung» and «zweite Lesung» are two; so are «der neue Streik» and the one before."""
    if left.occasion == right.occasion:
        return NOTHING
    if left.occasion and right.occasion:
        return Score("occasion other", f"{left.occasion} and {right.occasion}")
    return Score("occasion one", f"only one is the {left.occasion or right.occasion}")


def taken_up(left: Telling, right: Telling) -> Score:
    """A bare noun takes up the act last told in its report."""
    if left.refers_to == right.id or right.refers_to == left.id:
        return Score("taken up", "a bare noun takes up the act last told")
    return NOTHING


def same_place(left: Telling, right: Telling) -> Score:
    """Another place is another event, the more so in another country."""
    if left.place is None or right.place is None:
        return NOTHING
    if any_alike((left.place,), (right.place,)):
        return Score("place same", f"both in {left.place.name}")
    if left.place.country and right.place.country and left.place.country != right.place.country:
        return Score("place abroad", f"{left.place.name} and {right.place.name} are in different countries")
    return Score("place other", f"{left.place.name} and {right.place.name} differ")


def same_actors(left: Telling, right: Telling) -> Score:
    """Reports disagree about who did it more often than about whom it was done to."""
    return _same_parties(left.actors, right.actors, "actors", "act")


def same_recipients(left: Telling, right: Telling) -> Score:
    """Other victims speak for another event."""
    return _same_parties(left.recipients, right.recipients, "recipients", "are acted upon")


def _same_parties(left: tuple[Named, ...], right: tuple[Named, ...], role: str, do: str) -> Score:
    if not left or not right:
        return NOTHING
    if pair := any_alike(left, right):
        person = all(_with_full_name(named) for named in pair)
        return Score(f"{role} same person" if person else f"{role} same", f"in both {pair[0].name} {do}")
    if codes := {n.country for n in left} & {n.country for n in right} - {None}:
        return Score(f"{role} of one country", f"in both somebody of {', '.join(sorted(map(str, codes)))} {do}")
    persons = all(_with_full_name(named) for named in (*left, *right))
    return Score(f"{role} other persons" if persons else f"{role} other", f"{left[0].name} and {right[0].name} {do}")


def _with_full_name(named: Named) -> bool:
    """«Ole Sand», not «Untersuchungsrichter»: only then another person is surely another."""
    return named.kind is EntityKind.PERSON and len(named.name.split()) > 1


def same_number(left: Telling, right: Telling) -> Score:
    """The same number of the same thing is rarely chance."""
    both = [(a, b) for a in left.counts for b in right.counts if a.of == b.of]
    if any(_equal(a, b) for a, b in both):
        return Score("number same", f"both count the same {both[0][0].of}")
    return Score("number other", f"they count different {both[0][0].of}") if both else NOTHING


def _equal(left: Count, right: Count) -> bool:
    return (left.low, left.high) == (right.low, right.high)


COMPARISONS: tuple[Callable[[Telling, Telling], Score], ...] = (
    same_type, same_word, same_time, same_matter, published_near, same_sentence, same_occasion, taken_up, same_place,
    same_actors, same_recipients, same_number,
)  # fmt: skip
