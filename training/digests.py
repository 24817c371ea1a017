"""Digests of files, so that weights say what they were trained on."""

import hashlib
from collections.abc import Mapping
from pathlib import Path


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digests(files: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of each file by its name."""
    return {name: sha256(path) for name, path in sorted(files.items())}
