"""From the contract's JSON back to a reading."""

import pytest

from laut.errors import BadData
from laut.export.json_lines import to_object
from laut.export.json_reading import to_reading
from laut.model.reading import Reading
from laut.model.report import make_report
from tests.export.nordkap import nordkap


@pytest.mark.parametrize("reading", [nordkap(), Reading(make_report("Kurz."))], ids=["nordkap", "empty"])
def test_what_is_written_comes_back(reading: Reading) -> None:
    written = to_object(reading)
    assert to_object(to_reading(written)) == written


def test_another_contract_is_refused() -> None:
    with pytest.raises(BadData, match="contract"):
        to_reading(to_object(nordkap()) | {"laut": "2"})
