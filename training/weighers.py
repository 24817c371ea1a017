"""The network behind `laut.reading.weighing`: fitting and writing it."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from laut.reading.weighing import Candidate, TokenRows

LEAST = 3
"""Field values seen less often are unknown."""


@dataclass(frozen=True, slots=True)
class Question:
    """The candidates of one question, the number of the right answer for each, and the states of their Doc."""

    candidates: tuple[Candidate, ...]
    answers: tuple[int, ...]
    states: TokenRows


class Network(nn.Module):
    """As `laut.reading.voting.Networks`, with dropout; `sizes` are the vocabularies' sizes without the unknown."""

    def __init__(
        self,
        sizes: Sequence[int],
        answers: int,
        width: int = 400,
        pair: int = 80,
        field: int = 16,
        hidden: int = 112,
        race: int = 48,
    ) -> None:
        super().__init__()
        offsets = np.cumsum([0, *(size + 1 for size in sizes[:-1])])
        self.register_buffer("offsets", torch.tensor(offsets))
        self.embeddings = nn.Embedding(sum(size + 1 for size in sizes), field)
        nn.init.normal_(self.embeddings.weight, std=0.3)
        with torch.no_grad():
            self.embeddings.weight[self.offsets] = 0
        self.first, self.second = nn.Linear(width, pair), nn.Linear(width, pair)
        self.pair = nn.Linear(pair, pair, bias=False)
        self.hidden = nn.Linear(3 * pair + field * len(sizes), hidden)
        self.competition = nn.LSTM(hidden, race, bidirectional=True, batch_first=True)
        self.out = nn.Linear(hidden + 2 * race, answers)
        self.drop, self.drop_states, self.drop_fields = nn.Dropout(0.5), nn.Dropout(0.4), nn.Dropout(0.3)

    def forward(self, fields: Tensor, first: Tensor, second: Tensor, lengths: Tensor) -> Tensor:
        """Logits (questions, most candidates, answers)."""
        if self.training:
            fields = fields * (torch.rand(fields.shape) > 0.15)
        embedded = self.embeddings(fields + self.offsets).flatten(-2)
        a = torch.relu(self.first(self.drop_states(first)))
        b = torch.relu(self.second(self.drop_states(second)))
        joined = self.drop(torch.cat([a, b, a * self.pair(b), self.drop_fields(embedded)], -1))
        hidden = self.drop(torch.relu(self.hidden(joined)))
        packed = nn.utils.rnn.pack_padded_sequence(hidden, lengths, batch_first=True, enforce_sorted=False)
        race, _ = nn.utils.rnn.pad_packed_sequence(self.competition(packed)[0], batch_first=True)
        return self.out(torch.cat([hidden, self.drop(race)], -1))


def vocabularies(questions: Sequence[Question]) -> list[list[str]]:
    """The values of each field that are frequent enough, sorted."""
    rows = [c.fields for q in questions for c in q.candidates]
    return [sorted(v for v, n in Counter(column).items() if n >= LEAST) for column in zip(*rows, strict=True)]


@dataclass(frozen=True, slots=True)
class Packed:
    """All questions as arrays: fields, states at both tokens, answers, and the rows of each question."""

    fields: Tensor
    first: Tensor
    second: Tensor
    answers: Tensor
    rows: list[list[int]]


def pack(questions: Sequence[Question], words: Sequence[Sequence[str]]) -> Packed:
    """Questions without candidates are left out."""
    numbers = [{word: k for k, word in enumerate(column, 1)} for column in words]
    flat = [(c, a, q) for q in questions for c, a in zip(q.candidates, q.answers, strict=True)]
    rows, start = [], 0
    for question in questions:
        if question.candidates:
            rows.append(list(range(start, start + len(question.candidates))))
        start += len(question.candidates)
    return Packed(
        torch.tensor([[n.get(f, 0) for n, f in zip(numbers, c.fields, strict=True)] for c, _, _ in flat]),
        torch.tensor(np.concatenate([q.states[[c.first for c in q.candidates]] for q in questions if q.candidates])),
        torch.tensor(np.concatenate([q.states[[c.second for c in q.candidates]] for q in questions if q.candidates])),
        torch.tensor([a for _, a, _ in flat]),
        rows,
    )


def logits(net: Network, data: Packed, numbers: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Logits of the candidates of some questions and their row numbers."""
    rows = [data.rows[k] for k in numbers]
    most = max(map(len, rows))
    index = torch.zeros(len(rows), most, dtype=torch.long)
    mask = torch.zeros(len(rows), most, dtype=torch.bool)
    for k, row in enumerate(rows):
        index[k, : len(row)], mask[k, : len(row)] = torch.tensor(row), True
    out = net(data.fields[index], data.first[index], data.second[index], torch.tensor([len(row) for row in rows]))
    return out[mask], index[mask]


def fit(
    data: Packed,
    sizes: Sequence[int],
    answers: int,
    seed: int,
    epochs: int,
    batch: int = 48,
    weight: Tensor | None = None,
) -> Network:
    """Train one network (AdamW, falling step size, label smoothing 0.02)."""
    torch.manual_seed(seed)
    net = Network(sizes, answers, data.first.shape[1])
    optimizer = torch.optim.AdamW(net.parameters(), lr=4e-3, weight_decay=0.05)
    falling = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.05, epochs)
    loss_of = nn.CrossEntropyLoss(weight=weight, label_smoothing=0.02)
    for _ in range(epochs):
        net.train()
        order = torch.randperm(len(data.rows)).tolist()
        for start in range(0, len(order), batch):
            out, rows = logits(net, data, order[start : start + batch])
            loss = loss_of(out, data.answers[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        falling.step()
    return net.eval()


def save(path: Path, answers: Sequence[str], words: Sequence[Sequence[str]], nets: Sequence[Network]) -> None:
    """Write the file that `laut.reading.weighing.read` reads; parameters as 16-bit floats."""
    about = json.dumps(
        {"answers": list(answers), "vocabulary": [list(w) for w in words], "networks": len(nets)}, ensure_ascii=False
    )
    arrays: dict[str, np.ndarray] = {"about": np.frombuffer(about.encode("utf-8"), np.uint8)}
    for number, net in enumerate(nets):
        for name, value in net.state_dict().items():
            kept = "embeddings" if name == "embeddings.weight" else name
            kind = np.int32 if name == "offsets" else np.float16
            arrays[f"{number}:{kept}"] = value.numpy().astype(kind)
    np.savez_compressed(path, **arrays)
