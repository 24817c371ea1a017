"""Finding the time expressions of a text; component `laut_times`."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.evidence import Span
from laut.reading.times import rules_amounts, rules_clock, rules_dates, rules_relative
from laut.reading.times.atoms import Atoms, split
from laut.reading.times.grammar import Piece, by_start, scan
from laut.reading.times.lexicon import Lexicon, lexicon
from laut.reading.times.meaning import Bound, Clock, Dated, DayPart, Feast, Mention, Part, Shift, Weekday
from laut.reading.times.tense import Sentences, Tenses, sentences_of

TABLE = by_start(rules_dates.RULES + rules_clock.RULES + rules_relative.RULES + rules_amounts.RULES)
_LOOK_BACK = 4


def find_mentions(doc: Doc, words: Lexicon) -> tuple[Mention, ...]:
    """The time expressions of a Doc in text order, none overlapping, not yet resolved.

    Needs tokens only; sentence starts, tags and names sharpen it where the Doc has them.
    """
    atoms = split(doc.text, words)
    found = scan(atoms, words, TABLE)
    if not found:
        return ()
    sentences = sentences_of(atoms, doc)
    context = _Context(atoms, words, sentences, Tenses(atoms, doc, words, sentences))
    names = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "PER"]
    mentions = []
    through = False
    for name, piece in found:
        mention = context.mention(name, piece, through)
        through = piece.through
        if not (name == "month" and any(a <= mention.span.start < b for a, b in names)):
            mentions.append(mention)
    return tuple(mentions)


@dataclass(frozen=True, slots=True)
class _Context:
    atoms: Atoms
    words: Lexicon
    sentences: Sentences
    tenses: Tenses

    def mention(self, name: str, piece: Piece, ends_range: bool) -> Mention:
        first, last = piece.start, piece.end - 1
        bound, approximate = self._before(first)
        if ends_range or piece.through:
            bound = None
        needs = _needs_direction(piece.meaning)
        return Mention(
            Span(self.atoms.starts[first], self.atoms.ends[last]),
            piece.type,
            piece.meaning,
            name,
            bound=bound,
            approximate=approximate or piece.approximate,
            direction=self.tenses.direction(first, piece.end) if needs else None,
            through=piece.through,
            coordinated=piece.coordinated,
            sentence=self.sentences.numbers[first],
            paragraph=bisect_right(self.atoms.paragraphs, first),
        )

    def _before(self, index: int) -> tuple[Bound | None, bool]:
        """The preposition that governs the expression, and whether «etwa» stands before it."""
        approximate = False
        for at in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            kind = self.atoms.kinds[at]
            if kind == "~":
                approximate = True
            elif kind in "sb":
                return Bound(str(self.atoms.entries[at].value)), approximate
            elif kind not in "dpa(":
                break
        return None, approximate


def _needs_direction(meaning: object) -> bool:
    """True for what its tense may place: bare weekdays, days, months, parts of years, feasts, «nächster Tag»."""
    match meaning:
        case Weekday() | Shift():
            return True
        case Dated(year=None) | Part(year=None) | Feast(year=None):
            return True
        case Clock(day=day) | DayPart(day=day):
            return day is not None and _needs_direction(day)
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
