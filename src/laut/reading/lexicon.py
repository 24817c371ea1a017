"""Lemmas of known forms, by the class of their tag; what is not there is left to the network's edit script."""

import gzip
from pathlib import Path

_CLASSES = {
    "NN": "N", "ADJA": "A", "ADJD": "A", "VVFIN": "F", "VAFIN": "F", "VMFIN": "F", "VVINF": "I", "VAINF": "I", "VMINF": "I",
    "VVPP": "P", "VAPP": "P", "VMPP": "P", "VVIZU": "Z", "APPR": "C", "APPRART": "C", "ART": "D", "PPOSAT": "D", "PPER": "D",
    "PRELS": "D", "PDS": "D", "PDAT": "D", "PIS": "D", "PIAT": "D", "PRF": "D", "KON": "C", "KOUS": "C", "ADV": "C", "PAV": "C",
}  # fmt: skip


def word_class(tag: str) -> str:
    """One letter for the STTS tags whose forms share a lemma, "" for tags that the lexicon does not have."""
    return _CLASSES.get(tag, "")


class Lexicon:
    """Form and class to lemma; nouns keep their case, all else is looked up in lower case."""

    def __init__(self, path: Path) -> None:
        self._entries: dict[tuple[str, str], str] = {}
        for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
            form, kind, lemma = line.split("\t")
            self._entries[form, kind] = lemma

    def __len__(self) -> int:
        return len(self._entries)

    def lemma(self, word: str, tag: str) -> str | None:
        """The lemma of a word with an STTS tag, None if it is unknown."""
        kind = word_class(tag)
        return self._entries.get((word if kind == "N" else word.lower(), kind)) if kind else None
