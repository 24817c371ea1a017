"""Words for actors: offices, bodies, groups, known bodies, first names, pronouns.

Reads `titles.yaml`, `offices.yaml`, `bodies.yaml`, `pronouns.yaml`, `bodies.tsv` and
`given_names.tsv` of a language. A noun is looked up in any case and number, and as the end of a
compound: «Verteidigungsministerinnen» → the entry of «minister», feminine.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from laut.errors import BadLanguageData
from laut.lang.load import rows, table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import EntityKind

_ENDINGS = ("", "s", "es", "n", "en", "er", "e", "ern", "em", "ns", "ens", "nen", "se", "sen")
_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})
_SHORTEST_FIRST_PART = 2
_ADJECTIVAL = ("te", "ende", "ige", "iche", "ene")
"""Endings of nouns that are inflected as adjectives: «der Beamte, ein Beamter»."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a noun says about its bearer; `title` = it may stand directly before a name.

    `gender` is that of the person, "" for either; `adjectival` = inflected as an adjective («der Beamte»).
    """

    word: str
    kind: EntityKind
    sector: str | None = None
    title: bool = False
    adjectival: bool = False
    gender: str = ""
    plural_in_er: bool = False
    always_plural: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the text that names an actor: its entry, nominative singular, and gender if the form shows it."""

    entry: Entry
    base: str
    gender: str = ""
    plural: bool = False

    @property
    def is_person(self) -> bool:
        return self.entry.kind is EntityKind.PERSON

    @property
    def masculine(self) -> str:
        """The base in lower case without the feminine ending: «ministerin» → «minister»."""
        return self.base.lower().removesuffix("in") if self.gender == "Fem" else self.base.lower()


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Features of a pronoun; "" where it may have any."""

    person: int
    gender: str
    number: str
    kind: str


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body of `bodies.tsv`."""

    name: str
    sector: str
    country: str | None


class ActorWords:
    """The tables of one language, ready for look-up."""

    def __init__(self, language: str) -> None:
        titles, bodies = (mapping(table(language, name), name) for name in ("titles", "bodies"))
        self._nouns_in = {
            name: frozenset(strings(titles[name], f"titles.{name}"))
            for name in ("feminine", "any_gender", "plural_in_er", "always_plural")
        }
        self._entries: dict[str, Entry] = {}
        self._not: dict[str, tuple[str, ...]] = {}
        for row in titles["persons"]:
            self._add(row, "titles.persons", EntityKind.PERSON)
        for row in bodies["bodies"]:
            self._add(row, "bodies.bodies", EntityKind(string(row["kind"], "bodies.kind")))
        self.documents = frozenset(strings(bodies["documents"], "bodies.documents"))
        self.generic = frozenset(word.removesuffix("e") for word in strings(titles["generic"], "titles.generic"))
        self.also_words = frozenset(strings(bodies["also_words"], "bodies.also_words"))
        self._qualifiers = [(row["stem"], row["sector"], frozenset(row["of"])) for row in bodies["qualifiers"]]
        self.address = {form: row["gender"] for row in titles["address"] for form in row["forms"]}
        self.office_adjectives = frozenset(strings(titles["office_adjectives"], "titles.office_adjectives"))
        offices = mapping(table(language, "offices"), "offices")["stands_for"]
        self._stands_for = {row["word"]: frozenset(row["for"]) for row in offices}
        self.pronouns = dict(_pronouns(mapping(table(language, "pronouns"), "pronouns")["pronouns"]))
        self.genders = {name: gender for gender, names in rows(language, "given_names") for name in names.split()}
        self.known = _known(language)
        self.such = {
            sector: frozenset(strings(nouns, "bodies.such"))
            for sector, nouns in mapping(bodies["such"], "bodies.such").items()
        }
        self._nouns: dict[str, Noun | None] = {}

    def _add(self, row: Any, where: str, kind: EntityKind) -> None:
        row = mapping(row, where)
        for word in strings(row["words"], f"{where}.words"):
            adjectival = kind is EntityKind.PERSON and word.endswith(_ADJECTIVAL)
            entry = Entry(
                word.removesuffix("e") if adjectival else word, kind, row.get("sector"), bool(row.get("title")), adjectival,
                self._gender(word, kind), word in self._nouns_in["plural_in_er"], word in self._nouns_in["always_plural"],
            )  # fmt: skip
            self._entries[entry.word] = entry
        for word in strings(row.get("not", []), f"{where}.not"):
            self._not[word[-3:]] = (*self._not.get(word[-3:], ()), word)

    def _gender(self, word: str, kind: EntityKind) -> str:
        if kind is not EntityKind.PERSON or word in self._nouns_in["any_gender"]:
            return ""
        return "Fem" if word in self._nouns_in["feminine"] else "Masc"

    def noun(self, text: str) -> Noun | None:
        """The actor noun that `text` is, whatever its case and number; None for other words."""
        if text not in self._nouns:
            self._nouns[text] = self._find(text)
        return self._nouns[text]

    def _find(self, text: str) -> Noun | None:
        low = text.lower()
        for stem, ending in _stems(low):
            if stem.endswith(self._not.get(stem[-3:], ())):
                return None
            entry = self._entry(stem)
            if entry is not None and (ending != "er" or entry.adjectival or entry.plural_in_er):
                return Noun(
                    entry,
                    _base(text, stem, entry, ending),
                    _gender(entry, ending),
                    _plural(entry, stem, ending),
                )
        return None

    def _entry(self, stem: str) -> Entry | None:
        """The entry with the longest word that `stem` is or ends in."""
        for start in range(len(stem) - 2):
            if start and start < _SHORTEST_FIRST_PART:
                continue
            if (found := self._entries.get(stem[start:])) is not None and (not start or len(found.word) > 3):
                return found
        return None

    def qualifier_sector(self, adjectives: list[str], noun: Noun) -> str | None:
        """«internationale Koalition» is a military one, «große Koalition» is not."""
        for stem, sector, nouns in self._qualifiers:
            if noun.entry.word in nouns and any(stem in adjective.lower() for adjective in adjectives):
                return str(sector)
        return None

    def may_stand_for(self, word: str, role: str) -> bool:
        """Whether somebody introduced with the office `role` may later be called `word`, both in lower case, without «-in»."""
        if role == word or role.endswith(word) or word.endswith(f"-{role}"):
            return True
        for other, roles in self._stands_for.items():
            if word == other and any(role == r or role.endswith(r) for r in roles):
                return True
        return False

    @cached_property
    def known_first(self) -> frozenset[str]:
        """First words of the known bodies."""
        return frozenset(words[0] for words in self.known)


def _stems(low: str) -> Iterator[tuple[str, str]]:
    """The word without each possible ending, longest stem first; feminine forms lose «-in»."""
    if low.endswith("innen"):
        yield from ((stem, "innen") for stem in _without_umlaut(low[:-5]))
    if low.endswith("in"):
        yield from ((stem, "in") for stem in _without_umlaut(low[:-2]))
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) > 2:
            stem = low[: len(low) - len(ending)]
            further = ending not in ("", "s", "es")
            yield from ((form, ending) for form in _without_umlaut(stem) if further or form == stem)


def _without_umlaut(stem: str) -> Iterator[str]:
    """«ärzt» → «arzt», «präsident» stays, «beauftragt» stays: as written, «-e» added back, last umlaut removed."""
    yield stem
    yield stem + "e"
    if (position := max(stem.rfind(c) for c in "äöü")) >= 0:
        yield stem[:position] + stem[position].translate(_UMLAUTS) + stem[position + 1 :]


def _base(text: str, stem: str, entry: Entry, ending: str) -> str:
    """The nominative singular: «Präsidenten» → «Präsident», «Ministerinnen» → «Ministerin»."""
    plain = text[: len(text) - len(ending)] if ending else text
    if ending in ("in", "innen"):
        return plain + "in"
    if entry.adjectival:
        return plain + "e"
    same = zip(plain, stem, strict=False)
    letters = (old if old.lower() == new else new.upper() if old.isupper() else new for old, new in same)
    return "".join(letters) + stem[len(plain) :]


def _gender(entry: Entry, ending: str) -> str:
    """The gender that the form shows: «Beamter» a man, «Beamte» either."""
    if ending in ("in", "innen"):
        return "Fem"
    if entry.adjectival:
        return "Masc" if ending in ("er", "em") else ""
    return entry.gender


def _plural(entry: Entry, stem: str, ending: str) -> bool:
    if ending == "innen" or entry.always_plural:
        return True
    return entry.kind is EntityKind.PERSON and not entry.adjectival and ending in ("e", "ern", "er")


def _pronouns(entries: Any) -> Iterator[tuple[tuple[str, str], Pronoun]]:
    for row in entries:
        for form in strings(row["forms"], "pronouns.forms"):
            yield (form, row["kind"]), Pronoun(int(row["person"]), row["gender"], row["number"], row["kind"])


def _known(language: str) -> dict[tuple[str, ...], KnownBody]:
    found: dict[tuple[str, ...], KnownBody] = {}
    for cells in rows(language, "bodies"):
        if len(cells) != 4:
            raise BadLanguageData(f"bodies.tsv: the row of {cells[0]!r} has {len(cells)} cells, wanted 4")
        name, others, sector, country = cells
        for form in (name, *others.split("|")):
            if form:
                found.setdefault(tuple(form.split()), KnownBody(name, sector, country or None))
    return found


@lru_cache
def actor_words(language: str = "de") -> ActorWords:
    """The language's tables, read once; raises `BadLanguageData` for an entry of the wrong form."""
    return ActorWords(language)
