from spacy.tokens import Doc

from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import EventType, Form, Status
from laut.model.reason import UNSTATED
from laut.reading.triggers import Trigger
from laut.reading.voices import find_voices, voice_words
from tests.reading.trees import tree

WORDS = voice_words("de")


def words(doc: Doc, first: int, last: int) -> Span:
    """The span of some words, counted from 1."""
    return Span(doc[first - 1].idx, doc[last - 1].idx + len(doc[last - 1]))


def chain(
    doc: Doc,
    trigger: int,
    *attributions: Attribution,
    status: Status = Status.ACTUAL,
    acts: dict[int, EventType] | None = None,
) -> tuple[str, ...] | None:
    made = Trigger(trigger - 1, EventType.RETREAT, None, 1.0, UNSTATED)
    doc._.attributions = attributions
    (voice,) = find_voices(doc, [made], [status], acts or {}, WORDS)
    return voice.chain if voice else None


def test_without_an_attribution_the_report_speaks() -> None:
    doc = tree("Truppen NN nsubj 2", "gingen VVFIN root 0")
    assert chain(doc, 2) is None


def test_nested_attributions_give_the_chain_from_outside_in() -> None:
    doc = tree(
        "Weltblick NE nsubj 2",
        "meldet VVFIN root 0",
        "Armee NN nsubj 4",
        "sagt VVFIN ccomp 2",
        "Truppen NN nsubj 6",
        "gingen VVFIN ccomp 4",
    )
    outer = Attribution("a1", Form.INDIRECT, (words(doc, 3, 6),), speaker=Party((words(doc, 1, 1),)))
    inner = Attribution("a2", Form.INDIRECT, (words(doc, 5, 6),), parent="a1", speaker=Party((words(doc, 3, 3),)))
    assert chain(doc, 6, outer, inner) == ("Weltblick", "Armee")


def test_a_statement_leads_to_the_one_who_made_it() -> None:
    doc = tree(
        "nach APPR case 2",
        "Angaben NN obl 6",
        "der ART det 4",
        "Armee NN nmod 2 Case=Gen",
        "Truppen NN nsubj 6",
        "gingen VVFIN root 0",
    )
    said = Attribution("a1", Form.INDIRECT, (words(doc, 5, 6),), speaker=Party((words(doc, 2, 4),)))
    assert chain(doc, 6, said) == ("Armee",)


def test_a_statement_of_nobody_has_no_name() -> None:
    doc = tree("Angaben NN obl 4", "zufolge APPO case 1", "Truppen NN nsubj 4", "gingen VVFIN root 0")
    assert (
        chain(doc, 4, Attribution("a1", Form.INDIRECT, (words(doc, 3, 4),), speaker=Party((words(doc, 1, 1),)))) == ()
    )


def test_what_is_demanded_is_not_said() -> None:
    doc = tree("Partei NN nsubj 2", "fordert VVFIN root 0", "Truppen NN nsubj 4", "gehen VVFIN ccomp 2")
    said = Attribution(
        "a1", Form.INDIRECT, (words(doc, 3, 4),), speaker=Party((words(doc, 1, 1),)), cue=(words(doc, 2, 2),)
    )
    assert chain(doc, 4, said, acts={1: EventType.REQUEST}) is None


def test_summed_up_speech_is_the_reports_own_unless_it_announces() -> None:
    doc = tree("Rat NN nsubj 2", "nannte VVFIN root 0", "Abzug NN obj 2")
    said = Attribution("a1", Form.REPORTED, (words(doc, 1, 3),), speaker=Party((words(doc, 1, 1),)))
    assert chain(doc, 3, said) is None
    assert chain(doc, 3, said, status=Status.PLANNED) == ("Rat",)


def test_a_missing_speaker_is_taken_from_the_cue() -> None:
    doc = tree("Lake NE nsubj 2", "sagte VVFIN root 0", "Truppen NN nsubj 4", "gingen VVFIN ccomp 2")
    said = Attribution("a1", Form.DIRECT, (words(doc, 3, 4),), cue=(words(doc, 2, 2),))
    assert chain(doc, 4, said) == ("Lake",)
