"""Train the trigger head: `python -m training.triggers [--data DIR] [--gold DIR]`.

Five networks, each on four fifths of the annotated reports; what each says of the fifth it did not see gives the
threshold and the calibration. Their mean is exported as `triggers.onnx`, with a card beside it that says how it was made.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx
import spacy
import torch
from spacy.language import Language
from spacy.tokens import Doc

import laut.reading.encoder  # noqa: F401 - registers the component
from laut.lang.load import folder
from laut.reading.trigger_choice import choose
from laut.reading.trigger_features import Numbers
from laut.reading.trigger_model import FILE
from laut.reading.trigger_table import TriggerTable, load_table
from laut.reading.vectors import Floats
from laut.settings import from_environment
from training.trigger_card import card
from training.trigger_data import Compression, Read, Table, compression, read, reduced, stacked, vocabulary
from training.trigger_export import Decision, export
from training.trigger_gold import Report, extra, gold
from training.trigger_network import Sizes, TriggerNetwork
from training.trigger_scores import best_threshold, calibrated, calibration_error, platt, right_words, score
from training.trigger_trainer import Plan, Probabilities, probabilities, train

MEMBERS = 5
LEAST_PRECISION = 0.71
"""Least precision on unseen training reports, those about sport, science and weather included."""
LEAST_SCORE = 0.2
"""The lowest threshold that is tried."""
LANGUAGE = "de"


@dataclass(frozen=True, slots=True)
class Prepared:
    """Reports read with the current encoder and table."""

    train: list[Read]
    dev: list[Read]
    examples: list[Read]
    numbers: Numbers
    compress: Compression


def prepare(data: Path, events: Path) -> Prepared:
    """Read all annotated reports."""
    nlp, table = spacy.blank(LANGUAGE), load_table(LANGUAGE)
    nlp.add_pipe("laut_encoder")
    reports = gold(events / "train.jsonl") + extra(data / "quotes")
    docs = [nlp(report.text) for report in reports]
    numbers = vocabulary(docs, table)
    seen = _read(reports, docs, table, numbers)
    dev = gold(events / "dev.jsonl")
    unseen = _read(dev, [nlp(report.text) for report in dev], table, numbers)
    return Prepared(seen, unseen, list(_examples(nlp, table, numbers)), numbers, compression(seen))


def _examples(nlp: Language, table: TriggerTable, numbers: Numbers) -> Iterator[Read]:
    """The table's examples, each reduced to the word it stands for: single sentences, seldom words."""
    for sense in table.all_senses():
        doc = nlp(sense.example)
        word = next((token.i for token in doc if sense in table.senses_of(token)), None)
        if word is not None:
            event = {"sent": 0, "trigger": doc[word].text, "type": sense.type, "mode": sense.mode, "status": "actual"}
            report = Report(sense.example, sense.example, ((0, len(sense.example)),), (event,))
            yield reduced(read(report, doc, table, numbers), word)


def _read(reports: list[Report], docs: Sequence[Doc], table: TriggerTable, numbers: Numbers) -> list[Read]:
    found = (read(report, doc, table, numbers) for report, doc in zip(reports, docs, strict=True))
    return [one for one in found if one.words or one.report.events]


@dataclass(frozen=True, slots=True)
class Trained:
    """The members, and what they say of the reports they did not see (in the order of `reports`)."""

    members: list[TriggerNetwork]
    reports: list[Read]
    unseen: Probabilities


def fit(prepared: Prepared, plan: Plan, members: int = MEMBERS, seed: int = 1) -> Trained:
    """Train the members on their folds."""
    order = np.random.default_rng(seed).permutation(len(prepared.train))
    folds = [[prepared.train[i] for i in order[start::members]] for start in range(members)]
    tables = [stacked(fold, prepared.compress) for fold in folds]
    examples = stacked([one for one in prepared.examples if one.words], prepared.compress)
    sizes = _sizes(prepared, tables[0])
    made, unseen = [], []
    for out in range(members):
        began = time.monotonic()
        rest = joined([examples, *(table for i, table in enumerate(tables) if i != out)])
        made.append(train(rest, sizes, seed + out, plan))
        unseen.append(probabilities(made[-1], tables[out]))
        print(f"member {out + 1} of {members}: {time.monotonic() - began:.0f} s", flush=True)
    parts = [np.concatenate(column) for column in zip(*unseen, strict=True)]
    reports = [one for fold in folds for one in fold]
    return Trained(made, reports, as_read(reports, (parts[0], parts[1], parts[2])))


def as_read(reports: Sequence[Read], found: Probabilities) -> Probabilities:
    """The probabilities as the reader uses them (`laut.reading.trigger_choice`); what is told twice gets 0."""
    types, at = found[0].copy(), 0
    for one in reports:
        here = slice(at, at + len(one.words))
        at += len(one.words)
        if one.words:
            types[here] = _chosen(one, types[here])
    return types, found[1], found[2]


def _chosen(one: Read, types: Floats) -> Floats:
    choice = choose(types, one.seen, len(one.report.sentences), LEAST_SCORE)
    left = np.zeros_like(types)
    left[choice.rows, choice.kinds[choice.rows] + 1] = choice.scores[choice.rows]
    return left


def joined(tables: Sequence[Table]) -> Table:
    """Tables one after the other."""
    return Table(*(np.concatenate([getattr(table, name) for table in tables]) for name in Table.__slots__))


def _sizes(prepared: Prepared, table: Table) -> Sizes:
    numbers = prepared.numbers
    counts = (len(names) + 1 for names in (numbers.lemmas, numbers.tags, numbers.relations))
    return Sizes(table.rows.shape[1], *counts)


def decide(trained: Trained) -> Decision:
    """Threshold and calibration from unseen reports."""
    threshold = best_threshold(trained.reports, trained.unseen, LEAST_PRECISION)
    slope, offset = platt(*right_words(trained.reports, trained.unseen), least=threshold)
    return Decision(threshold, slope, offset)


def mean(members: Sequence[TriggerNetwork], table: Table) -> Probabilities:
    """Mean probabilities of the members."""
    each = [probabilities(member, table) for member in members]
    types, modes, statuses = (np.mean(column, axis=0) for column in zip(*each, strict=True))
    return types, modes, statuses


def main() -> None:
    """Train, export, measure, write the card."""
    settings, parser = from_environment(), argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=settings.data)
    parser.add_argument("--gold", type=Path, default=settings.gold)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    prepared = prepare(asked.data, asked.gold / "events")
    trained = fit(prepared, replace(Plan(), epochs=asked.epochs))
    decision = decide(trained)
    dev = as_read(prepared.dev, mean(trained.members, stacked(prepared.dev, prepared.compress)))
    unseen, measured = (
        score(trained.reports, trained.unseen, decision.threshold),
        score(prepared.dev, dev, decision.threshold),
    )
    scores, right = right_words(prepared.dev, dev)
    chosen = scores >= decision.threshold
    error = calibration_error(calibrated(scores[chosen], decision.slope, decision.offset), right[chosen])
    target = folder(LANGUAGE) / "model"
    onnx.save(export(trained.members, prepared.compress, prepared.numbers, decision), target / FILE)
    text = card(
        asked.data, asked.gold, decision, {"unseen fifths of the training reports": unseen, "dev": measured}, error
    )
    (target / "triggers_card.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
