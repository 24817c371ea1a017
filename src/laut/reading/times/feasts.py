"""Feasts: their dates in a year, computed from the rules of `times.yaml`."""

import re
from datetime import date, timedelta

_FIXED = re.compile(r"(\d\d)-(\d\d)([+-]\d+)?")
_EASTER = re.compile(r"easter([+-]\d+)?")
_ADVENT = re.compile(r"advent([1-4])([+-]\d+)?")
_NTH = re.compile(r"(\d\d)/(\d)/(\d)")


def easter(year: int) -> date:
    """Easter Sunday, Gregorian (Butcher's rule, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def days_of(rule: str, year: int) -> tuple[date, date]:
    """First and last day of a feast in a year; `a/b` is a rule for each. Raises `ValueError` for an unknown rule."""
    first, _, last = rule.partition("/") if rule.count("/") == 1 else (rule, "", "")
    return _day_of(first, year), _day_of(last or first, year)


def _day_of(rule: str, year: int) -> date:
    if match := _FIXED.fullmatch(rule):
        return date(year, int(match[1]), int(match[2])) + timedelta(days=int(match[3] or 0))
    if match := _EASTER.fullmatch(rule):
        return easter(year) + timedelta(days=int(match[1] or 0))
    if match := _ADVENT.fullmatch(rule):
        fourth = date(year, 12, 24) - timedelta(days=date(year, 12, 24).isoweekday() % 7)
        return fourth - timedelta(weeks=4 - int(match[1])) + timedelta(days=int(match[2] or 0))
    if match := _NTH.fullmatch(rule):
        first = date(year, int(match[1]), 1)
        ahead = (int(match[3]) - first.isoweekday()) % 7
        return first + timedelta(days=ahead, weeks=int(match[2]) - 1)
    raise ValueError(f"«{rule}» is no rule for a feast; right would be 12-24, easter+49, advent1-11 or 05/2/7")
