"""The three networks of quotations: over all words of a report, over its candidates, over the words around each chosen one.

The first labels contents, contents inside contents, and roles; the second says how right each candidate is; the third
reads a chosen one with the words around it and finds its speaker, cue, frame and addressee, its form and medium. This is
the proposal and verification of object detectors (Ren et al. 2015) on words, with roles read as in span-based semantic
role labelling (He et al. 2017): for one content at a time, so that contents may share a speaker.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from laut.reading.quotation_candidates import CONTENT_LABELS, FORMS, NESTED_LABELS
from laut.reading.quotation_inputs import CATEGORIES, GRAMMAR_COLUMNS, MARK_COLUMNS, SIDE_COLUMNS
from laut.reading.quotation_spans import ENDS, SCALARS
from laut.reading.quotation_windows import DISTANCES, MARKS, OWN, SENTENCES
from training.network import Shared

ROLES = ("speaker", "cue", "frame", "addressee")
MEDIA = ("Speech", "Writing", "Thought", "SW", "ST", "TW")
_WIDTHS = {"lemma": 48, "tag": 24, "dep": 16, "verb": 12, "name": 8, "cue": 8}
NEAR_COLUMNS = MARK_COLUMNS + GRAMMAR_COLUMNS
"""Side columns that the second network sees again."""


@dataclass(frozen=True, slots=True)
class Widths:
    """Columns of the inputs, sizes of the inventories and widths of the layers."""

    vector: int
    state: int
    values: Mapping[str, int]
    word: int = 112
    context: int = 128
    hidden: int = 112
    kept: int = 96
    shares: int = 32
    meaning: int = 48
    around: int = 64
    kinds: int = 96
    spans: int = 128
    media: int = 64
    roles: int = 3 * len(ROLES)

    @property
    def row(self) -> int:
        """Columns that the first network hands to the second."""
        return self.kept + self.shares + self.meaning


class Both(nn.Module):
    """A bidirectional LSTM layer, exact on padded input: the backward direction starts at each text's last word."""

    def __init__(self, width: int, hidden: int) -> None:
        super().__init__()
        self.forth, self.back = nn.LSTM(width, hidden, batch_first=True), nn.LSTM(width, hidden, batch_first=True)

    def forward(self, x: Tensor, lengths: Tensor) -> Tensor:
        at, ends = torch.arange(x.shape[1])[None], lengths[:, None]
        turned = torch.where(at < ends, ends - 1 - at, at) + torch.arange(len(x))[:, None] * x.shape[1]
        flip = lambda y: y.flatten(0, 1).index_select(0, turned.flatten()).view(*x.shape[:2], -1)  # noqa: E731
        return torch.cat([self.forth(x)[0], flip(self.back(flip(x))[0])], -1)


@dataclass(frozen=True, slots=True)
class Read:
    """What the first network gives: rows for the second (B, T, row), and logits of contents, nested ones and roles."""

    rows: Tensor
    content: Tensor
    nested: Tensor
    roles: Tensor


class Words(nn.Module):
    """Vectors, states, categories and sides of all words to label logits and rows for the second network."""

    def __init__(self, sizes: Widths, dropout: float = 0.4) -> None:
        super().__init__()
        self.sizes = sizes
        self.word, self.context = nn.Linear(sizes.vector, sizes.word), nn.Linear(sizes.state, sizes.context)
        self.values = nn.ModuleDict({name: nn.Embedding(sizes.values[name] + 1, _WIDTHS[name]) for name in CATEGORIES})
        self.drop_in, self.drop_state, self.drop = Shared(0.3), Shared(0.3), Shared(dropout)
        width = sizes.word + sum(_WIDTHS.values())
        self.meaning = nn.Linear(width, sizes.meaning)
        self.lower = Both(width + sizes.context + SIDE_COLUMNS, sizes.hidden)
        self.upper = Both(2 * sizes.hidden, sizes.hidden)
        self.content = nn.Linear(2 * sizes.hidden, len(CONTENT_LABELS))
        self.nested = nn.Linear(2 * sizes.hidden, len(NESTED_LABELS))
        self.roles = nn.Linear(2 * sizes.hidden, sizes.roles)
        self.kept = nn.Linear(2 * sizes.hidden, sizes.kept)
        self.shares = nn.Linear(len(CONTENT_LABELS) + len(NESTED_LABELS) + sizes.roles, sizes.shares)

    def forward(self, batch: Mapping[str, Tensor]) -> Read:
        """`batch` has `rows` (B, T, vector + state), `categories` (B, T, 6), `sides` (B, T, SIDE_COLUMNS), `lengths` (B,)."""
        vectors, states = batch["rows"].split([self.sizes.vector, self.sizes.state], -1)
        categories = batch["categories"]
        if self.training:
            shape = categories.shape[:2]
            vectors = vectors * (torch.rand(shape) > 0.05)[..., None]
            known = torch.ones_like(categories)
            known[..., 0] = torch.rand(shape) > 0.2
            categories = categories * known
        values = [self.values[name](categories[..., k]) for k, name in enumerate(CATEGORIES)]
        word = torch.cat([self.word(vectors), *values], -1)
        meaning = self.meaning(word).relu()
        x = torch.cat([self.drop_in(word), self.context(self.drop_state(states)), batch["sides"]], -1)
        hidden = self.drop(self.upper(self.drop(self.lower(x, batch["lengths"])), batch["lengths"]))
        content, nested, roles = self.content(hidden), self.nested(hidden), self.roles(hidden)
        by_role = roles.unflatten(-1, (len(ROLES), 3)).softmax(-1).flatten(-2)
        shares = self.shares(torch.cat([content.softmax(-1), nested.softmax(-1), by_role], -1)).relu()
        return Read(torch.cat([self.kept(hidden).relu(), shares, meaning], -1), content, nested, roles)


@dataclass(frozen=True, slots=True)
class Judged:
    """Logits: words in roles (B, T, 4), `form` (B, 5), `medium` (B, 6)."""

    roles: Tensor
    form: Tensor
    medium: Tensor


class Spans(nn.Module):
    """Candidates to the logit of how right each is, from the words at its ends and the mean of those between."""

    def __init__(self, sizes: Widths) -> None:
        super().__init__()
        self.sizes = sizes
        width = sizes.kept + sizes.shares + NEAR_COLUMNS
        self.hidden, self.drop = nn.Linear((ENDS + 1) * width + SCALARS, sizes.spans), nn.Dropout(0.3)
        self.right = nn.Linear(sizes.spans, 1)

    def forward(self, rows: Tensor, ends: Tensor, scalars: Tensor) -> Tensor:
        """Rows of all words of a text (words, width), `ends` (N, ENDS) as `quotation_spans` gives them, `scalars` (N, SCALARS)."""
        padded = F.pad(rows, (0, 0, 1, 1))
        sums = F.pad(rows, (0, 0, 1, 0)).cumsum(0)
        first, last = ends[:, 1], ends[:, 2]
        means = (sums[last] - sums[first - 1]) / (last - first + 1)[:, None]
        at_ends = padded.index_select(0, ends.flatten()).view(len(ends), -1)
        return self.right(self.drop(self.hidden(torch.cat([at_ends, means, scalars], -1)).relu()))[:, 0]


class Around(nn.Module):
    """A candidate and the words around it to roles, form and medium."""

    def __init__(self, sizes: Widths, dropout: float = 0.4) -> None:
        super().__init__()
        self.sizes = sizes
        self.mark, self.distance = nn.Embedding(MARKS, 16), nn.Embedding(DISTANCES, 16)
        self.sentence = nn.Embedding(SENTENCES, 8)
        width = sizes.kept + sizes.shares + 16 + 16 + 8 + NEAR_COLUMNS + len(ROLES) + OWN
        self.lstm, self.drop = Both(width, sizes.around), Shared(dropout)
        both = 2 * sizes.around
        self.roles = nn.Linear(both, len(ROLES))
        summary = 4 * both + len(ROLES) + OWN + 4 * sizes.meaning
        self.kinds, self.drop_kinds = nn.Linear(summary, sizes.kinds), nn.Dropout(0.3)
        self.form = nn.Linear(sizes.kinds, len(FORMS))
        self.media, self.medium = nn.Linear(summary, sizes.media), nn.Linear(sizes.media, len(MEDIA))

    def forward(self, batch: Mapping[str, Tensor]) -> Judged:
        """`rows` (B, T, row), `sides` (B, T, NEAR_COLUMNS + 4), `marks`, `distances`, `sentences` (B, T), `candidate` (B, OWN), `lengths` (B,)."""
        rows, meaning = batch["rows"].split([self.sizes.kept + self.sizes.shares, self.sizes.meaning], -1)
        own = batch["candidate"][:, None].expand(-1, rows.shape[1], -1)
        places = [self.mark(batch["marks"]), self.distance(batch["distances"]), self.sentence(batch["sentences"])]
        hidden = self.drop(self.lstm(torch.cat([rows, *places, batch["sides"], own], -1), batch["lengths"]))
        real = (torch.arange(rows.shape[1])[None] < batch["lengths"][:, None])[..., None].float()
        inside = (batch["marks"] > 0)[..., None].float()
        roles = self.roles(hidden)
        part = roles.sigmoid() * real
        speaker, cue, frame = part[..., 0:1], part[..., 1:2], part[..., 2:3]
        most = (hidden + (inside - 1) * 1e4).amax(1)
        summary = [
            mean(hidden, inside),
            most,
            mean(hidden, cue + frame),
            mean(hidden, speaker),
            part.amax(1),
            batch["candidate"],
        ]
        summary += [mean(meaning, weight) for weight in (cue, frame, speaker, inside)]
        joined = torch.cat(summary, -1)
        kinds = self.drop_kinds(self.kinds(joined).relu())
        media = self.drop_kinds(self.media(joined).relu())
        return Judged(roles, self.form(kinds), self.medium(media))


def mean(values: Tensor, weights: Tensor) -> Tensor:
    """Weighted mean over the words; half a word is added to the weights so that nothing is divided by zero."""
    return (values * weights).sum(1) / (weights.sum(1) + 0.5)


class QuotationReader(nn.Module):
    """The three networks, trained together."""

    def __init__(self, sizes: Widths) -> None:
        super().__init__()
        self.sizes = sizes
        self.words, self.spans, self.around = Words(sizes), Spans(sizes), Around(sizes)
