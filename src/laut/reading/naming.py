"""Proper names: what kind of thing each names, and which office its bearer is given.

The encoder's label is checked against the words around the name, the tables and the
gazetteer: «Magazin "Umschau"» is an outlet, «Präsident Kassel» a person, «Irak» never a body.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import ActorWords, Noun
from laut.reading.countries import adjective_stem, countries
from laut.reading.mention import How, Mention
from laut.reading.places import country_of, is_place

_LABELS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORGANIZATION, "MISC": EntityKind.OTHER}
_NO_NAME = re.compile(
    r"[\d.,:/ ]*|.*\b(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Montag|Dienstag|"
    r"Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|Uhr|Euro|Dollar|Prozent)\b.*"
)
_DAY = re.compile(r"\d+\.? .*")
_QUOTES = "\"„“”«»'‚‘"
_EDGES = "\"„“”«»'‚‘’()[]–—:;,"
_WITHIN = frozenset({"ART", "ADJA", "NN", "NE", "APPR", "APPRART", "CARD", "FM", "KON"})
_FARTHEST = 8
"""Tokens between an office and its bearer: «Vorsitzende der Partei für Freiheit im Land Hessen, Jana Roth»."""


def classify(name: Span, words: ActorWords) -> Mention | None:
    """The mention of a name found by the encoder; None if the words are no name («2. Oktober»)."""
    trimmed = _trimmed(name, words)
    if trimmed is None or _DAY.fullmatch(trimmed.text) or (_NO_NAME.fullmatch(trimmed.text) and name.label_ != "PER"):
        return None
    if len(trimmed) == 1 and trimmed[0].tag_ == "NN" and words.noun(trimmed.text) is not None:
        return None  # a description: «Militärjunta»
    title = _noun_before(trimmed, words)
    kind = _kind(trimmed, name.label_, title, words)
    mention = Mention(trimmed.start, trimmed.end, How.NAME, kind, trimmed.text, trimmed.root.i, definite=True)
    if kind is EntityKind.PERSON:
        _describe_person(mention, trimmed, words)
    elif kind is EntityKind.ORGANIZATION:
        _describe_body(mention, trimmed, title, words)
    elif kind is EntityKind.PLACE:
        mention.country = countries().of_name(trimmed.text)
    return mention


def _trimmed(name: Span, words: ActorWords) -> Span | None:
    """The name without quotation marks at its edges and without titles in front."""
    start, end = name.start, name.end
    doc = name.doc
    while start < end and (doc[start].text in _EDGES or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _EDGES or doc[end - 1].is_space):
        end -= 1
    while end - start > 1 and name.label_ == "PER" and _is_title(doc[start], words):
        start += 1
    return doc[start:end] if start < end and doc[start:end].text not in words.address else None


def _is_title(token: Token, words: ActorWords) -> bool:
    noun = words.noun(token.text)
    return token.text in words.address or (noun is not None and noun.entry.title and token.tag_ == "NN")


def _noun_before(name: Span, words: ActorWords) -> Noun | None:
    """The actor noun right before a name, quotation marks between them allowed."""
    i = name.start - 1
    while i >= 0 and (name.doc[i].text in _QUOTES or name.doc[i].is_space):
        i -= 1
    return words.noun(name.doc[i].text) if i >= 0 and name.doc[i].pos_ == "NOUN" else None


def _kind(name: Span, label: str, before: Noun | None, words: ActorWords) -> EntityKind:
    """What the name names, by the encoder's label and what tables and context say against it."""
    text, kind = name.text, _LABELS.get(label, EntityKind.OTHER)
    if _abbreviated(name, words) and kind is not EntityKind.OTHER:
        return EntityKind.ORGANIZATION
    if countries().of_name(text) or text in countries().regions:
        return EntityKind.PLACE
    if (
        before is not None
        and before.is_person
        and before.entry.title
        and not before.plural
        and name.root.morph.get("Case", []) != ["Gen"]
    ):
        return EntityKind.PERSON if kind is not EntityKind.PLACE or not is_place(text) else kind
    if (
        before is not None
        and not before.is_person
        and kind is not EntityKind.PLACE
        and before.entry.kind is EntityKind.ORGANIZATION
    ):
        return EntityKind.ORGANIZATION
    if kind is EntityKind.ORGANIZATION and len(name) == 1 and is_place(text) and not text.isupper():
        return EntityKind.PLACE
    return kind


def _abbreviated(name: Span, words: ActorWords) -> bool:
    """«ZVB» and «Zentraler Verband der Bauern (ZVB)» are bodies; «USA» is not."""
    doc, end = name.doc, name.end
    if len(name) == 1 and name.text.isupper() and 2 < len(name.text) < 6:
        return countries().of_name(name.text) is None
    return (
        end + 2 < len(doc)
        and doc[end].text == "("
        and doc[end + 2].text == ")"
        and doc[end + 1].text.isupper()
        and len(doc[end + 1]) > 2
        and not countries().of_name(doc[end + 1].text)
        and not _is_party(doc[end + 1], words)
    )


def _is_party(token: Token, words: ActorWords) -> bool:
    """«Jana Roth (SPD)»: a party behind a person."""
    body = words.known.get((token.text,))
    return body is not None and body.sector == "LEG"


def _describe_person(mention: Mention, name: Span, words: ActorWords) -> None:
    """Fill gender, roles, country and sector from the words around a personal name."""
    mention.gender = words.genders.get(name[0].text, words.genders.get(name[0].text.split("-")[0], ""))
    first = name.start
    while first and name.doc[first - 1].text in words.address:
        mention.gender = words.address[name.doc[first - 1].text] or mention.gender
        first -= 1
    for token, noun in _offices(name, first, words):
        _give_office(mention, token, noun, words)


def _offices(name: Span, first: int, words: ActorWords) -> Iterator[tuple[Token, Noun]]:
    """The nouns that say what the person is: before the name, with a genitive between, or behind it between commas."""
    if (found := _office_before(name, first, words)) is not None:
        yield found
    if (found := _office_behind(name, words)) is not None:
        yield found


def _office_before(name: Span, first: int, words: ActorWords) -> tuple[Token, Noun] | None:
    doc, i = name.doc, first - 1
    while i > 0 and doc[i].is_space and "\n" not in doc[i].text:
        i -= 1
    first = i + 1
    apposed = (
        i > 0
        and doc[i].text == ","
        and (name.end == len(doc) or doc[name.end].is_punct or doc[name.end].pos_ in ("VERB", "AUX"))
    )
    if apposed:
        i -= 1
    for k in range(i, max(-1, i - _FARTHEST), -1):
        if doc[k].tag_ not in _WITHIN or doc[k].is_sent_end:
            return None
        noun = words.noun(doc[k].text) if doc[k].pos_ in ("NOUN", "PROPN") else None
        if noun is None or not noun.is_person or noun.plural:
            continue
        if k == i and apposed and not _definite_before(doc, k):
            return None
        if k == first - 1 or apposed or doc[k + 1].lower_ in ("der", "des", "von", "vom", "für", "beim", "im", "am"):
            return doc[k], noun
        if all(doc[j].pos_ in ("PROPN", "NOUN") for j in range(k + 1, i + 1)):
            return doc[k], noun
        return None
    return None


def _definite_before(doc: Doc, i: int) -> bool:
    return any(doc[j].tag_ == "ART" for j in range(max(0, i - 3), i))


def _office_behind(name: Span, words: ActorWords) -> tuple[Token, Noun] | None:
    """«…, ein Sprecher der Polizei,», «…, stellvertretender Chef der Garde,»."""
    doc, i = name.doc, name.end
    if i + 2 < len(doc) and doc[i].text == "(" and doc[i + 2].text == ")":
        i += 3  # «Jana Roth (SPD), Sprecherin der Fraktion»
    if i >= len(doc) - 1 or doc[i].text != ",":
        return None
    for k in range(i + 1, min(i + 6, len(doc))):
        noun = words.noun(doc[k].text) if doc[k].tag_ == "NN" else None
        if noun is not None and noun.is_person and not noun.plural:
            follows = doc[k + 1] if k + 1 < len(doc) else None
            return None if follows is not None and follows.ent_type_ == "PER" else (doc[k], noun)
        if doc[k].tag_ not in ("ART", "ADJA", "CARD"):
            return None
    return None


def _give_office(mention: Mention, token: Token, noun: Noun, words: ActorWords) -> None:
    adjectives = list(_adjectives(token))
    mention.offices.append(token.i)
    mention.roles.append(_office_name(token, noun, adjectives, words))
    mention.role_words.append(noun.base.lower().removesuffix("in") if noun.gender == "Fem" else noun.base.lower())
    shown = noun.gender if noun.gender == "Fem" else ""
    mention.gender = shown or mention.gender or noun.gender
    owner = _owner_tokens(token, mention)
    mention.sector = noun.entry.sector or _sector_of(owner, words) or mention.sector
    for text in (*(a.text for a in adjectives), token.text, *(t.text for t in owner)):
        mention.country = mention.country or country_of(text)


def _adjectives(token: Token) -> Iterator[Token]:
    """The adjectives before an office, nearest last; «Nationale» may be tagged as a noun."""
    doc, i = token.doc, token.i
    while i and (
        doc[i - 1].tag_ == "ADJA" or (doc[i - 1].tag_ in ("NN", "NE") and doc[i - 1].dep_ in ("compound", "amod"))
    ):
        i -= 1
    return iter(doc[i : token.i])


def _office_name(token: Token, noun: Noun, adjectives: list[Token], words: ActorWords) -> str:
    """The office in the nominative: «Nationalen Sicherheitsberater» → «Nationaler Sicherheitsberater»."""
    kept = []
    for adjective in adjectives:
        stem = re.sub(r"e[nrsm]?$", "", adjective.text)
        if (
            adjective.text[:1].isupper() and not adjective.is_sent_start and adjective_stem(adjective.text) is None
        ) or stem.lower() in words.office_adjectives:
            kept.append(stem + ("e" if noun.gender == "Fem" else "er"))
    return " ".join([*kept, noun.base])


def _owner_tokens(token: Token, mention: Mention) -> list[Token]:
    """The words of the genitive or «von»-phrase right behind an office."""
    found = []
    for follower in token.doc[token.i + 1 : token.i + 1 + _FARTHEST]:
        if follower.tag_ not in _WITHIN or mention.start <= follower.i < mention.end:
            break
        found.append(follower)
    return found


def _sector_of(owner: list[Token], words: ActorWords) -> str | None:
    for token in owner:
        if (body := words.known.get((token.text,))) is not None:
            return body.sector
        noun = words.noun(token.text)
        if noun is not None and not noun.is_person and noun.entry.sector:
            return noun.entry.sector
    return None


def _describe_body(mention: Mention, name: Span, before: Noun | None, words: ActorWords) -> None:
    """Sector and country of a body from the noun before it or the last noun in its own name."""
    inner = [noun for token in name if (noun := words.noun(token.text)) is not None and not noun.is_person]
    if before is not None and not before.is_person:
        mention.offices += kind_before(name, words)
    for noun in ([before] if before is not None and not before.is_person else []) + inner:
        mention.sector = mention.sector or noun.entry.sector
        mention.word = mention.word or noun.entry.word
    for token in name:
        mention.country = mention.country or country_of(token.text)


def kind_before(name: Span, words: ActorWords) -> list[int]:
    """The noun that says what a named body is: «das Magazin "Umschau"»."""
    i = name.start - 1
    while i >= 0 and name.doc[i].text in _QUOTES:
        i -= 1
    noun = words.noun(name.doc[i].text) if i >= 0 and name.doc[i].tag_ == "NN" else None
    return [i] if noun is not None and not noun.is_person else []


_QUOTES = "\"„“”«»'‚‘"
