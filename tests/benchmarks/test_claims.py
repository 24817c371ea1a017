"""The metric of claims: what matches, what is asked, and that it agrees with hand-counted cases."""

import json

from benchmarks.claims import Found, load, matches, same_name, score


def claim(sentence=0, trigger="fordert", type="REQUEST", status="actual", **slots):
    return Found(sentence, trigger, type, status, **slots)


def test_claims_match_by_sentence_and_type_even_with_another_trigger():
    assert len(matches([claim()], [claim(trigger="Forderung")])) == 1
    assert matches([claim()], [claim(sentence=1)]) == []
    assert matches([claim()], [claim(type="ACCUSE")]) == []


def test_equal_triggers_are_paired_before_others():
    gold = [claim(trigger="fordert", mode="change"), claim(trigger="bittet", mode="assist")]
    system = [claim(trigger="bittet", mode="assist"), claim(trigger="verlangt", mode="change")]
    assert [(a.trigger, b.trigger) for a, b in matches(gold, system)] == [("bittet", "bittet"), ("fordert", "verlangt")]


def test_figures_of_a_hand_counted_case():
    gold = [claim(mode="change", actor=("Verband",)), claim(sentence=1, type="ASSAULT", status="possible")]
    system = [claim(mode="yield", actor=("der Verband", "Land")), claim(sentence=2)]
    figures = score([(gold, system)])
    assert (figures["claim"], figures["precision"], figures["recall"]) == (50.0, 50.0, 50.0)
    assert figures["actor"] == 66.7
    assert figures["mode"] == 0.0
    assert figures["status"] == 100.0
    assert figures["REQUEST"] == 66.7
    assert figures["ASSAULT"] == 0.0


def test_a_slot_is_asked_only_where_one_side_gives_it():
    figures = score([([claim()], [claim()])])
    assert not {"mode", "place", "when", "chain", "status_other"} & figures.keys()


def test_names_agree_by_a_content_word_or_its_stem():
    assert same_name("der irakischen Armee", "irakische Streitkräfte")
    assert not same_name("die Polizei", "die Armee")
    assert same_name("er", "er")


def test_chains_must_have_the_same_length():
    gold, system = [claim(chain=("dpa", "Polizei"))], [claim(chain=("dpa",))]
    assert score([(gold, system)])["chain"] == 0.0


def test_loading_keeps_what_the_annotation_says(tmp_path):
    event = {
        "sent": 0,
        "trigger": "fordert",
        "type": "REQUEST",
        "status": "actual",
        "actor": ["Verband"],
        "recipient": [],
        "voice": [],
    }
    row = {
        "doc": "a",
        "published": "2024-03-11",
        "text": "Der Verband fordert Geld.",
        "sentences": [[0, 25]],
        "events": [event],
    }
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    [report] = load(path)
    assert report.claims == (claim(actor=("Verband",)),)
    assert report.published is not None
    assert report.published.edtf == "2024-03-11"
