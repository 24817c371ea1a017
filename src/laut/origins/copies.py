"""Copies: reports that took over another report's text.

A text is broken into overlapping runs of four words (shingles; Broder 1997).
Every eighth shingle by hash value (of a short text every fourth) is its fingerprint (sampling modulo p: Schleimer,
Wilkerson & Aiken 2003): two texts that share words share fingerprints, so that an index of
fingerprints finds candidates without comparing all pairs. Candidates are then
compared by all their shingles.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from laut.model.relay import Copy
from laut.model.report import Report

_WORD = re.compile(r"\w+")
WORDS_IN_SHINGLE = 4
SAMPLED = 8
"""One shingle in eight belongs to the fingerprint."""
SAMPLED_SHORT = 4
"""One in four of a short text; what is sampled one in eight is among them, so that short and long texts can be compared."""
SHORT = 150
"""Texts with fewer shingles are short. Of 57 (60 words) a copy that shares 60 % shares 4.3 ± 1.9 of the sparse sample, 8.5 ± 2.5 of the dense one."""
COPY_SHARE = 0.4
"""Share of the shorter text's shingles from which on it is a copy. On invented stories with known copies,
copies share 0.50 to 0.72, reports that quote the same words 0.04 to 0.09, short reports of one act up to 0.32."""
FEWEST_SHARED = 3
"""Fingerprints that two reports must share before they are compared word by word."""
SHARE_SEEN = COPY_SHARE / 2
"""Fingerprints are a sample: as much of the share that makes a copy must be seen in them. Of 22 fingerprints a copy shares 8.8 ± 2.3 or more."""
FEWEST_SHINGLES = 12
"""Texts with fewer shingles (about 15 words) are never called copies."""


@lru_cache(maxsize=256)
def shingles(text: str) -> frozenset[int]:
    """64-bit hashes of all runs of four words, case folded, punctuation left out."""
    words = [word.casefold() for word in _WORD.findall(text)]
    runs = (" ".join(words[i : i + WORDS_IN_SHINGLE]) for i in range(len(words) - WORDS_IN_SHINGLE + 1))
    return frozenset(_hash(run) for run in runs)


def fingerprint(text: str) -> tuple[int, ...]:
    """The sampled shingles, sorted; signed 64-bit so that any database keeps them."""
    runs = shingles(text)
    every = SAMPLED_SHORT if len(runs) < SHORT else SAMPLED
    return tuple(sorted(value - 2**63 for value in runs if value % every == 0))


def compare(left: Report, right: Report) -> Copy | None:
    """Whether one of two reports copies the other, and which one; None if neither does."""
    one, other = shingles(left.text), shingles(right.text)
    fewest = min(len(one), len(other))
    if fewest < FEWEST_SHINGLES:
        return None
    share = len(one & other) / fewest
    if share < COPY_SHARE:
        return None
    of, copy, why = _direction(left, right)
    return Copy(of.id, copy.id, round(share, 2), f"{copy.id} shares {share:.0%} of its words with {of.id}; {why}")


def find_copies(reports: Mapping[str, Report]) -> tuple[Copy, ...]:
    """All copies among reports, sorted by copy and original."""
    index: dict[int, list[str]] = {}
    found: list[Copy] = []
    for report in sorted(reports.values(), key=lambda r: r.id):
        marks = fingerprint(report.text)
        candidates = {id for mark in marks for id in index.get(mark, ())}
        found += [copy for id in candidates if (copy := compare(reports[id], report))]
        for mark in marks:
            index.setdefault(mark, []).append(report.id)
    return tuple(sorted(found, key=lambda copy: (copy.copy, copy.of)))


def _direction(left: Report, right: Report) -> tuple[Report, Report, str]:
    """Original first: the earlier one, else the one that the other names, else the one with an agency's credit."""
    if _day(left) != _day(right):
        of, copy = (left, right) if _day(left) < _day(right) else (right, left)
        return of, copy, f"{of.id} was published first"
    for of, copy in ((left, right), (right, left)):
        if of.outlet and of.outlet in copy.text and not (copy.outlet and copy.outlet in of.text):
            return of, copy, f"{copy.id} names {of.outlet}"
    of, copy = sorted((left, right), key=lambda r: r.id)
    return of, copy, "which came first is not known"


def _day(report: Report) -> date:
    return report.published.earliest if report.published else date.max


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
