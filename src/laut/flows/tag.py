"""From inputs to CoNLL-U: the tree underneath a reading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from laut.errors import BadConllu, Rejected
from laut.intake.files import read_files, read_whole
from laut.intake.source import Given, InputFormat
from laut.lang.languages import DEFAULT, code_of
from laut.model.report import Report

CONLLU = "conllu"
"""Name and extension of the input form whose tokens and sentences are kept."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """CoNLL-U of one report, or of one file of CoNLL-U (then `id` is its name)."""

    id: str
    conllu: str


def tag_files(
    names: Iterable[str], given: Given, format: str | None = None, standard_input: BinaryIO | None = None
) -> Iterator[Tagged | Rejected]:
    """The CoNLL-U of all files in order; `format` is an `InputFormat`, `conllu`, or None (by extension).

    Raises `ModelMissing` where the model is not installed.
    """
    for name in names:
        if format == CONLLU or (format is None and PurePath(name).suffix.lower() == f".{CONLLU}"):
            yield _filled(name, given, standard_input)
        else:
            known = InputFormat(format) if format else None
            for found in read_files([name], given, known, standard_input):
                yield found if isinstance(found, Rejected) else _tagged(found)


def _tagged(report: Report) -> Tagged:
    from laut.reading.conllu import to_conllu
    from laut.reading.pipeline import TAGGER, annotate, pipeline

    doc = annotate(report, pipeline(code_of(report.language or DEFAULT), TAGGER))
    return Tagged(report.id, f"# newdoc id = {' '.join(report.id.split())}\n{to_conllu(doc)}")


def _filled(name: str, given: Given, standard_input: BinaryIO | None) -> Tagged | Rejected:
    from laut.reading.conllu import from_conllu, to_conllu
    from laut.reading.pipeline import TAGGER, pipeline

    nlp = pipeline(code_of(given.language or DEFAULT), TAGGER)
    try:
        doc = from_conllu(nlp.vocab, read_whole(name, standard_input).split("\n"))
    except Rejected as rejected:
        return rejected
    except BadConllu as error:
        return Rejected(name, str(error))
    return Tagged(name, to_conllu(nlp(doc)))
