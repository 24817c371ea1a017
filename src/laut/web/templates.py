"""The templates: everything escaped, nothing undefined."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from laut.web import urls

_FOLDER = Path(__file__).parent / "html"


@lru_cache
def environment() -> Environment:
    """Templates know `urls`; what depends on the reader comes with each page."""
    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["urls"] = urls
    return made
