"""Mentions: the stretches of a report that name, describe or point to somebody or some place.

Three kinds: names (`naming`, `known_bodies`), descriptions («die Ministerin», «irakische
Armee»; `descriptions`), and pronouns. Each knows what its words show (kind,
gender, number, country, sector) and nothing of the others.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import ActorWords
from laut.reading.descriptions import describe, inhabitants, is_plural, says_what
from laut.reading.known_bodies import QUOTATION_MARKS, known_bodies, known_seats
from laut.reading.mention import SUBJECT, How, Mention, is_subject
from laut.reading.mention_words import MentionWords, mention_words
from laut.reading.name_labels import relabelled
from laut.reading.naming import classify

_PROPER = ("NE", "FM", "XY")
_NOUNS = ("NN", "NE", "NNE")
_PRONOUN_KINDS = {"PPER": "personal", "PPOSAT": "possessive", "PDS": "demonstrative", "PRELS": "relative"}
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})


def find_mentions(doc: Doc, words: ActorWords) -> list[Mention]:
    """All mentions in text order; none lies inside another."""
    small = mention_words(doc.lang_ or "de")
    names = _names(doc, words, small)
    taken = {i for mention in names for i in (*range(mention.start, mention.end), *mention.offices)}
    others = (_other(doc[i], words, small, taken) for i in _tagged(doc, (*_NOUNS, *_PRONOUN_KINDS)) if i not in taken)
    found = names + [mention for mention in others if mention is not None]
    for mention in found:
        mention.subject = is_subject(doc[mention.head])
        mention.main = mention.subject and doc[mention.head].head.dep_ in ("ROOT", "root")
        if mention.kind is EntityKind.ORGANIZATION and mention.subject:
            mention.gender = _gender_of_article(doc, mention, small)
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _tagged(doc: Doc, tags: tuple[str, ...]) -> list[int]:
    """The tokens that bear one of the tags, found without touching the others."""
    wanted = frozenset(doc.vocab.strings[tag] for tag in tags)
    return [i for i, tag in enumerate(doc.to_array("TAG").tolist()) if tag in wanted]


def _gender_of_article(doc: Doc, mention: Mention, small: MentionWords) -> str:
    """The article of a subject in the singular shows its gender: «die Partei»."""
    before = mention.start - 1
    while before >= 0 and doc[before].tag_ == "ADJA":
        before -= 1
    return small.articles.get(doc[before].lower_, "") if before >= 0 and not mention.plural else ""


def _other(token: Token, words: ActorWords, small: MentionWords, taken: set[int]) -> Mention | None:
    if token.tag_ in _PRONOUN_KINDS:
        return _pronoun(token, words, small)
    noun = words.noun(token.text)
    if noun is None:
        return inhabitants(token)
    return None if says_what(token, noun, small) else describe(token, noun, small, taken)


def _pronoun(token: Token, words: ActorWords, small: MentionWords) -> Mention | None:
    kind = _PRONOUN_KINDS[token.tag_]
    pronoun = words.pronouns.get((token.lower_, kind)) or words.pronouns.get((token.lower_, "personal"))
    if pronoun is None or (token.text[:1].isupper() and pronoun.person == 3 and not _begins(token)):
        return None  # «Sie» inside a sentence addresses somebody
    mention = Mention(token.i, token.i + 1, How.PRONOUN, EntityKind.OTHER, token.text, token.i, pronoun=pronoun)
    mention.gender, mention.plural = pronoun.gender, {"Sing": False, "Plur": True}.get(pronoun.number)
    if not pronoun.number and kind in ("personal", "demonstrative"):
        mention.plural = _plural(token, small)
    return mention


def _begins(token: Token) -> bool:
    """Whether a word may be written with a capital because a sentence or a quotation begins with it."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or bool(token.is_sent_start) or before.is_punct or before.is_space


def _plural(token: Token, small: MentionWords) -> bool | None:
    """The number of a subject is best seen at its verb."""
    if token.dep_ in SUBJECT:
        for verb in (*(child for child in token.head.children if child.tag_ in ("VAFIN", "VMFIN")), token.head):
            if verb.tag_ in _FINITE:
                return verb.text.endswith(("en", "ern", "eln")) or verb.lower_ in small.plural_verbs
    number = token.morph.get("Number", [])
    return number[0] == "Plur" if number else None


def _names(doc: Doc, words: ActorWords, small: MentionWords) -> list[Mention]:
    found = list(known_bodies(doc, words))
    taken = {i for mention in found for i in range(mention.start, mention.end)}
    spans = [*doc.ents, *_titled(doc, words), *_quoted(doc, words)]
    for name in relabelled(doc, [*spans, *_surnames(doc, spans)], words, small):
        if taken.isdisjoint(range(name.start, name.end)) and (mention := classify(name, words, small)) is not None:
            found.append(mention)
            taken.update(range(mention.start, mention.end))
    return found + [m for m in known_seats(doc) if taken.isdisjoint(range(m.start, m.end))]


def _surnames(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """Surnames of persons named elsewhere that the encoder did not see as names."""
    taken = {i for name in names for i in range(name.start, name.end)}
    known = {name[-1].text.removesuffix("s") for name in names if name.label_ == "PER" and len(name) > 1}
    for i in _tagged(doc, (*_PROPER, "NN")):
        if i not in taken and doc[i].text.removesuffix("s") in known:
            yield Span(doc, i, i + 1, label="PER")


def _titled(doc: Doc, words: ActorWords) -> Iterator[Span]:
    """«Premierminister Brandt», «Magazin Umschau»: proper nouns behind a title or outlet that the encoder did not see."""
    common = set(_tagged(doc, ("NN",)))
    for i in _tagged(doc, (*_PROPER, "NN")):
        if i - 1 not in common or doc[i].ent_type_ or not doc[i].text[:1].isupper() or words.noun(doc[i].text):
            continue
        label = _label_behind(doc[i - 1], words)
        if label:
            end = i + 1
            while end < len(doc) and doc[end].tag_ in _PROPER and not doc[end].ent_type_:
                end += 1
            yield Span(doc, i, end, label=label)


def _label_behind(token: Token, words: ActorWords) -> str:
    noun = words.noun(token.text)
    if noun is None or noun.plural or is_plural(token):
        return ""
    if noun.is_person:
        return "PER" if noun.entry.title else ""
    return "ORG" if noun.entry.sector == "MED" else ""


def _quoted(doc: Doc, words: ActorWords) -> Iterator[Span]:
    """«Nachrichtenagentur „Umschau“»: a name in quotation marks behind a word for a body."""
    for i in _tagged(doc, ("NN",)):
        if i + 3 >= len(doc) or doc[i + 1].text not in QUOTATION_MARKS or not doc[i + 2].text[:1].isupper():
            continue
        noun = words.noun(doc[i].text)
        end = next((k for k in range(i + 3, min(i + 8, len(doc))) if doc[k].text in QUOTATION_MARKS), None)
        if (
            noun is not None
            and noun.entry.kind is EntityKind.ORGANIZATION
            and end is not None
            and not doc[i + 2].ent_type_
        ):
            yield Span(doc, i + 2, end, label="ORG")
