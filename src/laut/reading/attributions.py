"""Attributions: who says what, with ids and parents.

Grammar drafts them (`laut.reading.drafting`); this module makes records of the drafts and nests them.
"""

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.reading.cues import CueWords, cue_words
from laut.reading.draft import as_attribution
from laut.reading.drafting import find_drafts
from laut.reading.mood import MoodWords, mood_words
from laut.reading.nesting import nest

__all__ = ["AttributionReader", "find_attributions", "find_drafts"]


def find_attributions(doc: Doc, words: CueWords, moods: MoodWords) -> tuple[Attribution, ...]:
    """All attributions that grammar alone finds, nested, in text order."""
    records = [as_attribution(doc, draft, number) for number, draft in enumerate(find_drafts(doc, words, moods), 1)]
    return nest([record for record in records if record is not None])


@Language.factory(
    "laut_attributions", requires=["doc._.quoted", "token.dep", "token.tag"], assigns=["doc._.attributions"]
)
class AttributionReader:
    """Component: attributions into `doc._.attributions`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._words = cue_words(nlp.lang)
        self._moods = mood_words(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = find_attributions(doc, self._words, self._moods)
        return doc
