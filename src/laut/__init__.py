"""laut: who says what happened, according to whom.

    import laut
    reading = laut.read("Bagdad hat mitgeteilt, dass …", published="2021-12")
    for claim in reading.claims:
        print(claim.type, claim.status, " > ".join(claim.chain))

`import laut` is cheap: spaCy and the model are loaded when the first report is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laut.errors import LautError
    from laut.flows.read import read
    from laut.model.attribution import Attribution
    from laut.model.claim import Claim
    from laut.model.reading import Reading
    from laut.model.report import Report

__version__ = "0.1.0"
__all__ = ["Attribution", "Claim", "LautError", "Reading", "Report", "__version__", "read"]

_HOMES = {
    "Attribution": "laut.model.attribution",
    "Claim": "laut.model.claim",
    "LautError": "laut.errors",
    "Reading": "laut.model.reading",
    "Report": "laut.model.report",
    "read": "laut.flows.read",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    if name not in _HOMES:
        raise AttributeError(f"module 'laut' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
