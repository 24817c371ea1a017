"""Silver verb features: forms that a paradigm settles alone, and the subject pronoun beside ambiguous ones.

Paradigms come from `ablaut` (MIT or Apache-2.0), a build-time dependency. A Konjunktiv form that is the same as the
indicative form of its person («sie sagen», «er sagte») counts as indicative, as in the Duden grammar's rule that it is
replaced then; what stays ambiguous («habe»: ich or er) is decided by the pronouns around it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from training.sentences import Sentence

OTHERS_UNKNOWN = "*"
"""Key in a feature dictionary: features that are not named in it are unknown, not absent."""
_PERSONS = (("1", "Sing"), ("2", "Sing"), ("3", "Sing"), ("1", "Plur"), ("2", "Plur"), ("3", "Plur"))
_INDICATIVE = (("present", "Pres"), ("preterite", "Past"))
_SUBJUNCTIVE = (("konjunktiv1", "Pres"), ("konjunktiv2", "Past"))
_FINITE = ("VVFIN", "VAFIN", "VMFIN")
_AUXILIARIES = {"haben": "VAFIN", "sein": "VAFIN", "werden": "VAFIN"} | dict.fromkeys(
    ("können", "müssen", "dürfen", "sollen", "wollen", "mögen"), "VMFIN"
)
_PRONOUNS = {"ich": ("1", "Sing"), "wir": ("1", "Plur"), "du": ("2", "Sing"), "ihr": ("2", "Plur")}
_WINDOW = 5
_CLAUSE_ENDS = set(',;:.!?„“"»«')


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell of a paradigm."""

    mood: str
    tense: str
    person: str
    number: str


def _cells(infinitive: str) -> Iterable[tuple[str, Reading]]:
    """Forms as the paradigm writes them («füge hinzu»)."""
    import ablaut

    table = ablaut.conjugate(infinitive)
    plain: set[tuple[str, str, str]] = set()
    for rows, mood in ((_INDICATIVE, "Ind"), (_SUBJUNCTIVE, "Sub")):
        for row, tense in rows:
            for form, (person, number) in zip(getattr(table, row), _PERSONS, strict=True):
                if mood == "Ind":
                    plain.add((form, person, number))
                if mood == "Ind" or (form, person, number) not in plain:
                    yield form, Reading(mood, tense, person, number)


def paradigms(infinitives: Iterable[str], joined: bool = False) -> dict[str, set[Reading]]:
    """Form → readings; subjunctive cells only where they differ from the indicative.

    Of separable verbs the form without the prefix («füge»); if `joined`, the one of subordinate clauses, too («hinzufüge»).
    """
    out: dict[str, set[Reading]] = defaultdict(set)
    for infinitive in infinitives:
        try:
            for form, reading in _cells(infinitive):
                out[form.split(" ")[0]].add(reading)
                if joined:
                    out["".join(reversed(form.split(" ")))].add(reading)
        except ValueError:
            continue
    return out


def auxiliary_forms() -> dict[str, str]:
    """Finite forms of auxiliaries and modals that are no infinitive, with their tag."""
    return {f: tag for verb, tag in _AUXILIARIES.items() for f in paradigms([verb]) if f not in _AUXILIARIES}


def _clause_pronouns(words: tuple[str, ...], at: int) -> set[tuple[str, str]]:
    """Persons of the pronouns around a verb, not beyond a mark."""
    found = set()
    for step in (-1, 1):
        for i in range(at + step, at + step * (_WINDOW + 1), step):
            if not 0 <= i < len(words) or words[i] in _CLAUSE_ENDS:
                break
            if (person := _PRONOUNS.get(words[i].lower())) and (words[i].islower() or i == 0):
                found.add(person)
    return found


def _possible(readings: set[Reading], pronouns: set[tuple[str, str]]) -> set[Reading]:
    said = {r for r in readings if (r.person, r.number) in pronouns}
    return said or {r for r in readings if r.person == "3"} or readings


def finite_features(readings: set[Reading], pronouns: set[tuple[str, str]]) -> dict[str, str]:
    """The features on which the possible readings agree."""
    left, feats = _possible(readings, pronouns), {OTHERS_UNKNOWN: "?", "VerbForm": "Fin"}
    for name in ("Mood", "Tense", "Person", "Number"):
        values = {getattr(r, name.lower()) for r in left}
        if len(values) == 1:
            feats[name] = values.pop()
    return feats


_NO_VERB = {OTHERS_UNKNOWN: "?", "Mood": "", "Tense": "", "VerbForm": ""}
_INFINITE = {"INF": "Inf", "IZU": "Inf", "PP": "Part"}


def _features(tag: str | None, readings: set[Reading], pronouns: set[tuple[str, str]]) -> dict[str, str] | None:
    if tag is None:
        return None
    if tag in _FINITE:
        return finite_features(readings, pronouns) if readings else None
    if tag[0] == "V":
        form = next((v for end, v in _INFINITE.items() if tag.endswith(end)), None)
        return {OTHERS_UNKNOWN: "?", "Mood": "", "VerbForm": form} if form else None
    return _NO_VERB


def with_mood(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences tagged with STTS, with features of their verbs; sentences that have features keep them."""
    verbs = {
        lemma
        for s in sentences
        for lemma, tag in zip(s.lemmas or (), s.xpos or (), strict=True)
        if lemma and (tag or "")[:1] == "V"
    }
    forms, auxiliaries = paradigms(sorted(verbs | _AUXILIARIES.keys())), auxiliary_forms()
    return [s if s.feats else _marked(s, forms, auxiliaries) for s in sentences]


def _marked(sentence: Sentence, forms: dict[str, set[Reading]], auxiliaries: dict[str, str]) -> Sentence:
    words, tags, feats = sentence.words, list(sentence.xpos or ()), []
    for i, word in enumerate(words):
        low = word if i else word.lower()
        tags[i] = auxiliaries.get(low, tags[i])
        feats.append(_features(tags[i], forms.get(low, set()), _clause_pronouns(words, i)))
    return replace(sentence, xpos=tuple(tags), feats=tuple(feats))
