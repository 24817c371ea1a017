"""Times that need a reference: yesterday, last week, the day after, a bare weekday."""

from collections.abc import Sequence

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Amount, Base, Dated, Edge, Fixed, Nth, Part, SamePeriod, Shift, Vague, Weekday
from laut.reading.times.periods import Unit
from laut.reading.times.rules_dates import compound, year_of

DATE = TimexType.DATE
_SIDES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
DATE_UNITS = frozenset(
    {Unit.DAY, Unit.WEEKEND, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY}
)


def deictic_day(hit: Hit) -> Sequence[Piece]:
    """«gestern», «heute»; «auch heute noch» is the present."""
    before, after = hit.atoms.word(hit.start - 1).lower(), hit.atoms.word(hit.end)
    if hit.value("day") == 0 and (before in hit.words.present_before or after in hit.words.present_after):
        return [hit.piece(DATE, Vague("PRESENT_REF"))]
    return [hit.piece(DATE, Shift(Unit.DAY, hit.whole("day")))]


def tomorrow(hit: Hit) -> Sequence[Piece]:
    """«morgen», «Morgen» at the start of a sentence; «am Morgen» is a part of day."""
    before = hit.atoms.kinds[hit.start - 1] if hit.start else "!"
    capital = hit.atoms.word(hit.start)[0].isupper()
    if capital and before not in ".!(|":
        return ()
    return [hit.piece(DATE, Shift(Unit.DAY, 1))]


def deictic_weekday(hit: Hit) -> Sequence[Piece]:
    """«am heutigen Samstag», «am gestrigen Tag»: the noun is the expression, the adjective gives the day."""
    noun = hit.has("noun")
    if noun and hit.atoms.kinds[hit.at("noun")] == "U" and hit.value("noun") != Unit.DAY:
        return ()
    return [hit.piece(DATE, Shift(Unit.DAY, hit.whole("side")), start="noun" if noun else None)]


def deictic_adjective(hit: Hit) -> Sequence[Piece]:
    """«die gestrige Sitzung» is a day; «das heutige Kaliningrad» is the present."""
    side = hit.whole("side")
    occasion = _is_occasion(hit)
    return [hit.piece(DATE, Vague("PRESENT_REF") if side == 0 and not occasion else Shift(Unit.DAY, side))]


def _is_occasion(hit: Hit) -> bool:
    """The noun after the adjective happens on one day: «Sitzung», «Besuchs», «Pressekonferenz»."""
    noun = hit.atoms.word(hit.end).lower()
    return any(noun.removesuffix(ending).endswith(hit.words.occasions) for ending in ("", "s", "es", "en", "n", "e"))


def weekday(hit: Hit) -> Sequence[Piece]:
    """«Sonntag», «am vergangenen Sonntag», «Sonntag vor einer Woche»."""
    if (
        not hit.atoms.word(hit.at("weekday"))[0].isupper()
        or compound(hit)
        or hit.atoms.kinds[hit.start - 1 : hit.start] in ("n", "N")
    ):
        return ()
    if hit.atoms.kinds[hit.start - 1 : hit.start] == "e":
        return [hit.piece(DATE, Fixed(f"XXXX-WXX-{hit.whole('weekday')}"))]
    side = hit.whole("side") if hit.has("side") else None
    return [hit.piece(DATE, Weekday(hit.whole("weekday"), side))]


def weekday_of_week(hit: Hit) -> Sequence[Piece]:
    """«Montag dieser Woche», «Freitag nächster Woche», «Donnerstag vergangener Woche»."""
    if hit.value("unit") != Unit.WEEK:
        return ()
    return [hit.piece(DATE, Weekday(hit.whole("weekday"), week=hit.whole("side")))]


def _unit(hit: Hit) -> Unit:
    entry = hit.entry("unit")
    return Unit.YEAR if entry.kind == "J" else Unit.DAY if entry.kind == "t" else Unit(str(entry.value))


def relative_unit(hit: Hit) -> Sequence[Piece]:
    """«nächstes Jahr», «der vergangenen Woche», «diesem Tag», «in diesem Jahr»."""
    unit, side = _unit(hit), hit.whole("side")
    if hit.word("unit") in hit.words.plural_units:
        return [_plural(hit, unit, side)]
    if unit not in DATE_UNITS:
        return ()
    if unit is Unit.DAY and side < 0:
        return ()  # «am letzten Tag»: the last of something, not yesterday
    base = Base.NARRATIVE if unit is Unit.DAY else Base.UTTERANCE
    return [hit.piece(DATE, Shift(unit, side, base))]


def _plural(hit: Hit, unit: Unit, side: int) -> Piece:
    if side > 0:
        return hit.piece(DATE, Vague("FUTURE_REF"))
    return hit.piece(TimexType.DURATION, Amount(None, unit, side=side))


def following_unit(hit: Hit) -> Sequence[Piece]:
    """«am folgenden Tag», «im darauffolgenden Jahr»."""
    unit = _unit(hit)
    if unit not in DATE_UNITS or hit.word("unit") in hit.words.plural_units:
        return ()
    return [hit.piece(DATE, Shift(unit, hit.whole("side"), Base.NARRATIVE))]


def same_unit(hit: Hit) -> Sequence[Piece]:
    """«am selben Tag», «im gleichen Jahr», «jener Woche»."""
    unit = _unit(hit)
    if unit not in DATE_UNITS:
        return ()
    if hit.word("unit") in hit.words.plural_units:
        return [hit.piece(DATE, Vague("PAST_REF"))]
    return [hit.piece(DATE, Shift(unit, 0, Base.NARRATIVE))]


def same_period(hit: Hit) -> Sequence[Piece]:
    """«dem gleichen Zeitraum des Vorjahres»: the last period, a year earlier."""
    year = year_of(hit)
    return [hit.piece(DATE, SamePeriod(year.steps))] if isinstance(year, Shift) else ()


def nth_unit(hit: Hit) -> Sequence[Piece]:
    """«in der dritten Woche», «am ersten Tag»: counted from a day that the text has named."""
    unit = _unit(hit)
    if unit not in (Unit.DAY, Unit.WEEK) or hit.word("unit") in hit.words.plural_units:
        return ()
    return [hit.piece(DATE, Nth(unit, hit.whole("number")))]


def of_the_year(hit: Hit) -> Sequence[Piece]:
    """«Sportler des Jahres»: of some year that the words do not tell."""
    before = hit.atoms.word(hit.start - 1)
    if before.lower() in hit.words.courses:
        return [hit.piece(DATE, Shift(Unit.YEAR, 0, Base.NARRATIVE))]
    if hit.value("year") != 1 or not before[:1].isupper() or hit.atoms.kinds[hit.start - 1 : hit.start] != "x":
        return ()
    return [hit.piece(DATE, Fixed("XXXX-XX-XX"))] if hit.word("year") in hit.words.genitive_years else ()


def neighbour(hit: Hit) -> Sequence[Piece]:
    """«tags darauf», «am Tag zuvor», «im Jahr danach», «der Woche darauf»."""
    unit = _unit(hit)
    if unit not in DATE_UNITS or hit.word("unit") in hit.words.plural_units:
        return ()
    return [hit.piece(DATE, Shift(unit, hit.whole("later"), Base.NARRATIVE))]


def neighbouring_day(hit: Hit) -> Sequence[Piece]:
    """«am Vortag», «der Folgetag»; «tags» alone is none."""
    if hit.whole("day") == 0:
        return ()
    return [hit.piece(DATE, Shift(Unit.DAY, hit.whole("day"), Base.NARRATIVE))]


def deictic_year(hit: Hit) -> Sequence[Piece]:
    """«heuer», «im Vorjahr», «im Folgejahr»."""
    noun = hit.atoms.word(hit.at("year"))[0].isupper() and hit.whole("year") != 0
    base = (Base.NARRATIVE if hit.whole("year") > 0 else Base.SENTENCE) if noun else Base.UTTERANCE
    return [hit.piece(DATE, Shift(Unit.YEAR, hit.whole("year"), base))]


def neighbour_unit(hit: Hit) -> Sequence[Piece]:
    """«im Vormonat», «die Vorwoche», «im Folgemonat»."""
    entry = hit.entry("unit")
    steps = int(entry.extra or 0)
    return [hit.piece(DATE, Shift(Unit(str(entry.value)), steps, Base.NARRATIVE if steps > 0 else Base.SENTENCE))]


def edge_of_unit(hit: Hit) -> Sequence[Piece]:
    """«Ende des Jahres», «Mitte nächster Woche», «Anfang letzten Jahres»."""
    unit = _unit(hit)
    if unit not in DATE_UNITS or hit.word("unit") in hit.words.plural_units:
        return ()
    edge = str(hit.value("edge"))
    if hit.has("side"):
        return [hit.piece(DATE, Edge(Shift(unit, hit.whole("side")), edge))]
    return [hit.piece(DATE, Edge(Shift(unit, 0, Base.NARRATIVE), edge))]


def edge_compound(hit: Hit) -> Sequence[Piece]:
    """«zum Jahresende», «Jahresbeginn 2012», «zu Monatsbeginn»."""
    unit, edge = Unit(str(hit.value("edge"))), str(hit.entry("edge").extra)
    if hit.has("year"):
        return [hit.piece(DATE, Edge(Dated(hit.whole("year")), edge))] if unit is Unit.YEAR else ()
    return [hit.piece(DATE, Edge(Shift(unit, 0), edge))]


def weekend(hit: Hit) -> Sequence[Piece]:
    """«am Wochenende», «das Wochenende»."""
    if hit.value("unit") != Unit.WEEKEND or hit.word("unit") in hit.words.plural_units:
        return ()
    return [hit.piece(DATE, Part(Unit.WEEKEND, 0))]


def this_year(hit: Hit) -> Sequence[Piece]:
    """«über das Jahr», «während des Jahres», not «Sportler des Jahres»."""
    if (
        hit.value("year") != 1
        or hit.word("year") in hit.words.plural_units
        or hit.atoms.kinds[hit.start - 1 : hit.start] not in ("p", "s")
    ):
        return ()
    return [hit.piece(DATE, Shift(Unit.YEAR, 0))]


def vague(hit: Hit) -> Sequence[Piece]:
    """«jetzt», «damals», «vor kurzem», «ehemalig-»; not «so bald», not «zur Zeit der Römer»."""
    if hit.atoms.word(hit.start - 1).lower() in hit.words.not_after:
        return ()
    phrase = hit.end > hit.start + 1 and hit.word("word") in hit.words.not_before_genitive
    if phrase and hit.atoms.word(hit.end).lower() in hit.words.genitive:
        return ()
    return [hit.piece(DATE, Vague(str(hit.value("word"))))]


def vague_noun(hit: Hit) -> Sequence[Piece]:
    """«in Zukunft», «in der Vergangenheit»."""
    if not hit.atoms.word(hit.at("word"))[0].isupper() or hit.atoms.kinds[hit.start - 1 : hit.start] != "s":
        return ()
    return [hit.piece(DATE, Vague(str(hit.value("word"))))]


def vague_time(hit: Hit) -> Sequence[Piece]:
    """«in letzter Zeit», «dieser schwierigen Zeit», «in nächster Zeit»."""
    side = hit.whole("side")
    if side == 0 and not hit.has("adjective"):
        return ()  # «zu dieser Zeit»: the one just told of
    return [hit.piece(DATE, Vague(_SIDES[(side > 0) - (side < 0)]))]


RULES: tuple[Rule, ...] = (
    rule("deictic-day", "A", r"<day:A>", deictic_day),
    rule("tomorrow", "g", r"g", tomorrow),
    rule("deictic-noun", "a", r"<side:a><noun:W|U|F>", deictic_weekday),
    rule("deictic-adjective", "a", r"<side:a>", deictic_adjective),
    rule("weekday", "Wdr", r"(?:d?<side:r>)?<weekday:W>", weekday),
    rule("weekday-of-week", "W", r"<weekday:W>d?<side:r><unit:U>", weekday_of_week),
    rule("relative-unit", "dr", r"d?<side:r>x?<unit:U|J>", relative_unit),
    rule("following-unit", "dfo", r"d?<side:f><unit:U|J>", following_unit),
    rule("same-unit", "di", r"d?<side:i><unit:U|J>", same_unit),
    rule("same-period", "di", r"d?ixd?<of:Y>", same_period),
    rule("neighbour", "dUtJ", r"d?<unit:U|t|J><later:l>", neighbour),
    rule("neighbouring-day", "t", r"<day:t>", neighbouring_day),
    rule("neighbour-unit", "h", r"<unit:h>", neighbour_unit),
    rule("deictic-year", "Y", r"<year:Y>", deictic_year),
    rule("edge-unit", "E", r"<edge:E><article:d>?(?:<side:r>)?<unit:U|J>", edge_of_unit),
    rule("edge-compound", "C", r"<edge:C><year:y>?", edge_compound),
    rule("weekend", "U", r"(?:(?<=[pd])|(?<=dx))<unit:U>", weekend),
    rule("nth-unit", "do", r"(?:d|(?<=p))<number:o><unit:U>", nth_unit),
    rule("of-the-year", "d", r"d<year:J>", of_the_year),
    rule("this-year", "d", r"d<year:J>", this_year),
    rule("vague", "v", r"<word:v>_{0,5}", vague),
    rule("vague-noun", "dz", r"d?<word:z>", vague_noun),
    rule("vague-time", "dr", r"d?<side:r><adjective:x>?Z", vague_time),
)
