"""Checking a ledger: its file, and that nothing in it hangs in the air."""

from laut.ledger import checks
from laut.ledger.store import Store


def check(store: Store) -> list[str]:
    """One sentence for each fault; empty for a sound ledger."""
    with store.reading() as connection:
        return [*checks.file_faults(connection), *checks.row_faults(connection)]
