"""Proper names: what kind of thing each names.

The encoder's label is checked against the words around the name, the tables and the
gazetteer: «Magazin "Umschau"» is an outlet, «Präsident Kassel» a person, «Irak» never a body.
"""

import re

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import ActorWords, Noun
from laut.reading.countries import countries
from laut.reading.known_bodies import QUOTATION_MARKS, kind_before
from laut.reading.mention import How, Mention
from laut.reading.mention_words import MentionWords
from laut.reading.offices import describe_person, has_office, is_genitive
from laut.reading.places import country_of, is_place

_LABELS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORGANIZATION, "MISC": EntityKind.OTHER}
_NUMBER = re.compile(r"[\d.,:/ ]*|\d+\.? .*")
_EDGES = QUOTATION_MARKS + "()[]–—:;,"


def classify(name: Span, words: ActorWords, small: MentionWords) -> Mention | None:
    """The mention of a name found by the encoder; None if the words are no name («2. Oktober»)."""
    trimmed = _trimmed(name, words)
    if trimmed is None or _is_no_name(trimmed, small) or _is_common(trimmed, words):
        return None
    before = _noun_before(trimmed, words)
    kind = _kind(trimmed, name.label_, before, words)
    if kind is EntityKind.PLACE and not is_place(trimmed.text) and has_office(trimmed, words, small):
        kind = EntityKind.PERSON
    mention = Mention(trimmed.start, trimmed.end, How.NAME, kind, trimmed.text, trimmed.root.i, definite=True)
    if kind is EntityKind.PERSON:
        describe_person(mention, trimmed, words, small)
    elif kind is EntityKind.ORGANIZATION:
        _describe_body(mention, trimmed, before, words)
    elif kind is EntityKind.PLACE:
        mention.country = countries().of_name(trimmed.text)
    return mention


def _trimmed(name: Span, words: ActorWords) -> Span | None:
    """The name without quotation marks at its edges and without titles in front; None if nothing is left."""
    start, end, doc = name.start, name.end, name.doc
    while start < end and (doc[start].text in _EDGES or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        end -= 1
    while end - start > 1 and name.label_ == "PER" and _is_title(doc[start], words):
        start += 1
    if start < end and name.label_ == "LOC":
        start -= _more_before(doc, start, end)
    return doc[start:end] if start < end and doc[start:end].text not in words.address else None


def _more_before(doc: Doc, start: int, end: int) -> bool:
    """«Den» belongs to «Haag» where the gazetteer knows both together."""
    before = doc[start - 1] if start else None
    return (
        before is not None and before.text[:1].isupper() and before.tag_ != "NN" and is_place(doc[start - 1 : end].text)
    )


def _is_title(token: Token, words: ActorWords) -> bool:
    noun = words.noun(token.text)
    return token.text in words.address or (noun is not None and noun.entry.title)


def _is_no_name(name: Span, small: MentionWords) -> bool:
    if all(token.tag_ == "ADJA" or not token.text[:1].isupper() for token in name) and name.label_ != "PER":
        return True  # «irakischen»
    return bool(_NUMBER.fullmatch(name.text)) or (
        name.label_ != "PER" and any(token.text in small.no_names for token in name)
    )


def _is_common(name: Span, words: ActorWords) -> bool:
    """«Militärjunta» alone is a description, «Provinz» nothing, whatever the encoder says."""
    if len(name) > 1:
        return False
    noun, common = words.noun(name.text), name[0].tag_ == "NN"
    if noun is None:
        return common and name.label_ in ("MISC", "LOC") and not is_place(name.text)
    return common or not noun.is_person


def _noun_before(name: Span, words: ActorWords) -> Noun | None:
    """The actor noun right before a name, quotation marks between them allowed."""
    i = name.start - 1
    while i >= 0 and (name.doc[i].text in QUOTATION_MARKS or name.doc[i].is_space):
        i -= 1
    return words.noun(name.doc[i].text) if i >= 0 and name.doc[i].pos_ == "NOUN" else None


def _kind(name: Span, label: str, before: Noun | None, words: ActorWords) -> EntityKind:
    """What the name names, by the encoder's label and what tables and context say against it."""
    text, kind = name.text, _LABELS.get(label, EntityKind.OTHER)
    if _is_abbreviation(name, words) and kind is not EntityKind.OTHER:
        return EntityKind.ORGANIZATION
    if countries().of_name(text) or text in countries().regions:
        return EntityKind.PLACE
    first = words.noun(name[0].text) if len(name) > 1 else None
    if first is not None and first.entry.kind is EntityKind.ORGANIZATION and kind is not EntityKind.OTHER:
        return EntityKind.ORGANIZATION  # «Diözese Wüstringen»
    if before is not None and before.is_person and _is_titled(name, before):
        return EntityKind.PERSON
    if before is not None and before.entry.kind is EntityKind.ORGANIZATION and kind is not EntityKind.PLACE:
        return EntityKind.ORGANIZATION
    if kind is EntityKind.ORGANIZATION and len(name) == 1 and is_place(text) and not text.isupper():
        return EntityKind.PLACE
    return kind


def _is_titled(name: Span, before: Noun) -> bool:
    """«Sprecher Brandt» is titled; «Sprecher Kassels» is not."""
    return before.entry.title and not before.plural and not is_genitive(name)


def _is_abbreviation(name: Span, words: ActorWords) -> bool:
    """«ZVB» and «Zentraler Verband der Bauern (ZVB)» are bodies; «USA» and «Jana Roth (SPD)» are not."""
    doc, end = name.doc, name.end
    if len(name) == 1 and _is_short(name.text):
        return True
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return False
    body = words.known.get((doc[end + 1].text,))
    return _is_short(doc[end + 1].text) and (body is None or body.sector != "LEG")


def _is_short(text: str) -> bool:
    return text.isupper() and 2 < len(text) < 6 and countries().of_name(text) is None


def _describe_body(mention: Mention, name: Span, before: Noun | None, words: ActorWords) -> None:
    """Sector and country of a body from the noun before it or the nouns in its own name."""
    inner = [noun for token in name if (noun := words.noun(token.text)) is not None and not noun.is_person]
    if before is not None and not before.is_person:
        mention.offices = kind_before(name, words)
        inner = [before, *inner]
    for noun in inner:
        mention.sector = mention.sector or noun.entry.sector
        mention.word = mention.word or noun.entry.word
    mention.country = next((code for token in name if (code := country_of(token.text))), None)
