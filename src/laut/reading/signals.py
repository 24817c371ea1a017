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

HIGHEST = 5
_PARTS = ("verbs", "nouns", "adjectives")


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The table `status.yaml`: embedding words by lemma in lower case, and the words around an act by group."""

    verbs: dict[str, frozenset[str]]
    nouns: dict[str, frozenset[str]]
    adjectives: dict[str, frozenset[str]]
    around: dict[str, str]
    modals: frozenset[str]
    light: frozenset[str]

    def of_noun(self, lemma: str) -> frozenset[str]:
        """Statuses of an embedding noun, also as the last part of a compound («Rücktrittsforderung»)."""
        found = self.nouns.get(lemma)
        if found is not None:
            return found
        return next((self.nouns[lemma[k:]] for k in range(3, len(lemma) - 4) if lemma[k:] in self.nouns), frozenset())


@lru_cache
def status_words(language: str) -> StatusWords:
    """The checked table of a language; raises `BadLanguageData`."""
    whole = mapping(table(language, "status"), "status.yaml")
    kinds: dict[str, dict[str, set[str]]] = {part: {} for part in _PARTS}
    for status, group in mapping(whole["embedding"], "embedding").items():
        for part in _PARTS:
            for word in strings(mapping(group, status)[part], f"{status} {part}"):
                kinds[part].setdefault(word.lower(), set()).add(status)
    frozen = {part: {word: frozenset(found) for word, found in words.items()} for part, words in kinds.items()}
    around = {
        word: group
        for group, entry in mapping(whole["around"], "around").items()
        for word in strings(mapping(entry, group)["words"], group)
    }
    light = frozenset(strings(mapping(whole["light"], "light")["verbs"], "light verbs"))
    return StatusWords(**frozen, around=around, modals=frozenset(strings(whole["modals"], "modals")), light=light)


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
    lemma = verb_lemma(above)
    kinds = (
        words.of_noun(lemma)
        if above.pos_ in NOMINAL
        else words.verbs.get(lemma, frozenset()) | words.adjectives.get(lemma, frozenset())
    )
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
        perfect = any(c.dep_.startswith("aux") and c.lemma_ in ("haben", "sein") for c in token.children)
        yield Signal(f"modal:{lemma}{':perfect' if perfect else ''}", child, step)
        yield Signal(f"modal:{lemma}:{mood}:{tense}", child, step)
    elif child.dep_ == "aux" and lemma == "werden":
        yield Signal(f"future:{mood}:{tense}", child, step)
    else:
        yield Signal(f"aux:{lemma}:{mood}:{tense}", child, step)


def _word(child: Token, step: int, words: StatusWords) -> Iterator[Signal]:
    lower = child.lower_
    group = words.around.get(lower)
    if group is not None:
        yield Signal(group, child, step)
    for kind in sorted(words.adjectives.get(verb_lemma(child), frozenset())):
        yield Signal(f"{kind}", child, step, "attribute")


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
