"""Scores of trees, names and moods, on small cases counted by hand."""

from benchmarks.metrics_tree import aligned, f1, marked_moods, mood_scores, spans, tree_scores, treebank


def row(number: str, form: str, head: str = "_", rel: str = "_", upos: str = "X") -> str:
    return "\t".join((number, form, form.lower(), upos, "_", "_", head, rel, "_", "_"))


GOLD = "\n".join(
    [
        row("1-2", "Im"),
        row("1", "In", "3", "case"),
        row("2", "dem", "3", "det"),
        row("3", "Irak", "0", "root"),
        row("4", ".", "3", "punct"),
    ]
)


def test_a_copy_scores_one() -> None:
    assert set(tree_scores(GOLD, GOLD).values()) == {1.0}


def test_a_contraction_that_stays_one_word_counts_as_missed_words() -> None:
    found = "\n".join([row("1", "Im", "2", "case"), row("2", "Irak", "0", "root"), row("3", ".", "2", "punct")])
    scores = tree_scores(GOLD, found)
    assert scores["words"] == 2 * 2 / (4 + 3)
    assert scores["las"] == 2 * 2 / (4 + 3)


def test_other_tokens_are_aligned_by_characters() -> None:
    gold = treebank("\n".join([row("1", "USB-Stick", "0", "root"), row("2", ".", "1", "punct")]))
    found = treebank(
        "\n".join(
            [
                row("1", "USB", "3", "x"),
                row("2", "-", "3", "x"),
                row("3", "Stick", "0", "root"),
                row("4", ".", "3", "punct"),
            ]
        )
    )
    assert aligned(gold.words, found.words) == {1: 3}


def test_relations_are_compared_without_subtypes() -> None:
    found = GOLD.replace("punct", "punct:x")
    assert tree_scores(GOLD, found)["las"] == 1.0


def test_sentences_count_by_both_their_ends() -> None:
    two = "\n".join([row("1", "Ja", "0", "root")]) + "\n\n" + row("1", "Nein", "0", "root")
    one = "\n".join([row("1", "Ja", "0", "root"), row("2", "Nein", "1", "x")])
    assert tree_scores(two, one)["sentences"] == 0.0


def test_names_are_read_from_bio_tags() -> None:
    assert spans(["B-PER", "I-PER", "O", "I-LOC", "B-LOC"]) == {(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")}
    assert f1({1, 2}, {2, 3}) == 0.5


def test_marked_moods_carry_their_spans() -> None:
    cases = marked_moods(["# nothing", "Er <K1>sei</K1> krank.", ""])
    assert cases[0].text == "Er sei krank."
    assert cases[0].marks == {(3, 6, "K1")}
    assert mood_scores(cases, [{(3, 6)}]) == 1.0
    assert mood_scores(cases, [set()]) == 0.0
