"""Lengths of time and sets of times."""

import re
from collections.abc import Sequence

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Amount, Repeated
from laut.reading.times.periods import Unit

DURATION, SET = TimexType.DURATION, TimexType.SET
_CLOCK_UNITS = {Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H"}
_SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def timex_duration(count: float | None, unit: Unit) -> str:
    """`P2Y`, `PT30M`, `P6M` for half a year, `PXD` for an open number."""
    if count is not None and unit is Unit.HALF:
        count, unit = count * 6, Unit.MONTH
    if count == 0.5 and unit is Unit.YEAR:
        count, unit = 6, Unit.MONTH
    if count == 0.5 and unit is Unit.HOUR:
        count, unit = 30, Unit.MINUTE
    shown = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if unit in _CLOCK_UNITS:
        return f"PT{shown}{_CLOCK_UNITS[unit]}"
    return f"P{shown}{'M' if unit is Unit.HALF else unit.value}"


def _count(hit: Hit, group: str) -> float | None:
    index = hit.at(group)
    entry = hit.atoms.entries.get(index)
    if entry is None:
        return float(hit.atoms.number(index))
    if entry.kind == "q":
        return None
    return float(entry.value or 0)


def _unit(hit: Hit, group: str = "unit") -> Unit:
    entry = hit.entry(group)
    return Unit.YEAR if entry.kind == "J" else Unit(str(entry.value))


def amount(hit: Hit) -> Sequence[Piece]:
    """«zwei Jahre», «sechs Monaten», «einigen Tagen», «den letzten 50 Jahren», «ein halbes Jahr», «14-Tage»."""
    if _is_age(hit) or hit.value("unit") == 0:
        return ()
    count = _count(hit, "count") if hit.has("count") else 1.0
    if hit.has("half"):
        count = 0.5
    side = hit.whole("side") if hit.has("side") else 0
    exact = hit.atoms.kinds[max(0, hit.start - 2) : hit.start] == "As"
    return [hit.piece(DURATION, Amount(count, _unit(hit), side=(side > 0) - (side < 0), exact=exact))]


def _is_age(hit: Hit) -> bool:
    """«20 Jahre alt», «ab 16 Jahren», «im Alter von 20 Jahren»."""
    atoms, ages = hit.atoms, hit.words
    if _unit(hit) is not Unit.YEAR:
        return False
    before = {
        atoms.word(hit.start - 1).lower(),
        atoms.word(hit.start - 2).lower() if atoms.kinds[hit.start - 1 : hit.start] == "p" else "",
    }
    if re.fullmatch("p[nw]c", atoms.kinds[max(0, hit.start - 3) : hit.start]):
        return True
    return atoms.word(hit.end).lower() in ages.ages_after or not before.isdisjoint(ages.ages_before)


def amount_range(hit: Hit) -> Sequence[Piece]:
    """«sechs bis acht Monate», «zwei oder drei Wochen»."""
    unit = _unit(hit)
    between = hit.match.group("link") == "c" and hit.atoms.kinds[hit.start - 1 : hit.start] == "p"
    if _is_age(hit) or (unit is Unit.YEAR and between):
        return ()
    side = hit.whole("side") if hit.has("side") else 0
    side = (side > 0) - (side < 0)
    through = hit.match.group("link") in "b-"
    first = Piece(hit.start, hit.at("one") + 1, DURATION, Amount(_count(hit, "one"), unit, side=side), through=through)
    second = Piece(hit.at("count"), hit.end, DURATION, Amount(_count(hit, "count"), unit, side=side))
    return [first, second]


def amount_later(hit: Hit) -> Sequence[Piece]:
    """«drei Jahre später», «einen Tag zuvor», «Wochen danach»."""
    count = _count(hit, "count") if hit.has("count") else None
    if count is None and not hit.has("count") and hit.word("unit") not in hit.words.plural_units:
        return ()
    meaning = Amount(count, _unit(hit), later=hit.whole("later"))
    clock = meaning.unit in _CLOCK_UNITS
    return [hit.piece(TimexType.TIME if clock else TimexType.DATE, meaning)]


def bare_units(hit: Hit) -> Sequence[Piece]:
    """«seit Jahren», «über Monate», «vor Wochen»: an open number of them."""
    before = hit.atoms.word(hit.start - 1).lower()
    governed = hit.atoms.kinds[hit.start - 1 : hit.start] == "s" or before in hit.words.before_open
    if not governed or hit.word("unit") not in hit.words.plural_units:
        return ()
    return [hit.piece(DURATION, Amount(None, _unit(hit)))]


def adjective(hit: Hit) -> Sequence[Piece]:
    """«dreitägig», «jahrelang», «100-jährig»; not «der dreijährige Sohn», not «eine Dreijährige»."""
    entry = hit.entry("word")
    if hit.atoms.word(hit.at("word"))[0].isupper() and not _begins_sentence(hit):
        return ()
    if entry.kind == "j" and not hit.has("count"):
        return ()
    unit = Unit(str(entry.value))
    if unit is Unit.YEAR and (_is_person(hit) or (entry.kind == "j" and not _lasts(hit))):
        return ()
    count = _count(hit, "count") if hit.has("count") else entry.extra
    return [hit.piece(DURATION, Amount(None if count is None else float(count), unit))]


def _is_person(hit: Hit) -> bool:
    """The words after the adjective name a person: «der 40-jährige Anna Berg», «dreijährige Tochter»."""
    one, two = hit.atoms.word(hit.end), hit.atoms.word(hit.end + 1)
    if one.lower() in hit.words.persons or one.lower().endswith(("in", "innen")):
        return True
    return one[:1].isupper() and two[:1].isupper() and not hit.atoms.entries.get(hit.end + 1)


def _begins_sentence(hit: Hit) -> bool:
    """«Monatelang wurde …», «Dreitägige Gespräche …»: capital only because a sentence begins; «Dreijährige» is a person."""
    entry, before = hit.entry("word"), hit.atoms.kinds[hit.start - 1 : hit.start]
    return before in ("", ".", "!") and entry.kind == "G" and (entry.value != Unit.YEAR or entry.extra is None)


def _lasts(hit: Hit) -> bool:
    """The noun after «20-jährige» is something that lasts, not somebody of that age."""
    noun = hit.atoms.word(hit.end).lower()
    return noun in hit.words.lasting or noun.endswith(hit.words.lasting_endings)


def repeated_word(hit: Hit) -> Sequence[Piece]:
    """«täglich», «jährlichen», «montags»."""
    return [hit.piece(SET, Repeated(str(hit.value("word"))))]


def every_unit(hit: Hit) -> Sequence[Piece]:
    """«jeden Tag», «alle zwei Jahre», «jedes zweite Wochenende»."""
    number = _count(hit, "count") if hit.has("count") else 1.0
    return [hit.piece(SET, Repeated(timex_duration(number, _unit(hit))))]


def every_weekday(hit: Hit) -> Sequence[Piece]:
    """«jeden Montag», «jedem Montagabend», «jeden letzten Samstag im Monat»."""
    entry = hit.entry("day")
    if hit.has("unit"):
        return [hit.piece(SET, Repeated(timex_duration(1, _unit(hit))))]
    value = f"XXXX-WXX-{entry.value}" + (f"T{entry.extra}" if entry.kind == "V" else "")
    return [hit.piece(SET, Repeated(value))]


def every_part(hit: Hit) -> Sequence[Piece]:
    """«jeden Abend», «jede Nacht»."""
    return [hit.piece(SET, Repeated(f"XXXX-XX-XXT{hit.value('part')}"))]


def every_season(hit: Hit) -> Sequence[Piece]:
    """«jeden Sommer»."""
    return [hit.piece(SET, Repeated(f"XXXX-{_SEASON_CODES[hit.whole('season')]}"))]


def per_unit(hit: Hit) -> Sequence[Piece]:
    """«einmal im Monat», «pro Jahr», «dreimal die Woche»."""
    if hit.word("unit") in hit.words.plural_units:
        return ()
    return [hit.piece(SET, Repeated(timex_duration(1, _unit(hit))))]


def each_of(hit: Hit) -> Sequence[Piece]:
    """«400 Euro im Monat», «200 Patienten am Tag»: an amount for each."""
    atoms = hit.atoms
    if hit.word("unit") in hit.words.plural_units or hit.word("preposition") not in hit.words.before_each:
        return ()
    follows = atoms.kinds[hit.end : hit.end + 1]
    window = atoms.kinds[max(0, hit.start - 3) : hit.start]
    if (follows and follows in "dsyl") or not any(kind in window for kind in "nNyw"):
        return ()
    return [hit.piece(SET, Repeated(timex_duration(1, _unit(hit))), start="unit")]


_COUNT = r"<count:n|N|y|w|q>"
_UNIT = r"<unit:U|J>"
RULES: tuple[Rule, ...] = (
    rule("amount", "drfnNywqek~", rf"(?:~_?_?)?(?:d?<side:r|f>)?e?{_COUNT}x?{_UNIT}", amount),
    rule("amount-one", "eH~", rf"(?:~_?_?)?(?:e<half:H>?|<count:H>){_UNIT}", amount),
    rule("amount-dash", "nNw~", rf"~?{_COUNT}-{_UNIT}", amount),
    rule("amount-range", "drfnwe", rf"(?:d?<side:r|f>)?<one:n|w|e><link:b|-|c>{_COUNT}{_UNIT}", amount_range),
    rule("amount-later", "nNwqeUJ", rf"(?:<count:n|N|w|q|e>H?)?{_UNIT}<later:l>", amount_later),
    rule("bare-units", "UJ", rf"(?<=[sp]){_UNIT}", bare_units),
    rule("adjective", "G~", r"~?<word:G>", adjective),
    rule("number-adjective", "nNw~", r"~?<count:n|N|w>-?<word:j>", adjective),
    rule("repeated", "R", r"<word:R>", repeated_word),
    rule("every-unit", "k", rf"k<count:n|w|o>?{_UNIT}", every_unit),
    rule("every-weekday", "k", rf"k(?:[orw])?<day:W|V>(?:[ps]{_UNIT})?", every_weekday),
    rule("every-part", "k", r"k<part:T|g>", every_part),
    rule("every-season", "k", r"k<season:S>", every_season),
    rule("per-unit", "P", rf"PP?(?:[psd])?{_UNIT}", per_unit),
    rule("each", "ps", rf"<preposition:p|s>{_UNIT}", each_of),
)
