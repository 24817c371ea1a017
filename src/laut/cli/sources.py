"""`laut sources`: who takes what from whom."""

import json

from laut.cli.ledger_options import DEFAULT_LEDGER, Format, Ledger, Shape, shape


def sources(ledger: Ledger = DEFAULT_LEDGER, format: Format = None) -> None:
    """Print copies, citations and circles of citations over the whole ledger.

    Example: laut sources --ledger news.db --format json
    """
    from laut.export.event_json import sources_object
    from laut.flows.sources import sources as find
    from laut.ledger.store import Store

    found = find(Store(ledger, write=False))
    if shape(format) is Shape.JSON:
        print(json.dumps(sources_object(*found), ensure_ascii=False))
        return
    from rich.console import Console

    from laut.export.event_text import sources_page

    Console(highlight=False).print(sources_page(*found))
