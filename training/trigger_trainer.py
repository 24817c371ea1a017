"""Training of one trigger network, and its probabilities for other words."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from laut.reading.trigger_features import PRIOR_WIDTH
from training.trigger_data import Table
from training.trigger_gold import NO_CLAIM, UNKNOWN
from training.trigger_network import Sizes, TriggerNetwork

Probabilities = tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network is trained; `no_event` weighs words without an event, `plain` is the share of words outside the
    table and without an event that each pass sees."""

    epochs: int = 10
    batch: int = 192
    rate: float = 2e-3
    decay: float = 1e-2
    no_event: float = 0.5
    plain: float = 0.3
    side: float = 0.2


def train(table: Table, sizes: Sizes, seed: int, plan: Plan = Plan()) -> TriggerNetwork:
    """A network trained on the words of a table."""
    torch.manual_seed(seed)
    choose = np.random.default_rng(seed)
    model = TriggerNetwork(sizes)
    optimiser = torch.optim.AdamW(model.parameters(), lr=plan.rate, weight_decay=plan.decay)
    passes = [_sample(table, plan, choose) for _ in range(plan.epochs)]
    steps = sum(-(-len(at) // plan.batch) for at in passes)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, plan.rate, total_steps=steps, pct_start=0.2)
    model.train()
    for at in passes:
        for start in range(0, len(at), plan.batch):
            loss = _loss(model, table.some(at[start : start + plan.batch]), plan)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
    return model.eval()


def _sample(table: Table, plan: Plan, choose: np.random.Generator) -> NDArray[np.int64]:
    """Word numbers of one pass, shuffled."""
    plain = (table.types == NO_CLAIM) & ~table.rows[:, -PRIOR_WIDTH:].any(1)
    kept = np.flatnonzero(~plain | (choose.random(len(plain)) < plan.plain))
    return choose.permutation(kept)


def _loss(model: TriggerNetwork, words: Table, plan: Plan) -> torch.Tensor:
    types, modes, statuses = model(torch.from_numpy(words.rows), torch.from_numpy(words.numbers))
    plain = (words.types == NO_CLAIM) & ~words.rows[:, -PRIOR_WIDTH:].any(1)
    weight = np.where(words.types == NO_CLAIM, plan.no_event, 1.0) * np.where(plain, 1 / plan.plain, 1.0)
    loss = F.cross_entropy(types, torch.from_numpy(words.types), reduction="none")
    total = (loss * torch.from_numpy(weight.astype(np.float32))).mean()
    for logits, labels in ((modes, words.modes), (statuses, words.statuses)):
        if (labels != UNKNOWN).any():
            total = total + plan.side * F.cross_entropy(logits, torch.from_numpy(labels), ignore_index=UNKNOWN)
    return total


@torch.no_grad()
def probabilities(model: TriggerNetwork, table: Table) -> Probabilities:
    """Softmax of types, modes and statuses for all words."""
    found = model(torch.from_numpy(table.rows), torch.from_numpy(table.numbers))
    types, modes, statuses = (logits.softmax(-1).numpy() for logits in found)
    return types, modes, statuses
