"""Where and when an act happens: the place and the time of the sentence that belong to this act.

Not every place in a sentence is where the act happens («Der Präsident von Ghana besuchte Rom»), and not every time is
the act's («Am Montag kündigte sie für Mai einen Streik an»). Candidates are met on the same paths as actors.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from laut.errors import BadMoment
from laut.model.kinds import EventType, Status, TimexType
from laut.model.moment import Moment
from laut.model.reason import Reason
from laut.model.timex import TimeExpression
from laut.reading.doc import tokens_in
from laut.reading.loglinear import LogLinear
from laut.reading.paths import Link, links, relation
from laut.reading.phrases import NOMINAL, case_word, grammatical_case, named, phrase
from laut.reading.signals import verb_lemma

PLACE_WORDS = frozenset({"in", "bei", "vor", "auf", "an", "nahe", "über", "aus", "nach", "unter", "innerhalb", "außerhalb", "nördlich",
                         "südlich", "westlich", "östlich", "durch", "um", "unweit", "entlang", "hinter", "zwischen", "von", "gegenüber", "bis", "neben"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of an act: its head, its words, the share of belief and the reason."""

    head: Token
    words: Span
    share: float
    reason: Reason


def place_links(trigger: Token) -> list[Link]:
    """Phrases that can be a place: named places, and nouns behind a preposition of place."""
    return [
        link
        for link in links(trigger)
        if named(link.head) == "LOC" or (link.head.pos_ in NOMINAL and case_word(link.head) in PLACE_WORDS)
    ]


def place_features(trigger: Token, type: EventType, link: Link) -> list[str]:
    """What the trained choice sees of a candidate place."""
    head, path = link.head, link.path
    marker, label = case_word(head), named(head) or head.pos_
    up = head.head
    pos = "noun" if trigger.pos_ in NOMINAL else "verb"
    near = "near" if abs(head.i - trigger.i) <= 4 else "mid" if abs(head.i - trigger.i) <= 12 else "away"
    word = head.lemma_.lower()
    return [
        "always", f"path={path}|{pos}", f"path={path}|{label}", f"marker={marker}|{label}", f"marker={marker}|{label}|{type}",
        f"path={path}|{label}|{pos}", f"short={path.split('^')[-1]}|{label}|{link.up}", f"label={label}|{type}", f"word={word}",
        f"ending={word[-4:]}|{label}", f"near={near}|{label}|{marker}", f"up={link.up}|{marker}|{label}", f"head={verb_lemma(up)}|{marker}|{label}",
        f"dep={head.dep_}|{marker}|{label}", f"lemma={verb_lemma(trigger)}|{marker}", f"deps={relation(head)}|{label}|{pos}|{type}",
        f"case={grammatical_case(head)}|{marker}|{label}", f"order={head.i < trigger.i}|{marker}|{pos}", f"updep={up.dep_}|{up.pos_}|{marker}|{label}",
    ]  # fmt: skip


def find_place(
    trigger: Token, type: EventType, choice: LogLinear | None = None, taken: Iterable[int] = ()
) -> Scene | None:
    """The smallest place named for the act, None if the sentence names none. `taken` are heads with a role already."""
    best: Scene | None = None
    for link in place_links(trigger):
        if link.head.i in taken:
            continue
        share = _place_share(trigger, type, link, choice)
        if share > 0.5 and (best is None or share > best.share):
            best = Scene(
                link.head,
                phrase(link.head),
                share,
                Reason("place", f"«{link.head.text}» is {link.path} of «{trigger.text}»"),
            )
    return best


def _place_share(trigger: Token, type: EventType, link: Link, choice: LogLinear | None) -> float:
    if choice is not None:
        return choice.choose(place_features(trigger, type, link)).shares["yes"]
    local = case_word(link.head) in ("in", "bei", "vor", "nahe", "auf", "an") and named(link.head) == "LOC"
    return 0.9 - 0.1 * link.up if local and link.up <= 2 and not link.far else 0.0


@dataclass(frozen=True, slots=True)
class Timed:
    """The time of an act with the expression that gives it."""

    moment: Moment
    time: TimeExpression
    share: float
    reason: Reason


def times_of(trigger: Token, times: Sequence[TimeExpression]) -> list[tuple[TimeExpression, Token]]:
    """The resolved time expressions of the trigger's sentence, each with the head of its words."""
    sent = trigger.sent
    inside = [t for t in times if t.moment is not None and sent.start_char <= t.span.start < sent.end_char]
    return [(t, tokens_in(trigger.doc, t.span).root) for t in inside]


def time_features(
    trigger: Token, type: EventType, status: Status, time: TimeExpression, head: Token, others: Sequence[Token]
) -> list[str]:
    """What the trained choice sees of a time expression. `others` are the other triggers of the sentence."""
    path = path_to(trigger, head)
    pos = "noun" if trigger.pos_ in NOMINAL else "verb"
    mine = abs(head.i - trigger.i)
    closer = sum(abs(head.i - other.i) < mine for other in others)
    hangs = sum(_hangs(head, other) for other in others)
    near = "near" if mine <= 3 else "mid" if mine <= 10 else "away"
    marker, up = case_word(head), head.head
    own = _hangs(head, trigger)
    return [
        "always", f"path={path}|{pos}", f"path={path}|{pos}|{status}", f"marker={marker}|{pos}", f"near={near}|{pos}", f"type={time.type}|{pos}",
        f"closer={min(closer, 2)}|{pos}", f"hangs={min(hangs, 1)}|{own}|{pos}", f"only={len(others) == 0}|{pos}", f"status={status}|{marker}", f"kind={type}|{pos}",
        f"up={verb_lemma(up)}", f"commas={min(_commas(trigger, head), 3)}|{pos}", f"commas={min(_commas(trigger, head), 3)}|{head.i < trigger.i}|{near}",
        f"order={head.i < trigger.i}|{pos}|{near}", f"hangs={min(hangs, 1)}|{own}|{min(closer, 1)}", f"edge={head.i - trigger.sent.start < 4}|{pos}",
        f"precision={len(time.moment.edtf) if time.moment else 0}|{pos}", f"lemma={verb_lemma(trigger)}", f"status={status}|{pos}|{near}", f"dep={head.dep_}|{up.pos_}|{pos}",
    ]  # fmt: skip


def _commas(left: Token, right: Token) -> int:
    first, last = sorted((left.i, right.i))
    return sum(token.text in (",", "–", "-", ";", ":") for token in left.doc[first:last])


def _hangs(head: Token, trigger: Token) -> bool:
    """Whether a time depends on a trigger, directly or through its own phrase."""
    return any(token.i == trigger.i for token in list(head.ancestors)[:3]) and path_to(trigger, head).count("^") == 0


def path_to(trigger: Token, head: Token) -> str:
    """The relations from a trigger up to the word shared with `head`, and down again; `far` beyond eight steps."""
    above = [trigger, *trigger.ancestors][:6]
    places = {token.i: k for k, token in enumerate(above)}
    down: list[str] = []
    token = head
    for _ in range(5):
        if token.i in places:
            up = "".join(relation(t) + "^" for t in above[: places[token.i]])
            return up + ">".join(reversed(down))
        down.append(token.dep_.split(":")[0])
        if token.head.i == token.i:
            break
        token = token.head
    return "far"


def find_when(
    trigger: Token,
    type: EventType,
    status: Status,
    times: Sequence[TimeExpression],
    others: Sequence[Token],
    choice: LogLinear | None = None,
) -> Timed | None:
    """The time that the sentence gives for this act, None if it gives none."""
    best: Timed | None = None
    for time, head in times_of(trigger, times):
        share = _time_share(trigger, type, status, time, head, others, choice)
        if share > 0.5 and (best is None or share > best.share):
            moment = bounded(time, trigger)
            best = Timed(
                moment, time, share, Reason("when", f"«{tokens_in(trigger.doc, time.span).text}» belongs to «{trigger.text}»")
            )
    return best


def _time_share(
    trigger: Token,
    type: EventType,
    status: Status,
    time: TimeExpression,
    head: Token,
    others: Sequence[Token],
    choice: LogLinear | None,
) -> float:
    if choice is not None:
        return choice.choose(time_features(trigger, type, status, time, head, others)).shares["yes"]
    path = path_to(trigger, head)
    clauses = sum(part in path for part in ("ccomp^", "acl^", "acl:relcl^", "advcl^", "xcomp^", "far"))
    return 0.0 if clauses or time.type is TimexType.SET else 0.9 - 0.1 * path.count("^")


_OPEN_END = frozenset({"seit", "ab"})
_OPEN_START = frozenset({"bis"})


def bounded(time: TimeExpression, trigger: Token) -> Moment:
    """The moment, open to one side after «seit», «ab» and «bis»."""
    if time.moment is None:
        raise BadMoment(f"time {time.id} has no moment")
    edtf, words = time.moment.edtf, tokens_in(trigger.doc, time.span)
    before = words[0].nbor(-1).lower_ if words.start else ""
    lead = {before, words[0].lower_}
    if "/" in edtf or edtf.startswith("["):
        return time.moment
    if lead & _OPEN_END:
        return Moment(f"{edtf}/..")
    if lead & _OPEN_START:
        return Moment(f"../{edtf}")
    return time.moment
