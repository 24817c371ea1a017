"""All measures by name, each run over its corpus, beside its peers, against its floors."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks import floors
from benchmarks.peers import PEERS, Peer
from laut.errors import DataMissing
from laut.settings import Settings

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """`run(settings, quick)` gives figures; `files(settings)` the corpus they stand on."""

    name: str
    about: str
    run: Callable[[Settings, bool], Figures]
    files: Callable[[Settings], list[Path]]
    targets: Mapping[str, float]
    has_floor: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """What one measure gave."""

    measure: Measure
    figures: Figures
    corpus: str
    peers: tuple[Peer, ...]
    shortfalls: tuple[floors.Shortfall, ...]


def run(names: list[str], settings: Settings, *, quick: bool = False) -> Iterator[Result]:
    """Run the named measures (all for an empty list), in order.

    Raises `DataMissing` where a corpus is not there, `KeyError` for an unknown name.
    """
    known = measures()
    kept = floors.load()
    for name in names or list(known):
        yield _run_one(known[name], settings, quick, kept)


def key_of(measure: Measure, quick: bool) -> str:
    return f"{measure.name}/{'quick' if quick else 'full'}"


def _run_one(measure: Measure, settings: Settings, quick: bool, kept: Mapping[str, dict[str, object]]) -> Result:
    files = _present(measure, settings)
    corpus = floors.digest(files)
    figures = measure.run(settings, quick)
    short = floors.compare(key_of(measure, quick), corpus, figures, kept) if measure.has_floor else []
    return Result(measure, figures, corpus, PEERS.get(measure.name, ()), tuple(short))


def _present(measure: Measure, settings: Settings) -> list[Path]:
    files = measure.files(settings)
    missing = [path for path in files if not path.exists()]
    if missing or not files:
        where = missing[0] if missing else settings.data
        raise DataMissing(f"{measure.name}: {where} is not there; set LAUT_DATA to the folder that holds the corpora")
    return files


def measures() -> dict[str, Measure]:
    """Every measure by its name, in the order in which they are printed."""
    from benchmarks import catalogue

    return {measure.name: measure for measure in catalogue.MEASURES}
