"""PLOVER's own rules for planned acts, and the CAMEO code of each type and mode.

laut keeps the type of the act and its status apart; PLOVER and CAMEO fold some
statuses into the type: a planned cooperation is an agreement, a planned retreat a
concession, a threatened or demanded act is the threat or demand. Codes: CAMEO 1.1b3
(Schrodt 2012), as PLOVER 0.8 maps them.
"""

from laut.model.kinds import EventType as E
from laut.model.kinds import Status

PLANNED: dict[E, E] = {
    E.COOPERATE: E.AGREE,
    E.AID: E.AGREE,
    E.CONSULT: E.AGREE,
    E.SUPPORT: E.AGREE,
    E.RETREAT: E.CONCEDE,
}
"""What a planned act of a type is in PLOVER."""

PLANNED_CAMEO: dict[E, str] = {E.COOPERATE: "031", E.AID: "033", E.CONSULT: "036", E.SUPPORT: "032", E.RETREAT: "035"}
"""CAMEO's codes for the intent to do an act."""

CAMEO: dict[tuple[E, str | None], str] = {
    (E.AGREE, None): "030",
    (E.CONSULT, None): "040", (E.CONSULT, "phone"): "041", (E.CONSULT, "visit"): "042",
    (E.CONSULT, "third-party"): "044", (E.CONSULT, "multilateral"): "046",
    (E.SUPPORT, None): "050",
    (E.CONCEDE, None): "080",
    (E.COOPERATE, None): "060",
    (E.AID, None): "070",
    (E.RETREAT, None): "080", (E.RETREAT, "release"): "0841", (E.RETREAT, "access"): "086",
    (E.RETREAT, "ceasefire"): "0871", (E.RETREAT, "disarm"): "0873", (E.RETREAT, "withdraw"): "0874",
    (E.RETREAT, "resign"): "083",
    (E.REQUEST, None): "100", (E.REQUEST, "assist"): "101", (E.REQUEST, "change"): "104",
    (E.REQUEST, "yield"): "105", (E.REQUEST, "meet"): "106",
    (E.ACCUSE, None): "110", (E.ACCUSE, "investigate"): "090", (E.ACCUSE, "disapprove"): "111",
    (E.ACCUSE, "allege"): "112",
    (E.REJECT, None): "120", (E.REJECT, "assist"): "121", (E.REJECT, "change"): "123",
    (E.REJECT, "yield"): "124", (E.REJECT, "meet"): "125",
    (E.THREATEN, None): "130", (E.THREATEN, "restrict"): "132", (E.THREATEN, "arrest"): "132",
    (E.THREATEN, "relations"): "1313", (E.THREATEN, "expel"): "136", (E.THREATEN, "territory"): "1382",
    (E.THREATEN, "violence"): "138",
    (E.PROTEST, None): "140", (E.PROTEST, "demo"): "141", (E.PROTEST, "hunger"): "142", (E.PROTEST, "strike"): "143",
    (E.PROTEST, "boycott"): "143", (E.PROTEST, "obstruct"): "144", (E.PROTEST, "riot"): "145",
    (E.PROTEST, "vandalize"): "145",
    (E.SANCTION, None): "160", (E.SANCTION, "withdraw"): "161", (E.SANCTION, "discontinue"): "162",
    (E.SANCTION, "expel"): "166", (E.SANCTION, "convict"): "116",
    (E.MOBILIZE, None): "150", (E.MOBILIZE, "police"): "153", (E.MOBILIZE, "troops"): "154",
    (E.MOBILIZE, "weapons"): "154", (E.MOBILIZE, "militia"): "154",
    (E.COERCE, None): "170", (E.COERCE, "seize"): "171", (E.COERCE, "restrict"): "172", (E.COERCE, "censor"): "1721",
    (E.COERCE, "curfew"): "1723", (E.COERCE, "martial-law"): "1724", (E.COERCE, "arrest"): "173",
    (E.COERCE, "deport"): "174", (E.COERCE, "withhold"): "172", (E.COERCE, "misinformation"): "170",
    (E.COERCE, "cyber"): "176",
    (E.ASSAULT, None): "180", (E.ASSAULT, "abduct"): "181", (E.ASSAULT, "beat"): "182", (E.ASSAULT, "sexual"): "1821",
    (E.ASSAULT, "torture"): "1822", (E.ASSAULT, "explosives"): "183", (E.ASSAULT, "suicide-attack"): "1831",
    (E.ASSAULT, "targeted"): "186", (E.ASSAULT, "destroy"): "1712", (E.ASSAULT, "primitive"): "182",
    (E.ASSAULT, "firearms"): "193", (E.ASSAULT, "heavy-weapons"): "194", (E.ASSAULT, "aerial"): "195",
    (E.ASSAULT, "drone"): "195", (E.ASSAULT, "crowd-control"): "175", (E.ASSAULT, "unconventional"): "204",
}  # fmt: skip
"""By type and mode; every type has an entry without mode."""


def plover_type(type: E, status: Status) -> E:
    """PLOVER's type for an act with a status."""
    return PLANNED.get(type, type) if status is Status.PLANNED else type


def cameo_code(type: E, mode: str | None, status: Status) -> str:
    """CAMEO's code for an act with a status."""
    if status is Status.PLANNED and type in PLANNED_CAMEO:
        return PLANNED_CAMEO[type]
    return CAMEO.get((type, mode), CAMEO[type, None])
