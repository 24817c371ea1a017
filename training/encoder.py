"""Train the German encoder and export it: `python -m training.encoder`.

Steps, each kept in the work folder and not repeated if it is there: silver tags; teachers on gold trees, one process
each; silver trees by the teachers; the student on gold and silver; export, scores, model card.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from laut.reading.vectors import PATTERN_ROWS
from training import evaluate
from training.card import write_card
from training.digests import digests
from training.export import WRITTEN, export, export_lexicon
from training.labels import Encoded, Inventory, encode, inventory
from training.losses import total_loss
from training.network import Reader, Sizes, WordInput
from training.prepare import FILES, Corpus, prepare, split_words, style
from training.scores import measure
from training.selftraining import teach
from training.sentences import Document
from training.trainer import Clock, Schedule, seed_everything, train
from training.windows import Stream, batches, collate, epoch
from training.words import PieceTable, Types, collect_types, frequent_words

_NOT_FLAT = ("rel",)
_TAUGHT = ("quotes", "wikineural")
_SPLIT = ("gsd-dev-split", "pud-split", "lit-split")
TEACHERS = ("teacher-1", "teacher-2")
Corpora = dict[str, Corpus]
HOME = Path(__file__).resolve().parent.parent / "src/laut/lang/de/model"


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one network is trained: shares of the corpora seen in an epoch (2.0: twice), size, length, seed."""

    shares: Mapping[str, float]
    hidden: int
    epochs: int
    seed: int
    words: int = 1500
    rate: float = 2.2e-3


RECIPES = {
    "teacher-1": Recipe({"quotes": 0.12, "wikineural": 0.12, "wikiann": 0.02}, 256, 24, 1),
    "teacher-2": Recipe({"quotes": 0.12, "wikineural": 0.12, "wikiann": 0.02}, 256, 24, 2),
    "student": Recipe({"quotes": 1.0, "wikineural": 1.0, "wikiann": 0.25} | dict.fromkeys(_SPLIT, 0.25), 200, 12, 3),
}


@dataclass(frozen=True, slots=True)
class Setup:
    """What a network is built from."""

    labels: Inventory
    words: list[str]
    types: Types


def _all_words(corpora: dict[str, Corpus]) -> list[str]:
    return [w for c in corpora.values() for d in (*c.train, *c.held) for s in d.sentences for w in s.words]


def setup(corpora: dict[str, Corpus], more: dict[str, Corpus], table: PieceTable) -> Setup:
    """Inventories of the corpora, and word types of these and more corpora."""
    trained = [s for c in corpora.values() for d in c.train for s in d.sentences]
    words = frequent_words(w for s in trained for w in s.words)
    return Setup(inventory(trained), words, collect_types(_all_words(corpora | more), words, table))


def build(made: Setup, hidden: int) -> Reader:
    """A fresh network."""
    heads = {name: len(labels) for name, labels in made.labels.names.items() if name not in _NOT_FLAT}
    sizes = Sizes(PATTERN_ROWS, len(made.words), heads, len(made.labels.names["rel"]), hidden=hidden)
    types = made.types
    means, patterns, own = map(torch.from_numpy, (types.means, types.patterns, types.own))
    return Reader(sizes, WordInput(sizes, means, patterns, own))


def encoded(made: Setup, document: Document) -> list[Encoded]:
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
    return Stream(name, runs, style(name), share, shuffle=name != "quotes")


def fit(name: str, made: Setup, corpora: dict[str, Corpus], work: Path) -> None:
    """Train one network by its recipe; the checkpoint is `<name>.pt`."""
    recipe, clock = RECIPES[name], Clock()
    rng = seed_everything(recipe.seed)
    streams = [stream(made, n, c.train, recipe.shares.get(n, 1.0)) for n, c in corpora.items()]
    held = {n: stream(made, n, c.held) for n, c in corpora.items() if c.held and n != "wikiann"}
    model = build(made, recipe.hidden)

    def draw(_: int) -> list[dict[str, torch.Tensor]]:
        return [collate(b) for b in batches(epoch(streams, rng), recipe.words, rng)]

    def report(number: int, averaged: torch.nn.Module, loss: float) -> None:
        shown = number % 6 == 5 or number == recipe.epochs - 1
        print(
            clock,
            name,
            number,
            f"loss {loss:.3f}",
            json.dumps(evaluate.quick(averaged, made.labels, held)) if shown else "",
            flush=True,
        )
        torch.save(averaged.state_dict(), work / f"{name}.partial.pt")

    train(model, draw, total_loss, Schedule(recipe.epochs, recipe.rate, seed=recipe.seed), report)
    (work / f"{name}.partial.pt").rename(work / f"{name}.pt")


def load(name: str, made: Setup, work: Path) -> Reader:
    """A trained network."""
    model = build(made, RECIPES[name].hidden)
    model.load_state_dict(torch.load(work / f"{name}.pt"))
    return model.eval()


def _teachers(options: argparse.Namespace) -> None:
    """Train the teachers that are not there yet, at the same time, each on its share of the cores."""
    missing = [name for name in TEACHERS if not (options.work / f"{name}.pt").exists()]
    threads = str(max(1, (os.cpu_count() or 1) // max(1, len(missing))))
    command = [
        sys.executable,
        "-m",
        "training.encoder",
        "--data",
        str(options.data),
        "--work",
        str(options.work),
        "--only",
    ]
    running = [subprocess.Popen([*command, name], env=os.environ | {"OMP_NUM_THREADS": threads}) for name in missing]
    codes = [process.wait() for process in running]
    if any(codes):
        sys.exit("a teacher could not be trained; see its message above")


def taught(made: Setup, corpora: dict[str, Corpus], work: Path) -> dict[str, Corpus]:
    """The corpora with silver trees over the texts that have none."""
    teachers, out = [load(name, made, work) for name in TEACHERS], dict(corpora)
    for name in _TAUGHT:
        corpus = corpora[name]
        out[name] = replace(corpus, train=teach(corpus.train, lambda d: encoded(made, d), teachers, made.labels))
    return out


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("LAUT_DATA", "../shared/data")))
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--out", type=Path, default=HOME)
    parser.add_argument("--only", choices=TEACHERS, help="train this teacher and stop")
    return parser.parse_args()


def _data(folder: Path) -> dict[str, str]:
    return digests({path: folder / path for path in FILES.values()})


def main() -> None:
    """From data to the model folder."""
    options, clock = _options(), Clock()
    options.work.mkdir(parents=True, exist_ok=True)
    corpora = prepare(options.data, options.work)
    split = split_words(options.data)
    made = setup(corpora, split, PieceTable())
    if options.only:
        fit(options.only, made, corpora, options.work)
    else:
        _student(options, made, corpora, split, clock)


def _student(options: argparse.Namespace, made: Setup, corpora: Corpora, split: Corpora, clock: Clock) -> None:
    """Everything after the preparation, by way of the teachers."""
    _teachers(options)
    if not (options.work / "student.pt").exists():
        silver = taught(made, corpora, options.work) | split
        print(clock, "silver trees made", flush=True)
        fit("student", made, silver, options.work)
    export(load("student", made, options.work), made.labels, made.words, PieceTable(), options.out)
    export_lexicon([s for c in corpora.values() for d in c.train for s in d.sentences], options.out)
    write_card(options.out, measure(options.out, options.data), _data(options.data), WRITTEN)
    print(clock, f"written to {options.out}")


if __name__ == "__main__":
    main()
