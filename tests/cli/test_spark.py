"""`laut spark`: what is wrong with its options is said before Spark starts."""

import pytest
from typer.testing import CliRunner

from laut.cli.main import app


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--conf", "spark.executor.memory"), "wanted NAME=VALUE"),
        (("--published", "gestern"), "«gestern» is not a date"),
        (("--language", "xx"), "no data for the language «xx»"),
    ],
)
def test_wrong_options_are_misuse(options: tuple[str, ...], message: str) -> None:
    done = CliRunner().invoke(app, ["spark", "read", "--input", "news", "--output", "folder", *options])
    assert done.exit_code == 2
    assert message in " ".join(done.output.replace("│", " ").split())
