"""The explorer: a ledger as web pages, each of them also as JSON; the only folder that knows FastAPI."""
