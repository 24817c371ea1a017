"""CSV and Parquet: one row a claim."""

import csv
import io
import sys

import pytest

from laut.errors import SetupError
from laut.export.csv_table import write_csv
from laut.export.parquet import write_parquet
from tests.export.harbour import TEXT, harbour


def as_csv() -> bytes:
    sink = io.BytesIO()
    write_csv(harbour(), sink)
    return sink.getvalue()


def test_csv_has_a_heading_and_a_row_for_each_claim() -> None:
    first, second = csv.DictReader(io.StringIO(as_csv().decode("utf-8"), newline=""))
    assert (first["claim"], first["actors"], first["chain"]) == (
        "telling-r/1",
        "Rote Boje",
        "Küstenbote > Tammo Eilers",
    )
    assert (first["origins"], first["contradictions"], first["geonames"]) == ("1", "how many", "2930596")
    assert (second["when"], second["first_day"], second["last_day"]) == ("2031-04", "2031-04-01", "2031-04-30")
    assert (second["outlet"], second["published"], second["place"], second["chain"]) == ("", "", "", "")


def test_csv_follows_rfc_4180() -> None:
    written = as_csv()
    assert written.count(b"\r\n") == written.count(b"\n") == 3
    assert b'griff ""Rote Boje"", so' in written


def test_csv_runs_no_formula_in_a_spreadsheet() -> None:
    assert all(row["sentence"] == "'" + TEXT for row in csv.DictReader(io.StringIO(as_csv().decode("utf-8"))))


def test_csv_is_the_same_every_time_and_leaves_its_sink_open() -> None:
    sink = io.BytesIO()
    write_csv(harbour(), sink)
    assert not sink.closed and sink.getvalue() == as_csv()


def test_parquet_has_the_same_rows_with_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    sink = io.BytesIO()
    write_parquet(harbour(), sink)
    table = parquet.read_table(io.BytesIO(sink.getvalue()))
    first, second = table.to_pylist()
    assert table.column_names == as_csv().decode("utf-8").splitlines()[0].split(",")
    assert (first["geonames"], first["lat"], first["origins"], first["sentence"]) == (2930596, 53.4, 1, TEXT)
    assert (second["place"], second["geonames"]) == (None, None)


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r"laut\[parquet\]"):
        write_parquet(harbour(), io.BytesIO())
