"""`laut schema`."""

import json

from typer.testing import CliRunner

from laut.cli.main import app


def test_the_schema_is_printed_as_json() -> None:
    done = CliRunner().invoke(app, ["schema"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["$id"] == "urn:laut:reading:1"
