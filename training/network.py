"""The network: word vectors, two bidirectional LSTM layers, one linear head for each kind of label, biaffine trees.

Stack-propagation of tags (Zhang & Weiss 2016), deep biaffine attention (Dozat & Manning 2017). Sizes are kept for
one CPU core. All tensors are (windows, words, …) unless said otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

PIECE_WIDTH = 512
SIDE_WIDTH = 7
"""Columns beside the word vector: the gap before the word (4, one-hot) and the treebank's style (3, one-hot)."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the layers and counts of the label inventories (`heads`: name → labels)."""

    patterns: int
    words: int
    heads: Mapping[str, int]
    relations: int
    pieces: int = 112
    letters: int = 96
    hidden: int = 200
    arc: int = 160
    rel: int = 64
    tags: int = 48


class WordInput(nn.Module):
    """Vector of a word: projected subword mean beside the sum of its pattern rows and its own row."""

    def __init__(self, sizes: Sizes, piece_means: Tensor, patterns: Tensor, own: Tensor) -> None:
        super().__init__()
        self.register_buffer("piece_means", piece_means, persistent=False)
        self.register_buffer("pattern_ids", patterns, persistent=False)
        self.register_buffer("own_ids", own, persistent=False)
        self.project = nn.Linear(PIECE_WIDTH, sizes.pieces, bias=False)
        self.patterns = nn.Embedding(sizes.patterns, sizes.letters)
        self.words = nn.Embedding(sizes.words + 1, sizes.letters, padding_idx=0)
        nn.init.normal_(self.patterns.weight, std=0.15)
        nn.init.zeros_(self.words.weight)

    def forward(self, types: Tensor) -> Tensor:
        """Rows for numbers of word types; in training some words lose their own row or their subwords."""
        own, means = self.own_ids[types], self.piece_means[types].float()
        if self.training:
            own = own * (torch.rand(own.shape) > 0.25).long()
            means = means * (torch.rand(own.shape) > 0.05)[..., None]
        letters = self.patterns(self.pattern_ids[types]).sum(-2) + self.words(own)
        return torch.cat([self.project(means), letters], -1)


class Shared(nn.Dropout):
    """Dropout that drops the same columns for all words of a window (Gal & Ghahramani 2016)."""

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        return x * torch.bernoulli(torch.full((x.shape[0], 1, x.shape[2]), 1 - self.p)) / (1 - self.p)


class Encoder(nn.Module):
    """Word types and sides to hidden states (…, 2 * hidden) and the logits of the first layer's tags."""

    def __init__(self, sizes: Sizes, words: WordInput, dropout: float = 0.33) -> None:
        super().__init__()
        self.words, self.drop_in, self.drop = words, Shared(0.25), Shared(dropout)
        width = sizes.pieces + sizes.letters + SIDE_WIDTH
        self.lower = nn.LSTM(width, sizes.hidden, bidirectional=True, batch_first=True)
        self.early = nn.Linear(2 * sizes.hidden, sizes.heads["upos"] + sizes.heads["xpos"])
        self.split = [sizes.heads["upos"], sizes.heads["xpos"]]
        self.tag_rows = nn.Linear(sum(self.split), sizes.tags, bias=False)
        self.upper = nn.LSTM(2 * sizes.hidden + sizes.tags, sizes.hidden, bidirectional=True, batch_first=True)

    def forward(self, types: Tensor, sides: Tensor, inside: Tensor) -> tuple[Tensor, list[Tensor]]:
        """`inside` is 0.0 for padding, shape (B, T, 1)."""
        x = torch.cat([self.drop_in(self.words(types)) * inside, sides], -1)
        low = self.drop(self.lower(x)[0])
        early = list(self.early(low).split(self.split, -1))
        tags = self.tag_rows(torch.cat([e.softmax(-1) for e in early], -1))
        return self.drop(self.upper(torch.cat([low, tags], -1) * inside)[0]), early


class Tree(nn.Module):
    """Scores of heads and relations; column 0 of the heads is the root."""

    def __init__(self, sizes: Sizes, dropout: float = 0.33) -> None:
        super().__init__()
        width = 2 * sizes.hidden
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.arc_head, self.arc_dep = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.rel_head, self.rel_dep = nn.Linear(width, sizes.rel), nn.Linear(width, sizes.rel)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.rel = nn.Parameter(torch.zeros(sizes.relations, sizes.rel + 1, sizes.rel + 1))
        self.drop = Shared(dropout)

    def forward(self, hidden: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Head scores (B, T, T + 1), and the parts from which `relations` scores: heads (B, T + 1, R), words (B, T, R)."""
        full = torch.cat([self.root.expand(len(hidden), 1, -1), hidden], 1)
        heads, deps = self.drop(self.arc_head(full).relu()), self.drop(self.arc_dep(hidden).relu())
        scores = _with_one(deps) @ self.arc @ heads.transpose(1, 2)
        return scores, self.drop(self.rel_head(full).relu()), self.drop(self.rel_dep(hidden).relu())

    def relations(self, heads: Tensor, deps: Tensor) -> Tensor:
        """Relation scores (words, relations) of chosen pairs of rows."""
        return torch.einsum("nh,rhd,nd->nr", _with_one(heads), self.rel, _with_one(deps))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Reader(nn.Module):
    """The encoder with all heads; `flat` heads give one label for each word."""

    def __init__(self, sizes: Sizes, words: WordInput) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder, self.tree = Encoder(sizes, words), Tree(sizes)
        heads = {name: nn.Linear(2 * sizes.hidden, n) for name, n in sizes.heads.items()}
        self.flat = nn.ModuleDict(heads)
