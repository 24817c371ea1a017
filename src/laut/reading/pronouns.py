"""Pronouns: whom «er», «sie» and «wir» mean, and when that is better left open.

The third person looks back for the most salient thing that agrees with it
(weights after the salience factors of Lappin & Leass, «An Algorithm for Pronominal
Anaphora Resolution», 1994; set by hand on speakers of Wikinews reports). The first
person inside somebody's words is the speaker. Where the best is hardly better than the next, the
pronoun stays unresolved.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, Form
from laut.reading.mention import How, Mention
from laut.reading.things import Thing

_FARTHEST = 4
"""Sentences that a pronoun looks back."""
_REMEMBERED = 6
"""Last mentions of a thing that are weighed."""
_BEHIND_COMMA = 4
"""Tokens between a relative pronoun and the end of the noun that it means."""
_START = 2.5
_PER_SENTENCE = 1.0
_SUBJECT = 1.5
_SPOKE = 1.5
_MAIN = 0.5
_NAMED = 0.5
_PRONOUN_BEFORE = 0.4
_KNOWN_GENDER = 0.3
_OFTEN = 0.05
_BODY = 1.0
_ADDRESSEE = 1.0
_QUOTED_ELSEWHERE = 1.5
_ENOUGH = 0.0
_MARGIN = 0.5
"""By how much the best must be better than the next."""


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
        self._inside = _innermost(doc, attributions)
        self._sentence = self._sentence_numbers()
        self._speakers = {i for a in attributions for piece in a.speaker.spans for i in _tokens(doc, piece)}
        self._addressees = {i for a in attributions for piece in a.addressee.spans for i in _tokens(doc, piece)}

    def _sentence_numbers(self) -> list[int]:
        """The number of each token's sentence; those inside direct speech do not count for what stands around it."""
        direct = np.array([a.form is Form.DIRECT for a in self._attributions] + [False])
        inside = np.array(self._inside, np.int64)
        spoken = direct[inside] & (inside == np.concatenate([[-1], inside[:-1]]))
        starts = (self._doc.to_array("SENT_START") == 1) & ~spoken
        numbers: list[int] = np.cumsum(starts).tolist()
        return numbers

    def resolve(self, mention: Mention, things: Sequence[Thing]) -> Choice | None:
        """What the pronoun (or a description like one) means among the things before it; None if that is unsure."""
        if mention.pronoun is not None and mention.pronoun.kind == "relative":
            return self._antecedent(mention, things)
        scored = [(self._salience(mention, thing), k) for k, thing in enumerate(things)]
        scored = sorted((pair for pair in scored if pair[0] > _ENOUGH), reverse=True)
        if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
            return None
        thing = things[scored[0][1]]
        return Choice(thing, f"«{mention.name}» looks back to {thing.name}")

    def speaker(self, mention: Mention, at: Mapping[int, Thing], things: Sequence[Thing]) -> Choice | None:
        """«ich» and «wir» inside direct speech are the speaker, or the speaker's side.

        `at` leads from head tokens to the things mentioned there, those behind the words included.
        """
        number = self._inside[mention.start]
        if number < 0 or self._attributions[number].form is not Form.DIRECT:
            return None
        said_by = [i for piece in self._attributions[number].speaker.spans for i in _tokens(self._doc, piece)]
        for i in said_by:
            if i in at:
                return Choice(at[i], f"«{mention.name}» in the words of {at[i].name}")
        if mention.start not in said_by:
            return None
        # nobody else is named as the speaker: whoever goes on acting before the words
        words = min(i for piece in self._attributions[number].content for i in _tokens(self._doc, piece))
        return self.resolve(replace(mention, start=words, pronoun=None, gender="", plural=False), things)

    def _antecedent(self, mention: Mention, things: Sequence[Thing]) -> Choice | None:
        """A relative pronoun means the noun before its comma."""
        start = mention.start
        if not start or self._doc[start - 1].text != ",":
            return None
        near = [
            (m.end, k, m.head)
            for k, thing in enumerate(things)
            for m in thing.mentions[-3:]
            if start - (_BEHIND_COMMA if thing.kind is EntityKind.PERSON else 1) <= m.end < start
            and m.how is not How.PRONOUN
        ]
        if not near:
            return None
        _, k, head = max(near)
        thing = things[k]
        gender = thing.gender or next(iter(self._doc[head].morph.get("Gender", [])), "")
        if mention.gender and gender and mention.gender != gender:
            return None
        return Choice(thing, f"relative clause of {thing.name}")

    def _salience(self, mention: Mention, thing: Thing) -> float:
        """Higher is likelier; -1 for what cannot be meant."""
        before = [m for m in thing.mentions[-4 * _REMEMBERED :] if m.end <= mention.start]
        if not before or not _agrees(mention, thing):
            return -1.0
        best = max(self._weight(mention, other, thing) for other in before[-_REMEMBERED:])
        return best + _OFTEN * min(len(before), 4)

    def _weight(self, mention: Mention, other: Mention, thing: Thing) -> float:
        away = self._sentence[mention.start] - self._sentence[other.start]
        if away > _FARTHEST:
            return -1.0
        # «dieser» points to what is not the subject, «er» goes on with the subject
        pointing = mention.pronoun is not None and mention.pronoun.kind == "demonstrative"
        weight = _START - _PER_SENTENCE * away + _SUBJECT * (other.subject is not pointing) + _NAMED * thing.named
        weight += _MAIN * (other.main and not pointing)
        weight += _KNOWN_GENDER * bool(mention.gender and thing.gender == mention.gender)
        weight += _PRONOUN_BEFORE * (other.how is How.PRONOUN)
        weight += _SPOKE * (other.head in self._speakers and mention.start in self._speakers)
        weight -= _ADDRESSEE * (other.head in self._addressees)
        weight -= _BODY * (thing.kind is not EntityKind.PERSON and not mention.plural)
        quoted = self._inside[other.head]
        return weight - _QUOTED_ELSEWHERE * (quoted >= 0 and quoted != self._inside[mention.start])


def _agrees(mention: Mention, thing: Thing) -> bool:
    """Gender, number and kind allow it: «er» is a man; «sie» a woman, a body of that gender, or several."""
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


def _innermost(doc: Doc, attributions: Sequence[Attribution]) -> list[int]:
    """For each token the attribution with the shortest content around it, as its number; -1 for none."""
    found = [-1] * len(doc)
    pieces = [(piece, number) for number, a in enumerate(attributions) for piece in a.content]
    for piece, number in sorted(pieces, key=lambda pair: -len(pair[0])):
        for i in _tokens(doc, piece):
            found[i] = number
    return found
