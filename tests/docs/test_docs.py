"""The documents name everything that there is, and their examples run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from laut.cli.main import app
from laut.errors import BadData, LautError, Rejected, SetupError
from laut.model.kinds import MODES, EventType, Form, Medium, Status

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
SUBCOMMANDS = [f"{group} {name}" for group, found in COMMANDS.items() for name in getattr(found, "commands", ())]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[object]:
    """All examples in a language, named by page and number."""
    return [
        pytest.param(code, id=f"{page.stem}-{number}")
        for page in PAGES
        for number, (found, code) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), start=1)
        if found == language
    ]


@pytest.fixture
def reader_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the examples and the files that the documents speak of."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "nordkap.txt", tmp_path / "report.txt")
    shutil.copy(ROOT / "examples" / "reports.jsonl", tmp_path / "reports.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("code", blocks("console"))
def test_the_commands_of_the_documents_run(code: str, reader_folder: Path) -> None:
    for line in code.splitlines():
        if line.startswith("$ laut "):
            command = line.replace("$ laut", f"{sys.executable} -m laut", 1)
            done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
            assert (done.returncode, done.stderr) == (0, ""), line


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_of_the_documents_runs(code: str, reader_folder: Path) -> None:
    exec(compile(code, "example", "exec"), {})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    _, heading, rest = page.partition(f"## `laut {command}")
    assert heading, f"docs/commands.md has no section on laut {command}"
    section = rest.partition("\n## ")[0]
    options = [name for option in COMMANDS[command].params for name in option.opts if name.startswith("--")]
    assert [name for name in options if name not in section] == []


@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_every_subcommand_is_documented(command: str) -> None:
    assert f"`laut {command}" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    source = (ROOT / "src" / "laut" / "settings.py").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    names = set(re.findall(r'environ\.get\("(\w+)"', source))
    assert names and all(f"`{name}`" in page for name in names)


def test_the_index_leads_to_every_page() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert {name for name in pages if f"({name})" not in index} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_glossary_has_every_value_of_the_output() -> None:
    words = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    modes = {mode for modes in MODES.values() for mode in modes}
    missing = [value for value in [*EventType, *modes, *Status] if str(value) not in words]
    assert missing == []
    assert all(any(part in words for part in (str(value), str(value).replace("-", " "))) for value in Form)
    assert all(str(value) in words for value in list(Medium)[:3])


def test_the_architecture_names_every_folder_and_error() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = {path.parent.name for path in (ROOT / "src" / "laut").glob("*/__init__.py")}
    assert {name for name in folders if f"`{name}/`" not in page} == set()
    assert all(error.__name__ in page for error in (Rejected, BadData, SetupError))
    assert issubclass(Rejected, LautError)
