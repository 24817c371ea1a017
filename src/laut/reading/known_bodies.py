"""Bodies that reports name without saying what they are: «UN», «Taliban», «dpa»; from `bodies.tsv`."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.tokens import Doc, Span, Token

from laut.model.kinds import EntityKind
from laut.reading.actor_words import ActorWords, KnownBody
from laut.reading.countries import countries
from laut.reading.mention import How, Mention

QUOTATION_MARKS = "\"„“”«»'‚‘’›‹"
_PROPER = frozenset({"NE", "FM", "XY"})
_LONGEST = 7


def known_bodies(doc: Doc, words: ActorWords) -> Iterator[Mention]:
    """The known bodies that the text names, longest names first where two begin at one word."""
    end = 0
    for i in _beginning(doc, words.known_first):
        found = _known_at(doc, i, words) if i >= end else None
        if found is not None:
            end, body = found
            yield _mention(doc[i:end], body, words)


def _beginning(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens that are one of the words, found without touching the others."""
    wanted = _numbers(words)
    return [i for i, form in enumerate(doc.to_array("ORTH").tolist()) if form in wanted]


@lru_cache(maxsize=8)
def _numbers(words: frozenset[str]) -> frozenset[int]:
    """spaCy's numbers of words, which are the same in every vocabulary."""
    return frozenset(hash_string(word) for word in words)


def _mention(name: Span, body: KnownBody, words: ActorWords) -> Mention:
    mention = Mention(name.start, name.end, How.NAME, EntityKind.ORGANIZATION, name.text, name.root.i, known=body)
    mention.sector, mention.country, mention.definite, mention.plural = body.sector, body.country, True, False
    mention.offices = kind_before(name, words)
    return mention


def _known_at(doc: Doc, start: int, words: ActorWords) -> tuple[int, KnownBody] | None:
    for size in range(min(_LONGEST, len(doc) - start), 0, -1):
        name = doc[start : start + size]
        body = words.known.get(tuple(token.text for token in name))
        if body is not None and (name.text not in words.also_words or _used_as_name(name[0])):
            return start + size, body
    return None


def known_seats(doc: Doc) -> Iterator[Mention]:
    """Buildings that stand for a government: «Kreml», «Weiße Haus»; as places, until they act."""
    seats = countries(doc.lang_ or "de").buildings
    for i in _beginning(doc, frozenset(form.split()[0] for form in seats)):
        for size in (3, 2, 1):
            name = doc[i : i + size]
            if name.text in seats:
                yield Mention(
                    i,
                    name.end,
                    How.NAME,
                    EntityKind.PLACE,
                    name.text,
                    name[-1].i,
                    definite=True,
                    country=seats[name.text],
                )
                break


def _used_as_name(token: Token) -> bool:
    """Whether a word that may be a common noun is used as a name: «der Spiegel» may be a mirror."""
    return token.ent_type_ in ("ORG", "MISC") or token.tag_ in _PROPER or _in_quotes(token)


def _in_quotes(token: Token) -> bool:
    doc, i = token.doc, token.i
    return 0 < i < len(doc) - 1 and doc[i - 1].text in QUOTATION_MARKS and doc[i + 1].text in QUOTATION_MARKS


def kind_before(name: Span, words: ActorWords) -> list[int]:
    """The noun that says what a named body is: «das Magazin "Umschau"»; as a list of no or one token."""
    i = name.start - 1
    while i >= 0 and name.doc[i].text in QUOTATION_MARKS:
        i -= 1
    noun = words.noun(name.doc[i].text) if i >= 0 and name.doc[i].tag_ == "NN" else None
    return [i] if noun is not None and not noun.is_person else []
