"""Marked texts: test cases that a linguist can write.

A file holds cases separated by lines of `---`. Lines `key: value` at the start
of a case are its headers; a `#` line is a comment. The rest is the text with the
expected result marked in it:

    published: 2024-03-11
    <claim type="PROTEST" by="dpa > Polizei"><cue>Laut</cue> <who>Polizei</who> zogen
    <when is="2024-03-09">am Samstag</when> 3.000 Menschen durch <where is="Leipzig">Leipzig</where></claim>

Marks may nest. `&lt;` and `&amp;` stand for `<` and `&`. A line break inside a
case is a blank; `\\n` written out is a line break.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_TAG = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z-]+=\"[^\"]*\")*)\s*(/?)>")
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")
_HEADER = re.compile(r"([a-z_]+): (.*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """`<tag key="value">words</tag>` with the character offsets of its words."""

    tag: str
    start: int
    end: int
    attributes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """One marked text; `name` (file stem and line) serves as the test's id."""

    name: str
    headers: dict[str, str]
    text: str
    marks: tuple[Mark, ...]

    def marked(self, tag: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.tag == tag)

    def words(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]


def load(path: Path) -> list[Case]:
    """All cases of a file, in order; raises `ValueError` for tags that do not close."""
    cases, block, first = [], [], 1
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), "---"], start=1):
        if line.strip() == "---":
            if any(entry.strip() for entry in block):
                cases.append(_case(f"{path.stem}:{first}", block))
            block, first = [], number + 1
        elif not line.startswith("#"):
            block.append(line)
    return cases


def _case(name: str, lines: list[str]) -> Case:
    lines = [line for line in lines if line.strip()]
    headers: dict[str, str] = {}
    while lines and (match := _HEADER.fullmatch(lines[0].strip())):
        headers[match[1]] = match[2].strip()
        lines = lines[1:]
    text, marks = _strip(" ".join(line.strip() for line in lines).replace("\\n", "\n"), name)
    return Case(name, headers, text, marks)


def _strip(marked: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    text, position = "", 0
    marks: list[Mark] = []
    open_tags: list[tuple[str, int, dict[str, str]]] = []
    for match in _TAG.finditer(marked):
        text += _unescape(marked[position : match.start()])
        position = match.end()
        closing, tag, attributes, empty = match.groups()
        if closing:
            if not open_tags or open_tags[-1][0] != tag:
                raise ValueError(f"{name}: </{tag}> closes nothing")
            _, start, found = open_tags.pop()
            marks.append(Mark(tag, start, len(text), found))
        elif empty:
            marks.append(Mark(tag, len(text), len(text), dict(_ATTRIBUTE.findall(attributes))))
        else:
            open_tags.append((tag, len(text), dict(_ATTRIBUTE.findall(attributes))))
    if open_tags:
        raise ValueError(f"{name}: <{open_tags[-1][0]}> is never closed")
    return text + _unescape(marked[position:]), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
