"""When an act happens: which time expression of the sentence belongs to which act.

Not every time is the act's («Am Montag kündigte sie für Mai einen Streik an»: Monday is the announcement's, May the
strike's). The candidates compete; the times of announcements, births and earlier acts lose.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from spacy.tokens import Doc, Span, Token

from laut.errors import BadMoment
from laut.model.kinds import EventType, Status
from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.model.timex import TimeExpression
from laut.reading.doc import report_of, tokens_in
from laut.reading.paths import relation
from laut.reading.phrases import case_word
from laut.reading.roles import word_class
from laut.reading.signals import governor, verb_lemma
from laut.reading.surface import between, lead
from laut.reading.triggers import Trigger
from laut.reading.voting import Array
from laut.reading.weighing import Candidate, TokenRows, Weigher

LEAST = 0.45
"""From this share on a time belongs to an act; chosen on the development reports."""
_OPEN_END, _OPEN_START = frozenset({"seit", "ab"}), frozenset({"bis"})


@dataclass(frozen=True, slots=True)
class Timed:
    """The time of an act with the expression that gives it."""

    moment: Moment
    time: TimeExpression
    share: float
    reason: Reason


def times_at(trigger: Token, times: Sequence[TimeExpression]) -> list[tuple[TimeExpression, Token]]:
    """The resolved time expressions of the trigger's sentence, each with the head of its words, in text order."""
    return [(t, tokens_in(trigger.doc, t.span).root) for t in resolved_in(trigger.sent, times)]


def resolved_in(sentence: Span, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions with a moment that start in a sentence; `times` are in text order."""
    first = bisect_left(times, sentence.start_char, key=_start)
    end = bisect_left(times, sentence.end_char, lo=first, key=_start)
    return [time for time in times[first:end] if time.moment is not None]


def _start(time: TimeExpression) -> int:
    return time.span.start


def find_whens(
    doc: Doc, triggers: Sequence[Trigger], statuses: Sequence[Status], weigher: Weigher, states: TokenRows
) -> list[Timed | None]:
    """The time that the sentence gives for each act, None where it gives none."""
    tokens = [doc[t.token] for t in triggers]
    found = [times_at(token, doc._.times) for token in tokens]
    questions = [
        time_candidates(token, t.type, status, times, _others(token, tokens)) if times else []
        for token, t, status, times in zip(tokens, triggers, statuses, found, strict=True)
    ]
    yes = weigher.answers.index("yes")
    return [
        _best(token, times, shares[:, yes])
        for token, times, shares in zip(tokens, found, weigher.shares(questions, states), strict=True)
    ]


def _others(trigger: Token, tokens: Sequence[Token]) -> list[Token]:
    """The other triggers of the trigger's sentence."""
    sent = trigger.sent
    return [token for token in tokens if sent.start <= token.i < sent.end and token.i != trigger.i]


def _best(trigger: Token, found: Sequence[tuple[TimeExpression, Token]], shares: Array) -> Timed | None:
    best = max(range(len(found)), key=lambda k: shares[k], default=None)
    if best is None or shares[best] < LEAST:
        return None
    time = found[best][0]
    because = f"«{time.span.of(report_of(trigger.doc).text)}» belongs to «{trigger.text}»"
    return Timed(bounded(time, trigger), time, float(shares[best]), Reason("when", because))


def bounded(time: TimeExpression, trigger: Token) -> Moment:
    """The moment, open to one side after «seit», «ab» and «bis», but not for an act told behind it («seit 2009, als …»)."""
    if time.moment is None:
        raise BadMoment(f"time {time.id} has no moment")
    edtf, words = time.moment.edtf, tokens_in(trigger.doc, time.span)
    before = {words[0].lower_, words[0].nbor(-1).lower_ if words.start else ""}
    if "/" in edtf or edtf.startswith("[") or any(word.i == words.root.i for word in trigger.ancestors):
        return time.moment
    if before & _OPEN_END:
        return Moment(f"{edtf}/..")
    return Moment(f"../{edtf}") if before & _OPEN_START else time.moment


def time_candidates(
    trigger: Token,
    type: EventType,
    status: Status,
    found: Sequence[tuple[TimeExpression, Token]],
    others: Sequence[Token],
) -> list[Candidate]:
    """The fields of each time expression."""
    voice = word_class(trigger)
    about = (type, voice, status, verb_lemma(trigger), trigger.dep_, str(min(len(others), 3)), str(min(len(found), 3)))
    return [
        Candidate((*about, *_fields(trigger, time, head, others, voice)), trigger.i, head.i) for time, head in found
    ]


def _fields(trigger: Token, time: TimeExpression, head: Token, others: Sequence[Token], voice: str) -> tuple[str, ...]:
    path, (preposition, article) = path_to(trigger, head), lead(tokens_in(trigger.doc, time.span)[0])
    signs, verbs, ands = between(trigger, head)
    far = abs(head.i - trigger.i)
    closer = sum(abs(head.i - other.i) < far for other in others)
    rivals = [path_to(other, head) for other in others]
    rival = min(rivals, key=len, default="")
    side = "before" if head.i < trigger.i else "after"
    above = governor(trigger) if voice == "noun" else None
    return (
        path, f"{path}|{voice}", path.split("^")[-1], str(path.count("^")), rival, f"{path.count('^')}{min((p.count('^') for p in rivals), default=9)}",
        case_word(head), preposition, article, f"{side}{min(int(2 * log2(1 + far)), 12)}", f"{side}{min(signs, 3)}{min(verbs, 3)}", f"{min(closer, 2)}|{voice}",
        f"{min(closer, 1)}{min(signs, 2)}{min(verbs, 2)}{min(ands, 1)}", time.type, str(len(time.moment.edtf) if time.moment else 0), head.dep_, verb_lemma(head.head),
        relation(head), f"{side}|{head.i - trigger.sent.start < 4}", _against_publication(trigger, time), verb_lemma(above) if above is not None else "", head.tag_,
    )  # fmt: skip


def _against_publication(trigger: Token, time: TimeExpression) -> str:
    published, moment = report_of(trigger.doc).published, time.moment
    if published is None or moment is None:
        return ""
    if moment.earliest > published.latest:
        return "later"
    return "long ago" if (published.earliest - moment.latest).days > 300 else "recent"


def path_to(trigger: Token, head: Token) -> str:
    """The relations from a trigger up to the word shared with `head`, and down again; `far` beyond eight steps."""
    above = [trigger, *trigger.ancestors][:6]
    places = {token.i: k for k, token in enumerate(above)}
    down: list[str] = []
    token = head
    for _ in range(5):
        if token.i in places:
            return "".join(relation(t) + "^" for t in above[: places[token.i]]) + ">".join(reversed(down))
        down.append(token.dep_.split(":")[0])
        if token.head.i == token.i:
            break
        token = token.head
    return "far"
