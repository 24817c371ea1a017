"""Parts of years and what is longer: seasons, quarters, decades, centuries, feasts, terms of office."""

from collections.abc import Sequence

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Feast, Fixed, Part, Shift, Vague
from laut.reading.times.periods import Unit
from laut.reading.times.rules_dates import YEAR, compound, is_year_unit, year_of

DATE = TimexType.DATE


def part_of_year(hit: Hit) -> Sequence[Piece]:
    """«im dritten Quartal 2014», «der zweiten Jahreshälfte», «im ersten Halbjahr»."""
    number, unit = hit.whole("nth"), Unit(str(hit.value("part")))
    if number > {Unit.QUARTER: 4, Unit.HALF: 2}[unit] or not is_year_unit(hit):
        return ()
    return [hit.piece(DATE, Part(unit, number, year_of(hit)))]


def side_of_part(hit: Hit) -> Sequence[Piece]:
    """«im letzten Quartal», «kommendes Halbjahr»; «im letzten Quartal 2004» is the fourth."""
    unit, year = Unit(str(hit.value("part"))), year_of(hit)
    if year is not None:
        last = {Unit.QUARTER: 4, Unit.HALF: 2}[unit]
        return [hit.piece(DATE, Part(unit, last, year))] if hit.whole("side") < 0 and is_year_unit(hit) else ()
    return [hit.piece(DATE, Shift(unit, hit.whole("side")))]


def season(hit: Hit) -> Sequence[Piece]:
    """«im Herbst 2011», «Frühjahr», «im vergangenen Sommer», «Winter 2014/15»."""
    if not hit.atoms.word(hit.at("season"))[0].isupper() or not is_year_unit(hit) or compound(hit):
        return ()
    year = year_of(hit)
    if year is None and not _introduced(hit, hit.start):
        return ()
    side = hit.whole("side") if hit.has("side") else None
    return [hit.piece(DATE, Part(Unit.SEASON, hit.whole("season"), year, side))]


def _introduced(hit: Hit, index: int) -> bool:
    """True where a preposition, article or lower-case adjective stands before, as it does before a time and not before a title."""
    if hit.atoms.kinds[index] != "S" and hit.atoms.kinds[index] != "F":
        return True
    left = hit.atoms.kinds[index - 1] if index else "."
    if left == "." and hit.atoms.kinds[index] == "F":
        return hit.atoms.word(hit.end)[:1].islower()
    return left in tuple("psdrabEkc~fi/") or (left == "x" and hit.atoms.word(index - 1)[0].islower())


def decade(hit: Hit) -> Sequence[Piece]:
    """«die 90er Jahre», «den 1990er-Jahren», «Anfang der Neunziger», «neunziger Jahre»."""
    number = hit.whole("tens")
    if (
        number % 10
        or (number < 1000 and number > 90)
        or not (hit.has("noun") or hit.has("edge") or _plural_decade(hit))
    ):
        return ()
    first = number if number >= 1000 else (1900 + number if number >= 20 else 2000 + number)
    return [hit.piece(DATE, Part(Unit.DECADE, first))]


def _plural_decade(hit: Hit) -> bool:
    """«der 90er», «die Neunziger»; not «ein 50er»."""
    return hit.atoms.word(hit.start).lower() in hit.words.before_decade and hit.atoms.word(hit.end)[:1].islower()


def century(hit: Hit) -> Sequence[Piece]:
    """«im 20. Jahrhundert», «der ersten Hälfte des 15. Jahrhunderts», «im 3. Jahrtausend»."""
    number = hit.whole("nth")
    if hit.value("unit") != Unit.CENTURY or not 2 <= number <= 30:
        return ()
    return [hit.piece(DATE, Part(Unit.CENTURY, (number - 1) * 100))]


def feast(hit: Hit) -> Sequence[Piece]:
    """«Heiligabend», «Ostern 2014», «am vergangenen Karfreitag»."""
    if not any(hit.atoms.word(index)[0].isupper() for index in range(hit.at("feast"), hit.end)):
        return ()
    if not is_year_unit(hit) or compound(hit) or (year_of(hit) is None and not _introduced(hit, hit.start)):
        return ()
    side = hit.whole("side") if hit.has("side") else None
    return [hit.piece(DATE, Feast(str(hit.value("feast")), year_of(hit), side))]


def term(hit: Hit) -> Sequence[Piece]:
    """«der Saison 2014/15», «Legislaturperiode 2013–2018»: EDTF says the years."""
    first, second = hit.whole("year"), hit.whole("second")
    last = first // 100 * 100 + second if second < 100 else second
    if not 1800 <= first < last <= 2150:
        return ()
    return [hit.piece(DATE, Fixed("XXXX-XX-XX", f"{first}/{last}"))]


def former(hit: Hit) -> Sequence[Piece]:
    """«Ex-Ministerin», «Ex-Carabiniere»: the prefix."""
    dash = hit.atoms.glued(hit.start + 1) and hit.atoms.glued(hit.start + 2)
    capital = hit.atoms.word(hit.start + 2)[:1].isupper()
    return [Piece(hit.start, hit.start + 1, DATE, Vague("PAST_REF"))] if dash and capital else ()


RULES: tuple[Rule, ...] = (
    rule("part", "dono", rf"d?<nth:o><part:Q>{YEAR}", part_of_year),
    rule("part-number", "n", rf"<nth:n>\.<part:Q>{YEAR}", part_of_year),
    rule("part-side", "dr", rf"d?<side:r><part:Q>{YEAR}", side_of_part),
    rule("season", "drES", rf"(?:Ed?)?(?:d?<side:r>x?)?<season:S>{YEAR}(?:[-/][ny])?", season),
    rule("decade", "dEnNy", r"d?(?:<edge:E>d?)?<tens:n|y>-?B(?:-?<noun:J>)?", decade),
    rule("decade-word", "dED", r"d?(?:<edge:E>d?)?<tens:D>-?<noun:J>?", decade),
    rule("century", "dEn", r"(?:Ed|d)?(?:d?oxd)?<nth:n>\.<unit:U>", century),
    rule("century-word", "dEo", r"(?:Ed|d)?<nth:o><unit:U>", century),
    rule("feast", "rF", rf"<side:r>?<feast:F>_{{0,6}}{YEAR}", feast),
    rule("term", "dK", r"d?K<year:y>[-/]<second:y|n>", term),
    rule("former", "X", r"X-x", former),
)
