"""Source phrases: «laut X», «X zufolge», «nach Angaben von X», «…, so X», «demnach».

A source phrase is the whole frame; the content is the clause around it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from spacy.tokens import Doc

from laut.model.kinds import Form, Medium
from laut.model.reason import Reason
from laut.reading.clauses import feature
from laut.reading.cues import CueWords
from laut.reading.draft import SHARE_RIGHT, Draft, Places, places
from laut.reading.function_words import words_of
from laut.reading.mood import MoodWords, subjunctive
from laut.reading.parties import NOUNS, noun_phrase, with_apposition
from laut.reading.segments import Segment, SegmentKind, Sentence

_INSIDE = (SegmentKind.RELATIVE, SegmentKind.THAT, SegmentKind.OTHER_SUB)
_LONGEST_WAY = 9
_LONGEST_NAME = 6
_NAMING = (*NOUNS, "ART", "ADJA", "PPOSAT", "PDAT", "PPER")
"""How somebody's name can begin after «so»."""


def laut_phrases(doc: Doc, sentence: Sentence, words: CueWords, moods: MoodWords) -> Iterator[Draft]:
    """All attributions by a source phrase in one sentence."""
    for i in sentence.body:
        if i in sentence.spoken:
            continue
        if (entry := words.sources.get(doc[i].lower_)) and (found := _phrase(doc, sentence, i, entry, words)):
            cue, phrase = found
            yield _around(
                doc,
                sentence,
                cue,
                phrase,
                words,
                Reason("source-phrase", f"«{doc[i].text}» names the source of its clause"),
            )
    yield from _headline(doc, sentence, words)
    for segment in sentence.segments:
        yield from _so_phrase(doc, sentence, segment, words)
        yield from _leaning(doc, sentence, segment, words, moods)


def _phrase(
    doc: Doc, sentence: Sentence, i: int, entry: Mapping[str, Any], words: CueWords
) -> tuple[Places, Places] | None:
    """Cue tokens and noun phrase of a source preposition at `i`; None if it names no source there."""
    place, needs_noun, only = str(entry["place"]), bool(entry.get("nouns")), tuple(entry.get("only", ()))
    before = (i - 1, i) if i and doc[i - 1].lower_ == entry.get("after", "") else (i,)
    if "after" in entry and len(before) == 1:
        return None
    if place in ("before", "both") and (phrase := _right_phrase(doc, sentence, i, words, needs_noun, only)):
        return before, phrase
    if place in ("after", "both") and (phrase := _left_phrase(doc, sentence, before[0], words, needs_noun)):
        return before, phrase
    return None


def _right_phrase(
    doc: Doc, sentence: Sentence, i: int, words: CueWords, needs_noun: bool, only: tuple[str, ...]
) -> Places:
    allowed = frozenset(j for j in sentence.body if j > i)
    for j in range(i + 1, min(i + _LONGEST_WAY, sentence.body[-1] + 1)):
        token = doc[j]
        if token.text in ",;:" or token.tag_.startswith("V") or (token.tag_.startswith("APPR") and j > i + 1):
            break
        if token.tag_ in NOUNS or (j == i + 1 and token.tag_ in ("PPER", "PDS", "PRELS")):
            entry = words.noun(token)
            if needs_noun and not (entry and entry.source and (not only or entry.lemma in only)):
                if j + 1 < len(doc) and doc[j + 1].tag_ == "NN" and token.tag_ in NOUNS:
                    continue
                return ()
            phrase = with_apposition(doc, noun_phrase(doc, j, allowed), sentence)
            return _to_verb(doc, sentence, i, places(range(i + 1, phrase[-1] + 1)))
    return () if needs_noun else _to_verb(doc, sentence, i, ())


def _to_verb(doc: Doc, sentence: Sentence, i: int, phrase: Places) -> Places:
    """A phrase that opens a main clause goes on to its finite verb, whatever stands between."""
    segment = sentence.segments[sentence.segment_of(i)]
    if segment.first != i or segment.kind is not SegmentKind.VERB_SECOND or i != sentence.body[0]:
        return phrase
    return tuple(j for j in segment.tokens if i < j < segment.finite[0])


def _left_phrase(doc: Doc, sentence: Sentence, i: int, words: CueWords, needs_noun: bool) -> Places:
    """The phrase before a postposition; it must follow directly and the clause must go on behind it."""
    if i - 1 not in sentence.body or (
        doc[i - 1].tag_ not in (*NOUNS, "PDS", "PRELS") and doc[i - 1].text not in '“"«)'
    ):
        return ()
    allowed = frozenset(j for j in sentence.segments[sentence.segment_of(i)].tokens if j < i)
    nouns = [
        j
        for j in range(i - 1, max(i - _LONGEST_WAY, -1), -1)
        if j in allowed and doc[j].tag_ in (*NOUNS, "PDS", "PRELS")
    ]
    if not nouns or (needs_noun and not (words.noun(doc[nouns[0]]) and _possessed(doc, nouns[0], i))):
        return ()
    first = nouns[0]
    while (
        first - 1 in allowed
        and not doc[first - 1].tag_.startswith(("V", "$,", "KOUS", "ADV", "PTK"))
        and doc[first - 1].text not in ",:;"
    ):
        if doc[first].tag_ in ("ART", "PPOSAT", "APPR") and not _genitive_inside(doc, first):
            break
        first -= 1
    return places(range(first, i))


def _genitive_inside(doc: Doc, i: int) -> bool:
    """«den Angaben der Polizei zufolge»: the article at `i` belongs to a genitive, the phrase begins further left."""
    return feature(doc[i], "Case") == "Gen" and doc[i - 1].tag_ in NOUNS if i else False


def _possessed(doc: Doc, noun: int, postposition: int) -> bool:
    """«meiner Meinung nach», «Angaben des Amtes nach», not «der Aussage nach dem Spiel»."""
    after = doc[postposition + 1] if postposition + 1 < len(doc) else None
    return after is None or after.tag_ not in ("ART", "ADJA", "NN", "NE", "CARD", "PPOSAT", "PIAT")


def _around(doc: Doc, sentence: Sentence, cue: Places, phrase: Places, words: CueWords, reason: Reason) -> Draft:
    frame = set(phrase) | set(cue)
    segment = sentence.segments[sentence.segment_of(cue[-1])]
    scope = segment.tokens if segment.kind in _INSIDE and cue[0] != sentence.body[0] else sentence.body
    frame |= _commas_around(doc, frame, sentence)
    content = places(i for i in scope if i not in frame and not _edge(doc, i, scope))
    return Draft(
        Form.INDIRECT, content or places(scope), reason, SHARE_RIGHT["source-phrase"], source_medium(doc, phrase, words), places(phrase), cue, places(frame)
    )  # fmt: skip


def _commas_around(doc: Doc, frame: set[int], sentence: Sentence) -> set[int]:
    """The commas of a phrase that stands between commas, or after the last one."""
    before, after = min(frame) - 1, max(frame) + 1
    if before in sentence.body and doc[before].text == "," and (after not in sentence.body or doc[after].text == ","):
        return {i for i in (before, after) if i in sentence.body}
    return set()


def _edge(doc: Doc, i: int, scope: Places) -> bool:
    return i in (scope[0], scope[-1]) and doc[i].text in ",;:"


def _so_phrase(doc: Doc, sentence: Sentence, segment: Segment, words: CueWords) -> Iterator[Draft]:
    """«…, so die Polizei»: a verbless stretch that begins with «so» and names somebody."""
    if segment.finite or segment.mark is None or doc[segment.first].lower_ not in words.so or len(segment.tokens) < 2:
        return
    nouns = [i for i in segment.tokens if doc[i].tag_ in (*NOUNS, "PPER")]
    if not nouns or doc[segment.tokens[1]].tag_ not in _NAMING:
        return
    phrase = with_apposition(doc, noun_phrase(doc, nouns[0], frozenset(segment.tokens[1:])), sentence)
    frame = set(segment.tokens) | {segment.mark} | set(phrase)
    frame |= _rest(sentence, max(frame))
    content = places(i for i in sentence.body if i not in frame)
    if not content or _all_spoken(content, doc, sentence):
        return
    reason = Reason("so-phrase", f"«so {doc[nouns[0]].text}» names who says the rest of the sentence")
    yield Draft(
        Form.INDIRECT,
        content,
        reason,
        SHARE_RIGHT["so-phrase"],
        source_medium(doc, phrase, words),
        phrase,
        (segment.first,),
        places(frame),
    )


def _rest(sentence: Sentence, last: int) -> set[int]:
    """What belongs to the frame behind its phrase: a relative clause, and the comma after which the content goes on."""
    following = [s for s in sentence.segments if s.mark is not None and s.mark > last]
    out: set[int] = set()
    for segment in following:
        if segment.mark is not None:
            out.add(segment.mark)
        if segment.kind is not SegmentKind.RELATIVE:
            break
        out |= set(segment.tokens)
    return out


def _all_spoken(content: Places, doc: Doc, sentence: Sentence) -> bool:
    return all(i in sentence.spoken or doc[i].is_punct for i in content)


def _headline(doc: Doc, sentence: Sentence, words: CueWords) -> Iterator[Draft]:
    """«Brandt: Wir bleiben wach»: a name, a colon and a main clause."""
    segments = sentence.segments
    if len(segments) < 2 or segments[1].mark is None or doc[segments[1].mark].text != ":" or segments[0].finite:
        return
    name = segments[0].tokens
    named = doc[name[-1]].tag_ == "NE" or any(doc[i].ent_type_ in ("PER", "ORG") for i in name)
    plain = all(doc[i].tag_ in (*_NAMING, "TRUNC", "$(") for i in name)
    if (
        len(name) > _LONGEST_NAME
        or not named
        or not plain
        or sentence.spoken
        or not any(s.finite for s in segments[1:])
    ):
        return
    content = places(i for i in sentence.body if i >= segments[1].first)
    reason = Reason("so-phrase", f"«{doc[name[-1]].text}:» names who says what follows")
    confidence = 0.7 * SHARE_RIGHT["so-phrase"]
    yield Draft(
        Form.INDIRECT,
        content,
        reason,
        confidence,
        open_medium(doc, name, words, Medium.SPEECH),
        name,
        (),
        places([*name, segments[1].mark]),
    )


def _leaning(doc: Doc, sentence: Sentence, segment: Segment, words: CueWords, moods: MoodWords) -> Iterator[Draft]:
    """«Demnach …», «ein Bericht, wonach …»: the adverb leans on a source named before."""
    at = next((i for i in segment.tokens[:2] + segment.finite[:1] if doc[i].lower_ in words.leaning), None)
    at = (
        at
        if at is not None
        else next((i for i in segment.tokens if doc[i].lower_ in words.leaning - words.leaning_with_mood), None)
    )
    if at is None or at in sentence.spoken:
        return
    low = doc[at].lower_
    hearsay = segment.subjunctive or any(doc[i].lower_ in words_of(doc).hearsay for i in segment.finite)
    if low in words.leaning_with_mood and not hearsay:
        return
    reason = Reason("leaning-word", f"«{doc[at].text}» leans on a source named before")
    if low.startswith(words_of(doc).leaning_relative_start):
        frame, content = places(i for i in sentence.body if i <= at), places(i for i in sentence.body if i > at)
        nouns = [i for i in frame if doc[i].tag_ in NOUNS]
        speaker = noun_phrase(doc, nouns[-1], frozenset(frame)) if nouns else ()
    else:
        frame, speaker = (at,), (at,)
        content = places(i for i in sentence.body if i != at)
    if content:
        yield Draft(
            Form.INDIRECT, content, reason, SHARE_RIGHT["leaning-word"], Medium.SPEECH_WRITING, speaker, (at,), frame
        )


def source_medium(doc: Doc, phrase: Places, words: CueWords) -> Medium:
    """The noun's own medium for «Angaben», «Ansicht»; else by who is named."""
    for i in phrase:
        if (entry := words.noun(doc[i])) and entry.source and entry.medium is not Medium.SPEECH_WRITING:
            return entry.medium
    return open_medium(doc, phrase, words, Medium.SPEECH_WRITING)


def open_medium(doc: Doc, phrase: Places, words: CueWords, otherwise: Medium) -> Medium:
    """Written where a paper or document is named, spoken where a person is."""
    if names_outlet(doc, phrase, words):
        return Medium.WRITING
    return Medium.SPEECH if any(doc[i].ent_type_ == "PER" for i in phrase) else otherwise


def names_outlet(doc: Doc, phrase: Places, words: CueWords) -> bool:
    """Whether a phrase names a paper, agency, document or the like."""
    if any(doc[i].lower_.endswith(words.outlets) for i in phrase if doc[i].tag_ in NOUNS):
        return True
    return any(doc[i].lower_.endswith((".de", ".com", ".net", ".org")) for i in phrase)


def is_konjunktiv(doc: Doc, i: int, moods: MoodWords) -> bool:
    """Whether the token is a finite verb in the Konjunktiv."""
    return subjunctive(doc[i], moods) is not None
