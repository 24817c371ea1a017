"""Name phrases: the shortest complete words that say who or what is meant.

«der iranische General Karim Tavakoli, Kommandeur der Garde» is named by «General Karim Tavakoli»,
«drei bewaffnete Männer aus Basra» by «bewaffnete Männer aus Basra»: no article, no number, a
personal name before a description, one plain title directly before the name kept.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from laut.reading.clauses import feature

NAME_LINKS = frozenset({"flat", "compound", "appos", "dep"})
"""Relations that join the parts of a name, or a title and its name."""
PARTITIVE_TAGS = frozenset({"PIS", "PIAT", "CARD", "PDS"})
NOMINAL = frozenset({"NOUN", "PROPN"})
_COMPLEMENTS = frozenset({"nmod", "nmod:poss"})
_COMPLEMENT_WORDS = frozenset({"von", "vom", "für", "am", "beim", "im", "aus", "in", "der", "zur", "zum", "gegen"})
_OUTSIDE = frozenset("\"„“”«»'‚‘’()[]–—:;,.")


def case_word(token: Token) -> str:
    """The preposition before a noun phrase in lower case, «von» for «vom»; "" without one."""
    for child in token.lefts:
        if child.dep_ == "case" or (child.dep_ in ("mark", "dep") and child.tag_.startswith("APPR")):
            return _PLAIN.get(child.lower_, child.lower_)
    return ""


_PLAIN = {
    "vom": "von",
    "zum": "zu",
    "zur": "zu",
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "beim": "bei",
    "aufs": "auf",
}


def grammatical_case(token: Token) -> str:
    """Nom, Acc, Dat, Gen as the noun or its words before it show it; "" if nothing shows it."""
    for word in (token, *token.lefts):
        if word is token or word.dep_ in ("det", "amod", "det:poss"):
            found = feature(word, "Case")
            if found:
                return found
    return ""


def named(token: Token) -> str:
    """The encoder's name label (PER, LOC, ORG, MISC) of the token, "" outside names."""
    return str(token.ent_type_)


def name_of(head: Token) -> Token:
    """The token that names what the phrase of `head` means.

    «der Vorsitzende der Partei, Jana Roth» → «Roth»'s first word; «eine der Gruppen» → «Gruppen».
    """
    if head.tag_ in PARTITIVE_TAGS and head.pos_ not in NOMINAL:
        parts = [
            c
            for c in head.rights
            if c.dep_ in _COMPLEMENTS and c.pos_ in NOMINAL and case_word(c) in ("", "von", "unter")
        ]
        if parts:
            return name_of(parts[0])
    if head.pos_ == "NOUN" and not named(head):
        for child in _apposed(head):
            return child
    return head


def _apposed(head: Token) -> Iterator[Token]:
    """Names that stand beside a common noun: «Ministerin Clara Vogelsang», «die Nachrichtenseite Weltblick»."""
    for child in head.rights:
        linked = child.dep_ in NAME_LINKS or (child.dep_ == "nmod" and child.i == head.i + 1 and _bare(child))
        if linked and (named(child) in ("PER", "ORG", "MISC") or (child.pos_ == "PROPN" and named(child) != "LOC")):
            yield child


def _bare(child: Token) -> bool:
    """A name without preposition, article or genitive ending is the thing's own name."""
    return not case_word(child) and grammatical_case(child) != "Gen" and not any(c.dep_ == "det" for c in child.lefts)


def phrase(head: Token) -> Span:
    """The shortest complete name phrase of the noun phrase that `head` heads."""
    token = name_of(head)
    if token.pos_ not in NOMINAL and not named(token):
        return token.doc[token.i : token.i + 1]
    if named(token) or token.pos_ == "PROPN":
        return _with_title(_proper(token))
    return _common(token)


def _proper(token: Token) -> Span:
    """All words of the proper name that `token` belongs to."""
    doc = token.doc
    first = last = token.i
    if named(token):
        while doc[first].ent_iob_ == "I":
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
        return _trim(doc, first, last + 1)
    while first > token.sent.start and _joins(doc[first - 1], token):
        first -= 1
    while last + 1 < token.sent.end and _joins(doc[last + 1], token):
        last += 1
    return _trim(doc, first, last + 1)


def _joins(word: Token, name: Token) -> bool:
    return word.pos_ == "PROPN" and (word.head == name or name.head == word) and word.dep_ in NAME_LINKS


def _with_title(name: Span) -> Span:
    """One plain title directly before a personal name belongs to it: «Außenministerin Anna Vogt»."""
    if name.start == name.sent.start or (name.label_ not in ("", "PER")):
        return name
    title = name.doc[name.start - 1]
    if title.pos_ != "NOUN" or named(title) or not _linked(title, name):
        return name
    return name.doc[title.i : name.end]


def _linked(title: Token, name: Span) -> bool:
    inside = title.head in name or any(word.head == title for word in name)
    return inside and not any(c.dep_ in _COMPLEMENTS for c in title.children if c not in name)


def _common(token: Token) -> Span:
    """A common noun with its adjectives before it and its complement after it."""
    doc, first, last = token.doc, token.i, token.i
    while first > token.sent.start and _belongs_before(doc[first - 1], token):
        first -= 1
    for child in token.rights:
        if child.dep_ in _COMPLEMENTS and child.left_edge.i == last + 1 and _completes(child):
            last = _short_end(child)
    return _trim(doc, first, last + 1)


def _completes(child: Token) -> bool:
    """A genitive, or one of the prepositions that join a noun's own complement."""
    word = case_word(child)
    return word in _COMPLEMENT_WORDS if word else grammatical_case(child) not in ("Dat", "Acc", "Nom")


def _belongs_before(word: Token, noun: Token) -> bool:
    if word.tag_ == "CARD" or word.dep_ in ("det", "det:poss", "nummod", "case"):
        return False
    return word.dep_ in ("amod", "compound", "flat", "advmod") and (
        word.head == noun or (word.head.head == noun and word.head.i < noun.i)
    )


def _short_end(child: Token) -> int:
    """The last word of a complement without its own relative clauses, commas and brackets."""
    end = child.i
    for word in child.rights:
        if (word.dep_ in ("flat", "compound", "nmod", "nmod:poss") and word.left_edge.i == end + 1) or (
            word.dep_ == "appos" and word.i == end + 1 and word.pos_ == "PROPN"
        ):
            end = _short_end(word)
    return end


def _trim(doc: Doc, start: int, end: int) -> Span:
    """Without quotation marks, brackets and articles at the edges; never empty."""
    while end - start > 1 and (
        doc[start].text in _OUTSIDE or doc[start].is_space or doc[start].dep_ in ("det", "case")
    ):
        start += 1
    while end - start > 1 and (doc[end - 1].text in _OUTSIDE or doc[end - 1].is_space):
        end -= 1
    label = doc[start].ent_type_
    return Span(doc, start, end, label=label)


def coordinated(head: Token) -> list[Token]:
    """`head` and the nouns coordinated with it: «Kuba, Syrien und Venezuela» gives three."""
    members = [head]
    for child in head.rights:
        if child.dep_ == "conj" and (child.pos_ in (*NOMINAL, "PRON") or named(child)):
            members += coordinated(child)
    return members


def first_of(token: Token) -> Token:
    """The first noun of the coordination that `token` stands in."""
    while (
        token.dep_ == "conj"
        and token.head.i < token.i
        and (token.head.pos_ in (*NOMINAL, "PRON", "NUM") or named(token.head))
    ):
        token = token.head
    return token
