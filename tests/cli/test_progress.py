"""The progress line."""

import io

from laut.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(total: int | None, advances: int, stream: io.StringIO) -> str:
    progress = Progress(total, stream)
    for _ in range(advances):
        progress.clear()
        progress.advance()
    return stream.getvalue()


def test_several_files_have_a_bar() -> None:
    assert shown(4, 2, Terminal()).endswith("━" * 15 + "─" * 15 + " 2 of 4 files")


def test_lines_are_counted() -> None:
    assert shown(None, 3, Terminal()).endswith("3 reports read")


def test_one_report_has_none() -> None:
    assert shown(1, 1, Terminal()) == ""


def test_nothing_is_shown_where_nobody_looks() -> None:
    assert shown(4, 4, io.StringIO()) == ""
