"""One page a module: its typed context, and how the ledger fills it."""

from fastapi import APIRouter

from laut.web.pages import events, home

ROUTERS: tuple[APIRouter, ...] = (home.router, events.router)
"""All pages; a new page has its line here."""
