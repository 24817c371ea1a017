"""Train the German encoder and export it: `python -m training.encoder`."""

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import torch

from laut.reading.vectors import PATTERN_ROWS
from training import evaluate
from training.labels import FEATURES, Inventory, encode, inventory
from training.losses import total_loss
from training.network import Reader, Sizes, WordInput
from training.prepare import STYLES, Corpus, prepare
from training.sentences import Document
from training.trainer import Clock, Schedule, seed_everything, train
from training.windows import Stream, batches, collate, epoch
from training.words import PieceTable, Types, collect_types, frequent_words

_NOT_FLAT = ("rel",)
_SHARES = {"quotes": 0.5, "wikineural": 0.5, "wikiann": 0.1}


@dataclass(frozen=True, slots=True)
class Setup:
    """What a network is built from."""

    labels: Inventory
    words: list[str]
    types: Types


def _all_words(corpora: dict[str, Corpus]) -> list[str]:
    return [w for c in corpora.values() for d in (*c.train, *c.held) for s in d.sentences for w in s.words]


def setup(corpora: dict[str, Corpus], table: PieceTable) -> Setup:
    """Inventories and word types of the training data."""
    trained = [s for c in corpora.values() for d in c.train for s in d.sentences]
    words = frequent_words(w for s in trained for w in s.words)
    return Setup(inventory(trained), words, collect_types(_all_words(corpora), words, table))


def build(made: Setup, hidden: int = 200) -> Reader:
    """A fresh network."""
    heads = {name: len(labels) for name, labels in made.labels.names.items() if name not in _NOT_FLAT}
    sizes = Sizes(PATTERN_ROWS, len(made.words), heads, len(made.labels.names["rel"]), hidden=hidden)
    types = made.types
    means, patterns, own = map(torch.from_numpy, (types.means, types.patterns, types.own))
    return Reader(sizes, WordInput(sizes, means, patterns, own))


def encoded(made: Setup, document: Document) -> list[dict]:
    """Arrays of each sentence with the numbers of its word types."""
    head = "name_wikiann" if document.source == "wikiann" else "name"
    out = []
    for sentence in document.sentences:
        arrays = encode(made.labels, sentence, head, document.starts_known)
        arrays["type"] = torch.tensor([made.types.numbers[w] for w in sentence.words]).numpy()
        out.append(arrays)
    return out


def stream(made: Setup, name: str, documents: list[Document], share: float = 1.0) -> Stream:
    """A corpus ready for drawing windows from it."""
    runs = [encoded(made, d) for d in documents]
    return Stream(name, runs, STYLES.get(name, 0), share, shuffle=name != "quotes")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--words", type=int, default=3000, help="words in a batch")
    parser.add_argument("--hidden", type=int, default=200)
    parser.add_argument("--name", default="student")
    parser.add_argument("--everything", action="store_true", help="train on the parts kept out, too")
    return parser.parse_args()


def main() -> None:
    """One run from data to a checkpoint."""
    options, clock = _options(), Clock()
    options.work.mkdir(parents=True, exist_ok=True)
    rng: random.Random = seed_everything(1)
    corpora = prepare(options.data, options.work, options.everything)
    made = setup(corpora, PieceTable())
    streams = [stream(made, n, c.train, _SHARES.get(n, 1.0)) for n, c in corpora.items()]
    held = {n: stream(made, n, c.held) for n, c in corpora.items() if n != "wikiann"}
    print(clock, {s.name: sum(len(e["type"]) for r in s.runs for e in r) for s in streams}, {k: len(v) for k, v in made.labels.names.items()}, len(made.words), len(made.types.numbers), flush=True)
    model = build(made, options.hidden)

    def draw(_: int) -> list:
        return [collate(b) for b in batches(epoch(streams, rng), options.words, rng)]

    def report(number: int, averaged: torch.nn.Module, loss: float) -> None:
        print(clock, number, f"loss {loss:.3f}", end=" ", flush=True)
        if number % 4 == 3 or number == options.epochs - 1:
            print(json.dumps(evaluate.quick(averaged, made.labels, held)), flush=True)
        else:
            print(flush=True)
        torch.save({"model": averaged.state_dict(), "labels": made.labels.names, "words": made.words, "hidden": options.hidden}, options.work / f"{options.name}.pt")

    train(model, draw, total_loss, Schedule(options.epochs), report)


if __name__ == "__main__":
    main()
