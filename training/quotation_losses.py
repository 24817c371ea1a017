"""What the networks of quotations are trained for, on batches of whole reports."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from laut.reading.quotation_candidates import CONTENT_LABELS, Candidate, candidates, confidences, overlap
from laut.reading.quotation_spans import Spanned, spanned
from laut.reading.quotation_windows import similar, windows
from training.labels import UNKNOWN
from training.losses import cross_entropy
from training.quotation_data import Example, Gold
from training.quotation_network import NEAR_COLUMNS, ROLES, Judged, QuotationReader, Read

_LABEL_WEIGHTS = torch.tensor([1.5 if label[2:] in ("Reported", "FreeIndirect") else 1.0 for label in CONTENT_LABELS])
"""Forms that are marked by nothing but the verb need a stronger pull."""
_ROLES_OF_ANY, _ROLES, _FORM, _MEDIUM, _RIGHT = 0.5, 0.15, 0.3, 0.8, 2.0
_RARE_ROLES = torch.tensor([1.0, 1.0, 1.0, 2.5])
"""Addressees are ten times as rare as speakers."""
_ALMOST = 0.5
"""So many candidates that are almost right are drawn for each quotation, so that roles are found for imperfect ones."""
_SAME = 0.5
"""A candidate that shares more than this with a quotation learns its roles."""
_BATCH = 24


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate of report `at` and the quotation it stands for."""

    at: int
    candidate: Candidate
    gold: Gold


def collate(batch: Sequence[Example]) -> dict[str, Tensor]:
    """Tensors (reports, longest, …); missing words have the label -1."""
    longest = max(len(e.inputs) for e in batch)
    out: dict[str, Tensor] = {"lengths": torch.tensor([len(e.inputs) for e in batch])}
    parts = {name: [getattr(e.inputs, name) for e in batch] for name in ("categories", "sides")}
    parts["rows"] = [e.rows for e in batch]
    parts |= {name: [getattr(e.labels, name) for e in batch] for name in ("content", "nested", "roles")}
    for name, arrays in parts.items():
        filled = np.full(
            (len(batch), longest, *arrays[0].shape[1:]),
            UNKNOWN if name in ("content", "nested", "roles") else 0,
            arrays[0].dtype,
        )
        for k, values in enumerate(arrays):
            filled[k, : len(values)] = values
        out[name] = torch.from_numpy(filled)
    return out


def around(
    read: Read, batch: dict[str, Tensor], lessons: Sequence[Lesson], examples: Sequence[Example]
) -> dict[str, Tensor]:
    """Input of the second network for candidates of several reports."""
    parts = [
        windows([lesson.candidate], examples[lesson.at].inputs.sentences, examples[lesson.at].drafts)
        for lesson in lessons
    ]
    longest = max(part.words.shape[1] for part in parts)

    def pad(name: str) -> Tensor:
        rows = (getattr(part, name)[0] for part in parts)
        return torch.from_numpy(np.stack([_padded(row, longest) for row in rows]))

    words = pad("words") + torch.tensor([lesson.at for lesson in lessons])[:, None] * read.rows.shape[1]
    gather = lambda x: x.flatten(0, 1).index_select(0, words.flatten()).view(*words.shape, -1)  # noqa: E731
    sides = torch.cat([gather(batch["sides"][..., :NEAR_COLUMNS]), pad("grammar")], -1)
    own = np.concatenate([part.own for part in parts])
    return {
        "rows": gather(read.rows), "sides": sides, "words": pad("words"),
        "marks": pad("marks"), "distances": pad("distances"), "sentences": pad("sentences"), "candidate": torch.from_numpy(own),
        "lengths": torch.tensor([int(p.lengths[0]) for p in parts]),
    }  # fmt: skip


def _padded(row: NDArray[Any], longest: int) -> NDArray[Any]:
    return np.pad(row, [(0, longest - len(row))] + [(0, 0)] * (row.ndim - 1))


def proposed(read: Read, at: int, example: Example) -> tuple[list[Candidate], Spanned]:
    """The candidates in a report, with their arrays."""
    n = len(example.inputs)
    content, nested = (logits[at, :n].detach().softmax(-1).numpy() for logits in (read.content, read.nested))
    found = candidates(content, nested, example.inputs.sentences, example.drafts)
    return found, spanned(found, content, nested, example.inputs.sentences, example.drafts)


def rightness(model: QuotationReader, read: Read, batch: dict[str, Tensor], at: int, spans: Spanned) -> Tensor:
    """Logits (candidates,) of one report's candidates."""
    n, seen = int(batch["lengths"][at]), model.sizes.kept + model.sizes.shares
    rows = torch.cat([read.rows[at, :n, :seen], batch["sides"][at, :n, :NEAR_COLUMNS]], -1)
    return model.spans(rows, torch.from_numpy(spans.ends), torch.from_numpy(spans.scalars))


def judged(candidate: Candidate, gold: Sequence[Gold]) -> tuple[float, Gold | None]:
    """How right a candidate is and the quotation next to it: the F1 of their words, half of it at the wrong level."""
    scored = [(overlap(g.words, candidate.words), g.nested == candidate.nested, k) for k, g in enumerate(gold)]
    share, level, k = max(scored, default=(0.0, False, 0))
    return share if level else share / 2, gold[k] if share else None


def _spans_loss(
    model: QuotationReader, read: Read, batch: dict[str, Tensor], examples: Sequence[Example], rng: random.Random
) -> tuple[Tensor, list[Lesson]]:
    """Loss of rightness over all candidates, and some candidates that are almost right."""
    losses, count, lessons = torch.zeros(()), 0, []
    for at, example in enumerate(examples):
        found, spans = proposed(read, at, example)
        if not found:
            continue
        scored = [judged(candidate, example.gold) for candidate in found]
        logits = rightness(model, read, batch, at, spans)
        losses = losses + F.binary_cross_entropy_with_logits(
            logits, torch.tensor([right for right, _ in scored]), reduction="sum"
        )
        count += len(found)
        almost = [
            Lesson(at, c, gold) for c, (right, gold) in zip(found, scored, strict=True) if gold and _SAME < right < 1
        ]
        lessons += rng.sample(almost, min(len(almost), round(_ALMOST * len(example.gold))))
    return losses / max(1, count), lessons


def _role_targets(lessons: Sequence[Lesson], words: Tensor, lengths: Tensor) -> Tensor:
    out = np.zeros((*words.shape, len(ROLES)), np.float32)
    for k, lesson in enumerate(lessons):
        row = words[k, : int(lengths[k])].numpy()
        for r, role in enumerate(lesson.gold.roles):
            out[k, : len(row), r] = np.isin(row, role)
    return torch.from_numpy(out)


def _around_loss(judgement: Judged, lessons: Sequence[Lesson], inputs: dict[str, Tensor]) -> Tensor:
    """Sums of the losses of roles, form and medium."""
    real = torch.arange(inputs["words"].shape[1])[None] < inputs["lengths"][:, None]
    targets = _role_targets(lessons, inputs["words"], inputs["lengths"])
    roles = (
        F.binary_cross_entropy_with_logits(judgement.roles, targets, reduction="none", pos_weight=_RARE_ROLES)
        * real[..., None]
    ).sum()
    form = torch.tensor([lesson.gold.form for lesson in lessons])
    medium = torch.tensor([UNKNOWN if lesson.gold.medium is None else lesson.gold.medium for lesson in lessons])
    kinds = [
        F.cross_entropy(logits, gold, ignore_index=UNKNOWN, reduction="sum")
        for logits, gold in ((judgement.form, form), (judgement.medium, medium))
    ]
    return torch.stack([roles, *kinds])


def words_loss(read: Read, batch: dict[str, Tensor]) -> Tensor:
    """The first network's three heads."""
    content = F.cross_entropy(
        read.content.flatten(0, 1), batch["content"].flatten(), ignore_index=UNKNOWN, weight=_LABEL_WEIGHTS
    )
    roles = cross_entropy(read.roles.unflatten(-1, (len(ROLES), 3)), batch["roles"])
    return content + cross_entropy(read.nested, batch["nested"]) + _ROLES_OF_ANY * roles


def total_loss(model: QuotationReader, examples: Sequence[Example], rng: random.Random) -> Tensor:
    """The weighted sum of all losses on a batch of reports."""
    batch = collate(examples)
    read = model.words(batch)
    spans, lessons = _spans_loss(model, read, batch, examples, rng)
    loss = words_loss(read, batch) + _RIGHT * spans
    for at, example in enumerate(examples):
        sure = confidences(example.drafts)
        lessons += [Lesson(at, Candidate(g.words, g.nested, sure.get(g.words, 0.0)), g) for g in example.gold]
    if not lessons:
        return loss
    sums = torch.zeros(3)
    for part in similar([lesson.candidate for lesson in lessons], max(len(e.inputs) for e in examples), _BATCH):
        chosen = [lessons[k] for k in part]
        inputs = around(read, batch, chosen, examples)
        sums = sums + _around_loss(model.around(inputs), chosen, inputs)
    return loss + (sums / len(lessons) * torch.tensor([_ROLES, _FORM, _MEDIUM])).sum()
