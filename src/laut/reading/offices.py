"""Offices: the nouns that say what a named person is.

«Verteidigungsministerin Jana Roth», «der Vorsitzende der Partei, Ole Brandt,», «Karim
Tavakoli, ein Sprecher der Armee». They give the person roles, gender, country and sector.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from laut.reading.actor_words import ActorWords, Noun
from laut.reading.countries import adjective_stem, countries
from laut.reading.mention import Mention, is_subject
from laut.reading.mention_words import MentionWords
from laut.reading.places import country_of, is_place

_WITHIN = frozenset({"ART", "ADJA", "NN", "NE", "APPR", "APPRART", "CARD", "FM", "KON"})
_FARTHEST = 10
"""Tokens between an office and its bearer: «Vorsitzende der Partei für Freiheit im Land Hessen, Jana Roth»."""


def describe_person(mention: Mention, name: Span, words: ActorWords, small: MentionWords) -> None:
    """Fill gender, roles, country and sector from the words around a personal name."""
    given = name[0].text if len(name) > 1 else ""  # «Ali» alone may be a surname
    mention.gender = words.genders.get(given, words.genders.get(given.split("-")[0], ""))
    first = name.start
    while first and name.doc[first - 1].text in words.address:
        mention.gender = words.address[name.doc[first - 1].text] or mention.gender
        first -= 1
    _inhabitant(mention, name.doc, first)
    for found in (_before(name, first, words, small), _behind(name, words, small)):
        if found is not None:
            _give(mention, *found, words)


def _inhabitant(mention: Mention, doc: Doc, first: int) -> None:
    """«der Italiener Ole Brandt»: country and gender."""
    code = countries(doc.lang_ or "de").of_people(doc[first - 1].text) if first else None
    if code is not None and doc[first - 1].text[:1].isupper():
        mention.country = code
        mention.gender = mention.gender or ("Fem" if doc[first - 1].text.endswith("in") else "Masc")
        mention.offices.append(first - 1)


def has_office(name: Span, words: ActorWords, small: MentionWords) -> bool:
    """Whether an office stands at the name, so that it must be a person's."""
    return _before(name, name.start, words, small) is not None or _behind(name, words, small) is not None


def is_genitive(name: Span) -> bool:
    """«Stellvertreter Brandts», «Parteichef Hanois»: the name says whose, not who."""
    text = name.text
    if len(name) > 1 or not text.endswith("s") or len(text) < 4:
        return False
    shown = name.root.morph.get("Case", []) == ["Gen"] or is_place(text[:-1])
    return shown or any(other[-1].text == text[:-1] for other in name.doc.ents)


def _before(name: Span, first: int, words: ActorWords, small: MentionWords) -> tuple[Token, Noun] | None:
    """The office before the name, right there, with a genitive between, or with a comma after that."""
    doc, last = name.doc, first - 1
    while last > 0 and doc[last].is_space and "\n" not in doc[last].text:
        last -= 1
    apposed = last > 0 and doc[last].text == "," and _ends_apposition(doc, name.end)
    last -= apposed
    for k in range(last, max(-1, last - _FARTHEST), -1):
        if not (_may_stand_between(doc[k], small) or (apposed and _is_nominal(doc[k]))):
            return None
        noun = words.noun(doc[k].text) if doc[k].pos_ in ("NOUN", "PROPN") else None
        if noun is not None and noun.is_person and not noun.plural:
            return (doc[k], noun) if _reaches(doc, k, last, apposed, is_genitive(name), small) else None
    return None


def _may_stand_between(token: Token, small: MentionWords) -> bool:
    """Whether a word can belong to the genitive between an office and a name, or be the office."""
    if token.text in "()":
        return True
    other_phrase = token.tag_ in ("APPR", "APPRART") and token.lower_ not in small.office_of
    return token.tag_ in _WITHIN and token.ent_type_ != "PER" and not other_phrase


def _is_nominal(token: Token) -> bool:
    """A comma before the name allows more: «ein Anführer auf dieser Seite, Ole Brandt,»."""
    return not token.is_punct and token.pos_ not in ("VERB", "AUX") and token.ent_type_ != "PER"


def _ends_apposition(doc: Doc, end: int) -> bool:
    return end == len(doc) or doc[end].is_punct or doc[end].pos_ in ("VERB", "AUX")


def _reaches(doc: Doc, k: int, last: int, apposed: bool, genitive: bool, small: MentionWords) -> bool:
    """Whether the words from the office at `k` to `last` bind it to the name behind them."""
    if k == last:
        return not genitive and (not apposed or any(doc[j].tag_ == "ART" for j in range(max(0, k - 3), k)))
    bound = doc[k + 1].lower_ in small.office_of or doc[k + 1].tag_ == "NE"
    return apposed or bound or all(doc[j].pos_ in ("PROPN", "NOUN") for j in range(k + 1, last + 1))


def _behind(name: Span, words: ActorWords, small: MentionWords) -> tuple[Token, Noun] | None:
    """«…, ein Sprecher der Polizei,», «…, stellvertretender Chef der Garde,»."""
    doc, i = name.doc, name.end
    if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")":
        i += 3  # «Jana Roth (SPD), Sprecherin der Fraktion»
    if i >= len(doc) - 1 or doc[i].text != "," or (doc[i + 1].lower_ in small.oblique and is_subject(name.root)):
        return None
    for k in range(i + 1, min(i + 6, len(doc))):
        noun = words.noun(doc[k].text) if doc[k].tag_ == "NN" else None
        if noun is not None and noun.is_person and not noun.plural:
            names_another = k + 1 < len(doc) and doc[k + 1].ent_type_ == "PER"
            return None if names_another else (doc[k], noun)
        if doc[k].tag_ not in ("ART", "ADJA", "CARD"):
            return None
    return None


def _give(mention: Mention, token: Token, noun: Noun, words: ActorWords) -> None:
    adjectives = list(_adjectives(token))
    owner = list(_owner(token, mention))
    mention.offices.append(token.i)
    mention.roles.append(_office(noun, adjectives, words))
    mention.role_words.append(noun.masculine)
    mention.gender = "Fem" if noun.gender == "Fem" else mention.gender or noun.gender
    part = token.text.rpartition("-")[0]
    own = words.known.get((part,))
    other = part.isupper() and country_of(token.text) is None and noun.entry.sector == "GOV"
    mention.sector = (
        own.sector if own else (None if other else noun.entry.sector) or _sector(owner, words) or mention.sector
    )
    mention.country = mention.country or (own.country if own else None)
    for word in (*adjectives, token, *owner):
        mention.country = mention.country or country_of(word.text)


def _adjectives(token: Token) -> Iterator[Token]:
    """The adjectives before an office, nearest last; «Nationale» may be tagged as a noun."""
    doc, i = token.doc, token.i
    while i and (
        doc[i - 1].tag_ == "ADJA" or (doc[i - 1].tag_ in ("NN", "NE") and doc[i - 1].dep_ in ("compound", "amod"))
    ):
        i -= 1
    return iter(doc[i : token.i])


def _office(noun: Noun, adjectives: list[Token], words: ActorWords) -> str:
    """The office in the nominative: «Nationalen Sicherheitsberater» → «Nationaler Sicherheitsberater»."""
    ending = "e" if noun.gender == "Fem" else "er"
    kept = []
    for adjective in adjectives:
        stem = re.sub(r"e[nrsm]?$", "", adjective.text)
        capital = stem[:1].isupper() and not adjective.is_sent_start and adjective_stem(adjective.text) is None
        if capital or stem.lower() in words.office_adjectives:
            kept.append(stem + ending)
    return " ".join([*kept, noun.base])


def _owner(token: Token, mention: Mention) -> Iterator[Token]:
    """The words of the genitive or «von»-phrase right behind an office."""
    for follower in token.doc[token.i + 1 : token.i + 1 + _FARTHEST]:
        if follower.tag_ not in _WITHIN or mention.start <= follower.i < mention.end:
            return
        yield follower


def _sector(owner: list[Token], words: ActorWords) -> str | None:
    """«Sprecher der Polizei» speaks for the police."""
    for token in owner:
        if (body := words.known.get((token.text,))) is not None:
            return body.sector
        noun = words.noun(token.text)
        if noun is not None and not noun.is_person and noun.entry.sector:
            return noun.entry.sector
    return None
