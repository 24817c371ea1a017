"""Invented sentences that show how German presents an act, made from `annotations/status-patterns.yaml`.

The gold has few claims that are not done (650 of 2,600) and each way to say so only once or twice; the patterns show
each with several acts.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from spacy.language import Language
from spacy.tokens import Token

from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.model.report import make_report

PATTERNS = Path(__file__).parent / "annotations" / "status-patterns.yaml"
PUBLISHED = Moment("2024-05-17")
"""All times of the patterns are told from this day."""
_CASES = ("nom", "acc", "dat", "gen")
_MARK = "\x01"
_NOUN = re.compile(r"(\w+) (\S+) (\w) (\S+), (.*)")
_NOUN_PHRASE = re.compile(r"(def|ein|kein|null) (nom|acc|dat|gen)(?:,(.*))?")
_FUSED = (
    ("in dem", "im"),
    ("von dem", "vom"),
    ("bei dem", "beim"),
    ("zu dem", "zum"),
    ("zu der", "zur"),
    ("an dem", "am"),
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An invented sentence, the place of its act's word, the act's type and status."""

    text: str
    trigger: tuple[int, int]
    type: EventType
    status: Status


@dataclass(frozen=True, slots=True)
class _Noun:
    type: EventType
    word: str
    gender: str
    genitive: str
    complement: str


@dataclass(frozen=True, slots=True)
class _Verb:
    type: EventType
    object: str
    forms: dict[str, str]

    @property
    def with_sein(self) -> bool:
        return self.forms["part"].startswith(("zurückge", "zusammenge"))


class _Fillings:
    """The lists of the file, and the choice among them for one sentence."""

    def __init__(self, whole: dict[str, list[object]], pattern: str, choose: random.Random) -> None:
        self._whole, self._choose, self._pattern = whole, choose, pattern
        nouns = [_NOUN.match(str(entry)) for entry in whole["nouns"]]
        self.noun = choose.choice([_Noun(EventType(m[1]), m[2], m[3], m[4], m[5]) for m in nouns if m])
        verbs = [_verb(str(entry)) for entry in whole["verbs"]]
        passive, perfect = "{O}" in pattern, re.search(r"\{(part|obj_part|haben_zu|inf_haben|haben_fin)\}", pattern)
        fit = [v for v in verbs if not (perfect and v.with_sein) and (not passive or v.object[:4] in ("die ", "das "))]
        self.verb = choose.choice([v for v in fit if not passive or v.object != "die Vorfälle"])
        self._subject = choose.choice(whole["agents"])

    def __call__(self, match: re.Match[str]) -> str:
        name = match[1]
        if found := _NOUN_PHRASE.fullmatch(name):
            return self._noun_phrase(found[1], found[2], found[3])
        return self._others()[name]() if name in self._others() else self._verb_phrase(name)

    def _others(self) -> dict[str, Callable[[], str]]:
        pick, whole = self._choose.choice, self._whole
        return {
            "S": lambda: _agent(self._subject, "nom"),
            "S2": lambda: _agent(pick(whole["agents"]), "nom"),
            "A": lambda: _agent(pick(whole["agents"]), "acc"),
            "D": lambda: _agent(pick(whole["agents"]), "dat"),
            "agen": lambda: _agent(pick(whole["agents"]), "gen"),
            "REL": lambda: _article("def", str(self._subject)[-1], "nom"),
            "T": lambda: str(pick(whole["coming"])),
            "Tdate": lambda: str(pick(whole["dates"])),
            "P": lambda: str(pick(whole["gone"])),
            "O": lambda: self.verb.object,
        }

    def _noun_phrase(self, article: str, case: str, adjective: str | None) -> str:
        noun = self.noun
        word = noun.genitive if case == "gen" else noun.word
        parts = [_article(article, noun.gender, case)] if article != "null" else []
        parts += [adjective + _ending(article, noun.gender, case)] if adjective else []
        parts.append(_MARK + word + _MARK)
        parts += [noun.complement] if self._choose.random() < 0.5 else []
        return " ".join(parts)

    def _verb_phrase(self, name: str) -> str:
        verb = self.verb
        before = "" if verb.object == "-" or "{O}" in self._pattern or name == "part" else verb.object + " "
        form = {"obj_part": "part", "haben_zu": "part", "inf_haben": "part", "haben_fin": "part"}.get(name, name)
        after = {"haben_zu": " zu haben", "inf_haben": " haben", "haben_fin": " hat"}.get(name, "")
        word = verb.forms[form]
        lead = "zu " if word.startswith("zu ") else ""
        return f"{before}{lead}{_MARK}{word.removeprefix(lead)}{_MARK}{after}"


def _verb(entry: str) -> _Verb:
    kind, _, rest = entry.partition(" ")
    first, *forms = (part.strip() for part in rest.split("|"))
    return _Verb(EventType(kind), first, dict(zip(("zu", "inf", "part", "pres", "past", "kon"), forms, strict=True)))


def _article(kind: str, gender: str, case: str) -> str:
    definite = {"m": "der den dem des", "f": "die die der der", "n": "das das dem des"}
    endings = {"m": ("", "en", "em", "es"), "f": ("e", "e", "er", "er"), "n": ("", "", "em", "es")}
    at = _CASES.index(case)
    return definite[gender].split()[at] if kind == "def" else kind + endings[gender][at]


def _ending(article: str, gender: str, case: str) -> str:
    """The ending of an adjective after an article."""
    if case in ("dat", "gen") or (case == "acc" and gender == "m"):
        return "en"
    return "e" if article == "def" or gender == "f" else {"m": "er", "n": "es"}[gender]


def _agent(entry: object, case: str) -> str:
    word, _, gender = str(entry).rpartition(" ")
    if case != "nom" and word == "Präsident":
        word = "Präsidenten"
    elif case == "gen" and gender != "f":
        word += "s"
    return f"{_article('def', gender, case)} {word}"


def status_sentences(each: int, seed: int = 1, path: Path = PATTERNS) -> Iterator[Sentence]:
    """`each` sentences for every pattern, the same ones for the same seed."""
    whole = yaml.safe_load(path.read_text(encoding="utf-8"))
    choose = random.Random(seed)
    for status, patterns in whole["patterns"].items():
        for pattern in patterns * each:
            yield _sentence(pattern, Status(status), _Fillings(whole, pattern, choose))


def _sentence(pattern: str, status: Status, fill: _Fillings) -> Sentence:
    by_verb = re.search(r"\{(zu|inf|part|pres|past|obj_part|haben_zu|inf_haben|haben_fin)\}", pattern)
    text = re.sub(r"\{([^}]*)\}", fill, pattern)
    for apart, fused in _FUSED:
        text = re.sub(rf"\b{apart}\b", fused, text)
        text = re.sub(rf"\b{apart.capitalize()}\b", fused.capitalize(), text)
    start, end = text.index(_MARK), text.rindex(_MARK) - 1
    plain = text.replace(_MARK, "")
    return Sentence(plain[0].upper() + plain[1:], (start, end), (fill.verb if by_verb else fill.noun).type, status)


def parsed(sentence: Sentence, nlp: Language) -> Token:
    """The act's word in the sentence as the layers of `nlp` read it."""
    doc = nlp.make_doc(sentence.text)
    doc._.report = make_report(sentence.text, language="de", published=PUBLISHED)
    span = nlp(doc).char_span(*sentence.trigger, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no word stands at {sentence.trigger} in {sentence.text!r}")
    return span.root
