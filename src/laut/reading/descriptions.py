"""Descriptions: common nouns that mean somebody, with the words that belong to them."""

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import Noun
from laut.reading.countries import adjective_stem, countries
from laut.reading.mention import How, Mention
from laut.reading.mention_words import MentionWords
from laut.reading.places import country_of

_DEFINITE = frozenset({"PDAT", "APPRART"})
_DETERMINERS = frozenset({"ART", "PDAT", "APPRART", "PPOSAT"})
_QUANTIFIERS = frozenset({"PIAT", "CARD", "PIDAT", "PWAT"})
_OWNERS = frozenset({"PRELAT", "PDS", "NE"})
"""«dessen Sprecher», «Roths Sprecher»: as good as an article."""
_FARTHEST = 8
"""Tokens in the longest genitive behind a noun that is read."""


def describe(token: Token, noun: Noun, small: MentionWords, taken: set[int]) -> Mention:
    """The mention that a noun heads: «irakischen Schiitenmiliz», «Sprecher» (of «Sprecher der Polizei»)."""
    doc, start = token.doc, _left_edge(token, taken)
    plural = _is_several(token, noun, start, small)
    kind = EntityKind.GROUP if noun.is_person and plural else noun.entry.kind
    first = _kept_from(doc, start, token.i, small)
    mention = Mention(first, token.i + 1, How.DESCRIPTION, kind, doc[first : token.i + 1].text, token.i)
    owner = _owner(token, small)
    mention.plural, mention.word, mention.base = plural, noun.entry.word, noun.base
    mention.owner = " ".join(t.text for t in owner) or _possessor(doc, start)
    mention.definite = _determiner(doc, start)[0]
    mention.sector = noun.entry.sector
    mention.country = _country([*doc[start : token.i + 1], *owner])
    mention.gender = noun.gender or ("" if plural or not noun.is_person else _shown_gender(token))
    return mention


def says_what(token: Token, noun: Noun, small: MentionWords) -> bool:
    """«der zuvor Minister war», «als Sprecher»: says what somebody is, and is nobody itself."""
    if not noun.is_person or noun.plural or _determiner(token.doc, token.i)[1]:
        return False
    before = token.doc[token.i - 1].lower_ if token.i else ""
    linked = token.head.lemma_ in small.copulas or any(child.dep_ == "cop" for child in token.children)
    return before in small.as_ or linked


def inhabitants(token: Token) -> Mention | None:
    """«die Iraker» are a people, «ein Iraker» is somebody; None for words that name no inhabitants."""
    tables = countries(token.doc.lang_ or "de")
    code = tables.of_people(token.text)
    if code is None or token.ent_type_ == "PER" or tables.of_name(token.text):
        return None
    plural = is_plural(token)
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    mention = Mention(token.i, token.i + 1, How.DESCRIPTION, kind, token.text, token.i, plural=plural)
    mention.word, mention.base, mention.country, mention.sector = token.lower_, token.text, code, "CVL"
    mention.definite = _determiner(token.doc, token.i)[0]
    return mention


def is_plural(token: Token) -> bool:
    """Whether the encoder sees a plural."""
    number = token.morph.get("Number", [])
    return bool(number) and number[0] == "Plur"


def _left_edge(token: Token, taken: set[int]) -> int:
    """The first of the adjectives right before a noun."""
    start, doc = token.i, token.doc
    while start and start - 1 not in taken and (doc[start - 1].tag_ == "ADJA" or _place_adjective(doc[start - 1])):
        start -= 1
    return start


def _place_adjective(token: Token) -> bool:
    """«Berliner», «Kölner» before a noun."""
    return token.text.endswith("er") and token.text[:1].isupper() and token.pos_ == "ADJ"


def _kept_from(doc: Doc, start: int, noun: int, small: MentionWords) -> int:
    """Adjectives that only evaluate are dropped: the name begins at the first that names a country, a place or a kind."""
    for i in range(start, noun):
        text = doc[i].text
        stem = adjective_stem(text) or text.lower().rstrip("enrsm")
        named = (text[:1].isupper() and not doc[i].is_sent_start) or country_of(text) is not None
        if named or stem.startswith(tuple(small.kept_beginnings)) or stem.endswith(tuple(small.kept_endings)):
            return i
    return noun


def _determiner(doc: Doc, first: int) -> tuple[bool, bool]:
    """(definite, any) of the article or pronoun before the noun phrase that begins at `first`."""
    if first == 0:
        return False, False
    before = doc[first - 1]
    if before.tag_ in _DETERMINERS:
        return before.tag_ in _DEFINITE or before.lower_.startswith("d"), True
    return False, before.tag_ in _QUANTIFIERS or before.tag_ in _OWNERS


def _is_several(token: Token, noun: Noun, first: int, small: MentionWords) -> bool:
    """The article decides where it shows the number; persons without one are several («Anhänger demonstrierten»)."""
    doc = token.doc
    if first > 0 and doc[first - 1].lower_ in small.singular:
        return False
    many = noun.gender == "Masc" and first > 0 and doc[first - 1].lower_ in small.plural  # «die Minister»
    counted = first > 0 and doc[first - 1].tag_ == "CARD" and doc[first - 1].text != "1"
    if noun.plural or many or counted or is_plural(token):
        return True
    bare = noun.is_person and not any(_determiner(doc, first))
    return bare and (token.text != noun.base or noun.entry.adjectival or noun.base.endswith("er"))


def _possessor(doc: Doc, first: int) -> str:
    """«ihre Streitkräfte» are not those of somebody else."""
    return doc[first - 1].lower_ if first and doc[first - 1].tag_ == "PPOSAT" else ""


def _owner(token: Token, small: MentionWords) -> list[Token]:
    """The nouns and adjectives of the genitive, the «von»-phrase or the name right behind a noun."""
    doc, end = token.doc, token.i + 1
    limit = min(len(doc), token.i + _FARTHEST)
    if end < limit and doc[end].lower_ in small.owner and doc[end].tag_ in ("ART", "APPR", "APPRART"):
        end += 1
        while end < limit and doc[end].tag_ in ("ART", "ADJA", "CARD"):
            end += 1
    while end < limit and doc[end].pos_ in ("NOUN", "PROPN") and doc[end].ent_type_ != "PER":
        end += 1
    found: Span = doc[token.i + 1 : end]
    if not len(found) or found[-1].pos_ not in ("NOUN", "PROPN"):
        return []
    return [t for t in found if t.tag_ not in ("ART", "APPR", "APPRART")]


def _country(tokens: list[Token]) -> str | None:
    return next((code for token in tokens if (code := country_of(token.text))), None)


def _shown_gender(token: Token) -> str:
    gender = token.morph.get("Gender", [])
    return str(gender[0]) if gender and gender[0] != "Neut" else ""
