"""From scores to quotations: which candidates are taken, and which words are in their roles.

Candidates are taken by falling rightness, to which grammar's confidence in its own ones is added; one that crosses a
taken one, or nearly repeats it, is left out. Speaker and addressee are one piece of text each, cue and frame may be several.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from laut.reading.draft import Places
from laut.reading.quotation_candidates import Candidate
from laut.reading.vectors import Floats

TABLE_MEDIUM = 0.25
"""The share that the medium of the cue table is given beside the network's."""
ROLES = ("speaker", "cue", "frame", "addressee")
_ALIKE = 0.9
"""One content inside another has at most this share of its words."""
_WHOLE = ("speaker", "addressee")
"""Roles that are one piece of text."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with everything the networks say of it: how right it is, the shares of roles, forms and media.

    `shares` and `grammar` (words, roles) belong to the words numbered in `words`: the network's and grammar's roles;
    `table` is 1 at the medium that grammar gives, from the cue table.
    """

    candidate: Candidate
    right: float
    words: NDArray[np.int64]
    shares: Floats
    grammar: Floats
    forms: Floats
    media: Floats
    table: Floats


@dataclass(frozen=True, slots=True)
class Found:
    """A quotation in numbers of words, with the shares of forms (5) and media (6), and how right it is, in (0, 1).

    `roles` are speaker, cue, frame and addressee; `certain` is the highest share of a word in each.
    """

    candidate: Candidate
    right: float
    forms: Floats
    media: Floats
    roles: tuple[Places, ...]
    certain: Floats


@dataclass(frozen=True, slots=True)
class Levels:
    """Tuned on reports kept out of training: `right` is the least score of a candidate, `trust` how much of grammar's
    confidence is added to the network's share, `roles` the least share of a word in each role, `edges` that of the
    words beside it, `mix` the weight of grammar's roles beside the network's shares."""

    right: float
    trust: float
    roles: tuple[float, float, float, float]
    edges: float
    mix: tuple[float, float, float, float]


def chosen(found: Sequence[Candidate], right: Floats, levels: Levels) -> list[int]:
    """Numbers of the candidates that are taken, the most certain first; `right` are the network's shares."""
    score = right + levels.trust * np.array([candidate.drafted for candidate in found], np.float32)
    taken: list[tuple[Candidate, set[int]]] = []
    out = []
    for k in np.argsort(-score, kind="stable").tolist():
        if score[k] < levels.right:
            break
        words = set(found[k].words)
        if all(_fits(found[k], words, other, theirs) for other, theirs in taken):
            taken.append((found[k], words))
            out.append(k)
    return out


def _fits(one: Candidate, words: set[int], other: Candidate, theirs: set[int]) -> bool:
    """Whether two candidates can both be right: apart, or one inside the other, at another level or by grammar's word."""
    shared = len(words & theirs)
    if not shared:
        return True
    smaller, larger = sorted((len(words), len(theirs)))
    apart = one.nested != other.nested or bool(one.drafted and other.drafted)
    return apart and shared == smaller <= _ALIKE * larger


def found_with(scored: Sequence[Scored], levels: Levels) -> list[Found]:
    """The quotations among candidates at these levels, the most certain first."""
    right = np.array([s.right for s in scored], np.float32)
    return [_found(scored[k], levels) for k in chosen([s.candidate for s in scored], right, levels)]


def _found(scored: Scored, levels: Levels) -> Found:
    shares = _blended(scored, levels)
    roles = tuple(
        role_words(scored.words, shares[:, r], role, levels.roles[r], levels.edges) for r, role in enumerate(ROLES)
    )
    media = scored.media + TABLE_MEDIUM * scored.table if scored.candidate.drafted else scored.media
    return Found(scored.candidate, scored.right, scored.forms, media, roles, shares.max(0))


def _blended(scored: Scored, levels: Levels) -> Floats:
    """The network's shares with grammar's roles mixed in, if the candidate is grammar's."""
    if not scored.candidate.drafted:
        return scored.shares
    out: Floats = scored.shares + (scored.grammar - scored.shares) * np.array(levels.mix, np.float32)
    return out


def role_words(words: NDArray[np.int64], shares: Floats, role: str, least: float, edge: float) -> Places:
    """Numbers of the words in a role: `shares` (words,) are those of the window's `words`."""
    runs = [run for run in _runs(words, shares >= min(edge, least)) if shares[run].max() >= least]
    if role in _WHOLE and runs:
        runs = [max(runs, key=lambda run: (float(shares[run].max()), -run.start))]
    elif role not in _WHOLE:
        return tuple(int(i) for i in words[shares >= least])
    return tuple(int(i) for run in runs for i in words[run])


def _runs(words: NDArray[np.int64], kept: NDArray[np.bool_]) -> Iterator[slice]:
    """Stretches of neighbouring kept words."""
    at = np.flatnonzero(kept)
    if not len(at):
        return
    breaks = np.flatnonzero((np.diff(at) > 1) | (np.diff(words[at]) > 1)) + 1
    for part in np.split(at, breaks):
        yield slice(int(part[0]), int(part[-1]) + 1)


def confidence(found: Found, weights: Sequence[float]) -> float:
    """The calibrated share of such findings whose content and speaker are right: a logistic curve (Platt 1999) over
    the values of `evidence`."""
    total = sum(w * x for w, x in zip(weights, evidence(found), strict=True))
    return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))


EVIDENCE = 5


def evidence(found: Found) -> tuple[float, ...]:
    """One, the logits of rightness and of the speaker's surest word, no speaker, grammar's confidence."""
    spoken = bool(found.roles[0])
    speaker = _logit(float(found.certain[0])) if spoken else 0.0
    return 1.0, _logit(found.right), speaker, float(not spoken), found.candidate.drafted


def _logit(share: float) -> float:
    kept = min(max(share, 1e-4), 1 - 1e-4)
    return float(np.log(kept / (1 - kept)))
