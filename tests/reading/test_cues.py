"""Cues: the table is whole, and forms lead to verbs as German grammar has it."""

import pytest
import spacy
from spacy.tokens import Doc

from laut.lang.load import rows, table
from laut.reading.cues import cue_words, verb_cues

VOCAB = spacy.blank("de").vocab
WORDS = cue_words("de")
TABLE = table("de", "cues")


def cues(*tagged: str) -> list[tuple[str, str, bool]]:
    """(verb, words of the cue, passive) in a sentence given as `word/TAG`."""
    pairs = [item.rsplit("/", 1) for item in tagged]
    doc = Doc(VOCAB, words=[word for word, _ in pairs], tags=[tag for _, tag in pairs])
    found = verb_cues(doc, tuple(range(len(doc))), WORDS)
    return [(cue.word.lemma, " ".join(doc[i].text for i in cue.parts), cue.passive) for cue in found]


@pytest.mark.parametrize("part", ["verbs", "nouns", "sources"])
def test_every_entry_has_an_example_sentence(part: str) -> None:
    assert [name for name, entry in TABLE[part].items() if not entry.get("example", "").strip()] == []


def test_every_verb_has_its_forms() -> None:
    with_forms = {row[0] for row in rows("de", "cue_forms")}
    assert set(TABLE["verbs"]) <= with_forms


def test_the_table_is_large() -> None:
    assert len(WORDS.verbs) >= 250
    assert len(WORDS.nouns) >= 80


def test_a_separated_particle_makes_the_verb() -> None:
    sentence = ("Er/PPER", "kündigte/VVFIN", "Reformen/NN", "an/PTKVZ")
    assert cues(*sentence) == [("ankündigen", "kündigte an", False)]


def test_without_its_particle_it_is_no_cue() -> None:
    assert cues("Er/PPER", "kündigte/VVFIN", "ihm/PPER") == []


def test_another_particle_makes_another_verb() -> None:
    assert cues("Es/PPER", "findet/VVFIN", "heute/ADV", "statt/PTKVZ") == []


def test_a_participle_needs_its_auxiliary() -> None:
    assert cues("Er/PPER", "hat/VAFIN", "heute/ADV", "gesagt/VVPP") == [("sagen", "hat gesagt", False)]
    assert cues("das/ART", "heute/ADV", "gesagt/VVPP") == []


def test_werden_makes_it_passive() -> None:
    assert cues("Es/PPER", "wurde/VAFIN", "gestern/ADV", "berichtet/VVPP") == [("berichten", "wurde berichtet", True)]


def test_the_verb_at_the_end_of_a_dependent_clause_has_its_particle_in_front() -> None:
    assert cues("als/KOUS", "er/PPER", "Reformen/NN", "ankündigte/VVFIN") == [("ankündigen", "ankündigte", False)]


def test_darauf_belongs_to_the_cue_before_a_clause() -> None:
    sentence = ("Er/PPER", "wies/VVFIN", "darauf/PAV", "hin/PTKVZ", ",/$,", "dass/KOUS")
    assert cues(*sentence) == [("hinweisen", "wies darauf hin", False)]


def test_sich_makes_some_verbs_another_verb() -> None:
    assert cues("Es/PPER", "stellte/VVFIN", "sich/PRF", "heraus/PTKVZ") == []
    assert cues("Er/PPER", "äußerte/VVFIN", "sich/PRF") == [("äußern", "äußerte sich", False)]


def test_a_compound_leads_to_its_noun() -> None:
    doc = Doc(VOCAB, words=["Polizeiangaben"], tags=["NN"])
    entry = WORDS.noun(doc[0])
    assert entry is not None
    assert entry.lemma == "Angabe"
