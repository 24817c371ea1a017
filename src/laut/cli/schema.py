"""`laut schema`: the shape of what `laut read --format json` prints."""

from enum import StrEnum
from typing import Annotated

import typer


class Format(StrEnum):
    """How the schema can be printed."""

    JSON = "json"


def schema(format: Annotated[Format, typer.Option(help="How to print it.")] = Format.JSON) -> None:
    """Print the JSON Schema of what `laut read --format json` prints.

    Example: laut schema > reading.schema.json
    """
    from laut.export.schema import schema as published

    print(published(), end="")
