"""One page a module: its typed context, and how the ledger fills it."""

from fastapi import APIRouter

from laut.web import lit
from laut.web.pages import (
    corrections,
    docs,
    event,
    events,
    export,
    home,
    keeping,
    map,
    outlets,
    read,
    report,
    reports,
    sources,
    speakers,
    timeline,
)  # fmt: skip

ROUTERS: tuple[APIRouter, ...] = (
    home.router, read.router, reports.router, report.router, events.router, event.router, timeline.router, map.router,
    speakers.router, outlets.router, sources.router, corrections.router, keeping.router, export.router, docs.router, lit.router,
)  # fmt: skip
"""All pages; a new page has its line here."""
