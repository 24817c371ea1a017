"""Who speaks and who is spoken to: whole noun phrases, with titles, genitives, names in marks and appositions.

German main clauses put exactly one constituent before the finite verb. If that is a noun phrase that can be a nominative, it
is the subject as a whole; otherwise the subject is the first such phrase behind the verb. The tree only helps where words
attach inside a phrase.
"""

from spacy.tokens import Doc, Token

from laut.reading.clauses import feature
from laut.reading.cues import Cue
from laut.reading.draft import Places, places
from laut.reading.function_words import words_of
from laut.reading.segments import SegmentKind, Sentence

NOUNS = ("NN", "NE", "FM")
_BEFORE_NOUN = ("ART", "ADJA", "CARD", "PIAT", "PIDAT", "PPOSAT", "PDAT", "PWAT", "TRUNC", "NN", "NE", "FM", "PRELAT")
PRONOUNS = ("PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS", "PIAT", "CARD")
_MARKS = frozenset('„“”"»«‚‘')


def noun_phrase(doc: Doc, head: int, allowed: frozenset[int]) -> Places:
    """All words of the noun phrase around token `head`, never outside `allowed`."""
    first = head
    while first - 1 in allowed and _goes_left(doc, first - 1, head):
        first -= 1
    if (
        first - 1 in allowed
        and doc[first - 1].text in _MARKS
        and first - 2 in allowed
        and doc[first - 2].tag_ in ("ART", "NN", "ADJA")
    ):
        first -= 2
        while first - 1 in allowed and _goes_left(doc, first - 1, head):
            first -= 1
    last = _right_end(doc, first, head, allowed)
    return tuple(i for i in range(first, last + 1) if i in allowed and not doc[i].is_space)


def _goes_left(doc: Doc, i: int, head: int) -> bool:
    token, right = doc[i], doc[i + 1]
    if right.tag_ in ("ART", "PPOSAT", "PDAT", "PPER") and token.tag_ != "PIAT":
        return token.tag_ in NOUNS and right.lower_ in words_of(doc).genitive and right.head.head == token
    if token.tag_ in _BEFORE_NOUN:
        return token.tag_ not in NOUNS or doc[head].tag_ in NOUNS
    return token.tag_ in ("ADV", "ADJD") and right.tag_ in ("ADJA", "CARD") and token.head.i in (right.i, head)


def _right_end(doc: Doc, first: int, last: int, allowed: frozenset[int]) -> int:
    """Grow to the right by names, genitives, attached prepositional phrases, brackets and names in marks."""
    while last + 1 in allowed:
        grown = _grown(doc, first, last, allowed)
        if grown is None:
            return last
        last = grown
    return last


def _grown(doc: Doc, first: int, last: int, allowed: frozenset[int]) -> int | None:
    token = doc[last + 1]
    if is_time(token):
        return None
    if token.tag_ in NOUNS:
        common = token.tag_ == "NN" and doc[last].tag_ == "NN" and not token.ent_type_
        return last + 1 if not common or first <= token.head.i <= last else None
    if token.text in _MARKS or token.text == "(":
        return _bracketed(doc, last + 1, allowed)
    if (
        token.lower_ in words_of(doc).genitive
        or token.lower_ in words_of(doc).name_prepositions
        or token.tag_ in ("KON", "APPR", "APPRART")
    ):
        return _complement(doc, first, last, allowed)
    if token.tag_ in ("ADJA", "CARD", "ART") and doc[last].tag_ not in NOUNS:
        return last + 1
    return last + 1 if token.text in ("/", "-") and last + 2 in allowed and doc[last + 2].tag_ in NOUNS else None


def is_time(token: Token) -> bool:
    """A day, month, hour or the like."""
    return token.tag_ in NOUNS and not token.ent_type_ and words_of(token).is_time(token.lower_)


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
            if is_time(token):
                return None
            genitive = (
                doc[last + 1].lower_ in words_of(doc).genitive
                and feature(token, "Case") in ("Gen", "")
                and doc[last].tag_ in NOUNS
            )
            close = doc[last + 1].lower_ in words_of(doc).possessive_prepositions and doc[last].tag_ in NOUNS
            return i if genitive or close or first <= token.head.i <= last else None
    return None


def with_apposition(doc: Doc, phrase: Places, sentence: Sentence) -> Places:
    """«Jana Roth, die Sprecherin des Amtes»: the phrase with the verbless stretch between commas behind it."""
    if not phrase:
        return phrase
    for segment in sentence.segments:
        if segment.mark == phrase[-1] + 1 and segment.kind is SegmentKind.VERBLESS and doc[segment.mark].text == ",":
            first = doc[segment.first]
            named = first.tag_ in ("ART", *NOUNS, "ADJA", "PPOSAT") and any(
                doc[i].tag_ in NOUNS for i in segment.tokens
            )
            if named and not any(is_time(doc[i]) for i in segment.tokens[:2]):
                return places([*phrase, *range(segment.mark, segment.last + 1)])
    return phrase


def subject_phrase(doc: Doc, cue: Cue, frame: Places, sentence: Sentence) -> Places:
    """The words of the cue's subject inside its frame; `()` if it has none that names somebody.

    What the verb says with its preposition («sprach die Polizei von Notwehr») is no part of it.
    """
    phrase = _subject(doc, cue, frame, sentence)
    cut = next((i for i in phrase[1:] if doc[i].lower_ in cue.word.preps and i > cue.finite.i), None)
    return phrase if cut is None else tuple(i for i in phrase if i < cut)


def _subject(doc: Doc, cue: Cue, frame: Places, sentence: Sentence) -> Places:
    relative = {
        i
        for s in sentence.segments
        if s.kind is SegmentKind.RELATIVE and cue.finite.i not in s.tokens
        for i in s.tokens
    }
    usable = [i for i in frame if i not in relative and i not in cue.parts]
    before, after = [i for i in usable if i < cue.finite.i], [i for i in usable if i > cue.finite.i]
    own = sentence.segments[sentence.segment_of(cue.finite.i)]
    if own.kind in (SegmentKind.VERB_SECOND, SegmentKind.VERB_FIRST):
        if any(f < cue.finite.i for f in own.finite) and doc[max(before, default=0)].tag_ == "KON":
            return _elliptic(doc, cue, frame, sentence) or _first_subject(doc, after, sentence)
        field = _prefield(doc, before)
        if field and _may_be_subject(doc, field) and not _nominative_pronoun(doc, after):
            return field
        return _first_subject(doc, after, sentence) or _elliptic(doc, cue, frame, sentence)
    inside = [i for i in before if i >= own.first]
    return _first_subject(doc, inside, sentence) or _first_subject(doc, after, sentence)


def _prefield(doc: Doc, before: list[int]) -> Places:
    """The constituent before the finite verb, without conjunctions, particles and the commas around what follows it."""
    while before and (
        doc[before[0]].tag_ in ("KON", "ADV", "PTK", "PAV", "$,", "PTKANT", "PWAV", "KOKOM", "KOUS")
        or doc[before[0]].text in ",–-"
    ):
        before = before[1:]
    while before and (doc[before[-1]].text in ",–-" or doc[before[-1]].tag_ in ("ADV", "PAV")):
        before = before[:-1]
    return tuple(before)


def _may_be_subject(doc: Doc, field: Places) -> bool:
    first = doc[field[0]]
    if first.text in _MARKS and len(field) > 1:
        first = doc[field[1]]
    if first.tag_ in PRONOUNS or first.tag_ == "PPER":
        return first.lower_ not in words_of(doc).nobody and feature(first, "Case") not in ("Dat", "Acc", "Gen")
    if first.tag_ not in (*_BEFORE_NOUN, "PDS") and first.ent_type_ != "PER":
        return False
    nouns = [i for i in field if doc[i].tag_ in NOUNS] or [i for i in field if doc[i].tag_ == "ADJA"]
    return bool(nouns) and not _oblique(doc, field[0]) and not is_time(doc[nouns[0]])


def _oblique(doc: Doc, i: int) -> bool:
    """A determiner that cannot stand in a nominative, by its form or (where the form is open) its features."""
    token, words = doc[i], words_of(doc)
    if token.lower_ in words.oblique:
        return True
    if token.tag_ not in ("ART", "PPOSAT", "PDAT") or token.lower_ not in words.open_case:
        return False
    following = doc[i + 1] if i + 1 < len(doc) else token
    weak = following.tag_ == "ADJA" and following.lower_.endswith(words.weak_ending)
    return weak or feature(token, "Case") in ("Gen", "Dat")


def _nominative_pronoun(doc: Doc, after: list[int]) -> bool:
    """«Der Politik schlug er vor»: the subject is a pronoun right behind the verb."""
    return (
        bool(after)
        and doc[after[0]].lower_ in words_of(doc).nominative_pronouns
        and doc[after[0]].tag_ in ("PPER", "PIS")
    )


def _first_subject(doc: Doc, tokens: list[int], sentence: Sentence) -> Places:
    """The first phrase that can be a nominative and stands behind no preposition."""
    allowed, at = frozenset(tokens), 0
    while at < len(tokens):
        i = tokens[at]
        token = doc[i]
        if token.tag_ in ("APPR", "APPRART"):
            at = _behind(tokens, phrase_from(doc, i + 1, allowed) or (i,))
        elif token.text in ",:;" and at:
            nouns = [j for j in tokens[at:] if doc[j].tag_ in NOUNS]
            return (
                ()
                if not nouns
                else _first_subject(doc, tokens[at + 1 :], sentence)
                if doc[tokens[at - 1]].tag_ != "VVFIN"
                else ()
            )
        elif token.tag_ in PRONOUNS and token.tag_ not in ("PIAT", "CARD") and token.lower_ not in words_of(doc).nobody:
            if (
                feature(token, "Case") in ("Dat", "Acc", "Gen")
                and token.tag_ != "PRELS"
                and token.lower_
                not in (
                    "er",
                    "sie",
                    "wir",
                    "ich",
                    "dieser",
                    "einer",
                )
            ):
                at += 1
                continue
            return (i,)
        elif phrase := phrase_from(doc, i, allowed):
            if not _oblique(doc, phrase[0]) and not any(is_time(doc[j]) for j in phrase[:3]):
                return tuple(j for j in with_apposition(doc, phrase, sentence) if j in allowed)
            at = _behind(tokens, phrase)
        else:
            at += 1
    return ()


def _behind(tokens: list[int], phrase: Places) -> int:
    return next((k for k, i in enumerate(tokens) if i > phrase[-1]), len(tokens))


def phrase_from(doc: Doc, start: int, allowed: frozenset[int]) -> Places:
    """The noun phrase that begins at token `start`; `()` if none does."""
    i = start
    while i in allowed and (
        doc[i].tag_ in _BEFORE_NOUN or doc[i].text in _MARKS or (doc[i].tag_ in ("ADV", "ADJD") and i > start)
    ):
        if doc[i].tag_ in NOUNS:
            phrase = noun_phrase(doc, i, allowed)
            return tuple(j for j in phrase if j >= start)
        i += 1
    return ()


def _elliptic(doc: Doc, cue: Cue, frame: Places, sentence: Sentence) -> Places:
    """«X begrüßte den Plan und sagte, …»: the subject of the clause before."""
    finite = next((f for s in sentence.segments for f in s.finite if s.kind is SegmentKind.VERB_SECOND), None)
    if finite is None or finite >= cue.finite.i or not frame:
        return ()
    if (
        doc[frame[0]].tag_ != "KON"
        and not any(doc[i].tag_ == "KON" for i in frame if i < cue.finite.i)
        and frame[0] != cue.finite.i
    ):
        return ()
    field = _prefield(doc, [i for i in sentence.body if i < finite])
    return field if field and _may_be_subject(doc, field) else ()


def object_phrase(doc: Doc, tokens: list[int], case: str) -> Places:
    """The first phrase without preposition that can stand in the case `dat` or `acc`; the subject is not among `tokens`."""
    allowed, at = frozenset(tokens), 0
    pronouns = words_of(doc).dative_pronouns if case == "dat" else words_of(doc).accusative_pronouns
    while at < len(tokens):
        i = tokens[at]
        token = doc[i]
        if token.tag_ in ("APPR", "APPRART"):
            at = _behind(tokens, phrase_from(doc, i + 1, allowed) or (i,))
        elif token.lower_ in pronouns and token.tag_ in (
            "PPER",
            "PIS",
        ):
            return (i,)
        elif phrase := phrase_from(doc, i, allowed):
            if _fits_case(doc, phrase, case):
                return phrase
            at = _behind(tokens, phrase)
        else:
            at += 1
    return ()


def _fits_case(doc: Doc, phrase: Places, case: str) -> bool:
    first = doc[phrase[0]]
    if any(is_time(doc[i]) for i in phrase[:3]):
        return False
    if case == "dat":
        return first.lower_ in words_of(doc).dative and first.tag_ in ("ART", "PPOSAT", "PDAT")
    return first.lower_ not in words_of(doc).not_accusative and first.tag_ in (
        "ART",
        "PPOSAT",
        "PDAT",
        "NE",
        "NN",
        "ADJA",
        "PIAT",
        "CARD",
    )
