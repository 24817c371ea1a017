"""Moments in the reader's language: «16 May 2024», «16. Mai 2024», «etwa Mai 2024», «1.–2. März 2024»."""

from datetime import date, datetime
from functools import lru_cache

from babel.dates import format_date, format_datetime, format_interval, format_skeleton

from laut.model.moment import Moment, Precision
from laut.web.reader import Reader

_QUALIFIERS = {"~": "moment.about", "?": "moment.perhaps", "%": "moment.perhaps-about"}
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_SKELETONS = {Precision.DAY: "yMMMMd", Precision.MONTH: "yMMMM", Precision.YEAR: "y"}


@lru_cache(maxsize=20_000)
def when(edtf: str | None, reader: Reader) -> str:
    """A moment in words, no more exact than it is; empty for None."""
    if not edtf:
        return ""
    if edtf.startswith("["):
        members = [_member(part.strip(), reader) for part in edtf[1:-1].split(",")]
        return reader.say("moment.one-of", days=", ".join(members))
    if "/" in edtf:
        start, _, end = edtf.partition("/")
        return _interval(start, end, reader)
    return _single(edtf, reader)


def short_day(day: date, reader: Reader) -> str:
    """«13 Mar 2024», for narrow columns and axes."""
    return format_date(day, "medium", locale=reader.locale)


@lru_cache(maxsize=5_000)
def tick(day: date, unit: str, full: bool, reader: Reader) -> str:
    """The label of a YEAR, a MONTH or a DAY on an axis; a day says its year only if it is `full`."""
    skeleton = {"YEAR": "y", "MONTH": "yMMM", "DAY": "yMMMd" if full else "MMMd"}[unit]
    return format_skeleton(skeleton, day, locale=reader.locale)


def _member(part: str, reader: Reader) -> str:
    start, dots, end = part.partition("..")
    return _interval(start or "..", end or "..", reader) if dots else _single(part, reader)


def _interval(start: str, end: str, reader: Reader) -> str:
    if start == "..":
        return reader.say("moment.until", day=_single(end, reader))
    if end == "..":
        return reader.say("moment.since", day=_single(start, reader))
    left, right = Moment(start), Moment(end)
    if (
        left.precision == right.precision
        and left.precision in _SKELETONS
        and not (left.approximate or right.approximate)
    ):
        skeleton = _SKELETONS[left.precision]
        return format_interval(left.earliest, right.earliest, skeleton, locale=reader.locale)
    return f"{_single(start, reader)} – {_single(end, reader)}"


def _single(edtf: str, reader: Reader) -> str:
    bare = edtf.rstrip("~?%")
    said = _exact(bare, reader)
    return reader.say(_QUALIFIERS[edtf[-1]], day=said) if bare != edtf else said


def _exact(bare: str, reader: Reader) -> str:
    year, _, rest = bare.partition("-")
    if year.endswith("XX"):
        return reader.say("moment.century", year=f"{year[:2]}00")
    if year.endswith("X"):
        return reader.say("moment.decade", year=year.replace("X", "0"))
    if rest in _SEASONS:
        return reader.say(f"moment.{_SEASONS[rest]}", year=year.lstrip("0"))
    moment = Moment(bare)
    if moment.precision is Precision.DAY:
        return format_date(moment.earliest, "long", locale=reader.locale)
    return format_skeleton(_SKELETONS[moment.precision], moment.earliest, locale=reader.locale)


def minute(at: str, reader: Reader) -> str:
    """An ISO 8601 time with offset, to the minute, as it was written down: «1 May 2031, 12:00 UTC»."""
    moment = datetime.fromisoformat(at)
    said = format_datetime(moment, "medium", tzinfo=moment.tzinfo, locale=reader.locale)
    return f"{said} {moment.tzname() or ''}".strip()
