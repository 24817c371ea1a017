"""Finding the time expressions of a text; component `laut_times`."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.evidence import Span
from laut.reading.doc import text_of
from laut.reading.times import rules_amounts, rules_clock, rules_dates, rules_parts, rules_relative, rules_years
from laut.reading.times.atoms import Atoms, split
from laut.reading.times.grammar import Piece, by_start, scan
from laut.reading.times.lexicon import Lexicon, lexicon
from laut.reading.times.meaning import (
    Bound,
    Clock,
    Dated,
    DayPart,
    Direction,
    Edge,
    Feast,
    Meaning,
    Mention,
    Part,
    Shift,
    Weekday,
)
from laut.reading.times.periods import Unit
from laut.reading.times.tense import Sentences, Tenses, sentences_of

TABLE = by_start(
    rules_dates.RULES
    + rules_years.RULES
    + rules_parts.RULES
    + rules_clock.RULES
    + rules_relative.RULES
    + rules_amounts.RULES
)
_LOOK_BACK = 4
_THROUGH = re.compile(r"b[pd]{0,2}|-")
_AND = re.compile(r"c[pd]{0,2}")
_ENDS = (Dated, Weekday, Shift, Part, Feast)
_UNBOUND = frozenset({"adjective", "number-adjective", "vague", "former"})


def find_mentions(doc: Doc, words: Lexicon) -> tuple[Mention, ...]:
    """The time expressions of a Doc in text order, none overlapping, not yet resolved.

    Needs tokens only; sentence starts, tags and names sharpen it where the Doc has them.
    """
    atoms = split(text_of(doc), words)
    found = scan(atoms, words, TABLE)
    if not found:
        return ()
    sentences = sentences_of(atoms, doc)
    context = _Context(atoms, words, sentences, Tenses(atoms, doc, words, sentences))
    names = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PER"]
    mentions = []
    through = False
    for name, piece in linked(found, atoms, words):
        mention = context.mention(name, piece, through)
        through = piece.through
        if not (name == "month" and any(a <= mention.span.start < b for a, b in names)):
            mentions.append(mention)
    return tuple(mentions)


def linked(found: list[tuple[str, Piece]], atoms: Atoms, words: Lexicon) -> list[tuple[str, Piece]]:
    """Neighbours joined by «bis» or a dash, or by «zwischen … und», marked as ranges; the first takes the second's year."""
    joined = list(found)
    for index in range(len(joined) - 1):
        (name, left), (_, right) = joined[index], joined[index + 1]
        between = atoms.kinds[left.end : right.start]
        if left.type is not right.type or len(between) > 3 or left.through or not _can_open(left.meaning):
            continue
        open_pair = _opens_pair(atoms, left.start, words)
        if _THROUGH.fullmatch(between) or (open_pair and _AND.fullmatch(between)):
            joined[index] = (name, replace(left, through=True, meaning=_with_year(left.meaning, right.meaning)))
        elif not left.coordinated and _AND.fullmatch(between) and atoms.word(left.end).lower() in words.both:
            joined[index] = (name, replace(left, paired=True))
    return joined


def _can_open(meaning: Meaning) -> bool:
    """What a range can begin with; «in diesem Jahr bis September» is none."""
    return isinstance(meaning, _ENDS) and not (isinstance(meaning, Shift) and meaning.unit is not Unit.DAY)


def _opens_pair(atoms: Atoms, start: int, words: Lexicon) -> bool:
    """True after «zwischen», with or without an article."""
    return any(
        atoms.word(at).lower() in words.between
        for at in (start, start - 1, start - 2 if atoms.kinds[start - 1 : start] == "d" else start)
    )


def _with_year(left: Meaning, right: Meaning) -> Meaning:
    if isinstance(left, Dated) and isinstance(right, Dated) and left.year is None and left.month is not None:
        return replace(left, year=right.year)
    return left


@dataclass(frozen=True, slots=True)
class _Context:
    atoms: Atoms
    words: Lexicon
    sentences: Sentences
    tenses: Tenses

    def mention(self, name: str, piece: Piece, ends_range: bool) -> Mention:
        first, last = piece.start, piece.end - 1
        bound, approximate = self._before(first)
        if name in _UNBOUND:
            bound = None
        if bound is None and self._from_then_on(piece):
            bound = Bound.SINCE
        approximate = approximate or self.atoms.kinds[first] == "~"
        if name == "amount-range" and ends_range:
            bound = self._before(first - 2)[0]
        elif ends_range or (piece.through and name != "amount-range"):
            bound = None
        needs = _needs_direction(piece.meaning) or bound is Bound.AHEAD
        return Mention(
            Span(self.atoms.starts[first], self.atoms.ends[last]),
            piece.type,
            piece.meaning,
            name,
            bound=bound,
            approximate=approximate or piece.approximate,
            direction=self._direction(first, piece.end, bound) if needs else None,
            through=piece.through,
            coordinated=piece.coordinated,
            paired=piece.paired,
            sentence=self.sentences.numbers[first],
            paragraph=bisect_right(self.atoms.paragraphs, first),
        )

    def _from_then_on(self, piece: Piece) -> bool:
        """«von 1991 an», «vom 3. Mai an»."""
        adjective = self.atoms.kinds[piece.start - 1 : piece.start] == "a"
        before, after = self.atoms.word(piece.start - 1 - adjective).lower(), self.atoms.word(piece.end)
        follows = self.atoms.kinds[piece.end + 1 : piece.end + 2]
        return (before, after) in self.words.circumpositions and follows not in tuple("WMnyTV")

    def _direction(self, start: int, end: int, bound: Bound | None) -> Direction | None:
        """«vom Sonntag», «seit Mai» lie in the past, «bis Mai» in the future; else the tense tells."""
        governing = {
            self.atoms.word(start).lower() if self.atoms.kinds[start] == "p" else "",
            self.atoms.word(start - 1).lower(),
        }
        if self.atoms.kinds[start - 1 : start] == "d":
            governing.add(self.atoms.word(start - 2).lower())
        if governing & self.words.since_past:
            return Direction.PAST
        if governing & self.words.until_future:
            return Direction.FUTURE
        told = self.tenses.direction(start, end)
        return Direction.FUTURE if told is None and bound is Bound.UNTIL else told

    def _before(self, index: int) -> tuple[Bound | None, bool]:
        """The preposition that governs the expression, and whether «etwa» stands before it."""
        approximate = False
        for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            kind = self.atoms.kinds[at]
            if kind == "~":
                approximate = True
            elif kind == "." and at and self.atoms.kinds[at - 1] == "~":
                continue
            elif kind in "sb":
                return Bound(str(self.atoms.entries[at].value)), approximate
            elif kind not in "dpa(_":
                break
        return None, approximate


def _needs_direction(meaning: object) -> bool:
    """True for what its tense may place: bare weekdays, days, months, parts of years, feasts, «nächster Tag»."""
    match meaning:
        case Weekday() | Shift() | Edge():
            return True
        case Dated(year=None) | Part(year=None) | Feast(year=None):
            return True
        case Clock(day=day) | DayPart(day=day):
            return day is None or _needs_direction(day)
        case _:
            return False


class Times:
    """Sets `doc._.time_mentions`."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words

    def __call__(self, doc: Doc) -> Doc:
        doc._.time_mentions = find_mentions(doc, self.words)
        return doc


@Language.factory("laut_times", assigns=["doc._.time_mentions"])
def make_times(nlp: Language, name: str) -> Times:
    """The component for the pipeline's language."""
    return Times(lexicon(nlp.lang))
