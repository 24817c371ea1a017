"""Silver tags and lemmas from HanTa (Wartena 2019; LGPL, used while training only), kept in a file between runs."""

import gzip
import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from training.sentences import Sentence

MODEL = "morphmodel_ger.pgz"
_NOT_STTS = {"NNA": "NN", "NNI": "NN", "APZR": "APZR", "UNKNOWN": None, "XY": None}
_STOPS = set(".!?;:…") | {"...", "?!", "!!", "!!!"}
OPEN_CLASSES = ("NN", "NE", "VV", "VA", "VM", "ADJ")
"""Only these lemmas are taken over: for pronouns and articles the treebanks have another convention."""


def stts(word: str, tag: str) -> str | None:
    """The STTS name of a HanTa tag; marks are settled by their form."""
    if word == ",":
        return "$,"
    if not any(c.isalnum() for c in word):
        return "$." if word in _STOPS else "$("
    return _NOT_STTS.get(tag, tag.replace("(", "").replace(")", ""))


def _tag(words: list[str]) -> list[tuple[str | None, str | None]]:
    try:
        found = _tagger().tag_sent(words)
    except (KeyError, IndexError, ValueError):
        return [(None, None)] * len(words)
    out = []
    for word, lemma, tag in found:
        name = stts(word, tag)
        out.append((name, lemma if name and name.startswith(OPEN_CLASSES) else None))
    return out


def _tagger(held: list = []):  # noqa: B006 - one tagger per worker process
    if not held:
        from HanTa.HanoverTagger import HanoverTagger

        held.append(HanoverTagger(MODEL))
    return held[0]


def tagged(sentences: list[Sentence], cache: Path, workers: int = 2) -> list[Sentence]:
    """The sentences with `xpos` and `lemmas` of HanTa where they had none."""
    key = lambda s: "\t".join(s.words)  # noqa: E731
    known: dict[str, list] = {}
    if cache.exists():
        with gzip.open(cache, "rt", encoding="utf-8") as file:
            known = json.load(file)
    missing = sorted({key(s) for s in sentences} - known.keys())
    if missing:
        with ProcessPoolExecutor(workers) as pool:
            found = pool.map(_tag, [m.split("\t") for m in missing], chunksize=200)
            known.update(zip(missing, found, strict=True))
        with gzip.open(cache, "wt", encoding="utf-8", compresslevel=3) as file:
            json.dump(known, file, ensure_ascii=False)
    return [_filled(s, known[key(s)]) for s in sentences]


def _filled(sentence: Sentence, found: list) -> Sentence:
    xpos, lemmas = (tuple(column) for column in zip(*found, strict=True))
    return replace(sentence, xpos=sentence.xpos or xpos, lemmas=sentence.lemmas or lemmas)
