"""How each noun phrase of a sentence looks from a trigger: the fields by which roles and places are weighed.

A field is a word a reader understands («nsubj|verb», «near», «von»). The weigher has one embedding per field value;
a value that it has not seen says nothing.
"""

from collections.abc import Sequence
from math import log2

from spacy.tokens import Doc, Token

from laut.model.entity import Entity
from laut.model.kinds import EventType
from laut.reading.countries import countries
from laut.reading.doc import tokens_in
from laut.reading.paths import Link
from laut.reading.phrases import case_word, grammatical_case, name_of, named
from laut.reading.roles import RoleWords, passive, prior, word_class
from laut.reading.signals import governor, verb_lemma
from laut.reading.surface import between, lead
from laut.reading.weighing import Candidate

Cast = dict[int, Entity]
"""The entity that each token is part of a mention of."""


def cast_of(doc: Doc) -> Cast:
    """Who stands where; the shortest mention wins."""
    mentions = [(len(mention), mention, entity) for entity in doc._.entities for mention in entity.mentions]
    found: Cast = {}
    for _, mention, entity in sorted(mentions, key=lambda item: -item[0]):
        for token in tokens_in(doc, mention):
            found[token.i] = entity
    return found


def candidates(
    trigger: Token, type: EventType, mode: str | None, found: Sequence[Link], cast: Cast, words: RoleWords
) -> list[Candidate]:
    """The fields of each phrase, in the order of `found`."""
    voice = word_class(trigger) + ("-passive" if passive(trigger) else "")
    about = _trigger_fields(trigger, type, mode, voice, found)
    seen: dict[str, int] = {}
    out = []
    for link in found:
        short = link.path.split("^")[-1]
        rank = seen.get(short, 0)
        seen[short] = rank + 1
        fields = (
            *about,
            *_path_fields(trigger, type, link, short, voice, rank, words),
            *_head_fields(link.head, cast),
            *_surface_fields(trigger, link.head),
        )
        out.append(Candidate(fields, trigger.i, link.head.i))
    return out


def _trigger_fields(
    trigger: Token, type: EventType, mode: str | None, voice: str, found: Sequence[Link]
) -> tuple[str, ...]:
    above = governor(trigger) if voice == "noun" else None
    own = {link.path for link in found if link.up == 0}
    has = "+".join(path for path in ("nsubj", "nsubj:pass", "obj", "nmod:Gen", "nmod:von", "det:poss") if path in own)
    return (
        type,
        f"{type}/{mode}",
        voice,
        verb_lemma(trigger),
        trigger.lower_[-5:],
        verb_lemma(above) if above is not None else "",
        trigger.dep_,
        has,
    )


def _path_fields(
    trigger: Token, type: EventType, link: Link, short: str, voice: str, rank: int, words: RoleWords
) -> tuple[str, ...]:
    rule = prior(trigger, type, link, words)
    return (
        f"{link.path}|{voice}",
        f"{short}|{voice}",
        link.path,
        str(link.up),
        rule,
        f"{rule}|{type}",
        f"{short}|{min(rank, 3)}",
    )


def _head_fields(head: Token, cast: Cast) -> tuple[str, ...]:
    entity = cast.get(name_of(head).i) or cast.get(head.i)
    kind = f"{entity.kind}" if entity is not None else "nobody"
    sector = f"{entity.sector}" if entity is not None and entity.sector else ""
    demonym = "demonym" if head.tag_ == "ADJA" and countries("de").of_adjective(head.text) else head.tag_
    return (
        named(name_of(head)),
        kind,
        sector,
        demonym,
        f"{head.dep_}|{head.tag_}",
        verb_lemma(head),
        head.lower_[-4:],
        grammatical_case(head),
        case_word(head),
    )


def _surface_fields(trigger: Token, head: Token) -> tuple[str, ...]:
    preposition, article = lead(head)
    signs, verbs, ands = between(trigger, head)
    side = "before" if head.i < trigger.i else "after"
    far = min(int(2 * log2(1 + abs(head.i - trigger.i))), 12)
    return (
        preposition,
        article,
        f"{side}{far}",
        f"{side}{min(signs, 3)}{min(verbs, 3)}",
        f"{preposition}|{min(signs, 2)}{min(verbs, 1)}{min(ands, 1)}|{side}",
    )
