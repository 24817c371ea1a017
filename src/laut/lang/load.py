"""Loading a language's tables and finding its model files."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from laut.errors import BadLanguageData, ModelMissing


def folder(language: str) -> Path:
    """The folder of a language's data; raises `BadLanguageData` for an unknown one."""
    path = Path(str(files("laut.lang"))) / language
    if not path.is_dir():
        raise BadLanguageData(f"laut has no data for the language «{language}»")
    return path


@lru_cache
def table(language: str, name: str) -> Any:
    """The parsed YAML of `lang/<language>/<name>.yaml`.

    What it must look like is checked by the module that uses it, with the
    readers of `laut.lang.schema`. Raises `BadLanguageData`.
    """
    path = folder(language) / f"{name}.yaml"
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise BadLanguageData(f"{path.name} is missing for the language «{language}»") from None
    except yaml.YAMLError as error:
        raise BadLanguageData(f"{path.name}: {error}") from None


def rows(language: str, name: str) -> list[list[str]]:
    """The rows of `lang/<language>/<name>.tsv` without comments and blank lines."""
    text = (folder(language) / f"{name}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]


def model_file(language: str, name: str) -> Path:
    """The path of a trained model's file; raises `ModelMissing` if it is not there."""
    path = folder(language) / "model" / name
    if not path.is_file():
        raise ModelMissing(
            f"the model file {name} for «{language}» is missing; reinstall laut, or rebuild it as {path.parent.name}/card.md describes"
        )
    return path
