"""What a quoted stretch most likely is: a statement, a few words of somebody's, or a name or title.

Only the stretch and its neighbours are looked at; whether words are somebody's is decided with the sentence's cue.
"""

import re
from enum import StrEnum

from laut.model.evidence import Span
from laut.model.reason import Reason
from laut.reading.marks import QuoteWords

STATEMENT_WORDS = 4
"""A stretch of at least this many words that ends like a sentence is a statement."""
NAME_WORDS = 8
_WORD = re.compile(r"\w[\w'’-]*")
_LOOK_BACK = 80


class QuotedKind(StrEnum):
    """`speech`: a whole statement. `words`: single words, somebody's or held at arm's length. `name`: name or title."""

    SPEECH = "speech"
    WORDS = "words"
    NAME = "name"


def kind_of(text: str, span: Span, inner: Span, words: QuoteWords) -> tuple[QuotedKind, Reason]:
    """The likely kind of the stretch `span` whose words are `inner`."""
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    found = _WORD.findall(text[inner.start : min(inner.end, inner.start + 400)])
    if _is_name(before, found, words):
        return _because(QuotedKind.NAME, f"follows «{_last_word(before)}»")
    if before.rstrip().endswith(":"):
        return _because(QuotedKind.SPEECH, "follows a colon")
    if _begins_sentence(before) and (text[span.end : span.end + 1] == "," or text[inner.end - 1] in ".!?…"):
        return _because(QuotedKind.SPEECH, "stands where a sentence begins and ends like one")
    if _last_word(before).lower() in words.distancing:
        return _because(QuotedKind.WORDS, f"follows «{_last_word(before)}»")
    if len(found) >= STATEMENT_WORDS and _ends_like_statement(text, span, inner):
        return _because(QuotedKind.SPEECH, "is a whole statement")
    if found and len(found) <= NAME_WORDS and all(word[0].isupper() or word[0].isdigit() for word in found):
        return _because(QuotedKind.NAME, "every word begins with a capital")
    return _because(QuotedKind.WORDS, "is part of a sentence")


def _because(kind: QuotedKind, because: str) -> tuple[QuotedKind, Reason]:
    return kind, Reason("quoted-kind", because)


def _is_name(before: str, found: list[str], words: QuoteWords) -> bool:
    return len(found) <= NAME_WORDS and before[-1:].isspace() and _last_word(before).lower().endswith(words.name_nouns)


def _last_word(before: str) -> str:
    tail = before.rstrip()
    match = re.search(r"[\w-]+$", tail)
    return match[0] if match else ""


def _begins_sentence(before: str) -> bool:
    tail = before.rstrip()
    return not tail or tail[-1] in ".!?…" or "\n" in before[len(tail) :]


def _ends_like_statement(text: str, span: Span, inner: Span) -> bool:
    if text[inner.end - 1] in ".!?…":
        return True
    after = text[span.end : span.end + 2]
    return after.startswith(",") or (after == "" and text[inner.start].isupper())
