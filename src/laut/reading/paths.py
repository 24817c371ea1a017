"""How the noun phrases of a sentence hang on a trigger.

From the trigger the tree is climbed word by word; at each word passed, its noun phrases are met with the path
that leads to them: «nsubj» is the trigger's own subject, «xcomp^nsubj» the subject of the verb that governs it
(«Die Miliz kündigte an, sich zurückzuziehen»), «amod^» the noun that the trigger modifies («der getötete
General»). Relative pronouns stand for the noun they refer to, further members of a coordination share the
path of the first.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from laut.reading.phrases import NOMINAL, case_word, coordinated, grammatical_case, name_of

HIGHEST = 5
"""So many words are climbed from the trigger."""
_RELATIVE = frozenset({"PRELS", "PRELAT"})
_HOLDERS = frozenset({"PPER", "PDS", "PIS", "PRF", "PPOSS", "PWS"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "advcl", "acl:relcl", "csubj"})


@dataclass(frozen=True, slots=True)
class Link:
    """A noun phrase by its head, with its path from a trigger.

    `path` uses Universal Dependencies relations, `^` after each step up; `obl` and `nmod` carry their
    preposition or case («obl:von», «nmod:Gen»). `up` counts the steps up, `far` is a phrase without a path.
    """

    head: Token
    path: str
    up: int
    turn: Token

    @property
    def far(self) -> bool:
        return self.path == FAR


FAR = "far"


def relation(token: Token) -> str:
    """The relation of a token to its head, with preposition or case where that tells the role."""
    dep = token.dep_
    if dep in ("obl", "nmod", "obl:arg", "obl:agent", "nmod:poss", "dep"):
        word = case_word(token)
        return f"{dep.split(':')[0]}:{word or grammatical_case(token) or '?'}"
    if dep in ("obj", "iobj"):
        return {"Dat": "obl:Dat", "Gen": "obl:Gen"}.get(grammatical_case(token), "obj")
    return dep


def links(trigger: Token) -> list[Link]:
    """All noun phrases of the trigger's sentence, nearest path first; those out of reach come last as `far`."""
    found: dict[int, Link] = {}
    for link in _reached(trigger):
        found.setdefault(link.head.i, link)
    for token in trigger.sent:
        if token.i not in found and token.i != trigger.i and is_phrase_head(token):
            found[token.i] = Link(token, FAR, HIGHEST + 1, token)
    found.pop(trigger.i, None)
    named_by = {name.i for link in found.values() if (name := name_of(link.head)).i != link.head.i}
    return [link for link in found.values() if link.head.i not in named_by]


def _reached(trigger: Token) -> Iterator[Link]:
    anchor, came, via = trigger, trigger, ""
    for up in range(HIGHEST):
        if up and is_phrase_head(anchor):
            yield Link(anchor, via, up, anchor)
        for child in anchor.children:
            if child.i != came.i:
                yield from _below(child, via, up, anchor)
        if anchor.dep_ == "ROOT" or anchor.head.i == anchor.i:
            return
        via += relation(anchor) + "^"
        came, anchor = anchor, anchor.head


def _below(child: Token, via: str, up: int, turn: Token, depth: int = 0) -> Iterator[Link]:
    """The phrase of a dependent, what is coordinated with it, and what hangs on these."""
    path = via + relation(child)
    if child.tag_ in _RELATIVE:
        noun = antecedent(child)
        if noun is not None:
            for member in coordinated(noun):
                yield Link(member, path, up, turn)
    elif child.dep_ in ("det:poss", "det", "amod", "compound") or is_phrase_head(child):
        yield from _phrases(child, path, up, turn, depth)
    elif child.dep_ in _CLAUSES and depth == 0:
        for inner in child.children:
            yield from _below(inner, path + ">", up, turn, depth + 1)


def _phrases(child: Token, path: str, up: int, turn: Token, depth: int) -> Iterator[Link]:
    if child.dep_ in ("det:poss", "amod") or is_phrase_head(child):
        for member in coordinated(child) if child.dep_ not in ("det:poss", "amod") else [child]:
            yield Link(member, path, up, turn)
    if depth < 2 and child.pos_ in NOMINAL:
        for inner in child.children:
            if inner.dep_ in ("nmod", "nmod:poss", "appos", "det:poss", "amod"):
                yield from _below(inner, path + ">", up, turn, depth + 1)


def is_phrase_head(token: Token) -> bool:
    """A word that can stand for somebody or something: noun, name, pronoun, number used as a noun."""
    if token.pos_ in NOMINAL or token.tag_ in ("NN", "NE"):
        return token.dep_ not in ("flat", "flat:name")
    if token.tag_ in _HOLDERS:
        return token.tag_ != "PRF"
    return token.tag_ in ("CARD", "PIAT", "ADJA") and token.dep_.split(":")[0] in ("nsubj", "obj", "obl", "nmod")


def antecedent(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun refers to, None if the tree shows none."""
    word = pronoun
    for _ in range(6):
        if word.dep_.startswith("acl"):
            return word.head
        if word.head.i == word.i:
            return None
        word = word.head
    return None
