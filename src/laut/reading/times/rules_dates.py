"""Calendar dates: days, months, years, their lists and ranges, seasons, quarters, decades, centuries, feasts."""

from collections.abc import Sequence
from datetime import date

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Base, Dated, Edge, Feast, Fixed, Part, Shift, Vague
from laut.reading.times.periods import Unit

DATE = TimexType.DATE
Year = int | Shift | None
_EARLIEST, _LATEST = 1200, 2100
"""Bare numbers outside are no years."""
_LEAP_YEAR = 2000
_PIVOT = 30
"""Two-digit years up to this belong to the 21st century."""


def short_year(number: int) -> int:
    """A year written with two digits."""
    return number if number >= 100 else number + (2000 if number <= _PIVOT else 1900)


def valid_day(month: int, day: int, year: int = _LEAP_YEAR) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


YEAR = r"(?:,?J?<year:y>|<of:d?r[JU]|d?i[JU]|d?Y>)?"
"""What may follow a month: a year, «letzten Jahres», «desselben Jahres», «des Vorjahres»."""


def year_of(hit: Hit) -> Year:
    """The year of a match with the groups of `YEAR`."""
    if hit.has("year"):
        return hit.whole("year")
    if not hit.has("of"):
        return None
    index = next(i for i in range(hit.match.start("of"), hit.match.end("of")) if hit.atoms.kinds[i] in "riY")
    entry = hit.atoms.entries[index]
    base = Base.NARRATIVE if entry.kind == "i" else Base.UTTERANCE
    return Shift(Unit.YEAR, int(entry.value or 0), base)


def compound(hit: Hit) -> bool:
    """True where a hyphen makes the match a part of a longer word («Winter-Biathlon»)."""
    atoms, after = hit.atoms, hit.end
    joined = atoms.kinds[after : after + 1] == "-" and atoms.glued(after) and atoms.glued(after + 1)
    before = hit.start - 1
    prefixed = (
        atoms.kinds[before : hit.start] == "-" and hit.start > 0 and atoms.glued(hit.start) and atoms.glued(before)
    )
    return (joined and atoms.kinds[after + 1] not in "nyMW") or (prefixed and atoms.kinds[before - 1] not in "nyMW")


def _is_year_unit(hit: Hit) -> bool:
    """False where «letzten …» is followed by another unit than the year."""
    if not hit.has("of") or hit.atoms.kinds[hit.match.end("of") - 1] != "U":
        return True
    return hit.atoms.entries[hit.match.end("of") - 1].value == Unit.YEAR


def day_month(hit: Hit) -> Sequence[Piece]:
    """«Donnerstag, 25. Februar 2010», «3. Mai», «(der) 5. Januar desselben Jahres»."""
    day, month = hit.whole("day"), hit.whole("month")
    if not valid_day(month, day) or not _is_year_unit(hit):
        return ()
    weekday = hit.whole("weekday") if hit.has("weekday") else None
    return [hit.piece(DATE, Dated(year_of(hit), month, day, weekday))]


def day_list(hit: Hit) -> Sequence[Piece]:
    """«am 3., 4. und 5. Mai», «vom 5. bis 22. November»: one expression a day."""
    month, year = hit.whole("month"), year_of(hit)
    kinds, last = hit.atoms.kinds, hit.at("last")
    days = [i for i in range(hit.match.start("days"), hit.match.end("days")) if kinds[i] in "no"]
    if not valid_day(month, hit.whole("last")) or not _is_year_unit(hit):
        return ()
    through = "b" in hit.match.group("days") or "-" in hit.match.group("days")
    paired = len(days) == 1 and "c" in hit.match.group("days")
    pieces = []
    for index in days:
        number = hit.atoms.number(index)
        if not valid_day(month, number):
            return ()
        end = index + 2 if kinds[index + 1] == "." else index + 1
        pieces.append(Piece(index, end, DATE, Dated(year, month, number), through, not through, paired))
    meaning = Dated(year, month, hit.whole("last"))
    return [*pieces, Piece(last, hit.end, DATE, meaning, coordinated=not through)]


def numeric(hit: Hit) -> Sequence[Piece]:
    """«07.11.2020», «07.11.», «23. 3. 1976», «7. 11. 98»."""
    day, month = hit.whole("day"), hit.whole("month")
    if not 1 <= month <= 12 or not valid_day(month, day):
        return ()
    if _is_version(hit):
        return ()
    year: Year = short_year(hit.whole("year")) if hit.has("year") else None
    if year is None and not _bare_numeric(hit):
        return ()
    weekday = hit.whole("weekday") if hit.has("weekday") else None
    return [hit.piece(DATE, Dated(year, month, day, weekday))]


def _is_version(hit: Hit) -> bool:
    """«1.2.3», «10.11.12.13»: numbers of chapters and versions."""
    atoms = hit.atoms
    short = hit.has("year") and len(atoms.word(hit.at("year"))) == 1
    return short or atoms.kinds[hit.end : hit.end + 1] == "·" or atoms.kinds[hit.start - 1 : hit.start] == "·"


def _bare_numeric(hit: Hit) -> bool:
    """A day and month without a year need a sign that they are a date: a weekday, a preposition, a bracket, a second point."""
    before = hit.atoms.kinds[hit.start - 1] if hit.start else ""
    closed = hit.has("stop")
    both = len(hit.atoms.word(hit.at("day"))) == len(hit.atoms.word(hit.at("month"))) == 2
    return (
        hit.has("weekday")
        or before == "W"
        or (closed and (before in tuple("psdb(") or both))
        or (both and before == "(")
    )


def iso(hit: Hit) -> Sequence[Piece]:
    """«2020-11-07»."""
    year, month, day = hit.whole("year"), hit.whole("month"), hit.whole("day")
    glued = all(hit.atoms.glued(i) for i in range(hit.start + 1, hit.end))
    if not glued or not 1 <= month <= 12 or not valid_day(month, day, year):
        return ()
    return [hit.piece(DATE, Dated(year, month, day))]


def edged(hit: Hit) -> Sequence[Piece]:
    """«Ende Dezember», «Anfang Juni 2014», «Mitte April»: the month it lies in."""
    if not _is_year_unit(hit):
        return ()
    return [hit.piece(DATE, Dated(year_of(hit), hit.whole("month")))]


def month_alone(hit: Hit) -> Sequence[Piece]:
    """«März», «im Mai 2014», not «Frau Mai», not «Thomas März»."""
    word = hit.word("month")
    if not hit.atoms.word(hit.at("month"))[0].isupper() or not _is_year_unit(hit):
        return ()
    year = year_of(hit)
    if word in hit.words.short_months and (year is None and not hit.has("stop")):
        return ()
    if year is None and word in hit.words.name_months and _is_name(hit):
        return ()
    return [hit.piece(DATE, Dated(year, hit.whole("month")), end="stop" if year is None and hit.has("stop") else None)]


def _is_name(hit: Hit) -> bool:
    """A month word beside a name or title is a name; after a preposition it is the month."""
    atoms, index = hit.atoms, hit.at("month")
    before, after = atoms.word(index - 1), atoms.word(index + 1)
    if before.lower() in hit.words.name_cues and before.lower() not in ("von",):
        return True
    named = bool(after) and after[0].isupper() and atoms.kinds[index + 1] == "x"
    if index and atoms.kinds[index - 1] in "psbcEdrf(":
        return named and before.lower() in hit.words.name_prepositions
    if atoms.kinds[index - 1 : index] == "x" and before[0].isupper() and len(before) > 1:
        return True
    return named


def month_pair(hit: Hit) -> Sequence[Piece]:
    """«März bis Mai 2019», «Juli und August»: the first takes the year of the second."""
    year = year_of(hit)
    if not _is_year_unit(hit):
        return ()
    through = hit.match.group("link") in "b-"
    first, second = hit.whole("one"), hit.whole("month")
    start_year = year - 1 if isinstance(year, int) and through and first > second else year
    start, paired = hit.at("one"), hit.match.group("link") == "c"
    return [
        Piece(start, start + 1, DATE, Dated(start_year, first), through, not through, paired),
        Piece(hit.at("month"), hit.end, DATE, Dated(year, second), coordinated=not through),
    ]


def month_half(hit: Hit) -> Sequence[Piece]:
    """«in der zweiten Septemberhälfte»: the days of that half."""
    half = 1 if hit.whole("nth") == 1 else 2
    return (
        [hit.piece(DATE, Part(Unit.MONTH, hit.whole("month") * 10 + half, year_of(hit)))] if _is_year_unit(hit) else ()
    )


def year_alone(hit: Hit) -> Sequence[Piece]:
    """«2011», «im Jahr 2011», not «2000 Menschen», not «Tel. 0471 2014»."""
    if not hit.has("noun") and not _is_year(hit):
        return ()
    return [hit.piece(DATE, Dated(hit.whole("year")), start="noun" if hit.has("noun") else "year", end="year")]


def _is_year(hit: Hit) -> bool:
    """A bare number is a year where nothing around it makes it an amount, an address or a number of something."""
    if not _EARLIEST <= hit.whole("year") <= _LATEST:
        return False
    return not (_numbered(hit) or _part_of_number(hit) or _counted(hit))


def _left(hit: Hit) -> str:
    return hit.atoms.kinds[hit.start - 1] if hit.start else ""


def _numbered(hit: Hit) -> bool:
    """«Artikel 1999», «Tel. 2014», «§ 1960»: the word or sign before says that it is no year."""
    atoms, left = hit.atoms, _left(hit)
    words = {atoms.word(hit.start - 1).lower(), atoms.word(hit.start - 2).lower() if left == "." else ""}
    approximate = left == "~" and atoms.kinds[max(0, hit.start - 2) : hit.start] != "p~"
    return approximate or left in tuple("§:·%|+N") or not words.isdisjoint(hit.words.no_year_before)


def _part_of_number(hit: Hit) -> bool:
    """«0471/2014», «A-6020», «1990-er», «471 2014»: one piece of a longer number or name."""
    atoms, index, left = hit.atoms, hit.start, _left(hit)
    second = atoms.kinds[index - 2] if index > 1 else ""
    if (left in tuple(",.") and atoms.glued(index)) or (left == "/" and second in tuple("nN")):
        return True
    if left == "-" and atoms.glued(index) and second not in tuple("yn") and len(atoms.word(index - 2)) < 3:
        return True
    if left == "n" and second != ".":
        return True
    after = atoms.kinds[index + 1 : index + 3]
    joined = atoms.glued(index + 1) and atoms.glued(index + 2)
    return (
        after[:1] in ("%", ":", "·") or after == ",-" or (after[:1] == "-" and joined and after[1:] not in ("y", "n"))
    )


def _counted(hit: Hit) -> bool:
    """«2000 Menschen», «1990 Euro»; round numbers need a preposition or a verb that makes them years."""
    atoms, index, number = hit.atoms, hit.start, hit.whole("year")
    after, right, left = atoms.word(index + 1), atoms.kinds[index + 1 : index + 2], _left(hit)
    if after.lower() in hit.words.counted:
        return True
    told = atoms.word(index - 1) in hit.words.past_verbs and right == "x" and after[0].islower()
    if _is_round(number) and not told and (right in ("b", "s") or left not in tuple("psbE(/-c~")):
        return True
    return right == "x" and after[0].isupper() and (number % 50 == 0 or number < 1700) and left not in tuple("pb")


def _is_round(number: int) -> bool:
    return number % 100 == 0 or (number % 50 == 0 and number < 1900)


def year_range(hit: Hit) -> Sequence[Piece]:
    """«1914–18», «2009-2011», «1925/26», «zwischen 2019 und 2021», «2005 bis 2010»."""
    first, second, link = hit.whole("year"), hit.whole("second"), hit.match.group("link")
    short = len(hit.atoms.word(hit.at("second"))) == 2
    if short and link[0] not in "-/":
        return ()
    last = first // 100 * 100 + second if short else second
    if not 1000 <= first <= 2100 or not first < last <= 2150 or (short and last - first > 40):
        return ()
    through = link[0] in "b-" or (link[0] == "c" and hit.match.group("between") is not None)
    coordinated = not through
    return [
        Piece(hit.at("year"), hit.at("year") + 1, DATE, Dated(first), through=through, coordinated=coordinated),
        Piece(hit.at("second"), hit.at("second") + 1, DATE, Dated(last), coordinated=coordinated),
    ]


def part_of_year(hit: Hit) -> Sequence[Piece]:
    """«im dritten Quartal 2014», «der zweiten Jahreshälfte», «im ersten Halbjahr»."""
    number, unit = hit.whole("nth"), Unit(str(hit.value("part")))
    if number > {Unit.QUARTER: 4, Unit.HALF: 2}[unit] or not _is_year_unit(hit):
        return ()
    return [hit.piece(DATE, Part(unit, number, year_of(hit)))]


def side_of_part(hit: Hit) -> Sequence[Piece]:
    """«im letzten Quartal», «kommendes Halbjahr»."""
    return [hit.piece(DATE, Shift(Unit(str(hit.value("part"))), hit.whole("side")))]


def season(hit: Hit) -> Sequence[Piece]:
    """«im Herbst 2011», «Frühjahr», «im vergangenen Sommer», «Winter 2014/15»."""
    if not hit.atoms.word(hit.at("season"))[0].isupper() or not _is_year_unit(hit) or compound(hit):
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
    return left in tuple("psdrbEkc~fi/") or (left == "x" and hit.atoms.word(index - 1)[0].islower())


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
    return hit.atoms.word(hit.start).lower() in ("die", "den", "der", "in") and hit.atoms.word(hit.end)[:1].islower()


def century(hit: Hit) -> Sequence[Piece]:
    """«im 20. Jahrhundert», «der ersten Hälfte des 15. Jahrhunderts», «im 3. Jahrtausend»."""
    number = hit.whole("nth")
    if hit.value("unit") != Unit.CENTURY or not 2 <= number <= 30:
        return ()
    return [hit.piece(DATE, Part(Unit.CENTURY, (number - 1) * 100))]


def edge_of_year(hit: Hit) -> Sequence[Piece]:
    """«Ende 2011», «Anfang des Jahres 2012», «Mitte der 2020»."""
    meaning = Edge(Dated(hit.whole("year")), str(hit.value("edge")))
    return [hit.piece(DATE, meaning)] if 1200 <= hit.whole("year") <= 2100 else ()


def feast(hit: Hit) -> Sequence[Piece]:
    """«Heiligabend», «Ostern 2014», «am vergangenen Karfreitag»."""
    if not hit.atoms.word(hit.start)[0].isupper() and not hit.atoms.word(hit.end - 1)[0].isupper():
        return ()
    if not _is_year_unit(hit) or compound(hit) or (year_of(hit) is None and not _introduced(hit, hit.start)):
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


WEEKDAY = r"(?:<weekday:W>(?:\((?=n))?,?d?)?"
RULES: tuple[Rule, ...] = (
    rule("date", "Wnd", rf"d?{WEEKDAY}<day:n>\.<month:M>(?:\.(?=,?y))?{YEAR}", day_month),
    rule("ordinal-date", "Wo", rf"{WEEKDAY}<day:o><month:M>{YEAR}", day_month),
    rule("days", "n", rf"<days:(?:n\.?(?:,c?|c|b|-|/)p?d?){{1,12}}><last:n>\.<month:M>{YEAR}", day_list),
    rule("numeric", "Wn", rf"{WEEKDAY}<day:n>[.·]<month:n>(?:[.·]<year:y|n>|<stop:\.>)?", numeric),
    rule("iso", "y", r"<year:y>-<month:n>-<day:n>", iso),
    rule("edge-month", "E", rf"<edge:E>(?:[-/]E|[cb]E)?d?J?<month:M>{YEAR}", edged),
    rule("month", "M", rf"<month:M><stop:\.>?{YEAR}", month_alone),
    rule("months", "M", rf"<one:M><link:b|-|c|/><month:M>{YEAR}", month_pair),
    rule("month-half", "do", rf"d?<nth:o><month:m>{YEAR}", month_half),
    rule("year", "yJd", r"(?:d?<noun:J>)?<year:y>", year_alone),
    rule(
        "years",
        "yJ",
        r"J?<between:(?<=p)(?=J?yc)>?<year:y><link:b|-|/|c>(?:p|d|pd)?J?<second:y|n(?![.·:]|M)>",
        year_range,
    ),
    rule("part", "dono", rf"d?<nth:o><part:Q>{YEAR}", part_of_year),
    rule("part-number", "n", rf"<nth:n>\.<part:Q>{YEAR}", part_of_year),
    rule("part-side", "dr", r"d?<side:r><part:Q>", side_of_part),
    rule("season", "drES", rf"(?:Ed?)?(?:d?<side:r>x?)?<season:S>{YEAR}(?:[-/][ny])?", season),
    rule("decade", "dEnNy", r"d?(?:<edge:E>d?)?<tens:n|y>-?B(?:-?<noun:J>)?", decade),
    rule("decade-word", "dED", r"d?(?:<edge:E>d?)?<tens:D>-?<noun:J>?", decade),
    rule("century", "dEn", r"(?:Ed|d)?(?:d?oxd)?<nth:n>\.<unit:U>", century),
    rule("century-word", "dEo", r"(?:Ed|d)?<nth:o><unit:U>", century),
    rule("edge-year", "E", r"<edge:E>d?J?<year:y>", edge_of_year),
    rule("feast", "rF", rf"<side:r>?<feast:F>_{{0,6}}{YEAR}", feast),
    rule("term", "dK", r"d?K<year:y>[-/]<second:y|n>", term),
    rule("former", "X", r"X-x", former),
)
