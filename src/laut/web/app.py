"""The application: guards from the outside in, then the pages."""

import secrets

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from laut import __version__
from laut.ledger.store import Store
from laut.web import assets, faults, urls
from laut.web.config import Config
from laut.web.guards.access import TokenWanted
from laut.web.guards.addresses import CleanAddresses
from laut.web.guards.headers import SafeHeaders
from laut.web.guards.hosts import KnownHosts
from laut.web.guards.rates import Rates
from laut.web.guards.sizes import SmallBodies
from laut.web.kept import KeptPages
from laut.web.pages import ROUTERS
from laut.web.site import Site

ABOUT = "Who says what happened, according to whom: a ledger of reports, their claims, events and origins."


def create_app(config: Config) -> FastAPI:
    """The explorer over `config.ledger`; raises `LedgerError` where that cannot be opened."""
    store = Store(config.ledger, write=config.edit)
    app = FastAPI(
        title="laut",
        version=__version__,
        description=ABOUT,
        openapi_url=urls.OPENAPI,
        docs_url=None,
        redoc_url=None,
        responses=faults.RESPONSES,
    )
    app.state.site = Site(config, store, secrets.token_bytes(32), Rates())
    for router in ROUTERS:
        app.include_router(router)
    app.mount(urls.STATIC, StaticFiles(directory=assets.FOLDER), name="static")
    faults.install(app)
    app.add_middleware(KeptPages, stamp=store.stamp, keep=not config.edit)
    app.add_middleware(SmallBodies, most=config.limits.body)
    if config.token:
        app.add_middleware(TokenWanted, token=config.token)
    app.add_middleware(KnownHosts, hosts=config.hosts)
    app.add_middleware(CleanAddresses)
    app.add_middleware(faults.Mishaps)
    app.add_middleware(SafeHeaders)
    return app
