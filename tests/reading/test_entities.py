"""Marked texts through the whole way to the entities, and what hand-built Docs show without a model."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from laut.model.attribution import Attribution, Party
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, Form
from laut.model.report import make_report
from laut.reading.actor_words import actor_words
from laut.reading.entities import entity_at, find_entities, with_entities
from laut.reading.pipeline import COMPONENTS, annotate, pipeline
from tests.marked import Case, Mark, load
from tests.reading.trees import tree

CASES = Path(__file__).parent.parent / "cases" / "de"
WORDS = actor_words("de")


def cases() -> list[pytest.param]:  # type: ignore[valid-type]
    found = [case for path in sorted(CASES.glob("entities_*.txt")) for case in load(path)]
    return [pytest.param(case, id=case.name, marks=_marks(case)) for case in found]


def _marks(case: Case) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=case.headers["xfail"])] if "xfail" in case.headers else []


@pytest.fixture(scope="module")
def reader() -> Language:
    return pipeline("de", COMPONENTS[: COMPONENTS.index("laut_entities") + 1])


def standing_at(doc: Doc, mark: Mark) -> Entity | None:
    span = Span(mark.start, mark.end)
    return next((entity for entity in doc._.entities if span in entity.mentions), None)


@pytest.mark.parametrize("case", cases())
def test_marked_texts(case: Case, reader: Language) -> None:
    doc = annotate(make_report(case.text, language="de"), reader)
    names: dict[str, str] = {}
    for mark in case.marked("e"):
        entity = standing_at(doc, mark)
        assert entity is not None, f"«{case.words(mark)}» is no mention"
        wanted = dict(mark.attributes)
        assert entity.name == wanted.pop("is")
        assert names.setdefault(entity.name, entity.id) == entity.id, "one thing became two"
        for key, value in wanted.items():
            found = entity.roles if key == "role" else str(getattr(entity, key))
            assert value in found if key == "role" else value == found, f"{key} of «{entity.name}» is {found}"
    for mark in case.marked("no"):
        assert standing_at(doc, mark) is None, f"«{case.words(mark)}» should be no mention"


def person_and_pronoun() -> Doc:
    return tree(
        "Sprecher NN nsubj 4", "Ole NE appos 1", "Brandt NE flat 2", "sagte VVFIN root 0", ", $, punct 7",
        "er PPER nsubj 7 Gender=Masc|Number=Sing", "gehe/gehen VVFIN ccomp 4", names=((2, 3, "PER"),),
    )  # fmt: skip


def test_a_title_is_a_role_and_not_part_of_the_name() -> None:
    (found,) = find_entities(person_and_pronoun(), (), WORDS)
    assert (found.name, found.roles, found.kind) == ("Ole Brandt", ("Sprecher",), EntityKind.PERSON)


def test_a_pronoun_becomes_a_mention_of_the_subject_before_it() -> None:
    doc = person_and_pronoun()
    (found,) = find_entities(doc, (), WORDS)
    assert [span.of(doc.text) for span in found.mentions] == ["Ole Brandt", "er"]


def test_ids_count_in_text_order() -> None:
    doc = tree("Roth NE nsubj 2", "traf/treffen VVFIN root 0", "Brandt NE obj 2", names=((1, 1, "PER"), (3, 3, "PER")))
    assert [(e.id, e.name) for e in find_entities(doc, (), WORDS)] == [("n1", "Roth"), ("n2", "Brandt")]


def test_speakers_get_the_entity_inside_their_span() -> None:
    doc = person_and_pronoun()
    said = Attribution("a1", Form.INDIRECT, (Span(23, len(doc.text)),), speaker=Party((Span(0, 19),)))
    entities = find_entities(doc, (said,), WORDS)
    assert with_entities(doc, (said,), entities)[0].speaker.entity == "n1"


def test_a_speaker_without_a_known_mention_stays_without_entity() -> None:
    doc = tree("Gerüchte NN nsubj 2", "besagen/besagen VVFIN root 0", "das PDS obj 2")
    said = Attribution("a1", Form.REPORTED, (Span(17, 20),), speaker=Party((Span(0, 8),)))
    assert with_entities(doc, (said,), find_entities(doc, (said,), WORDS))[0].speaker.entity is None


def test_a_seat_of_government_that_acts_is_no_town() -> None:
    doc = tree(
        "Bagdad NE nsubj 2",
        "verhandelt/verhandeln VVFIN root 0",
        "in APPR case 4",
        "Wien NE obl 2",
        names=((1, 1, "LOC"), (4, 4, "LOC")),
    )
    bagdad, wien = find_entities(doc, (), WORDS)
    assert (bagdad.kind, bagdad.country, bagdad.sector) == (EntityKind.ORGANIZATION, "IQ", "GOV")
    assert (wien.kind, wien.geonames) == (EntityKind.PLACE, 2761369)


def test_a_date_that_the_encoder_takes_for_a_body_is_none() -> None:
    doc = tree("Am APPRART case 3", "2. ADJA amod 3", "Oktober NN root 0", names=((2, 3, "ORG"),))
    assert find_entities(doc, (), WORDS) == ()


def test_an_outlet_behind_its_kind_is_media() -> None:
    doc = tree(
        "Das ART det 2",
        "Magazin NN nsubj 4",
        "Umschau NE appos 2",
        "berichtet/berichten VVFIN root 0",
        names=((3, 3, "MISC"),),
    )
    (found,) = find_entities(doc, (), WORDS)
    assert (found.name, found.kind, found.sector) == ("Umschau", EntityKind.ORGANIZATION, "MED")


def test_entity_at_takes_the_mention_that_holds_the_head() -> None:
    doc = person_and_pronoun()
    doc._.entities = find_entities(doc, (), WORDS)
    found = entity_at(doc, Span(0, 19))
    assert found is not None and found.name == "Ole Brandt"


def test_an_empty_text_has_no_entities() -> None:
    assert find_entities(Doc(pipeline("de", ()).vocab), (), WORDS) == ()
