"""What the command does before and around the commands."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from laut import __version__
from laut.cli.main import app

ROOT = Path(__file__).parents[2]
LAUT = [sys.executable, "-m", "laut"]
COMMANDS = [command.name or "" for command in app.registered_commands]


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(app, ["--help"])
    assert shown.exit_code == 0
    assert all(name in shown.output for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example(command: str) -> None:
    assert f": laut {command}" in CliRunner().invoke(app, [command, "--help"]).output


@pytest.mark.parametrize("command", sorted(set(COMMANDS) - {"judge"}))
def test_each_command_that_prints_results_can_print_json(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).output
    assert "--format" in shown and "json" in shown


def test_help_answers_at_once() -> None:
    """Measured in processor time, which does not depend on what else the machine does."""

    def spent() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    before = spent()
    subprocess.run([*LAUT, "--help"], check=True, capture_output=True)
    assert spent() - before < 0.3


def test_the_version_is_that_of_the_package() -> None:
    assert CliRunner().invoke(app, ["--version"]).output == f"laut {__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["read", "--nonsense"], ["read", "--format", "pdf"], []])
def test_misuse_exits_with_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, arguments).exit_code == 2


def test_a_reader_that_goes_away_ends_the_command_quietly() -> None:
    command = f"{sys.executable} -m laut read --format json examples/reports.jsonl examples/reports.jsonl | head -c 20"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=ROOT, capture_output=True, text=True)
    assert done.stderr == "" and done.stdout == '{"laut": "1", "repor' and done.returncode in (0, 141)
