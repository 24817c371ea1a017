"""The page in the terminal."""

import io

from rich.console import Console

from laut.export.text import print_pages
from laut.model.reading import Reading
from laut.model.report import Report
from tests.export.nordkap import nordkap


def page(*readings: Reading, width: int = 100, terminal: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, force_terminal=terminal, highlight=False, _environ={"TERM": "xterm"})
    print_pages(readings, console)
    return stream.getvalue()


def test_the_header_names_outlet_date_and_how_much_there_is() -> None:
    assert page(nordkap()).splitlines()[1:3] == [
        "Tagesbote · published 16 May 2024",
        "13 sentences, 11 claims, 4 speakers",
    ]


def test_a_claim_says_what_who_where_when_and_on_whose_word() -> None:
    lines = [line.rstrip() for line in page(nordkap()).splitlines()]
    at = next(i for i, line in enumerate(lines) if line.startswith(" 1 "))
    assert lines[at].split() == ["1", "●", "Retreat", "(access)", "actual", "Polarkurier", "›", "Oslo", "82%"]
    assert lines[at + 1].strip() == "who die Fischer  ·  where Nordkap  ·  when May 2024"
    assert lines[at + 2].strip() == "Oslo hat bestätigt, dass die Fischer ihre Blockade der Häfen am Nordkap [beenden]."


def test_claims_come_in_the_order_of_the_text_and_again_in_that_of_time() -> None:
    text, _, times = page(nordkap()).partition("In the order of time")
    assert text.index("[beenden]") < text.index("[erschossen]") < text.index("[geräumt]")
    assert times.index("1–2 March 2024") < times.index("11 April 2024") < times.index("June 2024")
    assert "6 claims without a date" in times


def test_on_a_terminal_the_trigger_is_bold_instead_of_in_brackets() -> None:
    styled = page(nordkap(), terminal=True)
    assert "[beenden]" not in styled and "\x1b[1;4mbeenden" in styled


def test_no_line_is_wider_than_the_terminal() -> None:
    for width in (40, 60, 80, 200):
        assert max(len(line) for line in page(nordkap(), width=width).splitlines()) <= min(width, 100)


def test_a_report_without_claims_says_so() -> None:
    shown = page(Reading(Report("x", "Ja.")))
    assert "outlet not named · no publication date" in shown
    assert "Nothing that this report says to have happened was found." in shown


def test_several_reports_are_parted_by_a_rule() -> None:
    assert page(nordkap(), nordkap()).count("─" * 100) == 1


def test_escapes_in_a_report_do_not_reach_the_terminal() -> None:
    shown = page(Reading(Report("x", "Ja.", title="Titel\x1b]0;böse\x07", outlet="A\x1b[2J")), terminal=True)
    assert "\x1b]0" not in shown and "\x1b[2J" not in shown


def test_lines_in_a_file_end_with_their_words() -> None:
    assert all(line == line.rstrip() for line in page(nordkap(), nordkap()).splitlines())
