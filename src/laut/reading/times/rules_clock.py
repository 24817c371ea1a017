"""Clock times and parts of the day."""

from collections.abc import Sequence

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Base, Clock, Dated, Day, DayPart, Shift, Weekday
from laut.reading.times.periods import Unit
from laut.reading.times.rules_dates import YEAR, valid_day, year_of

TIME = TimexType.TIME
_AFTERNOON = frozenset({"AF", "EV"})
CLOCK = r"n(?:[·:]n)?"


def clock_list(hit: Hit) -> Sequence[Piece]:
    """«20.30 Uhr», «14-18 Uhr», «8.30-12 und 14.30-16.30 Uhr», «3 Uhr nachts»: one expression a time."""
    clocks = _clocks(hit, hit.match.start("times"), hit.match.end("times"))
    if not clocks or hit.atoms.word(hit.at("uhr")).isupper():
        return ()
    part = str(hit.value("part")) if hit.has("part") else ""
    pieces = []
    for index, (start, end, hour, minute) in enumerate(clocks):
        shown = hour + 12 if part in _AFTERNOON and hour < 12 else hour
        link = hit.atoms.kinds[end : end + 1]
        final = index == len(clocks) - 1
        through = not final and link in ("-", "b")
        pieces.append(Piece(start, hit.match.end("uhr") if final else end, TIME, Clock(shown, minute), through=through))
    return pieces


def _clocks(hit: Hit, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """First atom, end, hour and minute of each time; empty if one of them is none."""
    found, index, atoms = [], start, hit.atoms
    while index < end:
        if atoms.kinds[index] != "n":
            index += 1
            continue
        timed = atoms.kinds[index + 1 : index + 3] in ("·n", ":n") and index + 2 < end
        hour, minute = atoms.number(index), atoms.number(index + 2) if timed else 0
        if hour > 24 or minute > 59 or (timed and len(atoms.word(index + 2)) != 2):
            return []
        found.append((index, index + 3 if timed else index + 1, hour, minute))
        index = found[-1][1]
    return found


def clock_after_at(hit: Hit) -> Sequence[Piece]:
    """«um 12.15», «gegen 20:30» without «Uhr»."""
    clocks = _clocks(hit, hit.start, hit.end)
    follows = hit.atoms.kinds[hit.end : hit.end + 1]
    if not clocks or follows in ("%", "n", "·", "M") or hit.atoms.word(hit.end).lower() in hit.words.counted:
        return ()
    if hit.atoms.word(hit.start - 1).lower() not in hit.words.before_clock:
        return ()
    return [hit.piece(TIME, Clock(clocks[0][2], clocks[0][3]))]


def clock_minutes(hit: Hit) -> Sequence[Piece]:
    """«20 Uhr 30»."""
    hour, minute = hit.whole("hour"), hit.whole("minute")
    if hit.atoms.word(hit.at("hour") + 1).isupper():
        return ()
    return [hit.piece(TIME, Clock(hour, minute))] if hour <= 24 and minute <= 59 else ()


def clock_words(hit: Hit) -> Sequence[Piece]:
    """«acht Uhr», «ein Uhr», «acht Uhr abends»."""
    hour = hit.whole("hour")
    if hour > 24:
        return ()
    part = str(hit.value("part")) if hit.has("part") else ""
    shown = hour + 12 if part in _AFTERNOON and hour < 12 else hour
    return [hit.piece(TIME, Clock(shown), end="uhr")]


def half_hour(hit: Hit) -> Sequence[Piece]:
    """«um halb acht», «gegen halb 9»."""
    hour = hit.whole("hour")
    if not 1 <= hour <= 12 or hit.atoms.kinds[hit.start - 1 : hit.start] not in ("p", "s", "b"):
        return ()
    return [hit.piece(TIME, Clock(hour - 1, 30))]


def part_of_day(hit: Hit) -> Sequence[Piece]:
    """«am Nachmittag», «in der Nacht», «in den frühen Morgenstunden»: the day comes from the text before."""
    word = hit.atoms.word(hit.at("part"))
    before = hit.atoms.kinds[hit.at("part") - 1 : hit.at("part")]
    if (
        not word[0].isupper()
        or before not in tuple("pdsxq")
        or (before == "x" and not hit.atoms.word(hit.at("part") - 1)[0].islower())
    ):
        return ()
    return [hit.piece(TIME, _part(hit, None))]


def _part(hit: Hit, day: Day | None, eve: bool = False) -> DayPart | Clock:
    if hit.value("part") == "MN":
        return Clock(24, 0, day)
    return DayPart(str(hit.value("part")), day, eve)


def deictic_part(hit: Hit) -> Sequence[Piece]:
    """«gestern Abend», «heute früh», «morgen Nachmittag», «gestrigen Abend», «heute morgen»."""
    day = hit.whole("day") if hit.atoms.kinds[hit.at("day")] in "Aa" else 1
    return [hit.piece(TIME, _part(hit, Shift(Unit.DAY, day)))]


def weekday_part(hit: Hit) -> Sequence[Piece]:
    """«Dienstagabend», «Mittwochnacht», «am vergangenen Freitagabend»."""
    entry = hit.entry("day")
    if hit.has("deictic"):
        day: Day = Shift(Unit.DAY, hit.whole("deictic"))
    else:
        day = Weekday(int(entry.value or 0), hit.whole("side") if hit.has("side") else None)
    return [hit.piece(TIME, DayPart(str(entry.extra), day), start=None if not hit.has("deictic") else "day")]


def weekday_and_part(hit: Hit) -> Sequence[Piece]:
    """«Samstag Abend», «Sonntag früh», «Montag in den Morgenstunden»."""
    return [hit.piece(TIME, _part(hit, Weekday(hit.whole("day"))))]


def night_to(hit: Hit) -> Sequence[Piece]:
    """«in der Nacht zum Freitag», «auf Samstag», «von Freitag auf Samstag», «auf den 28. Juli»."""
    eve = hit.word("to") in hit.words.eves
    if hit.has("date"):
        month, day = hit.whole("month"), hit.whole("date")
        return [hit.piece(TIME, _part(hit, Dated(year_of(hit), month, day), eve))] if valid_day(month, day) else ()
    if hit.has("deictic"):
        steps = hit.whole("deictic") if hit.atoms.kinds[hit.at("deictic")] == "A" else 1
        return [hit.piece(TIME, _part(hit, Shift(Unit.DAY, steps), eve))]
    return [hit.piece(TIME, _part(hit, Weekday(hit.whole("weekday")), eve))]


def night_of(hit: Hit) -> Sequence[Piece]:
    """«in der Nacht des 3. Januar», «am Abend des 5. Mai 2011», «am Nachmittag des folgenden Tages»."""
    month, day = hit.whole("month"), hit.whole("date")
    if not valid_day(month, day):
        return ()
    return [hit.piece(TIME, _part(hit, Dated(year_of(hit), month, day)))]


def night_of_day(hit: Hit) -> Sequence[Piece]:
    """«am Abend desselben Tages», «am Morgen danach»."""
    steps = hit.whole("step")
    return [hit.piece(TIME, _part(hit, Shift(Unit.DAY, steps, Base.NARRATIVE)))]


def relative_part(hit: Hit) -> Sequence[Piece]:
    """«letzte Nacht», «in der vergangenen Nacht», «dieser Abend», «am nächsten Morgen», «am selben Abend»."""
    side, code = hit.whole("side"), str(hit.value("part"))
    kind = hit.atoms.kinds[hit.at("side")]
    if kind in "if" or side > 0 or (side == 0 and kind == "r"):
        return [hit.piece(TIME, _part(hit, Shift(Unit.DAY, side, Base.NARRATIVE)))]
    return [hit.piece(TIME, DayPart(code, Shift(Unit.DAY, side)))]


_DATE = rf"<date:n>\.<month:M>{YEAR}"
_PART = r"<part:T|g>"
RULES: tuple[Rule, ...] = (
    rule("clock", "n", rf"<times:(?:{CLOCK}(?:(?:-|b|c|/|\|)p?|,c?)){{0,8}}{CLOCK}><uhr:u><part:T>?", clock_list),
    rule("clock-at", "n", r"n[·:]n", clock_after_at),
    rule("clock-minutes", "n", r"<hour:n>u<minute:n>", clock_minutes),
    rule("clock-words", "we", r"<hour:w|e><uhr:u><part:T>?", clock_words),
    rule("half-hour", "H", r"H<hour:w|n>(?:u)?", half_hour),
    rule("part-of-day", "dTgx", rf"(?:d?[xq])?d?{_PART}", part_of_day),
    rule("deictic-part", "Aag", rf"<day:A|a|g>{_PART}", deictic_part),
    rule("weekday-part", "draV", r"(?:d?<side:r>|<deictic:a>x?)?<day:V>", weekday_part),
    rule("weekday-and-part", "W", rf"<day:W>(?:sd)?x?{_PART}", weekday_and_part),
    rule("night-to", "dTg", rf"d?{_PART}(?:pW)?<to:p>d?(?:<weekday:W>|{_DATE}|<deictic:A|g>)", night_to),
    rule("night-from-to", "dT", rf"d?{_PART}pd?n\.<to:p|b>p?d?{_DATE}", night_to),
    rule("night-to-date", "dTg", rf"d?{_PART}<to:p><weekday:W>,?d?{_DATE}", night_to),
    rule("night-of", "driTg", rf"d?[ri]?{_PART}(?:d|p)(?:W,?)?d?{_DATE}", night_of),
    rule("night-of-day", "dTg", rf"d?{_PART}(?:d?<step:i|f|t|l>)U?", night_of_day),
    rule("relative-part", "drif", rf"d?<side:r|i|f>x?{_PART}", relative_part),
)
