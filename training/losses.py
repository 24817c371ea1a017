"""What the network is trained for: one cross-entropy for each head, summed with fixed weights."""

import torch
import torch.nn.functional as F
from torch import Tensor

from training.labels import FEATURES, UNKNOWN
from training.network import SIDE_WIDTH, Reader

WEIGHTS = (
    dict.fromkeys(FEATURES, 0.25)
    | {"Mood": 1.0}
    | {"start": 1.5, "name": 1.5, "name_wikiann": 0.4, "upos": 1.0, "xpos": 0.5, "script": 0.7}
)
_EARLY, _ARC, _REL = 0.3, 1.5, 1.0
_IMPOSSIBLE = -1e4


def cross_entropy(logits: Tensor, gold: Tensor, smoothing: float = 0.0) -> Tensor:
    """Mean over the known labels; zero if there is none."""
    known = gold != UNKNOWN
    if not known.any():
        return logits.sum() * 0
    return F.cross_entropy(logits[known], gold[known], label_smoothing=smoothing)


def sides(batch: dict[str, Tensor]) -> Tensor:
    """Gap and style as one-hot columns, shape (B, T, SIDE_WIDTH)."""
    out = torch.zeros(*batch["gap"].shape, SIDE_WIDTH)
    inside = (batch["type"] != UNKNOWN).float()[..., None]
    out.scatter_(2, batch["gap"].clamp(min=0)[..., None], 1.0)
    out.scatter_(2, 4 + batch["style"].clamp(min=0)[..., None], 1.0)
    return out * inside


def same_sentence(batch: dict[str, Tensor]) -> Tensor:
    """True where a word may be the head of another (B, T, T + 1); column 0 is the root."""
    ids = batch["sentence"]
    same = (ids[:, :, None] == ids[:, None, :]) & (ids >= 0)[:, None, :]
    root = torch.ones(*ids.shape, 1, dtype=torch.bool)
    return torch.cat([root, same], 2)


def tree_loss(model: Reader, hidden: Tensor, batch: dict[str, Tensor]) -> Tensor:
    """Heads inside the gold sentence, and relations of the gold heads."""
    known = batch["head"] != UNKNOWN
    if not known.any():
        return hidden.sum() * 0
    rows = known.any(1)
    batch = {key: batch[key][rows] for key in ("head", "rel", "sentence")}
    scores, heads, deps = model.tree(hidden[rows])
    scores = scores.masked_fill(~same_sentence(batch), _IMPOSSIBLE)
    loss = _ARC * cross_entropy(scores, batch["head"])
    b, t = (batch["head"] != UNKNOWN).nonzero(as_tuple=True)
    rel = model.tree.relations(heads[b, batch["head"][b, t]], deps[b, t])
    return loss + _REL * cross_entropy(rel, batch["rel"][b, t])


def total_loss(model: Reader, batch: dict[str, Tensor]) -> Tensor:
    """The weighted sum of all heads' losses."""
    inside = (batch["type"] != UNKNOWN).float()[..., None]
    hidden, early = model.encoder(batch["type"].clamp(min=0), sides(batch), inside)
    loss = tree_loss(model, hidden, batch)
    for name, logits in zip(("upos", "xpos"), early, strict=True):
        loss = loss + _EARLY * cross_entropy(logits, batch[name])
    for name, head in model.flat.items():
        loss = loss + WEIGHTS[name] * cross_entropy(head(hidden), batch[name])
    return loss
