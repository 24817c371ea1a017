"""The trigger network: one word's input → two hidden layers → type, mode and status; the table votes directly, too."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from laut.model.kinds import Status
from laut.reading.trigger_features import MODE_CLASSES, PRIOR_WIDTH, TYPES

_TRUST, _HINT, _MODE_TRUST = 4.0, 1.0, 2.0
"""What a table sense that holds, one that only might, and a table mode add to their logit before training."""
_NO_EVENT = 2.0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Columns of the input (the table's included) and counts of what has an embedding (0, unknown, included)."""

    rows: int
    lemmas: int
    tags: int
    relations: int
    first: int = 128
    second: int = 64
    lemma: int = 32
    small: int = 12


class TriggerNetwork(nn.Module):
    """Logits of types (0: no event), mode classes and statuses, each (words, classes)."""

    def __init__(self, sizes: Sizes, dropout: float = 0.35, lemma_dropout: float = 0.3) -> None:
        super().__init__()
        self.sizes, self.lemma_dropout = sizes, lemma_dropout
        self.lemma = nn.Embedding(sizes.lemmas, sizes.lemma, padding_idx=0)
        self.tag, self.relation = nn.Embedding(sizes.tags, sizes.small), nn.Embedding(sizes.relations, sizes.small)
        self.mode = nn.Embedding(len(MODE_CLASSES) + 1, sizes.small)
        nn.init.normal_(self.lemma.weight, std=0.1)
        self.first = nn.Linear(sizes.rows + 2 * sizes.lemma + 3 * sizes.small, sizes.first)
        self.second = nn.Linear(sizes.first, sizes.second)
        self.drop_in, self.drop = nn.Dropout(0.2), nn.Dropout(dropout)
        last = sizes.first + sizes.second
        self.types, self.modes, self.statuses = (
            nn.Linear(last, n) for n in (len(TYPES) + 1, len(MODE_CLASSES), len(Status))
        )
        self.table_type = nn.Linear(PRIOR_WIDTH, len(TYPES) + 1)
        self.table_mode = nn.Embedding(len(MODE_CLASSES) + 1, len(MODE_CLASSES))
        self._trust_the_table()

    @torch.no_grad()
    def _trust_the_table(self) -> None:
        for parameter in (*self.table_type.parameters(), *self.table_mode.parameters()):
            parameter.zero_()
        self.table_type.bias[0] = _NO_EVENT
        for kind in range(len(TYPES)):
            self.table_type.weight[kind + 1, kind] = _TRUST
            self.table_type.weight[kind + 1, len(TYPES) + kind] = _HINT
        for number in range(len(MODE_CLASSES)):
            self.table_mode.weight[number + 1, number] = _MODE_TRUST

    def forward(self, rows: Tensor, numbers: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        lemmas = numbers[:, :2]
        if self.training:
            lemmas = lemmas.masked_fill(torch.rand(lemmas.shape) < self.lemma_dropout, 0)
        named = self.lemma(lemmas).flatten(1)
        small = [self.tag(numbers[:, 2]), self.relation(numbers[:, 3]), self.mode(numbers[:, 4])]
        x = torch.cat([self.drop_in(rows), self.drop_in(named), *small], -1)
        first = self.drop(self.first(x).relu())
        out = torch.cat([first, self.drop(self.second(first).relu())], -1)
        types = self.types(out) + self.table_type(rows[:, -PRIOR_WIDTH:])
        return types, self.modes(out) + self.table_mode(numbers[:, 4]), self.statuses(out)
