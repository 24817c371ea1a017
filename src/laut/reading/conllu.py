"""CoNLL-U of a Doc, and a Doc of CoNLL-U whose tokens and sentences are kept exactly.

Format: universaldependencies.org/format.html. Of text, contractions become range lines (`3-4 im`, `3 in`, `4 dem`), as
the German treebanks have them; of given CoNLL-U, every line comes back in its place, range lines and empty nodes too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from laut.reading.conllu_source import Line, Source, from_conllu
from laut.reading.contractions import contraction

__all__ = ["from_conllu", "to_conllu"]
_ARTICLE = "der"
_ROW = tuple[str, str, str, str, str, str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """One numbered line: a token, or (`part` 0 or 1) one of the words in a contraction; `form` is what is written."""

    token: Token
    form: str
    part: int | None = None


def to_conllu(doc: Doc) -> str:
    """The Doc as CoNLL-U, sentences separated by empty lines; an empty text gives an empty string."""
    source = doc.user_data.get("conllu")
    if isinstance(source, Source):
        return "".join(_given(doc, source))
    sentences = [s for s in doc.sents if not all(t.is_space for t in s)]
    return "".join(_sentence(s, number) for number, s in enumerate(sentences, 1))


def _words(sentence: Span) -> list[Word]:
    out: list[Word] = []
    for token in sentence:
        parts = contraction(token)
        if parts:
            out.extend(Word(token, form, i) for i, form in enumerate(parts))
        elif not token.is_space:
            out.append(Word(token, token.text))
    return out


def _sentence(sentence: Span, number: int) -> str:
    words = _words(sentence)
    numbers = {word.token.i: n for n, word in enumerate(words, 1) if word.part != 1}
    lines = [f"# sent_id = {number}", f"# text = {' '.join(sentence.text.split())}"]
    for n, word in enumerate(words, 1):
        if word.part == 0:
            lines.append("\t".join((f"{n}-{n + 1}", word.token.text, *"_______", _misc(word.token))))
        lines.append("\t".join(_row(word, n, numbers)))
    return "\n".join(lines) + "\n\n"


def _head(token: Token, numbers: dict[int, int]) -> str:
    return "0" if token.head.i == token.i else str(numbers.get(token.head.i, 0))


def _row(word: Word, number: int, numbers: dict[int, int]) -> _ROW:
    token = word.token
    lemma, pos, tag, feats, relation = token.lemma_, token.pos_, token.tag_, str(token.morph), token.dep_
    misc = "_" if word.part is not None else _misc(token)
    if word.part == 0:
        lemma, tag, feats = word.form.lower(), "APPR", ""
    elif word.part == 1:
        lemma, pos, tag, relation = _ARTICLE, "DET", "ART", "det"
        feats = _article_features(feats)
    return (
        str(number), word.form, lemma or "_", pos or "_", tag or "_", feats or "_", _head(token, numbers), relation or "_", "_", misc,
    )  # fmt: skip


def _article_features(feats: str) -> str:
    kept = [pair for pair in feats.split("|") if pair.split("=")[0] in ("Case", "Gender", "Number")]
    return "|".join(sorted([*kept, "Definite=Def", "PronType=Art"]))


def _misc(token: Token) -> str:
    pairs = []
    if token.ent_iob_ in ("B", "I") and token.ent_type_:
        pairs.append(f"NER={token.ent_iob_}-{token.ent_type_}")
    if not token.whitespace_ and not (token.i + 1 < len(token.doc) and token.nbor().is_space):
        pairs.append("SpaceAfter=No")
    pairs += [f"start_char={token.idx}", f"end_char={token.idx + len(token)}"]
    return "|".join(pairs)


def _given(doc: Doc, source: Source) -> Iterator[str]:
    at = 0
    for sentence in source.sentences:
        words = [line for line in sentence if line.word]
        numbers = {at + i: int(line.columns[0]) for i, line in enumerate(words)}
        for line in sentence:
            yield _filled(line, doc[at] if line.word else None, numbers) + "\n"
            at += line.word
        yield "\n"


def _filled(line: Line, token: Token | None, numbers: dict[int, int]) -> str:
    """A given line; a word's line gets our columns and keeps what else MISC said."""
    if token is None:
        return line.text
    row = list(_row(Word(token, line.columns[1]), int(line.columns[0]), numbers))
    named = [pair for pair in row[9].split("|") if pair.startswith("NER=")]
    kept = [pair for pair in line.columns[9].split("|") if pair != "_" and not pair.startswith("NER=")]
    row[9] = "|".join([*named, *kept]) or "_"
    return "\t".join(row)
