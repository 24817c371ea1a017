"""Scores of sentences, tags, trees, names and moods; pure functions over CoNLL-U texts, labels and spans.

Words are aligned as in the CoNLL 2018 shared task (Zeman et al. 2018): by their characters, inside contractions by the
longest common subsequence of their forms; relations are compared without subtypes.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass


def f1(gold: Collection[object], found: Collection[object]) -> float:
    """Harmonic mean of precision and recall of two sets, 0 to 1; 0 if nothing is right."""
    hits = len(set(gold) & set(found))
    return 2 * hits / (len(gold) + len(found)) if hits else 0.0


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """(first, end, kind) of the names in BIO tags; an `I-` without its `B-` begins a name, as conlleval reads it."""
    out, start, kind = set(), 0, ""
    for i, tag in enumerate([*tags, "O"]):
        goes_on = tag[:2] == "I-" and tag[2:] == kind
        if kind and not goes_on:
            out.add((start, i, kind))
            kind = ""
        if tag != "O" and not goes_on:
            start, kind = i, tag[2:]
    return out


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `start` and `end` count characters without white space; `head` is an index into all words, -1 the root."""

    form: str
    start: int
    end: int
    multi: bool
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    rel: str


@dataclass(frozen=True, slots=True)
class Treebank:
    """All words of a CoNLL-U text and the character spans of its sentences."""

    words: tuple[Word, ...]
    sentences: frozenset[tuple[int, int]]


def _rows(block: str) -> Iterator[list[str]]:
    return (
        line.split("\t") for line in block.split("\n") if line and line[0] != "#" and "." not in line.split("\t")[0]
    )


def _sentence(block: str, at: int, first: int) -> tuple[list[Word], int]:
    words: list[Word] = []
    until, start = 0, at
    for row in _rows(block):
        size = len("".join(row[1].split()))
        if "-" in row[0]:
            until, start, at = int(row[0].split("-")[1]), at, at + size
            continue
        inside = int(row[0]) <= until
        if not inside:
            start, at = at, at + size
        head = int(row[6]) - 1 + first if row[6] not in ("0", "_") else -1
        words.append(Word(row[1], start, at, inside, row[2], row[3], row[4], row[5], head, row[7].split(":")[0]))
    return words, at


def treebank(conllu: str) -> Treebank:
    """Words and sentences of a CoNLL-U text."""
    words: list[Word] = []
    sentences, at = set(), 0
    for block in re.split(r"\n\s*\n", conllu.strip()):
        found, end = _sentence(block, at, len(words))
        words.extend(found)
        sentences.add((at, end))
        at = end
    return Treebank(tuple(words), frozenset(sentences))


def _common(gold: Sequence[tuple[int, str]], found: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Pairs of the longest common subsequence of forms."""
    table = [[0] * (len(found) + 1) for _ in range(len(gold) + 1)]
    for i in reversed(range(len(gold))):
        for j in reversed(range(len(found))):
            same = gold[i][1].lower() == found[j][1].lower()
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    i = j = 0
    while i < len(gold) and j < len(found):
        if gold[i][1].lower() == found[j][1].lower():
            yield gold[i][0], found[j][0]
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1


def _stretch(words: Sequence[Word], at: int, end: int) -> int:
    """The first word at or after `at` that begins at character `end` or later."""
    while at < len(words) and words[at].start < end:
        at += 1
    return at


def _multiword_end(gold: Sequence[Word], i: int, found: Sequence[Word], j: int) -> tuple[int, int]:
    """Ends of the stretch around a contraction: both sides grow until they end at the same character."""
    a, b = gold[i], found[j]
    end = max(w.end for w in (a, b) if w.multi)
    while True:
        k, m = _stretch(gold, i, end), _stretch(found, j, end)
        wider = max([end, *(w.end for w in (*gold[i:k], *found[j:m]) if w.multi)])
        if wider == end:
            return k, m
        end = wider


def aligned(gold: Sequence[Word], found: Sequence[Word]) -> dict[int, int]:
    """Index of a gold word → index of the word that stands for it."""
    out: dict[int, int] = {}
    i = j = 0
    while i < len(gold) and j < len(found):
        a, b = gold[i], found[j]
        if (a.multi and b.end > a.start) or (b.multi and a.end > b.start):
            k, m = _multiword_end(gold, i, found, j)
            out.update(_common([(n, gold[n].form) for n in range(i, k)], [(n, found[n].form) for n in range(j, m)]))
            i, j = k, m
            continue
        if (a.start, a.end) == (b.start, b.end):
            out[i] = j
        i, j = i + (a.end <= b.end), j + (b.end <= a.end)
    return out


def _share(hits: int, gold: Treebank, found: Treebank) -> float:
    return 2 * hits / (len(gold.words) + len(found.words)) if hits else 0.0


def tree_scores(gold_conllu: str, found_conllu: str) -> dict[str, float]:
    """F1 (0 to 1) of words, sentences, UPOS, XPOS, lemmas, UAS and LAS, from raw text or given tokens alike."""
    gold, found = treebank(gold_conllu), treebank(found_conllu)
    pairs = aligned(gold.words, found.words)
    twins = [(gold.words[i], found.words[j]) for i, j in pairs.items()]
    attached = [(a, b) for a, b in twins if b.head == (-1 if a.head < 0 else pairs.get(a.head, -2))]
    counts = {
        "words": len(twins),
        "upos": sum(a.upos == b.upos for a, b in twins),
        "xpos": sum(a.xpos == b.xpos for a, b in twins),
        "lemmas": sum(a.lemma == b.lemma or a.lemma == "_" for a, b in twins),
        "uas": len(attached),
        "las": sum(a.rel == b.rel for a, b in attached),
    }
    scores = {name: _share(hits, gold, found) for name, hits in counts.items()}
    return {"sentences": f1(gold.sentences, found.sentences), **scores}


_MARK = re.compile(r"<(K1|K2)>(.*?)</\1>")


@dataclass(frozen=True, slots=True)
class MarkedMood:
    """A sentence and the character spans of its Konjunktiv forms as (start, end, K1 or K2)."""

    text: str
    marks: frozenset[tuple[int, int, str]]


def marked_moods(lines: Iterable[str]) -> list[MarkedMood]:
    """Sentences with marked Konjunktiv forms; empty lines and lines with `#` are left out."""
    out = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            out.append(_unmarked(line.strip()))
    return out


def _unmarked(line: str) -> MarkedMood:
    text, at, marks = "", 0, set()
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks.add((len(text), len(text) + len(mark[2]), mark[1]))
        text, at = text + mark[2], mark.end()
    return MarkedMood(text + line[at:], frozenset(marks))


def mood_scores(gold: Sequence[MarkedMood], found: Sequence[Collection[tuple[int, int]]]) -> float:
    """F1 of Konjunktiv forms by their spans, 0 to 1."""
    wanted = {(i, start, end) for i, sentence in enumerate(gold) for start, end, _ in sentence.marks}
    return f1(wanted, {(i, start, end) for i, spans_ in enumerate(found) for start, end in spans_})
