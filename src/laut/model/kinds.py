"""The closed vocabularies of laut. Values are those of the JSON contract."""

from enum import StrEnum


class Form(StrEnum):
    """How words are rendered (the five types of Petersen-Frey & Biemann 2024)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    REPORTED = "reported"
    FREE_INDIRECT = "free-indirect"
    INDIRECT_FREE_INDIRECT = "indirect/free-indirect"


class Medium(StrEnum):
    """Speech, writing, thought, and the corpus' mixed values."""

    SPEECH = "speech"
    WRITING = "writing"
    THOUGHT = "thought"
    SPEECH_WRITING = "sw"
    SPEECH_THOUGHT = "st"
    THOUGHT_WRITING = "tw"


class EntityKind(StrEnum):
    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    OTHER = "other"


class TimexType(StrEnum):
    """TIMEX3 types of TimeML (ISO 24617-1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Status(StrEnum):
    """How the report presents an act."""

    ACTUAL = "actual"
    PLANNED = "planned"
    DEMANDED = "demanded"
    POSSIBLE = "possible"
    DENIED = "denied"


class EventType(StrEnum):
    """The sixteen event types of PLOVER (openeventdata, 2018)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


MODES: dict[EventType, tuple[str, ...]] = {
    EventType.AGREE: (),
    EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
    EventType.SUPPORT: (),
    EventType.CONCEDE: (),
    EventType.COOPERATE: (),
    EventType.AID: (),
    EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    EventType.REQUEST: ("assist", "change", "yield", "meet"),
    EventType.ACCUSE: ("disapprove", "investigate", "allege"),
    EventType.REJECT: ("assist", "change", "yield", "meet"),
    EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
    EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
    EventType.COERCE: (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
    EventType.ASSAULT: (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
"""The modes that each type may have."""

SECTORS: frozenset[str] = frozenset(
    "GOV MIL COP JUD LEG OPP REB MED CVL BUS IGO NGO SPY CRM UAF EDU HLH LAB REF REL AGR ENV DEV ELI UNK".split()
)
"""Actor sectors as in CAMEO and PLOVER."""
