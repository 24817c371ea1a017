"""Who plays which part in an act: its actors, its recipients and its place.

The table says what grammar fixes, the weigher decides among all phrases of the sentence; each decision names the path
on which the phrase hangs on the trigger.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EventType
from laut.model.reason import Reason
from laut.reading.fillers import Cast, candidates
from laut.reading.paths import Link, links
from laut.reading.phrases import NOMINAL, named, phrase
from laut.reading.roles import ACTOR, RECIPIENT, RoleWords, passive
from laut.reading.scenes import scene
from laut.reading.triggers import Trigger
from laut.reading.voting import Array
from laut.reading.weighing import TokenRows, Weigher

PLACE = "place"
ANSWERS = ("none", ACTOR, RECIPIENT, PLACE)
LEAST = {ACTOR: 0.35, RECIPIENT: 0.33}
"""From this share on a phrase plays a part; chosen on the development reports."""


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase by its head and its words, the part it plays, and the share of belief in it."""

    head: Token
    words: Span
    role: str
    share: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Casting:
    """Actors and recipients in text order, and the place."""

    actors: tuple[Part, ...] = ()
    recipients: tuple[Part, ...] = ()
    place: Part | None = None


def cast_acts(
    doc: Doc, triggers: Sequence[Trigger], cast: Cast, words: RoleWords, weigher: Weigher, states: TokenRows
) -> list[Casting]:
    """The parts of each act."""
    acts = [(doc[t.token], t) for t in triggers]
    found = [sorted(links(token), key=lambda link: link.head.i) for token, _ in acts]
    questions = [
        candidates(token, t.type, t.mode, phrases, cast, words) for (token, t), phrases in zip(acts, found, strict=True)
    ]
    return [
        decide(token, t.type, phrases, shares, weigher.answers, words)
        for (token, t), phrases, shares in zip(acts, found, weigher.shares(questions, states), strict=True)
    ]


def decide(
    trigger: Token, type: EventType, found: Sequence[Link], shares: Array, answers: Sequence[str], words: RoleWords
) -> Casting:
    """The casting from the shares of each phrase (phrases, answers)."""
    column = {answer: k for k, answer in enumerate(answers)}
    parts = [
        part
        for link, row in zip(found, _suffered(trigger, type, found, shares, column), strict=True)
        if (part := _part(trigger, link, row, column)) is not None
    ]
    kept = _distinct(parts)
    believed = [float(row[column[PLACE]]) for row in shares]
    place = scene(type, trigger.pos_ in NOMINAL, found, believed, words)
    return Casting(
        tuple(part for part in kept if part.role == ACTOR),
        tuple(part for part in kept if part.role == RECIPIENT),
        _made(trigger, found[place], PLACE, believed[place]) if place is not None else None,
    )


def _suffered(trigger: Token, type: EventType, found: Sequence[Link], shares: Array, column: dict[str, int]) -> Array:
    """Shares in which the subject of a passive never acts: whatever spoke for it as actor speaks for it as recipient."""
    rows = shares.copy()
    if _with_werden(trigger) or (type is EventType.ASSAULT and passive(trigger) and not _with(trigger, "haben")):
        for k, link in enumerate(found):
            if link.path == "nsubj:pass":
                rows[k][column[RECIPIENT]] += rows[k][column[ACTOR]]
                rows[k][column[ACTOR]] = 0.0
    return rows


def _with_werden(trigger: Token) -> bool:
    """A participle with «werden»: the one form that is passive whatever the tree says."""
    return trigger.tag_ == "VVPP" and _with(trigger, "werden")


def _with(trigger: Token, auxiliary: str) -> bool:
    return any(child.lemma_ == auxiliary and child.dep_.startswith("aux") for child in trigger.children)


def _part(trigger: Token, link: Link, row: Array, column: dict[str, int]) -> Part | None:
    role = max((ACTOR, RECIPIENT), key=lambda answer: row[column[answer]])
    share = float(row[column[role]])
    if share < LEAST[role]:
        return None
    return _made(trigger, link, role, share)


def _made(trigger: Token, link: Link, role: str, share: float) -> Part:
    words = phrase(link.head)
    because = f"«{words.text}» stands to «{trigger.text}» as {link.path} (share {share:.2f})"
    return Part(link.head, words, role, share, Reason(f"{role} by weight", because))


def _distinct(parts: Sequence[Part]) -> list[Part]:
    """Without phrases that overlap a surer one and without appositions to one, in text order."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: -p.share):
        if not any(part.words.start < other.words.end and other.words.start < part.words.end for other in kept):
            kept.append(part)
    plain = [part for part in kept if not _renames(part, kept)]
    return sorted(plain, key=lambda part: part.words.start)


def _renames(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a part only says again who another one is («Jana Roth, stellvertretende Chefin der Partei»)."""
    if part.head.dep_ != "appos" or named(part.head) or not named(part.head.head):
        return False
    return any(part.head.head in other.words for other in parts if other is not part)
