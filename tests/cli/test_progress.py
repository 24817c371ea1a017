"""The progress line."""

import io
import re

from laut.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(total: int | None, advances: int, stream: io.StringIO) -> str:
    progress = Progress(total, stream)
    for _ in range(advances):
        progress.clear()
        progress.advance()
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", stream.getvalue())


def test_several_files_have_a_bar() -> None:
    assert "2/4 files" in shown(4, 2, Terminal())


def test_lines_are_counted() -> None:
    assert "3 reports read" in shown(None, 3, Terminal())


def test_one_report_has_none() -> None:
    assert shown(1, 1, Terminal()) == ""


def test_nothing_is_shown_where_nobody_looks() -> None:
    assert shown(4, 4, io.StringIO()) == ""
