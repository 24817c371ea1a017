"""The training loop: warm-up, cosine decay, averaged weights; any model with a loss over batches."""

import copy
import math
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Schedule:
    """`words` words in a batch; the learning rate rises for `warmup` steps and then falls along a cosine."""

    epochs: int
    rate: float = 2.5e-3
    warmup: int = 100
    decay: float = 1e-4
    average: float = 0.998
    clip: float = 2.0
    seed: int = 1


def seed_everything(seed: int) -> random.Random:
    """Fixed random numbers for torch and the returned generator; denormal numbers, which are slow, become zero."""
    torch.set_flush_denormal(True)
    torch.manual_seed(seed)
    return random.Random(seed)


def _rate(step: int, total: int, schedule: Schedule) -> float:
    if step < schedule.warmup:
        return (step + 1) / schedule.warmup
    return 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))) + 0.01


def _average(kept: nn.Module, model: nn.Module, share: float) -> None:
    with torch.no_grad():
        for old, new in zip(kept.parameters(), model.parameters(), strict=True):
            old.lerp_(new, 1 - share)


def train(
    model: nn.Module,
    batches: Callable[[int], list[Any]],
    loss: Callable[[nn.Module, Any], Tensor],
    schedule: Schedule,
    after_epoch: Callable[[int, nn.Module, float], None] = lambda epoch, model, loss: None,
) -> nn.Module:
    """Train and give the average of the weights; `batches(epoch)` gives the batches of an epoch."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=schedule.rate, betas=(0.9, 0.95), weight_decay=schedule.decay)
    averaged, step, total = copy.deepcopy(model), 0, 0
    for epoch in range(schedule.epochs):
        todo, sum_loss = batches(epoch), 0.0
        total = total or len(todo) * schedule.epochs
        model.train()
        for batch in todo:
            for group in optimizer.param_groups:
                group["lr"] = schedule.rate * _rate(step, total, schedule)
            value = loss(model, batch)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), schedule.clip)
            optimizer.step()
            step += 1
            _average(averaged, model, min(schedule.average, step / (step + 10)))
            sum_loss += value.item()
        after_epoch(epoch, averaged, sum_loss / len(todo))
    return averaged


class Clock:
    """Seconds since it was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __str__(self) -> str:
        return f"{time.monotonic() - self._start:.0f} s"
