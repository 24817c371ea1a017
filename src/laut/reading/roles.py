"""What grammar alone says of who acts and who is acted upon: the table `roles.yaml`."""

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from laut.lang.load import table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import EventType
from laut.reading.paths import Link
from laut.reading.phrases import NOMINAL
from laut.reading.signals import verb_lemma
from laut.reading.trigger_forms import noun_stem

ACTOR, RECIPIENT, NEITHER = "actor", "recipient", "none"


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
    scenes: tuple[str, ...]
    scene_prepositions: frozenset[str]


@lru_cache
def role_words(language: str) -> RoleWords:
    """The table of a language; raises `BadLanguageData`."""
    whole = mapping(table(language, "roles"), "roles.yaml")
    verbs, nouns, scenes = (mapping(whole[name], name) for name in ("verbs", "nouns", "scenes"))
    return RoleWords(
        active=_relations(verbs["active"], "active"),
        passive=_relations(verbs["passive"], "passive"),
        nouns=_relations(nouns["relations"], "nouns"),
        inverse=frozenset(strings(mapping(verbs["inverse"], "inverse")["lemmas"], "inverse")),
        undergone=frozenset(strings(mapping(nouns["undergone"], "undergone")["types"], "undergone")),
        done=frozenset(strings(mapping(nouns["done"], "done")["types"], "done")),
        patients=strings(mapping(nouns["patient_endings"], "patient_endings")["endings"], "patient_endings"),
        mutual=frozenset(strings(mapping(whole["mutual"], "mutual")["types"], "mutual")),
        scenes=tuple(noun_stem(noun) for noun in strings(scenes["nouns"], "scenes")),
        scene_prepositions=frozenset(strings(scenes["prepositions"], "scenes")),
    )


def _relations(entry: object, where: str) -> dict[str, str]:
    found = mapping(mapping(entry, where)["relations"], where)
    return {path: string(role, f"{where} {path}") for path, role in found.items()}


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


def word_class(trigger: Token) -> str:
    """noun, verb, or attribute (a participle before a noun)."""
    if trigger.pos_ in NOMINAL:
        return "noun"
    return "attribute" if trigger.dep_ == "amod" or trigger.tag_ == "ADJA" else "verb"
