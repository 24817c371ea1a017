"""CoNLL-U as JSON: one object a report, for programs that would rather not read columns."""

from typing import Any

_COLUMNS = ("id", "form", "lemma", "upos", "xpos", "feats", "head", "deprel")


def to_object(id: str, conllu: str) -> dict[str, Any]:
    """`{"id", "sentences": [[token, …], …]}`; a token has the columns by name, `ner`, and `span` where it is known."""
    blocks = (block for block in conllu.split("\n\n") if block.strip())
    return {"id": id, "sentences": [_sentence(block) for block in blocks]}


def _sentence(block: str) -> list[dict[str, Any]]:
    rows = (line.split("\t") for line in block.split("\n") if line and not line.startswith("#"))
    return [_token(row) for row in rows]


def _token(row: list[str]) -> dict[str, Any]:
    """`_` is null; features are an object; heads are numbers, 0 for the root; ranges keep their id (`3-4`)."""
    token: dict[str, Any] = {name: None if value == "_" else value for name, value in zip(_COLUMNS, row, strict=False)}
    token["id"] = int(row[0]) if row[0].isdigit() else row[0]
    token["form"] = row[1]
    token["head"] = int(row[6]) if row[6].isdigit() else None
    token["feats"] = dict(pair.split("=", 1) for pair in row[5].split("|") if "=" in pair)
    misc = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
    token["ner"] = misc.get("NER")
    token["span"] = (
        [int(misc["start_char"]), int(misc["end_char"])] if {"start_char", "end_char"} <= misc.keys() else None
    )
    return token
