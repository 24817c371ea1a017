"""Who speaks and who is spoken to: whole noun phrases, with titles, genitives, names in marks and appositions."""

from spacy.tokens import Doc, Token

from laut.reading.clauses import feature, relation
from laut.reading.cues import Cue
from laut.reading.draft import Places, places
from laut.reading.segments import Sentence

NOUNS = ("NN", "NE", "FM")
_BEFORE_NOUN = ("ART", "ADJA", "CARD", "PIAT", "PIDAT", "PPOSAT", "PDAT", "PWAT", "TRUNC", "NN", "NE", "FM", "PRELAT")
_PRONOUNS = ("PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS", "PIAT", "CARD")
_OPENING, _CLOSING = "„“\"»«‚'(", "“”\"«»‘')"
_GENITIVE = frozenset("der des eines einer dieser dieses seiner ihrer seines ihres deren dessen unserer".split())
_NAME_PREPOSITIONS = frozenset("von vom für in im aus am an bei beim zur zum".split())


def noun_phrase(doc: Doc, head: int, allowed: frozenset[int]) -> Places:
    """All words of the noun phrase around token `head`, never outside `allowed`."""
    first, last = head, head
    while first - 1 in allowed and _goes_left(doc, first - 1, head):
        first -= 1
    last = _right_end(doc, first, last, allowed)
    return tuple(i for i in range(first, last + 1) if i in allowed and not doc[i].is_space)


def _goes_left(doc: Doc, i: int, head: int) -> bool:
    token, right = doc[i], doc[i + 1]
    if right.tag_ in ("ART", "PPOSAT", "PDAT", "PPER") and token.tag_ != "PIAT":
        return token.tag_ in NOUNS and right.lower_ in _GENITIVE and right.head.head == token
    if token.tag_ in _BEFORE_NOUN:
        return token.tag_ not in NOUNS or doc[head].tag_ in NOUNS
    if token.text in ("“", "”", '"', "«", "»") and right.tag_ in NOUNS:
        return False
    return token.tag_ in ("ADV", "ADJD") and right.tag_ in ("ADJA", "CARD") and token.head.i in (right.i, head)


def _right_end(doc: Doc, first: int, last: int, allowed: frozenset[int]) -> int:
    """Grow to the right by names, genitives, attached prepositional phrases, brackets, marks and appositions."""
    while last + 1 in allowed:
        grown = _grown(doc, first, last, allowed)
        if grown is None:
            return last
        last = grown
    return last


def _grown(doc: Doc, first: int, last: int, allowed: frozenset[int]) -> int | None:
    token = doc[last + 1]
    if token.tag_ in NOUNS and not token.ent_type_ and doc[last].tag_ == "NN" and token.tag_ == "NN":
        return last + 1 if _attached(token, first, last) else None
    if token.tag_ in NOUNS:
        return last + 1
    if token.text in ("(", "„", "»", "“", '"', "‚") and doc[last].tag_ in (*NOUNS, "ADJA"):
        return _bracketed(doc, last + 1, allowed)
    if token.lower_ in _GENITIVE or token.lower_ in _NAME_PREPOSITIONS or token.tag_ in ("KON", "APPR", "APPRART"):
        return _complement(doc, first, last, allowed)
    if token.tag_ in ("ADJA", "CARD") and doc[last].tag_ != "NE" and doc[last].tag_ not in NOUNS:
        return last + 1
    return None


def _attached(token: Token, first: int, last: int) -> bool:
    return first <= token.head.i <= last


def _bracketed(doc: Doc, start: int, allowed: frozenset[int]) -> int | None:
    """The end of a short bracket or quoted name that opens at `start`."""
    closers = ")" if doc[start].text == "(" else '“”"«»‘'
    for i in range(start + 1, min(start + 12, len(doc))):
        if i not in allowed:
            return None
        if doc[i].text in closers:
            return i
    return None


def _complement(doc: Doc, first: int, last: int, allowed: frozenset[int]) -> int | None:
    """A genitive, prepositional or coordinated phrase whose noun the tree hangs inside the phrase."""
    for i in range(last + 1, min(last + 12, len(doc))):
        if i not in allowed or doc[i].tag_.startswith("V") or doc[i].text in ",:;":
            return None
        if doc[i].tag_ in NOUNS:
            token = doc[i]
            genitive = (
                doc[last + 1].lower_ in _GENITIVE and feature(token, "Case") in ("Gen", "") and doc[last].tag_ in NOUNS
            )
            return i if genitive or _attached(token, first, last) else None
    return None


def with_apposition(doc: Doc, phrase: Places, sentence: Sentence) -> Places:
    """«Jana Roth, die Sprecherin des Amtes»: the phrase with a verbless stretch between commas that the tree calls apposition."""
    if not phrase:
        return phrase
    for segment in sentence.segments:
        if segment.mark == phrase[-1] + 1 and not segment.finite and doc[segment.mark].text == ",":
            heads = [doc[i] for i in segment.tokens if doc[i].tag_ in NOUNS]
            if (
                heads
                and doc[segment.first].tag_ in ("ART", *NOUNS, "ADJA", "PPOSAT")
                and relation(heads[0]) in ("appos", "conj", "nmod", "flat", "parataxis")
            ):
                return places([*phrase, *range(segment.mark, segment.last + 1)])
    return phrase


def subject_of(doc: Doc, cue: Cue, allowed: frozenset[int]) -> int | None:
    """The head token of the cue's subject: by the tree, else the nearest noun in the nominative."""
    seen = {cue.verb.i, cue.finite.i}
    for i in sorted(allowed, key=lambda i: abs(i - cue.finite.i)):
        token = doc[i]
        if relation(token) in ("nsubj", "nsubj:pass") and token.head.i in seen and _nominal(token):
            return i
    near = sorted((i for i in allowed if _nominal(doc[i])), key=lambda i: _distance(doc, i, cue.finite.i))
    return next((i for i in near if _may_be_subject(doc, i)), None)


def _distance(doc: Doc, i: int, verb: int) -> int:
    return abs(i - verb) + (0 if feature(doc[i], "Case") == "Nom" else 20)


def _nominal(token: Token) -> bool:
    return token.tag_ in NOUNS or token.tag_ in _PRONOUNS


def _may_be_subject(doc: Doc, i: int) -> bool:
    token = doc[i]
    if feature(token, "Case") in ("Gen", "Dat") and token.tag_ != "NE":
        return False
    if any(child.tag_ in ("APPR", "APPRART", "APPO") for child in token.children):
        return False
    return relation(token) not in ("nmod", "obl", "flat") and token.lower_ not in ("es", "dies", "das")
