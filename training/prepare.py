"""All corpora as labelled documents, split into what is trained on and what is kept out for measuring."""

from dataclasses import dataclass, replace
from pathlib import Path

from training.corpora import comparable, read_names, read_quotes, read_ud
from training.hanta import tagged
from training.mood import with_mood
from training.sentences import Document, Sentence

STYLES = {"gsd-dev": 0, "pud": 1, "lit": 2}
"""Number of each treebank's habits; text without a tree, and every text at run time, counts as German-GSD."""
FILES = {
    "pud": "ud/pud.conllu.gz",
    "lit": "ud/lit.conllu.gz",
    "gsd-dev": "ud/gsd-dev.conllu.gz",
    "quotes": "quotes/train.jsonl.gz",
    "wikineural": "ner/wikineural-de-val.conllu.gz",
    "wikiann": "ner/wikiann-de-train.conllu.gz",
}
_EVERY = {"gsd-dev": 10, "pud": 20, "lit": 40, "quotes": 40, "wikineural": 20, "wikiann": 40}
"""One sentence (or report) in so many is kept out."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents to train on and documents to measure with."""

    name: str
    train: list[Document]
    held: list[Document]


def _alone(name: str, sentences: list[Sentence]) -> list[Document]:
    return [Document(name, (sentence,), starts_known=True) for sentence in sentences]


def is_held(name: str, number: int) -> bool:
    """Whether a corpus's document with this number (from 0) is kept out of training."""
    return number % _EVERY[name] == _EVERY[name] - 1


def _parted(name: str, documents: list[Document]) -> Corpus:
    train = [d for i, d in enumerate(documents) if not is_held(name, i)]
    return Corpus(name, train, [d for i, d in enumerate(documents) if is_held(name, i)])


def _flat(documents: list[Document]) -> list[Sentence]:
    return [s for d in documents for s in d.sentences]


def _refilled(documents: list[Document], sentences: list[Sentence]) -> list[Document]:
    rest = iter(sentences)
    return [Document(d.source, tuple(next(rest) for _ in d.sentences), d.starts_known) for d in documents]


def read_all(data: Path) -> dict[str, list[Document]]:
    """Every corpus as it is in its files."""
    out = {n: _alone(n, [comparable(n, s) for s in read_ud(data / FILES[n])]) for n in STYLES}
    out |= {n: _alone(n, read_names(data / FILES[n])) for n in ("wikineural", "wikiann")}
    return out | {"quotes": read_quotes(data / FILES["quotes"])}


def split_words(data: Path) -> dict[str, Corpus]:
    """The treebanks once more, with contractions as two words («in dem»), for text that is given so; none kept out."""
    out = {}
    for name in STYLES:
        documents = _alone(name, [comparable(name, s) for s in read_ud(data / FILES[name], split=True)])
        out[f"{name}-split"] = replace(_parted(name, documents), held=[])
    return out


def style(name: str) -> int:
    """The number of a corpus's habits."""
    return STYLES.get(name.removesuffix("-split"), 0)


def prepare(data: Path, work: Path) -> dict[str, Corpus]:
    """Corpora with silver tags, lemmas and verb features where gold ones are missing."""
    documents = read_all(data)
    for name in ("pud", "quotes", "wikineural"):
        silver = with_mood(tagged(_flat(documents[name]), work / f"hanta-{name}.json.gz"))
        documents[name] = _refilled(documents[name], silver)
    return {name: _parted(name, docs) for name, docs in documents.items()}
