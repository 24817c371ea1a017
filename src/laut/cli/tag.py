"""`laut tag`: the tree underneath."""

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from laut.cli import options
from laut.cli.options import Files, Language, MaxCharacters
from laut.intake.source import MAX_CHARACTERS
from laut.lang.languages import DEFAULT


class TagInput(StrEnum):
    """What can be tagged."""

    TEXT = "text"
    JSONL = "jsonl"
    CONLLU = "conllu"


class Format(StrEnum):
    """How the tree can be printed."""

    CONLLU = "conllu"
    JSON = "json"


def tag(
    files: Files = None,
    input: Annotated[
        TagInput | None, typer.Option(help="What the files are written in; without it the extension decides.")
    ] = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    format: Annotated[Format, typer.Option(help="CoNLL-U, or JSON lines.")] = Format.CONLLU,
) -> None:
    """Print lemmas, tags, features, names and the dependency tree as CoNLL-U.

    Of CoNLL-U input (.conllu or --input conllu) tokens and sentences are kept, and everything else is filled in anew.

    Example: laut tag report.txt > report.conllu

    Exit status: 0 all tagged, 1 some input rejected, 2 misuse.
    """
    from laut.cli import output
    from laut.errors import Rejected
    from laut.export.conllu_json import to_object
    from laut.flows.tag import tag_files

    names = options.names(files)
    given = options.given(None, None, language, max_characters)
    output.in_utf8()
    rejected = 0
    for tagged in tag_files(names, given, input, output.standard_input(names)):
        if isinstance(tagged, Rejected):
            rejected += 1
            print(f"laut: {tagged}", file=sys.stderr)
        elif format is Format.JSON:
            print(json.dumps(to_object(tagged.id, tagged.conllu), ensure_ascii=False), flush=True)
        else:
            sys.stdout.write(tagged.conllu)
    if rejected:
        raise typer.Exit(1)
