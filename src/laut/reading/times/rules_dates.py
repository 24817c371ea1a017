"""Days and months of the calendar, their lists and ranges."""

from collections.abc import Sequence
from datetime import date

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Base, Dated, Part, Shift
from laut.reading.times.periods import Unit

DATE = TimexType.DATE
Year = int | Shift | None
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


YEAR = r"(?:,?d?J?<year:y>|<of:d?r[JU]|d?i[JU]|d?Y|dJ>)?"
"""What may follow a month: a year, «letzten Jahres», «desselben Jahres», «des Vorjahres»."""


def year_of(hit: Hit) -> Year:
    """The year of a match with the groups of `YEAR`."""
    if hit.has("year"):
        return hit.whole("year")
    if not hit.has("of"):
        return None
    found = [i for i in range(hit.match.start("of"), hit.match.end("of")) if hit.atoms.kinds[i] in "riY"]
    if not found:
        return Shift(Unit.YEAR, 0, Base.NARRATIVE)
    index = found[0]
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


def is_year_unit(hit: Hit) -> bool:
    """False where «letzten …» is followed by another unit than the year."""
    if not hit.has("of") or hit.atoms.kinds[hit.match.end("of") - 1] != "U":
        return True
    return hit.atoms.entries[hit.match.end("of") - 1].value == Unit.YEAR


def day_month(hit: Hit) -> Sequence[Piece]:
    """«Donnerstag, 25. Februar 2010», «3. Mai», «(der) 5. Januar desselben Jahres»."""
    day, month = hit.whole("day"), hit.whole("month")
    if not valid_day(month, day) or not is_year_unit(hit) or _is_first_name(hit):
        return ()
    weekday = hit.whole("weekday") if hit.has("weekday") else None
    return [hit.piece(DATE, Dated(year_of(hit), month, day, weekday))]


def _is_first_name(hit: Hit) -> bool:
    """«9. Jan Oberhofer»: an abbreviation without point before a name."""
    after = hit.atoms.kinds[hit.end : hit.end + 1]
    short = hit.word("month") in hit.words.short_months and year_of(hit) is None
    return short and after == "x" and hit.atoms.word(hit.end)[0].isupper()


def day_list(hit: Hit) -> Sequence[Piece]:
    """«am 3., 4. und 5. Mai», «vom 5. bis 22. November»: one expression a day."""
    month, year = hit.whole("month"), year_of(hit)
    kinds, last = hit.atoms.kinds, hit.at("last")
    days = [i for i in range(hit.match.start("days"), hit.match.end("days")) if kinds[i] in "no"]
    if not valid_day(month, hit.whole("last")) or not is_year_unit(hit):
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
    if not is_year_unit(hit):
        return ()
    return [hit.piece(DATE, Dated(year_of(hit), hit.whole("month")))]


def month_alone(hit: Hit) -> Sequence[Piece]:
    """«März», «im Mai 2014», not «Frau Mai», not «Thomas März»."""
    word = hit.word("month")
    if not hit.atoms.word(hit.at("month"))[0].isupper() or not is_year_unit(hit):
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
    if before.lower() in hit.words.name_cues:
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
    if not is_year_unit(hit):
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
        [hit.piece(DATE, Part(Unit.MONTH, hit.whole("month") * 10 + half, year_of(hit)))] if is_year_unit(hit) else ()
    )


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
)
