"""Credits: where a report names an agency as its source without a sentence that says so.

«Berlin (dpa) – …» at the head, «(AFP)» or «dpa/AFP» in brackets, «mit Material von dpa».
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import string, strings
from laut.model.evidence import Span

_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_MATERIAL = re.compile(
    r"(?:mit|unter Verwendung von) (?:Material|Informationen|Agenturmaterial) (?:von|der) ([^\n.;]{2,40})"
)
_SEPARATED = re.compile(r"[^\s/,+;]+(?:-[^\s/,+;]+)*")


@dataclass(frozen=True, slots=True)
class Credit:
    """`agency` is the form that stands at `span`, `name` its full name."""

    agency: str
    name: str
    span: Span


@lru_cache
def agencies(language: str) -> dict[str, str]:
    """Full name of every form in `lang/<code>/agencies.yaml`."""
    return {
        form: string(row["name"], "name")
        for row in table(language, "agencies")
        for form in strings(row["forms"], "forms")
    }


def find_credits(text: str, language: str = "de") -> tuple[Credit, ...]:
    """The first credit of each agency, in text order."""
    known = agencies(language)
    found: dict[str, Credit] = {}
    for form, start in _forms(text):
        if form in known and known[form] not in found:
            found[known[form]] = Credit(form, known[form], Span(start, start + len(form)))
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def _forms(text: str) -> Iterable[tuple[str, int]]:
    for pattern in (_BRACKETS, _MATERIAL):
        for match in pattern.finditer(text):
            for word in _SEPARATED.finditer(match[1]):
                yield word.group(), match.start(1) + word.start()
