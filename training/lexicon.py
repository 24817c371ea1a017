"""Lemmas that need no guess: forms with one lemma in gold or silver tags, and the paradigms of the verbs seen."""

import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from laut.reading.lexicon import word_class
from training.labels import tag_name
from training.mood import Reading, paradigms
from training.sentences import Sentence

_LEAST, _MAJORITY = 2, 0.8
_SIMPLE = ("present", "preterite", "konjunktiv1", "konjunktiv2")

Entries = dict[tuple[str, str], str]


def _other_case(kind: str, word: str, lemma: str) -> bool:
    """«AG» with the lemma «Ag» is no information."""
    return kind == "N" and word != lemma and word.lower() == lemma.lower()


def _seen(sentences: Iterable[Sentence]) -> Iterator[tuple[tuple[str, str], str, bool]]:
    for s in sentences:
        if s.lemmas and s.xpos:
            for word, tag, lemma in zip(s.words, s.xpos, s.lemmas, strict=True):
                kind = word_class(tag_name(tag) or "")
                if kind and lemma and lemma != "_" and "|" not in lemma and not _other_case(kind, word, lemma):
                    yield (word if kind == "N" else word.lower(), kind), lemma, s.heads is not None


def observed(sentences: Iterable[Sentence]) -> Entries:
    """Forms that nearly always have the same lemma; a gold lemma counts for five silver ones."""
    count: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for key, lemma, gold in _seen(sentences):
        count[key][lemma] += 5 if gold else 1
    out = {}
    for key, lemmas in count.items():
        (best, n), total = lemmas.most_common(1)[0], lemmas.total()
        if total >= _LEAST and n >= _MAJORITY * total:
            out[key] = best
    return out


def _forms(infinitive: str) -> Iterator[tuple[str, str]]:
    import ablaut

    table = ablaut.conjugate(infinitive)
    for row in _SIMPLE:
        yield from ((form.split(" ")[0], "F") for form in getattr(table, row) if " " not in form)
        yield from (("".join(reversed(form.split(" "))), "F") for form in getattr(table, row) if " " in form)
    yield table.past_participle, "P"
    yield table.zu_infinitive, "Z"


def conjugated(infinitives: Iterable[str]) -> Entries:
    """Forms of verbs that belong to one verb only."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for infinitive in infinitives:
        try:
            for form, kind in _forms(infinitive):
                found[form, kind].add(infinitive)
        except ValueError:
            continue
    return {key: lemmas.pop() for key, lemmas in found.items() if len(lemmas) == 1}


def verbs(seen: Entries) -> list[str]:
    """The infinitives among the lemmas of verbs."""
    return sorted({lemma for (_, kind), lemma in seen.items() if kind in "FIPZ" and lemma.endswith("n")})


def write_lexicon(seen: Entries, path: Path) -> int:
    """Write `form TAB class TAB lemma` lines, gzipped with a fixed time; gives their number."""
    entries = {**conjugated(verbs(seen)), **seen}
    text = "".join(f"{form}\t{kind}\t{lemma}\n" for (form, kind), lemma in sorted(entries.items()) if "\t" not in form)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    return len(entries)


def _kind(readings: set[Reading]) -> str:
    """`K1`/`K2`: Konjunktiv whoever speaks; `ich`: indicative only beside «ich»; `` : nothing to settle."""
    subjunctive = {r for r in readings if r.mood == "Sub"}
    indicative = readings - subjunctive
    if not subjunctive or any((r.person, r.number, r.tense) != ("1", "Sing", "Pres") for r in indicative):
        return ""
    if indicative:
        return "ich"
    return "K1" if {r.tense for r in subjunctive} == {"Pres"} else "K2"


def write_moods(verbs: Iterable[str], path: Path) -> int:
    """Write `form TAB kind` lines of the forms that are Konjunktiv for certain or but for «ich»; gives their number."""
    forms = {form: kind for form, readings in paradigms(verbs, joined=True).items() if (kind := _kind(readings))}
    path.write_text("".join(f"{form}\t{kind}\n" for form, kind in sorted(forms.items())), "utf-8")
    return len(forms)
