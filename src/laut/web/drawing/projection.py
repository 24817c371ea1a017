"""Mercator's projection, the same as that of the shapes (`scripts/world.mjs`)."""

from math import cos, log, pi, radians, tan

WIDTH = 8000.0
"""Units around the equator."""
NORTHMOST, SOUTHMOST = 83.7, -60.0


def point(lat: float, lon: float) -> tuple[float, float]:
    """Where degrees north and east lie, in units from the upper left corner; what is too near to a pole lies at the edge."""
    held = min(NORTHMOST, max(SOUTHMOST, lat))
    return (lon + 180) / 360 * WIDTH, (_mercator(NORTHMOST) - _mercator(held)) / (2 * pi) * WIDTH


def units(kilometres: float, lat: float) -> float:
    """How long a stretch is on the map at a latitude."""
    return kilometres / (40_075 * max(0.1, cos(radians(lat)))) * WIDTH


def _mercator(lat: float) -> float:
    return log(tan(pi / 4 + radians(lat) / 2))


HEIGHT = point(SOUTHMOST, 0)[1]
