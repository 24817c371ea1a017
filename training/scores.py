"""Scores of an exported model on the parts kept out, from raw text through the spaCy component."""

import gzip
import json
import time
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import laut.reading.encoder  # noqa: F401 - registers the component
from benchmarks.metrics_tree import f1, marked_moods, mood_scores, spans, tree_scores
from laut.reading.conllu import from_conllu, to_conllu
from training.corpora import blocks, read_names
from training.prepare import FILES, is_held

Scores = dict[str, float]
CASES = Path(__file__).resolve().parent.parent / "tests/cases/de"
KONJUNKTIV = {"development": "konjunktiv.txt", "fresh": "konjunktiv_fresh.txt"}
"""The rules of `verb_moods` were written with the first file in view; the second was written before anything had read it."""


def pipeline(folder: Path) -> Language:
    """spaCy's German tokenizer and the encoder of a model folder."""
    nlp = spacy.blank("de")
    nlp.add_pipe("laut_encoder", config={"model": str(folder)})
    return nlp


def _percent(scores: Scores) -> Scores:
    return {name: round(100 * value, 2) for name, value in scores.items()}


def _text(block: list[str]) -> str:
    return next(line.removeprefix("# text = ") for line in block if line.startswith("# text = "))


def tree(nlp: Language, data: Path, name: str) -> dict[str, Scores]:
    """A treebank's kept part, from its raw text (sentences joined by spaces) and from its given tokens."""
    kept = [block for i, block in enumerate(blocks(data / FILES[name])) if is_held(name, i)]
    gold = "\n\n".join("\n".join(block) for block in kept)
    raw = nlp(" ".join(map(_text, kept)))
    given = nlp.get_pipe("laut_encoder")(from_conllu(nlp.vocab, gold.split("\n")))
    return {
        "text": _percent(tree_scores(gold, to_conllu(raw))),
        "tokens": _percent(tree_scores(gold, to_conllu(given))),
    }


def sentence_starts(nlp: Language, path: Path) -> Scores:
    """Places where sentences begin in Wikinews reports, and the processor's words a second on the way."""
    hits, gold_count, found_count, words, begun = 0, 0, 0, 0, time.process_time()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for report in map(json.loads, file):
            doc = nlp(report["text"])
            gold = {s["start"] for s in report["sentences"]}
            found = {next(t.idx for t in s if not t.is_space) for s in doc.sents if not s.text.isspace()}
            hits, gold_count, found_count, words = (
                hits + len(gold & found),
                gold_count + len(gold),
                found_count + len(found),
                words + len(doc),
            )
    speed = words / (time.process_time() - begun)
    return {"f1": round(200 * hits / (gold_count + found_count), 2), "tokens_per_second": round(speed)}


def names(nlp: Language, data: Path) -> Scores:
    """Names by exact span and kind in the kept sentences of WikiNEuRal, overall and by kind."""
    gold, found = set(), set()
    for i, sentence in enumerate(read_names(data / FILES["wikineural"])):
        if is_held("wikineural", i):
            words = list(sentence.words)
            doc = nlp.get_pipe("laut_encoder")(Doc(nlp.vocab, words, sent_starts=[n == 0 for n in range(len(words))]))
            gold |= {(i, *span) for span in spans(sentence.names or ())}
            found |= {(i, e.start, e.end, e.label_) for e in doc.ents}
    kinds = sorted({g[3] for g in gold})
    by_kind = {k: f1({g for g in gold if g[3] == k}, {x for x in found if x[3] == k}) for k in kinds}
    return _percent({"f1": f1(gold, found), **by_kind})


def konjunktiv(nlp: Language, name: str) -> float:
    """F1 of Konjunktiv forms in a file of marked sentences."""
    gold = marked_moods((CASES / name).read_text("utf-8").splitlines())
    found = [{(t.idx, t.idx + len(t)) for t in nlp(s.text) if t.morph.get("Mood") == ["Sub"]} for s in gold]
    return round(100 * mood_scores(gold, found), 2)


def measure(folder: Path, data: Path) -> dict[str, object]:
    """All scores of a model folder, in per cent."""
    nlp = pipeline(folder)
    return {
        "tree": {name: tree(nlp, data, name) for name in ("gsd-dev", "pud", "lit")},
        "sentences": sentence_starts(nlp, data / "quotes/dev.jsonl.gz"),
        "names": names(nlp, data),
        "konjunktiv": {role: konjunktiv(nlp, name) for role, name in KONJUNKTIV.items()},
    }
