"""A telling: one claim as one report tells it, with all that merging and counting need."""

from dataclasses import dataclass

from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Status
from laut.model.moment import Moment


@dataclass(frozen=True, slots=True)
class Named:
    """A party or place as it stands in the text, with what its entity adds.

    `words` stand in the claim's sentence; `name` is the entity's fullest name.
    """

    words: str
    name: str
    kind: EntityKind | None = None
    country: str | None = None
    sector: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things in the claim's sentence: «mindestens elf Tote».

    `of` is what is counted (`dead`, `injured`, `arrested`, `participants`, `people`);
    `low` and `high` are equal for an exact number, `high` is None for «mindestens».
    """

    of: str
    low: int
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of one report, flattened.

    `chain` is outermost first; `kinds` says for each link what kind of source it
    is (`outlet`, `person`, `body`, `document`, `unknown`). `said` is the time of the
    innermost utterance, `quoted` its very words where the claim stands in direct speech.
    `about` holds the stems of the sentence's nouns, names and numbers, `names` those of the names in
    the whole report, the commonest first;
    `occasion` is what tells one act from others of its series (`first`, `second`, `next`, `earlier`);
    `root` is whom the report has it from in the end, cleaned of «Angaben» and the like, of `root_kind`;
    `credit` is the agency whose message the report is;
    `shares_time` says that the time may belong to another act of the sentence;
    `disputed` says that the sentence around the act denies it («bestritt den Angriff»);
    `refers_to` is the telling of the same report that a bare «der Anschlag» takes up.
    """

    id: str
    report: str
    claim: str
    type: EventType
    mode: str | None
    status: Status
    trigger: Span
    trigger_words: str
    sentence: Span
    outlet: str | None = None
    published: Moment | None = None
    when: Moment | None = None
    place: Named | None = None
    actors: tuple[Named, ...] = ()
    recipients: tuple[Named, ...] = ()
    counts: tuple[Count, ...] = ()
    chain: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    attribution: str | None = None
    said: Moment | None = None
    quoted: str | None = None
    confidence: float = 1.0
    about: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    occasion: str | None = None
    shares_time: bool = False
    disputed: bool = False
    refers_to: str | None = None
    root: str | None = None
    root_kind: str | None = None
    credit: str | None = None
