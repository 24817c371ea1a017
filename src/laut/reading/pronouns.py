"""Pronouns: whom «er», «sie» and «wir» mean, and when that is better left open.

The third person looks back for the most salient thing that agrees with it
(weights after the salience factors of Lappin & Leass, «An Algorithm for Pronominal
Anaphora Resolution», 1994); the first person inside somebody's words is the speaker.
Where the best is hardly better than the next, the pronoun stays unresolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, Form
from laut.reading.coreference import Thing
from laut.reading.mention import How, Mention

_FARTHEST = 4
"""Sentences that a pronoun looks back."""
_PER_SENTENCE = 1.0
_SUBJECT = 1.5
_SPOKE = 1.5
_NAMED = 0.5
_BODY = 1.0
_QUOTED_ELSEWHERE = 1.5
_FIRST_IN_SENTENCE = 0.4
_KNOWN_GENDER = 0.3
_OFTEN = 0.05
_BEHIND_COMMA = 4
_ENOUGH = 0.0
_MARGIN = 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """A thing and why the pronoun means it."""

    thing: Thing
    because: str


class Pronouns:
    """Resolves the pronouns of one report, in text order."""

    def __init__(self, doc: Doc, attributions: Sequence[Attribution]) -> None:
        self._doc = doc
        self._attributions = attributions
        self._inside = [_innermost(token.idx, attributions) for token in doc]
        self._sentence = self._sentence_numbers()
        self._speakers = {i for a in attributions for piece in a.speaker.spans for i in _tokens(doc, piece)}
        self._addressees = {i for a in attributions for piece in a.addressee.spans for i in _tokens(doc, piece)}

    def _sentence_numbers(self) -> list[int]:
        """The number of each token's sentence; those inside direct speech do not count for what stands around it."""
        numbers, number = [], -1
        for token, around in zip(self._doc, self._inside, strict=True):
            spoken = (
                around is not None
                and around.form is Form.DIRECT
                and token.i > 0
                and self._inside[token.i - 1] is around
            )
            number += (bool(token.is_sent_start) and not spoken) or token.i == 0
            numbers.append(number)
        return numbers

    def resolve(self, mention: Mention, things: Sequence[Thing]) -> Choice | None:
        """What the pronoun means among the things mentioned before it; None if that is unsure."""
        if mention.pronoun is not None and mention.pronoun.person == 1:
            return self._speaker(mention, things)
        if mention.pronoun is not None and mention.pronoun.kind == "relative":
            return self._antecedent(mention, things)
        scored = sorted(
            ((self._salience(mention, thing), k, thing) for k, thing in enumerate(things)), key=lambda x: -x[0]
        )
        scored = [entry for entry in scored if entry[0] > _ENOUGH]
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
            return None
        return Choice(scored[0][2], f"«{mention.name}» looks back to {scored[0][2].name}")

    def _speaker(self, mention: Mention, things: Sequence[Thing]) -> Choice | None:
        """«ich» and «wir» inside somebody's words are that speaker, or the speaker's side."""
        around = self._inside[mention.start]
        if around is None or around.form is not Form.DIRECT:
            return None
        inside = {i for piece in around.speaker.spans for i in _tokens(self._doc, piece)}
        for thing in things:
            if any(m.head in inside or m.start in inside for m in thing.mentions):
                return Choice(thing, f"«{mention.name}» in the words of {thing.name}")
        return None

    def _antecedent(self, mention: Mention, things: Sequence[Thing]) -> Choice | None:
        """A relative pronoun means the noun before its comma."""
        start = mention.start
        if not start or self._doc[start - 1].text != ",":
            return None
        near = [
            (m.end, thing)
            for thing in things
            for m in thing.mentions[-3:]
            if start - _BEHIND_COMMA <= m.end < start and m.how is not How.PRONOUN
        ]
        found = max(near, key=lambda pair: pair[0], default=None)
        if found is None or (mention.gender and found[1].gender and mention.gender != found[1].gender):
            return None
        return Choice(found[1], f"relative clause of {found[1].name}")

    def _salience(self, mention: Mention, thing: Thing) -> float:
        """Higher is likelier; -1 for what cannot be meant."""
        before = [m for m in thing.mentions if m.end <= mention.start]
        if not before or not _agrees(mention, thing):
            return -1.0
        return max(self._weight(mention, other, thing) for other in before[-6:]) + _OFTEN * min(len(before), 4)

    def _weight(self, mention: Mention, other: Mention, thing: Thing) -> float:
        away = self._sentence[mention.start] - self._sentence[other.start]
        if away > _FARTHEST:
            return -1.0
        pointing = mention.pronoun is not None and mention.pronoun.kind == "demonstrative"
        weight = 2.5 - _PER_SENTENCE * away + _SUBJECT * (other.subject is not pointing) + _NAMED * thing.named
        weight += _KNOWN_GENDER * bool(mention.gender and thing.gender == mention.gender)
        weight += _FIRST_IN_SENTENCE * (other.how is How.PRONOUN)
        if other.head in self._speakers and mention.start in self._speakers:
            weight += _SPOKE
        if thing.kind is not EntityKind.PERSON and not mention.plural:
            weight -= _BODY
        if other.head in self._addressees:
            weight -= 1.0
        if self._inside[other.head] is not None and self._inside[mention.start] is not self._inside[other.head]:
            weight -= _QUOTED_ELSEWHERE
        return weight


def _agrees(mention: Mention, thing: Thing) -> bool:
    """Gender, number and kind allow it: «er» is a man; «sie» a woman, or several; «es» nobody in particular."""
    gender, plural = mention.gender, mention.plural
    if plural or (plural is None and thing.kind is EntityKind.GROUP):
        return thing.kind is EntityKind.GROUP or (thing.kind is EntityKind.ORGANIZATION and bool(thing.plural))
    if thing.kind is EntityKind.ORGANIZATION:
        return bool(gender) and thing.gender == gender and not thing.plural and mention.subject
    if gender == "Neut" or thing.kind is not EntityKind.PERSON:
        return False
    return not thing.gender or not gender or thing.gender == gender


def _tokens(doc: Doc, span: Span) -> range:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    return range(piece.start, piece.end) if piece is not None else range(0)


def _innermost(offset: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content around a character."""
    around = [
        (len(piece), k) for k, a in enumerate(attributions) for piece in a.content if piece.start <= offset < piece.end
    ]
    return attributions[min(around)[1]] if around else None
