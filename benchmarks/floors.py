"""Quality has floors: a measured score may not fall without a commit that says why.

`floors.json` holds, for each measure and extent (`full`, or `quick` = every
fifth document), the digest of the corpus it was measured on and the figures.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
TOLERANCE = 0.3
"""Points that a figure may lie under its floor: rounding, other processors' arithmetic."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure under its floor, or a floor that cannot be compared."""

    measure: str
    figure: str
    because: str


def digest(paths: Iterable[Path]) -> str:
    """16 hex digits over the content of files, in the order of their names."""
    whole = hashlib.blake2b(digest_size=8)
    for path in sorted(paths):
        whole.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    return whole.hexdigest()


def load(path: Path = FLOORS) -> dict[str, dict[str, object]]:
    """The floors by `measure/extent`; empty where none are kept yet."""
    if not path.exists():
        return {}
    floors: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return floors


def compare(
    key: str, corpus: str, figures: Mapping[str, float], floors: Mapping[str, dict[str, object]]
) -> list[Shortfall]:
    """Every figure of `key` that lies under its floor; one entry if the corpus is another one."""
    floor = floors.get(key)
    if floor is None:
        return []
    if floor["corpus"] != corpus:
        return [Shortfall(key, "corpus", f"measured on {corpus}, the floor on {floor['corpus']}")]
    kept = floor["figures"]
    assert isinstance(kept, dict)
    return [
        Shortfall(key, name, f"{figures.get(name, 0.0):.1f} is under the floor {value:.1f}")
        for name, value in kept.items()
        if figures.get(name, 0.0) < value - TOLERANCE
    ]


def keep(key: str, corpus: str, figures: Mapping[str, float], path: Path = FLOORS) -> None:
    """Write the figures of `key` as its new floors."""
    floors = load(path)
    floors[key] = {"corpus": corpus, "figures": {name: round(value, 1) for name, value in figures.items()}}
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
