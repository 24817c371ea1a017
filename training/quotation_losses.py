"""What the networks of quotations are trained for, on batches of whole reports."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from laut.reading.quotation_candidates import CONTENT_LABELS, Candidate, candidates, overlap
from laut.reading.quotation_windows import similar, windows
from training.labels import UNKNOWN
from training.losses import cross_entropy
from training.quotation_data import Example, Gold
from training.quotation_network import NEAR_COLUMNS, ROLES, Judged, QuotationReader, Read

_LABEL_WEIGHTS = torch.tensor([1.5 if label[2:] in ("Reported", "FreeIndirect") else 1.0 for label in CONTENT_LABELS])
"""Forms that are marked by nothing but the verb need a stronger pull."""
_ROLES_OF_ANY, _ROLES, _FORM, _MEDIUM, _RIGHT = 0.5, 0.15, 0.3, 0.4, 0.6
_WRONG_ONES = 1.3
"""Wrong candidates drawn for each quotation of a report."""
_SAME = 0.5
"""A candidate that shares more than this with a quotation learns its roles."""
_BATCH = 24


@dataclass(frozen=True, slots=True)
class Lesson:
    """A candidate of report `at` with the quotation it stands for (None: nobody's words) and how right it is, in [0, 1]."""

    at: int
    candidate: Candidate
    gold: Gold | None
    right: float


def collate(batch: Sequence[Example]) -> dict[str, Tensor]:
    """Tensors (reports, longest, …); missing words have the label -1."""
    longest = max(len(e.inputs) for e in batch)
    out: dict[str, Tensor] = {"lengths": torch.tensor([len(e.inputs) for e in batch])}
    parts = {name: [getattr(e.inputs, name) for e in batch] for name in ("rows", "categories", "sides")}
    parts |= {name: [getattr(e.labels, name) for e in batch] for name in ("content", "nested", "roles")}
    for name, arrays in parts.items():
        filled = np.full((len(batch), longest, *arrays[0].shape[1:]), UNKNOWN if name in ("content", "nested", "roles") else 0, arrays[0].dtype)
        for k, values in enumerate(arrays):
            filled[k, : len(values)] = values
        out[name] = torch.from_numpy(filled)
    return out


def around(read: Read, batch: dict[str, Tensor], lessons: Sequence[Lesson], examples: Sequence[Example]) -> dict[str, Tensor]:
    """Input of the second network for candidates of several reports."""
    parts = [windows([lesson.candidate], examples[lesson.at].inputs.sentences) for lesson in lessons]
    longest = max(part.words.shape[1] for part in parts)
    pad = lambda name: torch.from_numpy(np.stack([np.pad(getattr(p, name)[0], (0, longest - p.words.shape[1])) for p in parts]))  # noqa: E731
    words = pad("words") + torch.tensor([lesson.at for lesson in lessons])[:, None] * read.rows.shape[1]
    gather = lambda x: x.flatten(0, 1).index_select(0, words.flatten()).view(*words.shape, -1)  # noqa: E731
    own = [[float(lesson.candidate.nested), lesson.candidate.drafted] for lesson in lessons]
    return {
        "rows": gather(read.rows), "sides": gather(batch["sides"][..., :NEAR_COLUMNS]), "words": pad("words"),
        "marks": pad("marks"), "distances": pad("distances"), "sentences": pad("sentences"), "candidate": torch.tensor(own),
        "lengths": torch.tensor([int(p.lengths[0]) for p in parts]),
    }  # fmt: skip


def lessons_of(read: Read, examples: Sequence[Example], rng: random.Random, wrong: bool) -> list[Lesson]:
    """The quotations of each report and, if `wrong`, some candidates that the first network would give."""
    out = []
    for at, example in enumerate(examples):
        known = {(g.words, g.nested) for g in example.gold}
        for gold in example.gold:
            out.append(Lesson(at, Candidate(gold.words, gold.nested, example.drafted.get(gold.words, 0.0)), gold, 1.0))
        if wrong:
            others = [c for c in proposed(read, at, example) if (c.words, c.nested) not in known]
            out += [judged(at, c, example.gold) for c in rng.sample(others, min(len(others), int(1 + _WRONG_ONES * max(1, len(example.gold)))))]
    return out


def proposed(read: Read, at: int, example: Example) -> list[Candidate]:
    """The candidates in a report."""
    n = len(example.inputs)
    content, nested = (logits[at, :n].detach().softmax(-1).numpy() for logits in (read.content, read.nested))
    return candidates(content, nested, example.inputs.sentences, example.drafted)


def judged(at: int, candidate: Candidate, gold: Sequence[Gold]) -> Lesson:
    """How right a candidate is: the share of words it has in common with a quotation, half of it at the wrong level."""
    scored = [(overlap(g.words, candidate.words), g.nested == candidate.nested, k) for k, g in enumerate(gold)]
    share, level, k = max(scored, default=(0.0, False, 0))
    return Lesson(at, candidate, gold[k] if share > _SAME else None, share if level or share <= _SAME else share / 2)


def _role_targets(lessons: Sequence[Lesson], words: Tensor, lengths: Tensor) -> Tensor:
    out = np.zeros((*words.shape, len(ROLES)), np.float32)
    for k, lesson in enumerate(lessons):
        row = words[k, : int(lengths[k])].numpy()
        for r, role in enumerate(lesson.gold.roles if lesson.gold else ()):
            out[k, : len(row), r] = np.isin(row, role)
    return torch.from_numpy(out)


def _second(judgement: Judged, lessons: Sequence[Lesson], inputs: dict[str, Tensor]) -> Tensor:
    """Sums of the losses of roles, form, medium and rightness."""
    real = torch.arange(inputs["words"].shape[1])[None] < inputs["lengths"][:, None]
    taught = torch.tensor([lesson.gold is not None for lesson in lessons])
    targets = _role_targets(lessons, inputs["words"], inputs["lengths"])
    roles = F.binary_cross_entropy_with_logits(judgement.roles, targets, reduction="none")
    roles = (roles * (real & taught[:, None])[..., None]).sum()
    right = F.binary_cross_entropy_with_logits(judgement.right, torch.tensor([lesson.right for lesson in lessons]), reduction="sum")
    form = torch.tensor([lesson.gold.form if lesson.gold else UNKNOWN for lesson in lessons])
    medium = torch.tensor([UNKNOWN if not lesson.gold or lesson.gold.medium is None else lesson.gold.medium for lesson in lessons])
    kinds = [F.cross_entropy(logits, gold, ignore_index=UNKNOWN, reduction="sum") for logits, gold in ((judgement.form, form), (judgement.medium, medium))]
    return torch.stack([roles, *kinds, right])


def words_loss(read: Read, batch: dict[str, Tensor]) -> Tensor:
    """The first network's three heads."""
    content = F.cross_entropy(read.content.flatten(0, 1), batch["content"].flatten(), ignore_index=UNKNOWN, weight=_LABEL_WEIGHTS)
    roles = cross_entropy(read.roles.unflatten(-1, (len(ROLES), 3)), batch["roles"])
    return content + cross_entropy(read.nested, batch["nested"]) + _ROLES_OF_ANY * roles


def total_loss(model: QuotationReader, examples: Sequence[Example], rng: random.Random, wrong: bool) -> Tensor:
    """The weighted sum of all losses on a batch of reports; `wrong` candidates are taught from the second epoch on."""
    batch = collate(examples)
    read = model.words(batch)
    loss = words_loss(read, batch)
    lessons = lessons_of(read, examples, rng, wrong)
    if not lessons:
        return loss
    sums, taught = torch.zeros(4), max(1, sum(lesson.gold is not None for lesson in lessons))
    for part in similar([lesson.candidate for lesson in lessons], max(len(e.inputs) for e in examples), _BATCH):
        chosen = [lessons[k] for k in part]
        inputs = around(read, batch, chosen, examples)
        sums = sums + _second(model.around(inputs), chosen, inputs)
    weights = torch.tensor([_ROLES / taught, _FORM / taught, _MEDIUM / taught, _RIGHT / len(lessons)])
    return loss + (sums * weights).sum()
