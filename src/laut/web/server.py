"""Serving the explorer over HTTP."""

import logging
import threading

import uvicorn

from laut.errors import LautError
from laut.flows.read import read
from laut.web.app import create_app
from laut.web.config import Config

_CONNECTIONS = 512
"""Requests at once; more are told to come back."""
_HEADERS = 32_768
"""Bytes of one request's headers."""


def serve(config: Config, host: str, port: int) -> None:
    """Answer on `host:port` until interrupted; raises `LedgerError` where the ledger cannot be opened."""
    app = create_app(config)
    threading.Thread(target=_warm, daemon=True).start()
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_HEADERS,
    )


def _warm() -> None:
    """Load the model while nobody waits for it; without one, whoever reads is told."""
    try:
        read("Das Haus steht.")
    except LautError as error:
        logging.getLogger("laut.web").warning("reports cannot be read: %s", error)
