"""Clauses from the tree: which verb each word belongs to, and what that verb is finite by.

Universal Dependencies hang auxiliaries, modals and copulas below the word that carries the meaning; a clause's
head here is that word («gesagt» in «hat gesagt», «krank» in «ist krank»).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

_CLAUSE_RELATIONS = frozenset(
    ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis", "discourse")
)
_AUXILIARY_RELATIONS = frozenset(("aux", "aux:pass", "cop"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause head, the words whose nearest clause head it is (itself included), and its finite verb if it has one."""

    head: Token
    words: tuple[Token, ...]
    finite: Token | None

    @property
    def verb_forms(self) -> tuple[Token, ...]:
        """Head, auxiliaries, modals, copula and verb particle, in text order."""
        parts = [
            t
            for t in self.words
            if (t.dep_ in _AUXILIARY_RELATIONS or t.dep_ == "compound:prt") and t.head.i == self.head.i
        ]
        return tuple(sorted([*parts, self.head], key=lambda t: t.i))


def relation(token: Token) -> str:
    """The token's relation in small letters (spaCy writes the root as `ROOT`)."""
    return token.dep_.lower()


def feature(token: Token, name: str) -> str:
    """A morphological feature's value, `""` where the token has none."""
    values = token.morph.get(name, [])
    return str(values[0]) if values else ""


def is_finite(token: Token) -> bool:
    """A finite verb form, by its tag or its features."""
    return token.tag_ in ("VVFIN", "VAFIN", "VMFIN", "VVIMP", "VAIMP") or feature(token, "VerbForm") == "Fin"


def heads_clause(token: Token) -> bool:
    """Whether the token is the head of a clause: by its relation, or as a coordinated word with a verb of its own."""
    rel = relation(token)
    if rel in _CLAUSE_RELATIONS:
        return rel != "discourse" or token.pos_ == "VERB"
    return rel == "conj" and (token.pos_ == "VERB" or _has_finite_child(token))


def _has_finite_child(token: Token) -> bool:
    return any(relation(child) in _AUXILIARY_RELATIONS and is_finite(child) for child in token.children)


def find_clauses(doc: Doc) -> tuple[Clause, ...]:
    """The clauses of a Doc, in the order of their heads; time is linear in the Doc."""
    owners = _owners(doc)
    words: dict[int, list[Token]] = {}
    for owner, token in zip(owners, doc, strict=True):
        words.setdefault(owner, []).append(token)
    return tuple(Clause(doc[i], tuple(words[i]), _finite(doc[i], words[i])) for i in sorted(words))


def _owners(doc: Doc) -> list[int]:
    """For each token, the place of its nearest clause head; a tree without one is owned by its root."""
    owners: list[int] = [-1] * len(doc)
    heads: list[int] = (doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))).tolist()
    for at in range(len(doc)):
        path = []
        while owners[at] < 0:
            path.append(at)
            if heads[at] == at or heads_clause(doc[at]):
                owners[at] = at
            else:
                at = heads[at]
        for i in path:
            owners[i] = owners[at]
    return owners


def _finite(head: Token, words: list[Token]) -> Token | None:
    helpers = [t for t in words if relation(t) in _AUXILIARY_RELATIONS and t.head.i == head.i and is_finite(t)]
    if helpers:
        return helpers[0]
    return head if is_finite(head) else None


def ancestors_of(token: Token) -> Iterator[Token]:
    """The token's heads up to the root."""
    while token.head.i != token.i:
        token = token.head
        yield token
