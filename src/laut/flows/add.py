"""Adding reports to a ledger: read, keep, acknowledge, merge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from laut import __version__
from laut.export.json_lines import to_line
from laut.flows.citations import citations
from laut.flows.read import read_reports
from laut.flows.tellings import tellings
from laut.intake.files import Intake as Found
from laut.ledger.keeping import Intake
from laut.ledger.store import Store
from laut.merging.counts import load_count_words
from laut.model.reading import Reading

_AT_ONCE = 20
"""Reports kept in one transaction; each is acknowledged after it."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: `kept`, `known` (was there already) or `rejected` with its reason."""

    report: str
    outcome: str
    because: str = ""


def add(store: Store, inputs: Iterable[Found]) -> Iterator[Added]:
    """Read and keep reports; an `Added` comes only after its report is safely kept."""
    batch: list[Reading] = []
    for outcome in read_reports(inputs):
        if isinstance(outcome, Reading):
            batch.append(outcome)
        else:
            store.reject(outcome.source, outcome.line, outcome.reason)
            yield Added(outcome.source, "rejected", str(outcome))
        if len(batch) == _AT_ONCE:
            yield from keep(store, batch)
            batch = []
    yield from keep(store, batch)


def keep(store: Store, batch: list[Reading]) -> list[Added]:
    """Keep readings in one transaction; they are safe when this returns."""
    known = store.known([reading.report.id for reading in batch], __version__)
    store.add(intake_of(reading) for reading in batch if reading.report.id not in known)
    return [Added(r.report.id, "known" if r.report.id in known else "kept") for r in batch]


def intake_of(reading: Reading) -> Intake:
    """A reading with its tellings and citations."""
    told = tellings(reading, load_count_words(reading.report.language or "de"))
    return Intake(
        report=reading.report,
        version=__version__,
        reading=to_line(reading),
        tellings=told,
        citations=citations(reading),
    )
