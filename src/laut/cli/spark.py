"""`laut spark read|merge`: the same work on Apache Spark."""

import json
import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from laut.cli import options
from laut.cli.options import Language, MaxCharacters, Outlet, Published
from laut.errors import BadData
from laut.intake.source import MAX_CHARACTERS
from laut.lang.languages import DEFAULT

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, help="Read and merge on Apache Spark."
)


class Written(StrEnum):
    """What the input can be written in."""

    JSONL = "jsonl"
    WARC = "warc"
    PARQUET = "parquet"
    TEXT = "text"
    HTML = "html"
    FEED = "feed"


Folder = Annotated[str, typer.Option("--output", metavar="ADDRESS", help="The ledger's folder, local or hdfs:, s3a: …")]
Master = Annotated[
    str | None, typer.Option(metavar="URL", help="Where Spark runs: local[*], spark://… (default: spark-submit's).")
]
Conf = Annotated[
    list[str] | None, typer.Option("--conf", metavar="NAME=VALUE", help="A setting of Spark; may be repeated.")
]


@app.command()
def read(
    input: Annotated[
        list[str], typer.Option("--input", metavar="ADDRESS", help="Files, folders or patterns; may be repeated.")
    ],
    output: Folder,
    written: Annotated[
        Written | None,
        typer.Option("--input-format", help="What the files are written in; without it the extension decides."),
    ] = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = DEFAULT,
    max_characters: MaxCharacters = MAX_CHARACTERS,
    chunk_bytes: Annotated[
        int, typer.Option(min=1, help="JSON lines are read in parts of so many bytes.")
    ] = 16_000_000,
    at_once: Annotated[
        int | None, typer.Option(min=1, help="Parts read between two safe points. [default: 8 a core]")
    ] = None,
    master: Master = None,
    conf: Conf = None,
) -> None:
    """Read reports on all executors into a folder of Parquet tables, one JSON line for each safe point.

    A run that was killed goes on where it was safe; a second run over the same input adds nothing.

    Example: laut spark read --master 'local[2]' --input 'news/*.warc.gz' --output news.ledger

    Exit status: 0 all read, 1 some input rejected (see the folder's rejections), 2 misuse.
    """
    from dataclasses import asdict

    given = options.given(published, outlet, language, max_characters)
    session = _session(master, conf)
    from laut.spark.chunks import find_chunks
    from laut.spark.folder import Folder as Place
    from laut.spark.read import read as read_chunks

    chunks = find_chunks(session, input, written, chunk_bytes)
    rejected = 0
    for wave in read_chunks(session, chunks, Place(output), given, at_once):
        rejected += wave.rejections
        print(json.dumps(asdict(wave)), flush=True)
    session.stop()
    if rejected:
        raise typer.Exit(1)


@app.command()
def merge(
    folder: Annotated[
        str, typer.Option("--folder", metavar="ADDRESS", help="The folder that `laut spark read` wrote.")
    ],
    master: Master = None,
    conf: Conf = None,
) -> None:
    """Merge a folder's reports into events; `laut add --from-parquet` then makes a ledger of it.

    Example: laut spark merge --master 'local[2]' --folder news.ledger
    """
    from dataclasses import asdict

    session = _session(master, conf)
    from laut.spark.folder import Folder as Place
    from laut.spark.merge import merge as merge_folder

    steps = (lambda step: print(f"laut: {step}", file=sys.stderr)) if sys.stderr.isatty() else (lambda step: None)
    print(json.dumps(asdict(merge_folder(session, Place(folder), steps))))
    session.stop()


def _session(master: str | None, conf: list[str] | None) -> "SparkSession":
    """A session whose workers run this Python, unless the surroundings name another one."""
    from laut.spark.session import open_session

    pairs = [setting.partition("=") for setting in conf or []]
    if wrong := next((name for name, equals, _ in pairs if not equals), None):
        raise BadData(f"--conf {wrong}: wanted NAME=VALUE")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return open_session(master, {name: value for name, _, value in pairs})
