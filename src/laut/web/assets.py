"""Stylesheets, icons and the bundle of scripts: their addresses change with their content."""

import hashlib
from functools import lru_cache
from pathlib import Path

from laut.web import urls

FOLDER = Path(__file__).parent / "static"
BUNDLE = "dist/explorer.js"
"""Built by `make web`; pages work without it."""


def address(name: str) -> str | None:
    """The address of a file below `static/`, None where it is not built."""
    digest = _digest(name)
    return f"{urls.STATIC}/{name}?{digest}" if digest else None


@lru_cache
def _digest(name: str) -> str | None:
    path = FOLDER / name
    return hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest() if path.is_file() else None
