"""Options that several commands share, and what they mean together."""

from typing import Annotated

import typer

from laut.errors import BadLanguageData, BadMoment
from laut.intake.folders import expanded
from laut.intake.source import MAX_CHARACTERS, STANDARD_INPUT, Given, InputFormat, is_address, known_format
from laut.lang.languages import DEFAULT, code_of
from laut.model.moment import Moment

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE", help="Files, folders, patterns or http(s):// addresses to read; - or none is standard input."
    ),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Fetch addresses of this machine and of private networks too.")
]
Input = Annotated[
    InputFormat | None, typer.Option("--input", help="What the files are written in; without it the extension decides.")
]
Published = Annotated[
    str | None,
    typer.Option(metavar="EDTF", help="Publication date (2021-12, 2021-12-03) of reports that do not say it."),
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of reports that do not say it.")]
Language = Annotated[str, typer.Option(metavar="CODE", help="Language of reports that do not say it.")]
MaxCharacters = Annotated[int, typer.Option(min=1, help="Longer reports are rejected.")]
_OF_MANY = (InputFormat.JSONL, InputFormat.JSON, InputFormat.FEED, InputFormat.WARC)
"""Formats of which nobody knows beforehand how many reports they hold."""


def names(files: list[str] | None) -> list[str]:
    """The files named, or standard input."""
    return files or [STANDARD_INPUT]


def total(names: list[str], input: InputFormat | None) -> int | None:
    """The number of reports if every source holds one, else None."""
    found = list(expanded(names, input))
    formats = [input or known_format(name) for name in found if isinstance(name, str)]
    if any(format in _OF_MANY for format in formats) or any(isinstance(n, str) and is_address(n) for n in found):
        return None
    return len(found)


def given(
    published: str | None, outlet: str | None, language: str = DEFAULT, max_characters: int = MAX_CHARACTERS
) -> Given:
    """What holds for reports that do not say it; raises `typer.BadParameter` for a date that is none."""
    try:
        moment = Moment(published) if published else None
    except BadMoment as error:
        raise typer.BadParameter(str(error), param_hint="--published") from None
    try:
        code_of(language)
    except BadLanguageData as error:
        raise typer.BadParameter(str(error), param_hint="--language") from None
    return Given(moment, outlet or None, language, max_characters)
