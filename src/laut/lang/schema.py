"""Readers for language tables that say exactly what is wrong with an entry."""

from collections.abc import Mapping
from typing import Any

from laut.errors import BadLanguageData


def mapping(value: Any, where: str) -> Mapping[str, Any]:
    """`value` as a mapping with text keys."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise BadLanguageData(f"{where}: wanted a mapping with text keys, found {type(value).__name__}")
    return value


def strings(value: Any, where: str) -> tuple[str, ...]:
    """`value` as a list of texts."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BadLanguageData(f"{where}: wanted a list of texts, found {value!r}")
    return tuple(value)


def string(value: Any, where: str) -> str:
    """`value` as a text."""
    if not isinstance(value, str):
        raise BadLanguageData(f"{where}: wanted a text, found {value!r}")
    return value
