"""Quick scores while training, on gold tokens of the parts kept out."""

import random

import numpy as np
import torch

from benchmarks.metrics_tree import f1, spans
from training.labels import UNKNOWN, Inventory
from training.losses import same_sentence, sides
from training.network import Reader
from training.windows import Stream, batches, collate, epoch


@torch.no_grad()
def predict(model: Reader, batch: dict) -> dict[str, np.ndarray]:
    """Best labels of every head; heads within the gold sentences, without a guarantee of a tree."""
    model.eval()
    inside = (batch["type"] != UNKNOWN).float()[..., None]
    hidden, _ = model.encoder(batch["type"].clamp(min=0), sides(batch), inside)
    out = {name: head(hidden).argmax(-1).numpy() for name, head in model.flat.items()}
    scores, heads, deps = model.tree(hidden)
    best = scores.masked_fill(~same_sentence(batch), -1e4).argmax(-1)
    b, t = (batch["type"] != UNKNOWN).nonzero(as_tuple=True)
    rel = torch.full_like(best, UNKNOWN)
    rel[b, t] = model.tree.relations(heads[b, best[b, t]], deps[b, t]).argmax(-1)
    return out | {"head": best.numpy(), "rel": rel.numpy()}


def _accuracy(gold: np.ndarray, got: np.ndarray) -> float:
    known = gold != UNKNOWN
    return round(100 * float((gold == got)[known].mean()), 2) if known.any() else float("nan")


def _las(labels: Inventory, gold: dict, got: dict) -> tuple[float, float]:
    plain = np.array([hash(rel.split(":")[0]) for rel in labels.names["rel"]] + [0])
    known = gold["head"] != UNKNOWN
    head = (gold["head"] == got["head"])[known]
    rel = (plain[gold["rel"]] == plain[got["rel"]])[known]
    return round(100 * head.mean(), 2), round(100 * (head & rel).mean(), 2)


def _name_spans(labels: tuple[str, ...], numbers: np.ndarray) -> set:
    return spans([labels[n] if n >= 0 else "O" for n in numbers])


def _flattened(stream: Stream, model: Reader) -> tuple[dict, dict]:
    rng, gold, got = random.Random(1), [], []
    for batch in map(collate, batches(epoch([stream], rng), 4000, rng)):
        found, inside = predict(model, batch), (batch["type"] != UNKNOWN).numpy()
        gold.append({k: batch[k].numpy()[inside] for k in (*found, "type")})
        got.append({k: v[inside] for k, v in found.items()})
    join = lambda rows: {k: np.concatenate([r[k] for r in rows]) for k in rows[0]}  # noqa: E731
    return join(gold), join(got)


def quick(model: Reader, labels: Inventory, held: dict[str, Stream]) -> dict[str, dict[str, float]]:
    """Percentages for each corpus that has the labels."""
    out: dict[str, dict[str, float]] = {}
    for name, stream in held.items():
        gold, got = _flattened(stream, model)
        row = out[name] = {}
        if (gold["head"] != UNKNOWN).any():
            row["uas"], row["las"] = _las(labels, gold, got)
            row["upos"] = _accuracy(gold["upos"], got["upos"])
        for head in ("xpos", "script", "Mood", "Case"):
            row[head] = _accuracy(gold[head], got[head])
        row["start"] = round(100 * f1({*np.flatnonzero(gold["start"] == 1)}, {*np.flatnonzero(got["start"] == 1)}), 2)
        for head in ("name", "name_wikiann"):
            if (gold[head] != UNKNOWN).any():
                row[head] = round(
                    100 * f1(_name_spans(labels.names[head], gold[head]), _name_spans(labels.names[head], got[head])), 2
                )
    return out
