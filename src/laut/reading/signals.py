"""What stands around an act and above it that tells whether it is done: modal verbs, negation, embedding words.

The tree is climbed from the trigger. Each step yields signals: words at the act itself (step 0), at the verb
whose object or subject it is, and at every clause above it that it depends on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.reading.clauses import feature
from laut.reading.phrases import NOMINAL
from laut.reading.trigger_forms import adjective_stems, fold, noun_stem
from laut.reading.trigger_table import particle_of
from laut.reading.verb_index import forms_of

HIGHEST = 5
_PARTS = ("verbs", "nouns", "adjectives")
_CONJUNCTIONS = frozenset({"condition", "purpose"})
"""Groups whose words count only as conjunctions: «damit» is also an adverb."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The table `status.yaml`.

    Embedding words (folded): verbs, stems of nouns, adjectives without ending; `forms` lead from a verb's form to the
    verb. `around` gives the group of a word at the act.
    """

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    around: dict[str, str]
    modals: frozenset[str]
    light: frozenset[str]
    forms: dict[str, str]

    def of_noun(self, token: Token) -> frozenset[str]:
        """Statuses of an embedding noun, also as the last part of a compound («Rücktrittsforderung»)."""
        stem = noun_stem(token.text)
        found = self.nouns.get(stem)
        if found is not None:
            return found
        return next((self.nouns[stem[k:]] for k in range(3, len(stem) - 4) if stem[k:] in self.nouns), frozenset())

    def of_verb(self, token: Token) -> frozenset[str]:
        """Statuses of an embedding verb, by its form with its separated particle, else by its lemma."""
        form = self.forms.get(fold(token.text), "")
        particle = particle_of(token)
        names = (f"{particle}{form}" if particle else form, form, fold(verb_lemma(token)))
        return next((self.verbs[name] for name in names if name in self.verbs), frozenset())

    def of_adjective(self, token: Token) -> frozenset[str]:
        """Statuses of an adjective or participle at the act («der geplante Abzug», «ein möglicher Angriff»)."""
        return next(
            (self.adjectives[stem] for stem in adjective_stems(fold(token.text)) if stem in self.adjectives),
            frozenset(),
        )


@lru_cache
def status_words(language: str) -> StatusWords:
    """The checked table of a language; raises `BadLanguageData`."""
    whole = mapping(table(language, "status"), "status.yaml")
    kinds: dict[str, dict[str, set[str]]] = {part: {} for part in _PARTS}
    for status, group in mapping(whole["embedding"], "embedding").items():
        for part in _PARTS:
            for word in strings(mapping(group, status)[part], f"{status} {part}"):
                kinds[part].setdefault(_key(part, word), set()).add(status)
    frozen = {part: {word: frozenset(found) for word, found in words.items()} for part, words in kinds.items()}
    around = {
        word: group
        for group, entry in mapping(whole["around"], "around").items()
        for word in strings(mapping(entry, group)["words"], group)
    }
    light = frozenset(strings(mapping(whole["light"], "light")["verbs"], "light verbs"))
    modals = frozenset(strings(whole["modals"], "modals"))
    return StatusWords(**frozen, around=around, modals=modals, light=light, forms=forms_of(language, kinds["verbs"]))


def _key(part: str, word: str) -> str:
    return noun_stem(word) if part == "nouns" else fold(word)


@dataclass(frozen=True, slots=True)
class Signal:
    """One word that speaks about the act: `kind` («negation», «modal:sollen», «demanded» …) at `step` steps up.

    `relation` is how the act's side hangs on the word (the tree's relation; "" at the act itself).
    """

    kind: str
    word: Token
    step: int
    relation: str = ""


def signals(trigger: Token, words: StatusWords) -> list[Signal]:
    """All signals of a trigger, nearest first."""
    found = list(_at(trigger, 0, words))
    token = trigger
    for step in range(1, HIGHEST + 1):
        if token.dep_ == "ROOT" or token.head.i == token.i:
            break
        relation = token.dep_.split(":")[0]
        above = token.head
        found += _embedding(above, step, relation, words)
        if relation not in ("advcl", "parataxis", "acl") or token.dep_ == "acl":
            found += _at(above, step, words, came=token)
        token = above
    return found


def _embedding(above: Token, step: int, relation: str, words: StatusWords) -> Iterator[Signal]:
    if relation == "conj":
        return
    kinds = words.of_noun(above) if above.pos_ in NOMINAL else words.of_verb(above) | words.of_adjective(above)
    for kind in sorted(kinds):
        yield Signal(kind, above, step, relation)


def _at(token: Token, step: int, words: StatusWords, came: Token | None = None) -> Iterator[Signal]:
    """Signals at a word: negation, modal and auxiliary verbs, hedges, adjectives, conjunctions."""
    for child in token.children:
        if came is not None and child.i == came.i:
            continue
        relation = child.dep_.split(":")[0]
        if relation in ("aux", "cop") or child.tag_.startswith(("VM", "VA")):
            yield from _auxiliary(child, token, step, words)
        elif relation in ("advmod", "det", "mark", "case", "cc", "amod", "nummod"):
            yield from _word(child, step, words)
    if step == 0 and (mood := feature(token, "Mood")):
        yield Signal(f"own:{mood}:{feature(token, 'Tense')}", token, step)
    if step == 0 and token.pos_ not in NOMINAL and (form := feature(token, "VerbForm")):
        yield Signal(f"form:{form}", token, step)


def _auxiliary(child: Token, token: Token, step: int, words: StatusWords) -> Iterator[Signal]:
    lemma, mood, tense = child.lemma_.lower(), feature(child, "Mood"), feature(child, "Tense")
    if lemma in words.modals:
        yield Signal(f"modal:{lemma}{':perfect' if _perfect(token) else ''}", child, step)
        yield Signal(f"modal:{lemma}:{mood}:{tense}", child, step)
    elif child.dep_ == "aux" and lemma == "werden":
        yield Signal(f"future:{mood}:{tense}", child, step)
    else:
        yield Signal(f"aux:{lemma}:{mood}:{tense}", child, step)


def _perfect(token: Token) -> bool:
    """Whether a modal's infinitive is a perfect one («soll … getötet haben»), also where «haben» stands at a later verb."""
    helpers = {child.lemma_ for child in token.children if child.dep_.startswith("aux")}
    if helpers & {"haben", "sein"}:
        return True
    return (
        token.tag_ == "VVPP"
        and "werden" not in helpers
        and any(c.dep_ == "conj" and _perfect(c) for c in token.children)
    )


def _word(child: Token, step: int, words: StatusWords) -> Iterator[Signal]:
    group = words.around.get(child.lower_)
    if group is not None and (group not in _CONJUNCTIONS or child.tag_.startswith("KOU")):
        yield Signal(group, child, step)
    for kind in sorted(words.of_adjective(child)):
        yield Signal(kind, child, step, "attribute")


def verb_lemma(token: Token) -> str:
    """The lemma in lower case, a separable prefix that stands apart joined to it."""
    lemma = str(token.lemma_).lower()
    if token.pos_ in ("VERB", "AUX"):
        for child in token.children:
            if child.dep_ == "compound:prt" and not lemma.startswith(child.lower_):
                return child.lower_ + lemma
    return lemma


def governor(trigger: Token) -> Token | None:
    """The verb on which a nominal trigger depends, None if there is none."""
    token = trigger
    for _ in range(3):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None
