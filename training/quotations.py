"""Train the reader of quotations and export it: `python -m training.quotations`.

One report in ten of the training part is kept out; on these the levels and the calibration are fitted. The scores on the
development part are written beside the weights.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from spacy.language import Language

from laut.reading.encoder import MODELS
from laut.reading.quotation_decoding import EVIDENCE, Levels, confidence
from laut.reading.quotation_model import QuotationModel
from training.quotation_card import card, plot
from training.quotation_data import Example, examples, inventory, numbers, reports, tagger
from training.quotation_export import export
from training.quotation_losses import total_loss
from training.quotation_network import QuotationReader, Widths
from training.quotation_scores import calibration
from training.quotation_tuning import START, calibrated, findings, measured, scored, tuned
from training.trainer import Clock, Schedule, seed_everything, train

EVERY = 10
"""One report in so many is kept out of training."""
_FILES = ("quotations.onnx", "quotations_spans.onnx", "quotations_roles.onnx")


def batches(found: Sequence[Example], words: int, rng: random.Random) -> list[list[Example]]:
    """Reports of similar length in batches of at most about `words` words, in random order."""
    out: list[list[Example]] = [[]]
    for example in sorted(found, key=lambda e: len(e.inputs) + rng.random() * 60):
        if out[-1] and (len(out[-1]) + 1) * len(example.inputs) > words:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out


def read_corpus(data: Path, nlp: Language) -> tuple[dict[str, list[Example]], dict[str, list[str]]]:
    """Examples of both parts, and the inventories of the training part."""
    docs = {part: [(r, nlp(r["text"])) for r in reports(data / f"quotes/{part}.jsonl.gz")] for part in ("train", "dev")}
    values = inventory([doc for _, doc in docs["train"]])
    return {part: examples(found, numbers(values)) for part, found in docs.items()}, values


def trained(found: Sequence[Example], sizes: Widths, options: argparse.Namespace, clock: Clock) -> QuotationReader:
    """The averaged networks after all epochs."""
    rng, model = seed_everything(options.seed), QuotationReader(sizes)
    schedule = Schedule(
        options.epochs, rate=options.rate, warmup=60, decay=1e-2, average=0.99, clip=1.0, seed=options.seed
    )
    done = train(
        model,
        lambda epoch: batches(found, options.words, rng),
        lambda network, batch: total_loss(network, batch, rng),
        schedule,
        lambda epoch, averaged, loss: print(clock, epoch, f"loss {loss:.3f}", flush=True),
    )
    assert isinstance(done, QuotationReader)
    return done


def write_setup(
    sizes: Widths, values: dict[str, list[str]], levels: Levels, weights: list[float], folder: Path
) -> None:
    """Write `quotations.json`."""
    data = {"kept": sizes.kept + sizes.shares, "levels": asdict(levels), "confidence": weights, "values": values}
    (folder / "quotations.json").write_text(json.dumps(data, ensure_ascii=False) + "\n", "utf-8")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--model", type=Path, default=MODELS / "de" / "model", help="folder of the encoder, and for the result"
    )
    parser.add_argument("--docs", type=Path, default=Path("docs"), help="where the plot of the calibration goes")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--words", type=int, default=2000, help="words in a batch")
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--levels", action="store_true", help="keep the networks, fit only levels and calibration")
    parser.add_argument("--seed", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """One run from data to files."""
    options, clock = _options(), Clock()
    torch.set_num_threads(1)
    corpus, values = read_corpus(options.data, tagger())
    held = corpus["train"][EVERY - 1 :: EVERY]
    learned = [e for k, e in enumerate(corpus["train"]) if k % EVERY != EVERY - 1]
    rows = learned[0].rows.shape[1]
    encoder = tagger().get_pipe("laut_encoder").encoder
    sizes = Widths(rows - encoder.width, encoder.width, {name: len(known) for name, known in values.items()})
    print(clock, len(learned), "reports to learn from,", len(held), "to tune on", flush=True)
    if not options.levels:
        export(trained(learned, sizes, options, clock), options.model)
    write_setup(sizes, values, START, [0.0] * EVIDENCE, options.model)
    reader = QuotationModel(options.model)
    on_held, on_dev = scored(reader, held), scored(reader, corpus["dev"])
    levels = tuned(on_held, held)
    weights = calibrated(findings(on_held, held, levels))
    write_setup(sizes, values, levels, weights, options.model)
    found = findings(on_dev, corpus["dev"], levels)
    error, tenths = calibration([confidence(f, weights) for f, _ in found], [right for _, right in found])
    report = {
        "dev": measured(on_dev, corpus["dev"], levels), "held": measured(on_held, held, levels), "calibration": {"error": round(error, 4), "tenths": tenths},
        "seed": options.seed, "epochs": options.epochs, "encoder": digest(options.model / "encoder.onnx"),
        "corpus": {part: digest(options.data / f"quotes/{part}.jsonl.gz") for part in ("train", "dev")},
        "files": {name: digest(options.model / name) for name in _FILES},
    }  # fmt: skip
    print(clock, json.dumps(report), levels, weights, flush=True)
    (options.model / "quotations_scores.json").write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    (options.model / "quotations_card.md").write_text(card(report), "utf-8")
    (options.docs / "calibration-attributions.svg").write_text(plot(tenths, error), "utf-8")


if __name__ == "__main__":
    main()
