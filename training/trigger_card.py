"""The model card of the trigger head."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from training.trigger_export import Decision
from training.trigger_gold import ANNOTATIONS
from training.trigger_scores import Score

_SOURCES = ("events/train.jsonl", "events/dev.jsonl")
_ENCODER = Path(__file__).parent.parent / "src/laut/lang/de/model/encoder.onnx"
_TABLE = Path(__file__).parent.parent / "src/laut/lang/de/triggers.yaml"


def digest(path: Path) -> str:
    """The first sixteen digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _share(pair: tuple[int, int]) -> str:
    return f"{100 * pair[0] / pair[1]:.1f}" if pair[1] else "–"


def _row(name: str, score: Score) -> str:
    numbers = (f"{100 * value:.1f}" for value in (score.f1, score.precision, score.recall))
    return f"| {name} | {' | '.join(numbers)} | {_share(score.mode)} | {_share(score.status)} | {_share(score.status_other)} | {score.on_empty} |"


def _by_type(score: Score) -> str:
    rows = (
        f"| {kind} | {2 * right / max(given + annotated, 1):.2f} | {annotated} |"
        for kind, (right, given, annotated) in score.by_type.items()
    )
    return "\n".join(rows)


def card(data: Path, gold: Path, decision: Decision, scores: Mapping[str, Score], error: float) -> str:
    """Markdown: what it is, how it was made, from what, and how good it is."""
    files = [gold / name for name in _SOURCES] + [data / "quotes/train.jsonl.gz", ANNOTATIONS, _ENCODER, _TABLE]
    digests = "\n".join(f"| {path.parent.name}/{path.name} | {digest(path)} |" for path in files)
    rows = "\n".join(_row(name, score) for name, score in scores.items())
    return f"""# Trigger head for German (`triggers.onnx`)

Judges each verb, noun and adjective of a report: does it carry an event, of which of the sixteen PLOVER types, in which
mode, and how the text presents it. Input: the encoder's hidden states and word vectors, the word's lemma and its head's,
tag, relation, and what the table `triggers.yaml` says. Five small networks, averaged; each was trained on four fifths of
the reports (seeds 1 to 5). Threshold {decision.threshold:.2f} and calibration (slope {decision.slope:.2f}, offset
{decision.offset:.2f}) come from the fifths that the members did not see.

Rebuild: `python -m training.triggers` (about ten minutes on one core).

## Trained on
The annotated Wikinews reports (texts CC BY 2.5), and further reports of the quotation corpus that were annotated for
this head: read one by one by a language model with the annotation guidelines and house decisions at hand, in one pass,
not adjudicated (36 reports on politics and courts), and 144 on sport, science, weather and accidents for which an earlier
version of the head proposed words and the model judged each; `training/annotations/triggers-extra.jsonl` holds report,
sentence number, trigger word, type, mode and status, no texts. The examples of `triggers.yaml` are learned, too, each for
the word it stands for. Reports of the development part were not used for training.

| file | SHA-256 |
| --- | --- |
{digests}

## Scores
Claims by sentence and type; mode and status on the claims that are right; the last column counts claims on reports that
have none (sport, science, weather, accidents).

| reports | F1 | precision | recall | mode | status | status where not actual | on reports without claims |
| --- | --- | --- | --- | --- | --- | --- | --- |
{rows}

Expected calibration error of the confidence on dev: {error:.3f}.

| type | F1 on dev | annotated |
| --- | --- | --- |
{_by_type(scores["dev"])}
"""
