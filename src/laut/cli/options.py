"""Options that several commands share, and what they mean together."""

from typing import Annotated

import typer

from laut.errors import BadLanguageData, BadMoment
from laut.intake.source import MAX_CHARACTERS, STANDARD_INPUT, Given, InputFormat
from laut.lang.languages import DEFAULT, code_of
from laut.model.moment import Moment

Files = Annotated[list[str] | None, typer.Argument(metavar="FILE", help="Files to read; - or none is standard input.")]
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


def names(files: list[str] | None) -> list[str]:
    """The files named, or standard input."""
    return files or [STANDARD_INPUT]


def total(names: list[str], input: InputFormat | None) -> int | None:
    """The number of reports if every source holds one, else None."""
    lines = input is InputFormat.JSONL or any(name.lower().endswith((".jsonl", ".ndjson")) for name in names)
    return None if lines else len(names)


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
