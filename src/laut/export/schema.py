"""The published JSON Schema of what `laut read --format json` prints."""

from importlib.resources import files


def schema() -> str:
    """The JSON Schema (draft 2020-12) as text."""
    return files("laut.export").joinpath("reading.schema.json").read_text(encoding="utf-8")
