"""JSON lines: a report or a rejection for each line, in order."""

import io
import json

import pytest

from laut.errors import Rejected
from laut.intake.json_lines import read_json_lines
from laut.intake.source import Given
from laut.model.report import Report

LINE = {
    "id": "7",
    "text": "Zwei\r\nMänner",
    "title": "Härte",
    "outlet": "Deichbote",
    "url": "https://deichbote.example/7",
    "published": "2024-05-03T06:30:00Z",
    "language": "de",
    "unknown": [1],
}


def read(data: bytes, given: Given = Given()) -> list[Report | Rejected]:  # noqa: B008
    return list(read_json_lines(io.BytesIO(data), "x.jsonl", given))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_all_known_fields_are_kept(encoding: str) -> None:
    (report,) = read(json.dumps(LINE, ensure_ascii=False).encode(encoding))
    assert isinstance(report, Report)
    assert (report.id, report.text, report.title, report.outlet) == ("7", "Zwei\nMänner", "Härte", "Deichbote")
    assert (report.url, report.language) == ("https://deichbote.example/7", "de")
    assert report.published is not None and report.published.edtf == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON at character"),
        ("[1]", 'is a list, not an object with "text"'),
        ('"Text"', "is a text, not an object"),
        ("null", "is null, not an object"),
        ("{}", '"text" is missing'),
        ('{"text": null}', '"text" is missing'),
        ('{"text": " "}', '"text" is empty'),
        ('{"text": 5}', '"text" is a number, wanted a text'),
        ('{"text": {"a": 1}}', '"text" is an object'),
        ('{"text": "a", "title": true}', '"title" is true or false'),
        ('{"text": "a", "published": "3. Mai"}', '"published": «3. Mai» is not a date'),
        ('{"text": "a \\ud800 b"}', r"half a surrogate pair \(U\+D800\) at character 2"),
        ('{"text": "a", "outlet": "\\udfff"}', "half a surrogate pair"),
        ('{"text": "a\\u0000"}', "zero character"),
        pytest.param('{"text": ' + "1" * 5000 + "}", "cannot be read", id="number too long"),
        pytest.param("[" * 100_000, "cannot be read", id="nested too deep"),
    ],
)
def test_a_wrong_line_is_rejected_and_the_next_one_read(line: str, reason: str) -> None:
    wrong, right = read(f'\n{line}\n{{"text": "gut"}}\n'.encode())
    assert isinstance(wrong, Rejected) and wrong.line == 2
    with pytest.raises(Rejected, match=reason):
        raise wrong
    assert isinstance(right, Report) and right.text == "gut"


def test_a_line_that_is_too_long_is_skipped_in_bounded_memory() -> None:
    long = b'{"text": "' + b"x" * 300_000 + b'"}\n'
    wrong, right = read(long + b'{"text": "gut"}', Given(max_characters=1000))
    assert isinstance(wrong, Rejected) and "longer than 1,000 characters" in str(wrong) and wrong.line == 1
    assert isinstance(right, Report)


def test_a_file_without_lines_is_rejected_once() -> None:
    assert [str(found) for found in read(b"\n  \n")] == ["x.jsonl: is empty"]


def test_reports_come_one_by_one_before_the_stream_ends() -> None:
    class Slow(io.BytesIO):
        lines = 0

        def readline(self, size: int | None = -1) -> bytes:
            self.lines += 1
            return super().readline(size)

        def peek(self, size: int = 0) -> bytes:
            return self.getvalue()[:4]

    slow = Slow(b'{"text": "eins"}\n' * 50)
    first = next(read_json_lines(slow, "-", Given()))
    assert isinstance(first, Report) and slow.lines == 1
