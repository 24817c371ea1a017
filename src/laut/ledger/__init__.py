"""Keeping it: the only folder that knows SQLAlchemy."""
