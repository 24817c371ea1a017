"""Serving the explorer over HTTP."""

import uvicorn

from laut.web.app import create_app
from laut.web.config import Config

_CONNECTIONS = 512
"""Requests at once; more are told to come back."""
_HEADERS = 32_768
"""Bytes of one request's headers."""


def serve(config: Config, host: str, port: int) -> None:
    """Answer on `host:port` until interrupted; raises `LedgerError` where the ledger cannot be opened."""
    uvicorn.run(
        create_app(config),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=_HEADERS,
    )
