"""Mentions: the stretches of a report that name, describe or point to somebody or some place.

Three kinds: names (from the encoder's `ents` and the table of known bodies),
descriptions («die Ministerin», «irakische Armee»), and pronouns. Each knows
what its words show (kind, gender, number, country, sector) and nothing of the others.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import ActorWords, KnownBody, Noun
from laut.reading.countries import countries
from laut.reading.mention import How, Mention
from laut.reading.naming import classify, kind_before
from laut.reading.places import country_of

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj", "sb"})
_NAME_TAGS = frozenset({"NE", "FM", "XY"})


def is_subject(token: Token) -> bool:
    """Whether the word, or the noun that it stands beside, is a subject."""
    if token.dep_ in ("flat", "appos", "compound", "flat:name") and token.head is not token:
        return token.head.dep_ in _SUBJECT
    return token.dep_ in _SUBJECT


def find_mentions(doc: Doc, words: ActorWords) -> list[Mention]:
    """All mentions in text order; none lies inside another of the same kind."""
    names = _names(doc, words)
    taken = {i for mention in names for i in (*range(mention.start, mention.end), *mention.offices)}
    found = names + [m for token in doc if token.i not in taken if (m := _other(token, words, taken)) is not None]
    for mention in found:
        mention.subject = is_subject(doc[mention.head])
        if mention.kind is EntityKind.ORGANIZATION and mention.subject:
            mention.gender = _gender_of_article(doc, mention)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _gender_of_article(doc: Doc, mention: Mention) -> str:
    """The article of a subject in the singular shows its gender: «die Partei»."""
    before = mention.start - 1
    while before >= 0 and doc[before].tag_ == "ADJA":
        before -= 1
    return (
        {"der": "Masc", "die": "Fem", "das": "Neut"}.get(doc[before].lower_, "")
        if before >= 0 and not mention.plural
        else ""
    )


def _other(token: Token, words: ActorWords, taken: set[int]) -> Mention | None:
    if token.tag_ in _PRONOUN_KINDS:
        return _pronoun(token, words)
    if token.tag_ not in ("NN", "NE", "NNE") and token.pos_ not in ("NOUN", "PROPN"):
        return None
    if (noun := words.noun(token.text)) is not None:
        return None if _predicated(token, noun) else _description(token, noun, taken)
    return _inhabitants(token)


_PRONOUN_KINDS = {"PPER": "personal", "PPOSAT": "possessive", "PDS": "demonstrative", "PRELS": "relative"}


def _pronoun(token: Token, words: ActorWords) -> Mention | None:
    pronoun = words.pronouns.get((token.lower_, _PRONOUN_KINDS[token.tag_])) or words.pronouns.get(
        (token.lower_, "personal")
    )
    if pronoun is None:
        return None
    mention = Mention(token.i, token.i + 1, How.PRONOUN, EntityKind.OTHER, token.text, token.i, pronoun=pronoun)
    mention.gender, mention.plural = pronoun.gender, {"Sing": False, "Plur": True}.get(pronoun.number)
    if token.lower_ == "sie" or pronoun.kind == "demonstrative":
        mention.plural = _plural(token, mention.plural)
    return mention


def _plural(token: Token, otherwise: bool | None) -> bool | None:
    """The number of a subject is best seen at its verb."""
    if token.dep_ in _SUBJECT:
        verbs = [token.head, *(child for child in token.head.children if child.tag_ in ("VAFIN", "VMFIN"))]
        for verb in reversed(verbs):
            if verb.tag_ in ("VVFIN", "VAFIN", "VMFIN"):
                return verb.text.endswith(("en", "ern", "eln", "sind")) or verb.lower_ in ("sind", "seien")
    number = token.morph.get("Number", [])
    return number[0] == "Plur" if number else otherwise


def _predicated(token: Token, noun: Noun) -> bool:
    """«der zuvor Minister war», «als Sprecher»: says what somebody is, and is nobody itself."""
    if not noun.is_person or noun.plural or _determiner(token)[1]:
        return False
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return (
        before == "als"
        or token.head.lemma_ in ("sein", "werden")
        or any(child.dep_ == "cop" for child in token.children)
    )


def _inhabitants(token: Token) -> Mention | None:
    """«die Iraker»: a people; «ein Iraker»: somebody, not followed further."""
    code = countries().of_people(token.text)
    if code is None or token.ent_type_ == "PER" or countries().of_name(token.text):
        return None
    plural = _number(token)
    kind = EntityKind.GROUP if plural else EntityKind.PERSON
    return Mention(
        token.i, token.i + 1, How.DESCRIPTION, kind, token.text, token.i, plural=plural, word=token.lower_, base=token.text,
        country=code, sector="CVL" if plural else None, definite=_determiner(token)[0],
    )  # fmt: skip


def _number(token: Token) -> bool:
    number = token.morph.get("Number", [])
    return bool(number) and number[0] == "Plur"


def _left_edge(token: Token, taken: set[int]) -> int:
    """The first of the adjectives before a noun that belong to its name."""
    start = token.i
    while (
        start
        and (before := token.doc[start - 1]).i not in taken
        and (before.tag_ == "ADJA" or _place_adjective(before))
    ):
        start -= 1
    return start


def _place_adjective(token: Token) -> bool:
    """«Berliner», «Kölner» before a noun."""
    return token.text.endswith("er") and token.text[:1].isupper() and token.pos_ == "ADJ"


def _determiner(token: Token, start: int | None = None) -> tuple[bool, bool]:
    """(definite, any) of the article or pronoun before the noun phrase that begins at `start`."""
    first = token.i if start is None else start
    if first == 0:
        return False, False
    before = token.doc[first - 1]
    if before.tag_ in ("ART", "PDAT", "APPRART", "PPOSAT"):
        return before.tag_ in ("PDAT", "APPRART") or before.lower_.startswith("d"), True
    return False, before.tag_ in ("PIAT", "CARD", "PIDAT", "PWAT")


def _description(token: Token, noun: Noun, taken: set[int]) -> Mention:
    doc, start = token.doc, _left_edge(token, taken)
    adjectives = [t.text for t in doc[start : token.i]]
    plural = noun.plural or _number(token)
    kind = noun.entry.kind if not (noun.is_person and plural) else EntityKind.GROUP
    end, owner = _owner(token)
    kept = _shown_from(doc, start, token.i)
    mention = Mention(
        kept, token.i + 1, How.DESCRIPTION, kind, doc[kept : token.i + 1].text, token.i, gender=noun.gender
    )
    mention.plural, mention.word, mention.base, mention.owner = plural, noun.entry.word, noun.base, owner
    mention.definite = _determiner(token, start)[0]
    if start and doc[start - 1].tag_ == "PPOSAT":
        mention.owner = mention.owner or doc[start - 1].lower_
    mention.sector = noun.entry.sector
    mention.country = _country(adjectives, token, doc[token.i + 1 : end])
    if noun.is_person and not mention.gender and not plural:
        mention.gender = _shown_gender(token)
    return mention


def _shown_from(doc: Doc, start: int, noun: int) -> int:
    """Drops adjectives that only evaluate: the name begins at the first one that names a country, a place or a kind."""
    for i in range(start, noun):
        text = doc[i].text
        if (
            text[:1].isupper()
            or country_of(text)
            or text.startswith("international")
            or text.endswith(("isch", "ische", "ischen", "ischer", "isches", "ischem"))
        ):
            return i
    return noun


def _country(adjectives: list[str], token: Token, owner: Span) -> str | None:
    for text in (*adjectives, token.text, *(t.text for t in owner)):
        if code := country_of(text):
            return code
    return None


def _shown_gender(token: Token) -> str:
    gender = token.morph.get("Gender", [])
    return gender[0] if gender and gender[0] != "Neut" else ""


def _owner(token: Token) -> tuple[int, str]:
    """The genitive, «von»-phrase or name right behind a noun: its end and its text without articles; (.., "") for none."""
    doc, end = token.doc, token.i + 1
    if end < len(doc) and (
        doc[end].lower_ in ("von", "der", "des", "vom") and doc[end].tag_ in ("ART", "APPR", "APPRART")
    ):
        end += 1
        while end < len(doc) and doc[end].tag_ in ("ART", "ADJA", "CARD") and end - token.i < 6:
            end += 1
    while end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN") and doc[end].ent_type_ != "PER" and end - token.i < 8:
        end += 1
    if end == token.i + 1 or doc[end - 1].pos_ not in ("NOUN", "PROPN"):
        return token.i + 1, ""
    return end, " ".join(t.text for t in doc[token.i + 1 : end] if t.tag_ not in ("ART", "APPR", "APPRART"))


def _names(doc: Doc, words: ActorWords) -> list[Mention]:
    found = list(_known_bodies(doc, words))
    taken = {i for mention in found for i in range(mention.start, mention.end)}
    for name in (*doc.ents, *_titled(doc, words)):
        if not taken.intersection(range(name.start, name.end)) and (mention := classify(name, words)) is not None:
            found.append(mention)
    return found


def _titled(doc: Doc, words: ActorWords) -> Iterator[Span]:
    """«Premierminister Brandt»: proper nouns behind a title that the encoder did not see as a name."""
    for token in doc[:-1]:
        follower = doc[token.i + 1]
        if (
            follower.ent_type_
            or follower.tag_ not in _NAME_TAGS
            or not follower.text[:1].isupper()
            or token.tag_ != "NN"
        ):
            continue
        noun = words.noun(token.text)
        if noun is not None and noun.is_person and noun.entry.title and not noun.plural:
            end = follower.i + 1
            while end < len(doc) and doc[end].tag_ in _NAME_TAGS and not doc[end].ent_type_:
                end += 1
            yield Span(doc, follower.i, end, label="PER")


def _known_bodies(doc: Doc, words: ActorWords) -> Iterator[Mention]:
    i = 0
    while i < len(doc):
        found = _known_at(doc, i, words) if doc[i].text in words.known_first else None
        if found is None:
            i += 1
            continue
        end, body = found
        mention = Mention(i, end, How.NAME, EntityKind.ORGANIZATION, doc[i:end].text, doc[i:end].root.i, known=body)
        mention.sector, mention.country, mention.definite = body.sector, body.country, True
        mention.plural = False
        mention.offices = kind_before(doc[i:end], words)
        yield mention
        i = end


def _known_at(doc: Doc, start: int, words: ActorWords) -> tuple[int, KnownBody] | None:
    for size in (7, 6, 5, 4, 3, 2, 1):
        texts = tuple(t.text for t in doc[start : start + size])
        if len(texts) == size and (body := words.known.get(texts)) is not None:
            name = doc[start : start + size]
            if size > 1 or texts[0].isupper() or _named(name[0]):
                return start + size, body
    return None


def _named(token: Token) -> bool:
    """Whether a single word in small letters is used as a name: «der Spiegel» may be a mirror."""
    return token.ent_type_ in ("ORG", "MISC") or token.tag_ in _NAME_TAGS or _in_quotes(token)


def _in_quotes(token: Token) -> bool:
    doc, i = token.doc, token.i
    return 0 < i < len(doc) - 1 and doc[i - 1].text in "„\"«»“'‚" and doc[i + 1].text in "“\"«»”'‘"
