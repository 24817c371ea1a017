"""Who acts and who is acted upon: actors and recipients of a trigger.

What grammar fixes stands in `roles.yaml` (relations of the tree to roles); a trained choice weighs it against the
kind of act, the trigger, the preposition and the kind of name. Without weights the table decides alone.
"""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span, Token

from laut.lang.load import table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import EventType
from laut.model.reason import Reason
from laut.reading.loglinear import LogLinear
from laut.reading.paths import Link, links
from laut.reading.phrases import NOMINAL, case_word, grammatical_case, name_of, named, phrase
from laut.reading.signals import governor, verb_lemma

ACTOR, RECIPIENT, NEITHER = "actor", "recipient", "none"
LEAST = 0.33
"""From this share on a phrase has a role; best on the development reports."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The checked table `roles.yaml`."""

    active: dict[str, str]
    passive: dict[str, str]
    nouns: dict[str, str]
    inverse: frozenset[str]
    undergone: frozenset[str]
    done: frozenset[str]
    patients: tuple[str, ...]
    mutual: frozenset[str]


@lru_cache
def role_words(language: str) -> RoleWords:
    """The table of a language; raises `BadLanguageData`."""
    whole = mapping(table(language, "roles"), "roles.yaml")
    verbs, nouns = mapping(whole["verbs"], "verbs"), mapping(whole["nouns"], "nouns")
    return RoleWords(
        active=_relations(verbs["active"], "active"),
        passive=_relations(verbs["passive"], "passive"),
        nouns=_relations(nouns["relations"], "nouns"),
        inverse=frozenset(strings(mapping(verbs["inverse"], "inverse")["lemmas"], "inverse")),
        undergone=frozenset(strings(mapping(nouns["undergone"], "undergone")["types"], "undergone")),
        done=frozenset(strings(mapping(nouns["done"], "done")["types"], "done")),
        patients=strings(mapping(nouns["patient_endings"], "patient_endings")["endings"], "patient_endings"),
        mutual=frozenset(strings(mapping(whole["mutual"], "mutual")["types"], "mutual")),
    )


def _relations(entry: object, where: str) -> dict[str, str]:
    found = mapping(mapping(entry, where)["relations"], where)
    return {path: string(role, f"{where} {path}") for path, role in found.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """A noun phrase in a role, with its words and the share of belief in it."""

    head: Token
    words: Span
    role: str
    share: float
    reason: Reason


def passive(trigger: Token) -> bool:
    """Whether a verbal trigger stands in the passive, or is a past participle before a noun."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in trigger.children):
        return True
    if trigger.dep_ == "amod" or trigger.tag_ == "ADJA":
        return not trigger.lower_.rstrip("enmrs").endswith("d")
    return (
        trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and passive(trigger.head) and not _has_subject(trigger)
    )


def _has_subject(token: Token) -> bool:
    return any(c.dep_.startswith("nsubj") for c in token.children)


def prior(trigger: Token, type: EventType, link: Link, words: RoleWords) -> str:
    """What the table says about a phrase: actor, recipient or none."""
    if trigger.pos_ in NOMINAL:
        if link.path in ("nmod:Gen", "nmod:?", "nmod:von"):
            return _of_noun(trigger, type, words)
        return words.nouns.get(link.path, NEITHER)
    role = (words.passive if passive(trigger) else words.active).get(link.path, NEITHER)
    if verb_lemma(trigger) in words.inverse and link.path == "nsubj":
        return RECIPIENT
    return role


def _of_noun(trigger: Token, type: EventType, words: RoleWords) -> str:
    lemma = trigger.lemma_.lower()
    if lemma.endswith(words.patients) or type in words.undergone:
        return RECIPIENT
    return ACTOR


def features(trigger: Token, type: EventType, link: Link, words: RoleWords) -> list[str]:
    """What the trained choice sees of a phrase; readable, for it is given as the reason."""
    head, path, lemma, pos = link.head, link.path, verb_lemma(trigger), word_class(trigger)
    kind, rule = _kind(head), prior(trigger, type, link, words)
    voice = "passive" if pos != "noun" and passive(trigger) else ""
    short = path.split("^")[-1]
    above = governor(trigger) if pos == "noun" else None
    gov = verb_lemma(above) if above is not None else ""
    near = "near" if abs(head.i - trigger.i) <= 3 else "mid" if abs(head.i - trigger.i) <= 10 else "away"
    out = [
        f"rule={rule}",
        f"rule={rule}|{type}",
        f"path={path}|{pos}{voice}",
        f"path={path}|{pos}{voice}|{type}",
        f"path={path}|{kind}",
        f"path={path}|{lemma}",
        f"lemma={lemma}|{short}{voice}",
        f"short={short}|{pos}{voice}|{type}",
        f"short={short}|{kind}",
        f"kind={kind}",
        f"kind={kind}|{type}",
        f"word={head.lemma_.lower()}",
        f"word={head.lemma_.lower()}|{type}",
        f"ending={head.lower_[-5:]}",
        f"up={link.up}|{pos}",
        f"near={near}|{kind}|{'before' if head.i < trigger.i else 'after'}|{pos}{voice}",
        f"marker={case_word(head) or grammatical_case(head)}|{type}|{pos}",
        f"marker={case_word(head)}|{link.up}|{near}",
        f"rule={rule}|{kind}",
        f"pos={head.tag_}|{short}",
    ]
    if gov:
        out += [f"gov={gov}|{path}", f"gov={gov}|{path}|{type}"]
    return out


def word_class(trigger: Token) -> str:
    """noun, verb, or attribute (a participle before a noun)."""
    if trigger.pos_ in NOMINAL:
        return "noun"
    return "attribute" if trigger.dep_ == "amod" or trigger.tag_ == "ADJA" else "verb"


def _kind(head: Token) -> str:
    if head.tag_.startswith(("PP", "PD", "PI", "PW", "PREL")):
        return head.tag_
    label = named(name_of(head))
    if label:
        return label
    return "NUM" if head.pos_ == "NUM" else head.pos_


def find_roles(trigger: Token, type: EventType, words: RoleWords, choice: LogLinear | None = None) -> tuple[Part, ...]:
    """The actors and recipients of a trigger in text order."""
    parts = [_judge(trigger, type, link, words, choice) for link in links(trigger)]
    kept = [part for part in parts if part.role != NEITHER]
    return tuple(sorted(_distinct(kept), key=lambda part: part.words.start))


def _judge(trigger: Token, type: EventType, link: Link, words: RoleWords, choice: LogLinear | None) -> Part:
    if choice is None:
        role = prior(trigger, type, link, words)
        return Part(link.head, phrase(link.head), role, 0.7, Reason("roles.table", _words_for(link, trigger)))
    made = choice.choose(features(trigger, type, link, words))
    return Part(
        link.head,
        phrase(link.head),
        made.best,
        made.shares[made.best],
        Reason("roles.choice", _words_for(link, trigger)),
    )


def _words_for(link: Link, trigger: Token) -> str:
    return f"«{link.head.text}» is {link.path} of «{trigger.text}»"


def _distinct(parts: list[Part]) -> list[Part]:
    """One part per phrase, the surest first."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda p: -p.share):
        if not any(part.words.start < other.words.end and other.words.start < part.words.end for other in kept):
            kept.append(part)
    return kept
