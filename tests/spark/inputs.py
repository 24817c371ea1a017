"""An input of invented reports in all forms, with everything in it that a crawl brings along."""

import json
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.intake.pages import page

ROOT = Path(__file__).parents[2]
STORIES = ("11", "14")
CUT = 2000
"""Bytes of a part: the stories' files are cut into several."""
PARTS_BROKEN = b"\n".join((b'{"text": 5}', b"no JSON", b'{"text": ""}', b'{"text": "Ja.", "language": "xx"}'))


def write_inputs(folder: Path) -> None:
    """JSON lines of two stories, one with broken lines at its end, Parquet, and two web archives."""
    for story in STORIES:
        lines = (ROOT / "benchmarks" / "stories" / story / "reports.jsonl").read_bytes().strip()
        broken = b"\n" + PARTS_BROKEN if story == STORIES[-1] else b""
        (folder / f"story-{story}.jsonl").write_bytes(lines + broken + b"\n")
    (folder / "crawl-1.warc.gz").write_bytes(_crawl())
    (folder / "crawl-2.warc.gz").write_bytes(_crawl()[:-200])
    (folder / "no-archive.warc.gz").write_bytes(b"this was never an archive")
    lines = (ROOT / "examples" / "harbour.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines[:4]]
    table = pa.Table.from_pylist([*rows, {"id": "empty", "text": None}, rows[0]])
    pq.write_table(table, folder / "harbour.parquet", row_group_size=2)
    (folder / "broken.parquet").write_bytes(b"PAR1 and no more")


def _crawl() -> bytes:
    """Pages in three languages, one without an article, one twice, one whose length is a lie, and a picture."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    german = page().encode()
    pages = {"de/1": german, "en/1": page(language="en").encode(), "fr/1": page(language="fr").encode(),
             "de/2": b"<html lang='de'></html>", "de/1?again": german}  # fmt: skip
    for path, body in (*pages.items(), ("de/1", german)):
        _write(writer, path, body, [("Content-Type", "text/html; charset=utf-8")])
    _write(writer, "de/long", german, [("Content-Type", "text/html"), ("Content-Length", str(len(german) * 3))])
    _write(writer, "bild", b"PNG", [("Content-Type", "image/png")])
    _write(
        writer,
        "de/last",
        page(paragraphs=("Der Rat tagt am Freitag in Grunhaven.",)).encode(),
        [("Content-Type", "text/html")],
    )
    return stream.getvalue()


def _write(writer: WARCWriter, path: str, body: bytes, headers: list[tuple[str, str]]) -> None:
    head = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.0")
    address = f"https://sundbote.example/{path}"
    writer.write_record(writer.create_warc_record(address, "response", payload=BytesIO(body), http_headers=head))
