"""Copies are found with small edits, and only copies."""

import pytest

from laut.model.moment import Moment
from laut.model.report import Report, make_report
from laut.origins.copies import compare, find_copies, fingerprint, shingles

WIRE = (
    "Der Hafenrat von Grunhaven hat am Dienstag die Öffnung der Schleuse beschlossen. Neun der elf Mitglieder stimmten dafür. "
    "Die Vorsitzende Ilka Brand sagte, man habe lange genug gewartet. Die Fischer der Nachbarbucht kündigten Widerstand an und "
    "wollen am Freitag mit ihren Booten vor dem Rathaus ankern. Eine Sprecherin der Küstenwache nannte das Vorhaben gefährlich."
)


def report(id: str, text: str, published: str = "2031-04-02", outlet: str | None = None) -> Report:
    return make_report(text, id=id, published=Moment(published), outlet=outlet)


def test_a_shortened_and_slightly_edited_text_is_a_copy_of_the_earlier_one() -> None:
    edited = WIRE.replace("am Dienstag", "gestern").replace("lange genug gewartet", "zu lange gewartet")[:330]
    copy = compare(report("b", edited, "2031-04-03"), report("a", WIRE))
    assert copy is not None
    assert (copy.of, copy.copy) == ("a", "b")
    assert "a was published first" in copy.because


def test_on_the_same_day_the_report_that_names_the_other_outlet_is_the_copy() -> None:
    named = WIRE + " Das berichtet der Bote vom Sund."
    copy = compare(report("a", named, outlet="Tagblatt"), report("b", WIRE, outlet="Bote vom Sund"))
    assert copy is not None
    assert (copy.of, copy.copy) == ("b", "a")


def test_two_reports_that_quote_the_same_sentence_are_no_copies() -> None:
    other = (
        "Boote sollen am Freitag den Platz vor dem Rathaus füllen. So protestieren Fischer gegen den Beschluss. "
        "Die Vorsitzende Ilka Brand sagte, man habe lange genug gewartet. Im Ort ist die Stimmung gereizt, viele fürchten um den Fang, "
        "andere freuen sich auf die Frachter, die dann bis in die Stadt fahren können. Entschieden wird im Mai."
    )
    assert compare(report("a", WIRE), report("b", other)) is None


def test_very_short_texts_are_never_copies() -> None:
    assert compare(report("a", "Die Schleuse wird geöffnet."), report("b", "Die Schleuse wird geöffnet.")) is None


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a")])
def test_the_found_copies_do_not_depend_on_the_order_of_reports(order: tuple[str, ...]) -> None:
    texts = {
        "a": WIRE,
        "b": WIRE.replace("Neun", "Acht"),
        "c": "Etwas ganz anderes steht hier, und es hat damit nichts zu tun.",
    }
    found = find_copies({id: report(id, texts[id]) for id in order})
    assert [(copy.of, copy.copy) for copy in found] == [("a", "b")]


def test_fingerprints_fit_into_a_signed_column() -> None:
    assert all(-(2**63) <= mark < 2**63 for mark in fingerprint(WIRE))


def test_a_short_text_has_a_denser_fingerprint_that_holds_the_sparse_one() -> None:
    long = " ".join(f"{word}{n}" for n in range(12) for word in WIRE.split())
    dense, sparse = set(fingerprint(WIRE)), set(fingerprint(WIRE + " " + long))
    assert len(dense) > len(shingles(WIRE)) / 8
    assert {mark for mark in dense if (mark + 2**63) % 8 == 0} <= sparse
