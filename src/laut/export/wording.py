"""Plain words for pages: dates, chains, roles and the kinds of claims."""

import re
from collections.abc import Iterable
from datetime import date

from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role
from laut.model.evidence import Span
from laut.model.moment import Moment
from laut.model.reading import Reading

OWN_VOICE = "the report itself"
"""Who says so where the chain is empty."""
_SOMEBODY = "somebody"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_ARROW = " › "
_MONTHS = "January February March April May June July August September October November December".split()
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_QUALIFIERS = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}"}


def chain(claim: Claim) -> str:
    """«RT DE › Qasim al-Araji», outermost first."""
    return _ARROW.join(claim.chain) or OWN_VOICE


def kind(claim: Claim) -> str:
    """«Retreat (withdraw)»."""
    name = str(claim.type).capitalize()
    return f"{name} ({claim.mode.replace('-', ' ')})" if claim.mode else name


def role(part: Role, reading: Reading) -> str:
    """The words of a role on one line, with the name behind a pronoun or title: «sie (Ragnhild Øvrebø)»."""
    words = one_line(part.span, reading)
    name = reading.entity(part.entity).name if part.entity else words
    return words if name in words or words in name else f"{words} ({name})"


def roles(parts: Iterable[Role], reading: Reading) -> str:
    """Several roles, with commas."""
    return ", ".join(role(part, reading) for part in parts)


def parts(claim: Claim, reading: Reading) -> tuple[tuple[str, str], ...]:
    """(label, words) for who, to whom, where and when, as far as they are known."""
    known = (
        ("who", roles(claim.actors, reading)),
        ("to whom", roles(claim.recipients, reading)),
        ("where", role(claim.place, reading) if claim.place else ""),
        ("when", when(claim.when.moment) if claim.when else ""),
    )
    return tuple((label, words) for label, words in known if words)


def shortened(words: str, longest: int = 160) -> str:
    """The beginning and the end of long words, cut at blanks."""
    if len(words) <= longest:
        return words
    head = words[: longest * 2 // 3].rpartition(" ")[0]
    return f"{head} … {words[-longest // 3 :].partition(' ')[2]}"


def one_line(span: Span, reading: Reading) -> str:
    """The words of a span with every run of white space as one blank."""
    return plain(span.of(reading.report.text))


def plain(words: str) -> str:
    """Words on one line; control characters, which could steer a terminal, become `�`."""
    return _CONTROL.sub("\ufffd", " ".join(words.split()))


def voices(attribution: Attribution, reading: Reading) -> str:
    """Whose words these are, outermost first; the words that name a speaker stand for an unknown one."""
    return _ARROW.join(_voice(step.speaker, reading) for step in reading.ancestry(attribution))


def _voice(speaker: Party, reading: Reading) -> str:
    if speaker.entity:
        return reading.entity(speaker.entity).name
    return " ".join(one_line(span, reading) for span in speaker.spans) or _SOMEBODY


def when(moment: Moment) -> str:
    """A moment in words: «16 May 2024», «about May 2024», «1–2 March 2024», «one of 2 May 2024, 9 May 2024»."""
    edtf = moment.edtf
    if edtf.startswith("["):
        return f"one of {', '.join(_member(part.strip()) for part in edtf[1:-1].split(','))}"
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _single(edtf)


def _member(part: str) -> str:
    start, dots, end = part.partition("..")
    return _interval(start or "..", end or "..") if dots else _single(part)


def _interval(start: str, end: str) -> str:
    if start == "..":
        return f"until {_single(end)}"
    if end == "..":
        return f"since {_single(start)}"
    left, right = _single(start), _single(end)
    shared = _shared_tail(left, right) if len(start) == len(end) else 0
    head = " ".join(left.split()[: len(left.split()) - shared])
    return f"{head}–{right}" if " " not in head else f"{head} – {right}"


def _shared_tail(left: str, right: str) -> int:
    """How many words both dates end in: year, or month and year."""
    count = 0
    for a, b in zip(left.split()[:0:-1], right.split()[:0:-1], strict=False):
        if a != b:
            break
        count += 1
    return count


def _single(edtf: str) -> str:
    bare = edtf.rstrip("~?%")
    year, _, rest = bare.partition("-")
    month, _, day = rest.partition("-")
    name = _SEASONS.get(month) or (_MONTHS[int(month) - 1] if month else "")
    words = " ".join(part for part in (day.lstrip("0"), name, _year(year)) if part)
    return _QUALIFIERS[edtf[-1]].format(words) if bare != edtf else words


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"the {year[:2]}00s (century)"
    return f"the {year.replace('X', '0')}s" if year.endswith("X") else year.lstrip("0")


def in_time(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that have a date, from the earliest on."""

    def key(claim: Claim) -> tuple[date, date]:
        assert claim.when is not None
        return claim.when.moment.earliest, claim.when.moment.latest

    return sorted((claim for claim in claims if claim.when), key=key)
