"""The scene of an act: which of the phrases of its sentence is the place where it happens.

The weigher's surest place is taken; where that place only says where a building or an area lies («vor einer Botschaft
in Lund»), the building is smaller and is taken instead; and where no place is sure enough, a building or an area in
which the act is said to happen will do («sie demonstrierten vor dem Rathaus»).
"""

from collections.abc import Sequence

from laut.model.kinds import EventType
from laut.reading.paths import Link
from laut.reading.phrases import NOMINAL, case_word, named
from laut.reading.roles import RoleWords
from laut.reading.trigger_forms import noun_stem

_BODILY = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.PROTEST, EventType.MOBILIZE, EventType.RETREAT, EventType.AID, EventType.CONSULT, EventType.COOPERATE}
)  # fmt: skip
"""Types of acts that happen somewhere; demands, votes and accusations have a place only where it is plain."""
LEAST, LEAST_SAID = 0.3, 0.6
"""From these shares on a phrase is the place of a bodily act, of an act of words; chosen on the development reports."""
_LIGHT = ("obj", "nsubj", "nsubj:pass", "obl:zu")
"""How an act's noun hangs on the verb that carries it («es kam zu Protesten in der Altstadt»)."""


def scene(
    type: EventType, nominal: bool, found: Sequence[Link], shares: Sequence[float], words: RoleWords
) -> int | None:
    """The number of the phrase that is the place, None without one; `shares` are the phrases' as places."""
    least = LEAST if type in _BODILY else LEAST_SAID
    best = max(range(len(found)), key=lambda k: shares[k], default=None)
    if best is not None and shares[best] >= least:
        return _smaller(best, found, words)
    if type not in _BODILY:
        return None
    return next((k for k, link in enumerate(found) if _stage(link, nominal, words)), None)


def _smaller(best: int, found: Sequence[Link], words: RoleWords) -> int:
    """The building or area that lies in the best place, as the phrase says itself."""
    head = found[best].head
    if not head.dep_.startswith("nmod") or not case_word(head):
        return best
    inner = head.head
    number = next((k for k, link in enumerate(found) if link.head.i == inner.i), None)
    if number is None or not _is_scene(found[number], words) or case_word(inner) not in words.scene_prepositions:
        return best
    return number


def _stage(link: Link, nominal: bool, words: RoleWords) -> bool:
    """A building or area with a preposition of place at the act itself, or at the verb that carries its noun."""
    above, _, last = link.path.rpartition("^")
    if above and not (nominal and above in _LIGHT):
        return False
    relation, _, preposition = last.partition(":")
    return relation in ("obl", "nmod") and preposition in words.scene_prepositions and _is_scene(link, words)


def _is_scene(link: Link, words: RoleWords) -> bool:
    head = link.head
    if head.pos_ not in NOMINAL or named(head):
        return False
    return noun_stem(head.text).endswith(words.scenes)
