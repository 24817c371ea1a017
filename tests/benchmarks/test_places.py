"""The floor of the gazetteer: how many of 200 judged place names lead to the right GeoNames id."""

from pathlib import Path

from laut.reading.homonyms import Surroundings
from laut.reading.places import place_named

SAMPLE = Path(__file__).parents[2] / "benchmarks" / "places.tsv"
FLOOR = 181


def test_nine_in_ten_place_names_lead_to_the_right_id() -> None:
    rows = [line.split("\t") for line in SAMPLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert len(rows) == 200
    assert sum(_right(*row) for row in rows) >= FLOOR


def _right(name: str, near: str, geonames: str) -> bool:
    shares = {code: float(share) for code, share in (part.split(":") for part in near.split())}
    place = place_named(name, Surroundings(shares))
    return bool(geonames) and place is not None and str(place.geonames) == geonames
