"""A reading as a page in the terminal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from laut.export import wording
from laut.model.claim import Claim
from laut.model.kinds import Status
from laut.model.reading import Reading

WIDEST = 100
"""Lines are not longer than this, however wide the terminal is."""
_STATUS = {
    Status.ACTUAL: ("●", "green"),
    Status.PLANNED: ("○", "yellow"),
    Status.DEMANDED: ("◇", "magenta"),
    Status.POSSIBLE: ("◌", "blue"),
    Status.DENIED: ("✕", "red"),
}
"""Sign and colour of each status."""
_LEGEND = "“A › B” reads: the report says that A says that B said it. Percent: how sure laut is."
_INDENT = 5
_STACKED_BELOW = 64
"""On a line with fewer columns the speakers stand under the claim instead of beside it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How wide the page is, and whether the terminal can show bold and underlined words."""

    width: int
    styled: bool


def print_pages(readings: Iterable[Reading], console: Console) -> None:
    """Print one page a report, a rule between them."""
    look = Look(min(console.width, WIDEST), console.is_terminal and not console.is_dumb_terminal)
    for number, reading in enumerate(readings):
        _print(Group("", Rule(style="dim"), page(reading, look)) if number else page(reading, look), console, look)


def _print(shown: RenderableType, console: Console, look: Look) -> None:
    """Columns are filled up with blanks; where nobody looks, lines end with their words."""
    if console.is_terminal:
        console.print(shown, width=look.width)
        return
    with console.capture() as captured:
        console.print(shown, width=look.width)
    console.file.writelines(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def page(reading: Reading, look: Look) -> RenderableType:
    """The whole page; where nothing can be styled, triggers stand in square brackets."""
    return Group("", *_header(reading), "", *_claims(reading, look), *_timeline(reading))


def _header(reading: Reading) -> Iterator[RenderableType]:
    report = reading.report
    published = f"published {wording.when(report.published)}" if report.published else "no publication date"
    if report.title:
        yield Text(wording.plain(report.title), "bold")
    yield Text.assemble((wording.plain(report.outlet or "outlet not named"), "bold"), " · ", published)
    yield Text(_summary(reading), "dim")


def _summary(reading: Reading) -> str:
    speakers = len({claim.chain[-1] for claim in reading.claims if claim.chain})
    counts = ((len(reading.sentences), "sentence"), (len(reading.claims), "claim"), (speakers, "speaker"))
    return ", ".join(f"{count} {_plural(noun, count)}" for count, noun in counts)


def _plural(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _claims(reading: Reading, look: Look) -> Iterator[RenderableType]:
    if not reading.claims:
        yield Text("Nothing that this report says to have happened was found.")
        return
    yield Text("What is said to have happened, and who says so", "bold")
    yield Text(_LEGEND, "dim")
    for number, claim in enumerate(reading.claims, start=1):
        yield ""
        yield _claim(number, claim, reading, look)


def _claim(number: int, claim: Claim, reading: Reading, look: Look) -> RenderableType:
    sign, colour = _STATUS[claim.status]
    head = Text.assemble(
        (f"{number:>2} ", "dim"), (f"{sign} ", colour), (wording.kind(claim), "bold"), " ", (str(claim.status), colour)
    )
    source = Text.assemble((wording.chain(claim), "cyan"), (f"  {claim.confidence:.0%}", "dim"))
    parts = _parts(claim, reading)
    body: list[RenderableType] = [*([parts] if parts else []), _sentence(claim, reading, look)]
    if look.width < _STACKED_BELOW:
        return Group(head, _indented(source, *body))
    line = Table.grid(expand=True)
    line.add_column()
    line.add_column(justify="right")
    line.add_row(head, source)
    return Group(line, _indented(*body))


def _indented(*body: RenderableType) -> RenderableType:
    return Padding(Group(*body), (0, 0, 0, _INDENT), expand=False)


def _parts(claim: Claim, reading: Reading) -> Text | None:
    """«who die Fischer · where Nordkap · when May 2024», as far as known."""
    parts = [Text.assemble((f"{label} ", "dim"), words) for label, words in wording.parts(claim, reading)]
    return Text.assemble(("  ·  ", "dim")).join(parts) if parts else None


def _sentence(claim: Claim, reading: Reading, look: Look) -> Text:
    """The claim's sentence on one line, the trigger marked."""
    sentence, trigger = reading.sentences[claim.sentence], claim.trigger
    text = reading.report.text
    before, after = text[sentence.start : trigger.start], text[trigger.end : sentence.end]
    words = wording.plain(trigger.of(text))
    marked = (words, "bold underline") if look.styled else f"[{words}]"
    lead, tail = " " * before[-1:].isspace(), " " * after[:1].isspace()
    return Text.assemble((wording.plain(before) + lead, "italic"), marked, (tail + wording.plain(after), "italic"))


def _timeline(reading: Reading) -> Iterator[RenderableType]:
    dated = wording.in_time(reading.claims)
    if not dated:
        return
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=False, max_width=34)
    rows.add_column(justify="right", style="dim")
    rows.add_column()
    for claim in dated:
        rows.add_row(
            wording.when(claim.when.moment) if claim.when else "", str(numbers[claim.id]), _short(claim, reading)
        )
    yield ""
    yield Text("In the order of time", "bold")
    yield rows
    if undated := len(reading.claims) - len(dated):
        yield Text(f"{undated} {_plural('claim', undated)} without a date", "dim")


def _short(claim: Claim, reading: Reading) -> Text:
    sign, colour = _STATUS[claim.status]
    who = wording.roles(claim.actors or claim.recipients, reading)
    where = wording.role(claim.place, reading) if claim.place else ""
    rest = " · ".join(part for part in (who, where, wording.chain(claim)) if part)
    return Text.assemble((f"{sign} ", colour), wording.kind(claim), (f" · {rest}", "dim"))
