"""Attributions: who says what, with ids and parents.

Grammar drafts them (`laut.reading.drafting`), the trained reader decides between its drafts and what the words look like
(`laut.reading.quotation_model`); this module joins the two, makes records of the result and nests them.
"""

from spacy.language import Language
from spacy.tokens import Doc

from laut.model.attribution import Attribution
from laut.reading.cues import CueWords, cue_words
from laut.reading.draft import Draft, as_attribution
from laut.reading.drafting import find_drafts
from laut.reading.encoder import MODELS, load_encoder
from laut.reading.mood import MoodWords, mood_words
from laut.reading.nesting import nest
from laut.reading.quotation_drafts import drafted, joined, outer_and_inner
from laut.reading.quotation_inputs import Rows, inputs_of
from laut.reading.quotation_model import QuotationModel, load_quotation_model
from laut.reading.vectors import WordVectors


def find_attributions(
    doc: Doc, words: CueWords, moods: MoodWords, model: QuotationModel, vectors: WordVectors
) -> tuple[Attribution, ...]:
    """All attributions of a Doc with tags, tree, names, `tensor` and `doc._.quoted`, nested, in text order."""
    drafts = read_drafts(doc, words, moods, model, vectors)
    records = [as_attribution(doc, draft, number) for number, draft in enumerate(drafts, 1)]
    return nest([record for record in records if record is not None])


def read_drafts(
    doc: Doc, words: CueWords, moods: MoodWords, model: QuotationModel, vectors: WordVectors
) -> list[Draft]:  # fmt: skip
    """Grammar's drafts as the trained reader corrects and completes them."""
    if all(token.is_space for token in doc):
        return []
    outer, drafts = outer_and_inner(find_drafts(doc, words, moods))
    inputs = inputs_of(doc, drafts, outer, words, model.setup.inventory)
    found = model(inputs, Rows(doc, vectors), drafted(inputs, drafts))
    return joined(inputs, found, outer, drafts, model.setup.confidence)


@Language.factory(
    "laut_attributions",
    requires=["doc._.quoted", "doc.tensor", "doc.ents", "token.dep", "token.tag"],
    assigns=["doc._.attributions"],
)
class AttributionReader:
    """Component: attributions into `doc._.attributions`; raises `ModelMissing` when made without the trained reader."""

    def __init__(self, nlp: Language, name: str) -> None:
        folder = MODELS / str(nlp.lang) / "model"
        self._words = cue_words(nlp.lang)
        self._moods = mood_words(nlp.lang)
        self._model = load_quotation_model(folder)
        self._vectors = load_encoder(folder).network.vectors

    def __call__(self, doc: Doc) -> Doc:
        doc._.attributions = find_attributions(doc, self._words, self._moods, self._model, self._vectors)
        return doc
