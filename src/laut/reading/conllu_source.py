"""Given CoNLL-U, line by line, checked, and the Doc with exactly its tokens and sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.vocab import Vocab

from laut.errors import BadConllu

_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it was given; `columns` is empty for comments; `word` is true for a numbered word."""

    text: str
    columns: tuple[str, ...] = ()
    word: bool = False

    @property
    def range(self) -> bool:
        """Whether this is a range line such as `3-4`."""
        return bool(self.columns) and "-" in self.columns[0]


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of each sentence, without the empty lines between them."""

    sentences: tuple[tuple[Line, ...], ...]


def _number(text: str, where: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise BadConllu(
            f"{where}: the word number is {text!r}; wanted 1, 2, …, a range like 3-4 or an empty node like 3.1"
        )
    return int(text)


def _line(text: str, expected: int, where: str) -> Line:
    columns = tuple(text.split("\t"))
    if len(columns) != _COLUMNS:
        raise BadConllu(f"{where}: {len(columns)} columns; wanted {_COLUMNS}, separated by tabs")
    if not columns[1].strip():
        raise BadConllu(f"{where}: the form is empty")
    for mark in "-.":
        if mark in columns[0]:
            for part in columns[0].split(mark, 1):
                _number(part, where)
            return Line(text, columns)
    if _number(columns[0], where) != expected:
        raise BadConllu(f"{where}: the word number is {columns[0]}; wanted {expected}")
    return Line(text, columns, word=True)


def parse(lines: Iterable[str]) -> Source:
    """Check and group the lines; raises `BadConllu` with the number of the line, counted from 1."""
    sentences: list[tuple[Line, ...]] = []
    current: list[Line] = []
    words = 0
    for number, raw in enumerate(lines, 1):
        text = raw.rstrip("\r\n").removeprefix("\ufeff" if number == 1 else "")
        if not text.strip():
            _close(sentences, current, number)
            current, words = [], 0
        elif text.startswith("#"):
            current.append(Line(text))
        else:
            current.append(_line(text, words + 1, f"line {number}"))
            words += current[-1].word
    _close(sentences, current, number=0)
    return Source(tuple(sentences))


def _close(sentences: list[tuple[Line, ...]], current: list[Line], number: int) -> None:
    if any(line.word for line in current):
        sentences.append(tuple(current))
    elif any(line.columns for line in current):
        raise BadConllu(f"line {number}: the sentence before has ranges or empty nodes, but no words")


def _spaced(sentence: tuple[Line, ...]) -> Iterator[tuple[str, bool]]:
    """Form and whether a space follows; the words of a range share the range's note."""
    glued, until = False, 0
    for line in sentence:
        if line.range:
            until, glued = int(line.columns[0].split("-")[1]), "SpaceAfter=No" in line.columns[9].split("|")
        elif line.word:
            number = int(line.columns[0])
            own = "SpaceAfter=No" in line.columns[9].split("|") if number > until else glued and number == until
            yield line.columns[1], not own


def from_conllu(vocab: Vocab, lines: Iterable[str]) -> Doc:
    """A Doc with the words and sentences of CoNLL-U and nothing else; `to_conllu` gives the lines back, filled.

    Raises `BadConllu` with the number of the line that cannot be read.
    """
    source = parse(lines)
    pairs = [list(_spaced(sentence)) for sentence in source.sentences]
    words = [form for sentence in pairs for form, _ in sentence]
    spaces = [space for sentence in pairs for _, space in sentence]
    starts = [i == 0 for sentence in pairs for i in range(len(sentence))]
    doc = Doc(vocab, words=words, spaces=spaces, sent_starts=starts)  # type: ignore[arg-type]
    doc.user_data["conllu"] = source
    return doc
