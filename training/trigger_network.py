"""The trigger head: states, vectors, lemma, tag, tree and table → one bidirectional LSTM → type, mode and status."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from laut.model.kinds import Status
from laut.reading.trigger_features import MODE_CLASSES, PRIOR_WIDTH, TYPES


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers and counts of what has an embedding (number 0, unknown, included)."""

    states: int
    vectors: int
    lemmas: int
    tags: int
    relations: int
    project: int = 96
    lemma: int = 48
    small: int = 16
    hidden: int = 80


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded reports, all (reports, tokens, …): floats, numbers, the heads, and what is no padding."""

    states: Tensor
    vectors: Tensor
    prior: Tensor
    prior_mode: Tensor
    lemmas: Tensor
    tags: Tensor
    relations: Tensor
    heads: Tensor
    real: Tensor


class TriggerNetwork(nn.Module):
    """Logits of types (0: no trigger), modes and statuses, each (reports, tokens, classes)."""

    def __init__(self, sizes: Sizes, dropout: float = 0.45, lemma_dropout: float = 0.3) -> None:
        super().__init__()
        self.sizes, self.lemma_dropout = sizes, lemma_dropout
        self.state, self.vector = nn.Linear(sizes.states, sizes.project), nn.Linear(sizes.vectors, sizes.project)
        self.head = nn.Linear(sizes.states, sizes.small * 2)
        self.lemma = nn.Embedding(sizes.lemmas, sizes.lemma, padding_idx=0)
        self.tag, self.relation = nn.Embedding(sizes.tags, sizes.small), nn.Embedding(sizes.relations, sizes.small)
        self.mode = nn.Embedding(len(MODE_CLASSES) + 1, sizes.small)
        width = 2 * sizes.project + 2 * sizes.small + 2 * sizes.lemma + 3 * sizes.small + PRIOR_WIDTH
        self.lstm = nn.LSTM(width, sizes.hidden, bidirectional=True, batch_first=True)
        self.topic = nn.Linear(sizes.project, sizes.small)
        self.drop = nn.Dropout(dropout)
        last = 2 * sizes.hidden + width + sizes.small
        self.types = nn.Linear(last, len(TYPES) + 1)
        self.modes = nn.Linear(last, len(MODE_CLASSES))
        self.statuses = nn.Linear(last, len(Status))

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        lemmas = batch.lemmas
        if self.training:
            lemmas = lemmas.masked_fill(torch.rand(lemmas.shape) < self.lemma_dropout, 0)
        known = self.lemma(lemmas)
        vector = self.vector(self.drop(batch.vectors)).relu()
        head = self.head(self.drop(batch.states)).relu()
        at = batch.heads[..., None]
        parts = [
            self.drop(self.state(self.drop(batch.states)).relu()),
            self.drop(vector),
            head.gather(1, at.expand(-1, -1, head.shape[-1])),
            self.drop(known),
            self.drop(known.gather(1, at.expand(-1, -1, known.shape[-1]))),
            self.tag(batch.tags),
            self.relation(batch.relations),
            self.mode(batch.prior_mode),
            batch.prior,
        ]
        x = torch.cat(parts, -1)
        lengths = batch.real.sum(1)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        context, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=x.shape[1])
        mean = (vector * batch.real[..., None]).sum(1) / lengths[:, None]
        topic = self.topic(mean).relu()[:, None].expand(-1, x.shape[1], -1)
        out = self.drop(torch.cat([context, x, topic], -1))
        return self.types(out), self.modes(out), self.statuses(out)
