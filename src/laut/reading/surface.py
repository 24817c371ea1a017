"""What stands directly before and between words, whatever the tree says: prepositions, articles, commas, verbs."""

from spacy.tokens import Token

_INSIDE_PHRASE = frozenset({"ADJA", "CARD", "ART", "PPOSAT", "PIAT", "PDAT", "ADV", "ADJD", "NE", "TRUNC", "PIDAT"})
_PREPOSITIONS = frozenset({"APPR", "APPRART", "APPO"})
_DIVIDERS = frozenset({",", ";", ":", "–", "(", ")", "„", "“", '"', "»", "«"})
_LONGEST = 6


def lead(head: Token) -> tuple[str, str]:
    """The preposition and the article or other first word of the phrase that ends in `head`, "" where there is none."""
    article = ""
    token = head
    for _ in range(_LONGEST):
        if token.i == head.sent.start:
            break
        token = token.nbor(-1)
        if token.tag_ in _PREPOSITIONS:
            return token.lower_, article or _fused(token)
        if token.tag_ not in _INSIDE_PHRASE and not (token.tag_ == "NN" and head.tag_ == "NE"):
            break
        if token.tag_ in ("ART", "PPOSAT", "PIAT", "PDAT"):
            article = token.lower_
    return "", article


def _fused(preposition: Token) -> str:
    return "dem" if preposition.tag_ == "APPRART" else ""


def between(left: Token, right: Token) -> tuple[int, int, int]:
    """How many dividing signs, verbs and «und/oder» stand between two words."""
    first, last = sorted((left.i, right.i))
    words = left.doc[first + 1 : last]
    signs = sum(word.text in _DIVIDERS for word in words)
    verbs = sum(word.tag_.startswith("V") for word in words)
    return signs, verbs, sum(word.tag_ == "KON" for word in words)
