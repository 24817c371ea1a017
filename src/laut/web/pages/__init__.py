"""One page a module: its typed context, and how the ledger fills it."""

from fastapi import APIRouter

from laut.web import lit
from laut.web.pages import event, events, home, read, report, reports, timeline

ROUTERS: tuple[APIRouter, ...] = (
    home.router, read.router, reports.router, report.router, events.router, event.router, timeline.router, lit.router,
)  # fmt: skip
"""All pages; a new page has its line here."""
