"""Where reports come from, and what the caller says about them beforehand."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from laut.errors import Rejected
from laut.model.moment import Moment

STANDARD_INPUT = "-"
"""The name of standard input among file names and in messages."""

MAX_CHARACTERS = 1_000_000
"""A report with more code points is rejected; two novels have about that many."""


class InputFormat(StrEnum):
    """What a source can be written in."""

    TEXT = "text"
    JSONL = "jsonl"
    JSON = "json"
    HTML = "html"
    WARC = "warc"
    FEED = "feed"


_BY_EXTENSION = {
    ".txt": InputFormat.TEXT,
    ".json": InputFormat.JSON,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".html": InputFormat.HTML,
    ".htm": InputFormat.HTML,
    ".xhtml": InputFormat.HTML,
    ".xml": InputFormat.FEED,
    ".rss": InputFormat.FEED,
    ".atom": InputFormat.FEED,
    ".warc": InputFormat.WARC,
}
_UNREADABLE = {
    ".conllu": "CoNLL-U, which only laut tag reads",
    ".pdf": "a PDF document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".bz2": "compressed",
    ".xz": "compressed",
    ".zip": "compressed",
}
"""Extensions whose files would be misread as plain text."""


@dataclass(frozen=True, slots=True)
class Given:
    """What holds for every report of a run that does not say it itself."""

    published: Moment | None = None
    outlet: str | None = None
    language: str | None = "de"
    max_characters: int = MAX_CHARACTERS


def extension_of(name: str) -> str:
    """The extension of a file or of an address's path in small letters, without a `.gz` behind it."""
    path = PurePath(name.lower().removesuffix(".gz"))
    return path.suffix


def known_format(name: str) -> InputFormat | None:
    """The format that the extension stands for; None for one that laut does not know."""
    return _BY_EXTENSION.get(extension_of(name))


def format_of(name: str) -> InputFormat:
    """The format that a file's extension stands for, else plain text; raises `Rejected` for one that laut cannot read."""
    extension = extension_of(name)
    if (what := _UNREADABLE.get(extension)) is not None:
        raise Rejected(
            name,
            f"is {what} ({extension}); laut reads text, JSON lines, web pages, feeds and web archives, see --input",
        )
    return _BY_EXTENSION.get(extension, InputFormat.TEXT)


def is_address(name: str) -> bool:
    """True for what is fetched from the network and no file."""
    return name.lower().startswith(("http://", "https://"))
