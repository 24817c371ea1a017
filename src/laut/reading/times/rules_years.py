"""Years: alone, in ranges, with their begin or end; numbers that are no years."""

from collections.abc import Sequence

from laut.model.kinds import TimexType
from laut.reading.times.grammar import Hit, Piece, Rule, rule
from laut.reading.times.meaning import Dated, Edge

DATE = TimexType.DATE
_EARLIEST, _LATEST = 1200, 2100
"""Bare numbers outside are no years."""


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


def edge_of_year(hit: Hit) -> Sequence[Piece]:
    """«Ende 2011», «Anfang des Jahres 2012», «Mitte der 2020»."""
    meaning = Edge(Dated(hit.whole("year")), str(hit.value("edge")))
    return [hit.piece(DATE, meaning)] if 1200 <= hit.whole("year") <= 2100 else ()


RULES: tuple[Rule, ...] = (
    rule("year", "yJd", r"(?:d?<noun:J>)?<year:y>", year_alone),
    rule(
        "years",
        "yJ",
        r"J?<between:(?<=p)(?=J?yc)>?<year:y><link:b|-|/|c>(?:p|d|pd)?J?<second:y|n(?![.·:]|M)>",
        year_range,
    ),
    rule("edge-year", "E", r"<edge:E>d?J?<year:y>", edge_of_year),
)
