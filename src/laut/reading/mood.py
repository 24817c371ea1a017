"""How each clause is meant: Konjunktiv I and II, modal, negated, conditional, future, hearsay, possible.

Morphology decides the Konjunktiv, a table of forms stands by where the features are silent; the tree gives the clause.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model.evidence import Span
from laut.model.reason import Reason
from laut.reading.clauses import Clause, feature, find_clauses, relation
from laut.reading.doc import pieces_of, span_of


class MoodKind(StrEnum):
    """In which way a clause is more or less than a plain statement."""

    KONJUNKTIV1 = "konjunktiv-1"
    KONJUNKTIV2 = "konjunktiv-2"
    MODAL = "modal"
    NEGATED = "negated"
    CONDITIONAL = "conditional"
    FUTURE = "future"
    HEARSAY = "hearsay"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Mood:
    """A clause's pieces, its kind, the word that shows it, and for modals what they mean («duty», «intention» …)."""

    kind: MoodKind
    pieces: tuple[Span, ...]
    mark: Span
    reason: Reason
    meaning: str | None = None

    def covers(self, span: Span) -> bool:
        """Whether the clause holds `span`."""
        return any(piece.contains(span) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class MoodWords:
    """A language's words of mood; the tables map a word to its meaning or example."""

    konjunktiv1: frozenset[str]
    konjunktiv1_certain: frozenset[str]
    konjunktiv2: frozenset[str]
    modals: Mapping[str, str]
    hearsay_modals: frozenset[str]
    hearsay: frozenset[str]
    negators: frozenset[str]
    possible: frozenset[str]
    conditions: frozenset[str]
    future: frozenset[str]


@lru_cache
def mood_words(language: str) -> MoodWords:
    """The words of `lang/<language>/mood.yaml`; raises `BadLanguageData`."""
    data = mapping(table(language, "mood"), "mood")

    def listed(name: str) -> frozenset[str]:
        return frozenset(strings(data.get(name), f"mood.{name}"))

    def keys(name: str) -> frozenset[str]:
        return frozenset(mapping(data.get(name), f"mood.{name}"))

    modals: dict[str, Any] = dict(mapping(data.get("modals"), "mood.modals"))
    return MoodWords(
        konjunktiv1=listed("konjunktiv1"),
        konjunktiv1_certain=listed("konjunktiv1_certain"),
        konjunktiv2=listed("konjunktiv2"),
        modals={verb: str(entry["meaning"]) for verb, entry in modals.items()},
        hearsay_modals=listed("hearsay_modals"),
        hearsay=keys("hearsay_words"),
        negators=listed("negators"),
        possible=keys("possible_words"),
        conditions=keys("conditions"),
        future=keys("future"),
    )


def subjunctive(token: Token, words: MoodWords) -> MoodKind | None:
    """Konjunktiv I or II of a finite verb; None for the indicative and for other words."""
    form = token.lower_
    if form in words.konjunktiv1_certain and token.tag_ != "VVIMP":
        return MoodKind.KONJUNKTIV1
    if form in words.konjunktiv2:
        return MoodKind.KONJUNKTIV2
    if feature(token, "Mood") == "Sub":
        return MoodKind.KONJUNKTIV2 if feature(token, "Tense") == "Past" else MoodKind.KONJUNKTIV1
    if feature(token, "Mood"):
        return None
    return MoodKind.KONJUNKTIV1 if form in words.konjunktiv1 and token.tag_ in ("VAFIN", "VMFIN") else None


def find_moods(doc: Doc, words: MoodWords) -> tuple[Mood, ...]:
    """The moods of all clauses, in text order of the words that show them."""
    found = [mood for clause in find_clauses(doc) for mood in clause_moods(clause, words)]
    return tuple(sorted(found, key=lambda mood: (mood.mark, mood.kind)))


def clause_moods(clause: Clause, words: MoodWords) -> Iterator[Mood]:
    """What the words of one clause show."""
    pieces = pieces_of(clause.words)
    if not pieces:
        return
    for kind, mark, meaning, because in _shown(clause, words):
        yield Mood(kind, pieces, span_of(mark), Reason(f"mood-{kind}", because), meaning)


def _shown(clause: Clause, words: MoodWords) -> Iterator[tuple[MoodKind, Token, str | None, str]]:
    if clause.finite is not None and (kind := subjunctive(clause.finite, words)):
        yield (
            kind,
            clause.finite,
            None,
            f"«{clause.finite.text}» is Konjunktiv {'I' if kind is MoodKind.KONJUNKTIV1 else 'II'}",
        )
    for token in clause.words:
        yield from _modal(clause, token, words)
        yield from _particle(clause, token, words)


def _modal(clause: Clause, token: Token, words: MoodWords) -> Iterator[tuple[MoodKind, Token, str | None, str]]:
    if token.pos_ not in ("AUX", "VERB"):
        return
    lemma = token.lemma_.lower()
    if lemma in words.hearsay_modals and _perfect_infinitive(clause, token):
        yield MoodKind.HEARSAY, token, None, f"«{token.text}» with a perfect infinitive passes on what is said"
    elif lemma in words.modals and (token.tag_.startswith("VM") or token.pos_ == "AUX"):
        yield MoodKind.MODAL, token, words.modals[lemma], f"«{token.text}» is a modal verb"
    elif lemma in words.future and token == clause.finite and _infinitive(clause):
        yield MoodKind.FUTURE, token, None, f"«{token.text}» with an infinitive is the future"


def _infinitive(clause: Clause) -> bool:
    return clause.head.tag_ in ("VVINF", "VAINF", "VMINF") or any(
        t.tag_ in ("VAINF", "VMINF") for t in clause.verb_forms
    )


def _perfect_infinitive(clause: Clause, modal: Token) -> bool:
    """«soll … getan haben»: a participle and a bare «haben», «sein» or «worden sein» after it."""
    forms = [t for t in clause.verb_forms if t != modal]
    participle = any(t.tag_ in ("VVPP", "VAPP") or feature(t, "VerbForm") == "Part" for t in forms)
    return participle and any(t.lower_ in ("haben", "sein") and t.tag_ in ("VAINF", "") for t in forms)


def _particle(clause: Clause, token: Token, words: MoodWords) -> Iterator[tuple[MoodKind, Token, str | None, str]]:
    low = token.lower_
    if low in words.negators and relation(token) != "flat":
        yield MoodKind.NEGATED, token, None, f"«{token.text}» negates the clause"
    elif low in words.hearsay or token.lemma_.lower() in words.hearsay:
        yield MoodKind.HEARSAY, token, None, f"«{token.text}» passes on what is said"
    elif low in words.possible:
        yield MoodKind.POSSIBLE, token, None, f"«{token.text}» leaves it open"
    elif low in words.conditions and token.tag_ in ("KOUS", ""):
        yield MoodKind.CONDITIONAL, token, None, f"«{token.text}» makes it a condition"


@Language.factory("laut_mood", requires=["token.dep", "token.morph", "token.lemma"], assigns=["doc._.moods"])
class MoodReader:
    """Component: moods of the clauses into `doc._.moods`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self._words = mood_words(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        doc._.moods = find_moods(doc, self._words)
        return doc
