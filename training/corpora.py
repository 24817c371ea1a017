"""Readers of the training corpora: Universal Dependencies, Wikinews quotations, WikiNEuRal and WikiANN."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.sentences import BLANK_LINE, NEWLINE, NO_GAP, SPACE, Document, Sentence


def lines(path: Path) -> Iterator[str]:
    """Lines of a plain or gzipped UTF-8 file, without the line break."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def blocks(path: Path) -> Iterator[list[str]]:
    """Groups of lines between empty lines."""
    block: list[str] = []
    for line in lines(path):
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


# ---- Universal Dependencies


def _features(column: str) -> dict[str, str]:
    if column == "_":
        return {}
    return dict(pair.split("=", 1) for pair in column.split("|"))


def _groups(rows: list[list[str]]) -> list[tuple[str, list[list[str]], str]]:
    """(surface form, its syntactic words, MISC) in order; a range line joins its words into one form."""
    out: list[tuple[str, list[list[str]], str]] = []
    until = 0
    for row in rows:
        if "-" in row[0]:
            until = int(row[0].split("-")[1])
            out.append((row[1], [], row[9]))
        elif row[0].isdigit():
            if int(row[0]) <= until:
                out[-1][1].append(row)
            else:
                out.append((row[1], [row], row[9]))
    return out


def _joined(form: str, parts: list[list[str]]) -> tuple[str, str, str, dict[str, str]]:
    """UPOS, XPOS, lemma and features of a contraction such as «im»: the preposition's, with the article's case."""
    first = parts[0]
    feats = _features(first[5])
    if len(parts) == 1:
        return first[3], first[4], first[2], feats
    article = _features(parts[-1][5])
    kept = {k: article[k] for k in ("Case", "Gender", "Number") if k in article}
    xpos = "APPRART" if first[3] == "ADP" else first[4]
    return first[3], xpos, first[2], {**feats, **kept}


def _tree(groups: list[tuple[str, list[list[str]], str]]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Heads and relations after contractions have become one word each."""
    where = {"0": 0}
    for number, (_, parts, _) in enumerate(groups, 1):
        where.update((row[0], number) for row in parts)
    heads, rels = [], []
    for number, (_, parts, _) in enumerate(groups, 1):
        row = next((r for r in parts if where[r[6]] != number), parts[0])
        heads.append(where[row[6]])
        rels.append(row[7])
    return tuple(heads), tuple(rels)


def _ud_sentence(block: list[str], split: bool) -> Sentence:
    rows = [line.split("\t") for line in block if line[0] != "#"]
    if split:
        rows = [row for row in rows if "-" not in row[0]]
    groups = _groups(rows)
    heads, rels = _tree(groups)
    labels = [_joined(form, parts) for form, parts, _ in groups]
    glued = ["SpaceAfter=No" in misc for _, _, misc in groups]
    gaps = (SPACE, *(NO_GAP if g else SPACE for g in glued[:-1]))
    upos, xpos, lemmas, feats = (tuple(column) for column in zip(*labels, strict=True))
    words = tuple(form for form, _, _ in groups)
    return Sentence(words, gaps, upos, xpos, lemmas, feats, heads, rels)


def read_ud(path: Path, split: bool = False) -> list[Sentence]:
    """Sentences of a CoNLL-U file, contractions as one word, or as their syntactic words if `split`."""
    return [_ud_sentence(block, split) for block in blocks(path)]


def without(sentence: Sentence, *columns: str) -> Sentence:
    """The sentence with some label columns unknown."""
    return replace(sentence, **dict.fromkeys(columns))


def comparable(name: str, sentence: Sentence) -> Sentence:
    """Hide the columns in which a treebank does not follow German-GSD."""
    if name == "pud":
        return without(sentence, "xpos")
    if name == "lit":
        return without(sentence, "feats")
    return sentence


# ---- Wikinews


def _gap(between: str) -> int:
    if not between:
        return NO_GAP
    if between.count("\n") > 1:
        return BLANK_LINE
    return NEWLINE if "\n" in between else SPACE


def align(text: str, tokens: list[str], at: int) -> tuple[list[int], int]:
    """Gaps before tokens found one after the other in `text` from `at`, and where the last one ends."""
    gaps = []
    for token in tokens:
        start = text.index(token, at)
        gaps.append(_gap(text[at:start]))
        at = start + len(token)
    return gaps, at


def read_quotes(path: Path) -> list[Document]:
    """Wikinews reports with their sentences and tokens (no tags)."""
    out = []
    for line in lines(path):
        report, at, sentences = json.loads(line), 0, []
        for item in report["sentences"]:
            gaps, at = align(report["text"], item["tokens"], at)
            sentences.append(Sentence(tuple(item["tokens"]), tuple(gaps)))
        out.append(Document("quotes", tuple(sentences)))
    return out


# ---- names

_CLOSING = set(".,;:!?)]}%…“”»’")
_OPENING = set("([{„‚«")


def guessed_gaps(words: list[str]) -> tuple[int, ...]:
    """White space of a text of which only the tokens are known, by the habits of German typesetting."""
    gaps, inside, glue = [], False, False
    for i, word in enumerate(words):
        closing = word in _CLOSING or (word in ('"', "''") and inside)
        gaps.append(SPACE if i == 0 else NO_GAP if glue or closing else SPACE)
        glue = word in _OPENING or (word in ('"', "''") and not inside)
        inside ^= word in ('"', "''")
    return tuple(gaps)


def read_names(path: Path) -> list[Sentence]:
    """Sentences with BIO names from two-column files (token in column 2, tag in column 3)."""
    out = []
    for block in blocks(path):
        rows = [line.split("\t") for line in block]
        words = [row[1] for row in rows]
        out.append(Sentence(tuple(words), guessed_gaps(words), names=tuple(row[2] for row in rows)))
    return out
