"""The measures: what each runs, on which files, and what it should reach."""

from collections.abc import Callable
from pathlib import Path

from benchmarks import claims, quotes, speed, times
from benchmarks.run import Figures, Measure
from laut.lang.load import folder
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.report import make_report
from laut.settings import Settings

_EVERY = 5
"""A quick run takes every fifth report."""


def _read(text: str, published: str | Moment | None) -> Reading:
    from laut.reading.pipeline import pipeline, read_report

    moment = Moment(published) if isinstance(published, str) else published
    return read_report(make_report(text, published=moment), pipeline("de"))


def _times(settings: Settings, quick: bool) -> Figures:
    from laut.reading.pipeline import pipeline

    return times.measure(pipeline("de"), settings.data / "times", _EVERY if quick else 1)


def _quotes(settings: Settings, quick: bool) -> Figures:
    return quotes.measure(_read, settings.data, quick)


def _claims(settings: Settings, quick: bool) -> Figures:
    return claims.measure(_read, settings.gold / "events" / "dev.jsonl", _EVERY if quick else 1)


def _tree(settings: Settings, quick: bool) -> Figures:
    """Always whole: the part of the treebank that was kept out of training is small."""
    from training import scores

    nlp = scores.pipeline(folder("de") / "model")
    tree = scores.tree(nlp, settings.data, "gsd-dev")["text"]
    starts = scores.sentence_starts(nlp, settings.data / "quotes" / "dev.jsonl.gz")["f1"]
    mood = scores.konjunktiv(nlp, scores.KONJUNKTIV["fresh"])
    return {name: tree[name] for name in ("las", "uas", "upos", "xpos", "lemmas")} | {
        "sentence starts": starts,
        "Konjunktiv": mood,
    }


def _names(settings: Settings, quick: bool) -> Figures:
    """Always whole, as the trees."""
    from training import scores

    return scores.names(scores.pipeline(folder("de") / "model"), settings.data)


def _speed(settings: Settings, quick: bool) -> Figures:
    return speed.measure(settings.data, quick)


def _below(path: str, pattern: str) -> Callable[[Settings], list[Path]]:
    return lambda settings: sorted((settings.data / path).glob(pattern)) or [settings.data / path]


MEASURES: tuple[Measure, ...] = (
    Measure(
        "times",
        "F1 of time expressions on KRAUTS, German news",
        _times,
        lambda s: [p for part in times.PARTS for p in _below(f"times/{part}", "*.tml")(s)],
        {
            "Dolomiten-42 relaxed": 93, "Dolomiten-42 value": 90, "Dolomiten-100 relaxed": 90, "Dolomiten-100 value": 80,
        },
    ),
    Measure(
        "quotes",
        "macro F1 of attributions on German Wikinews",
        _quotes,
        _below("quotes", "dev.jsonl.gz"),
        {
            "joint": 70, "quote": 76, "speaker": 68, "cue": 72, "frame": 72, "addressee": 40, "type": 76, "medium": 55,
        },
    ),
    Measure(
        "claims",
        "claims of 100 annotated Wikinews reports",
        _claims,
        lambda s: [s.gold / "events" / "dev.jsonl"],
        {
            "claim": 70, "precision": 72, "actor": 75, "recipient": 65, "status": 88, "status_other": 65, "mode": 75,
            "place": 65, "when": 75, "chain": 60,
        },
    ),
    Measure(
        "tree",
        "German-GSD from raw text (sentences kept out of training), sentence starts, Konjunktiv",
        _tree,
        lambda s: [s.data / "ud" / "gsd-dev.conllu.gz", s.data / "quotes" / "dev.jsonl.gz"],
        {"las": 78, "upos": 95, "sentence starts": 97, "Konjunktiv": 90},
    ),
    Measure(
        "names",
        "F1 of names on WikiNEuRal (sentences kept out of training), exact span and kind",
        _names,
        _below("ner", "wikineural-de-val.conllu.gz"),
        {"f1": 80},
    ),
    Measure(
        "speed",
        "one core, one thread, Wikinews reports",
        _speed,
        _below("quotes", "dev.jsonl.gz"),
        {"load s": 1, "tag tokens/s": 8000, "read tokens/s": 6000, "peak MB": 500},
        has_floor=False,
    ),
)  # fmt: skip
