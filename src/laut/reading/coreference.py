"""Joining mentions: which names and descriptions of a report are one and the same thing.

Works from left to right. A mention joins the most recent thing that fits its
words (name, surname, abbreviation, office, head noun); otherwise it begins a new one.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from laut.lang.names import fold
from laut.model.kinds import EntityKind
from laut.model.place import Place
from laut.reading.actor_words import ActorWords
from laut.reading.mention import How, Mention


@dataclass(slots=True, eq=False)
class Thing:
    """Somebody or something in the making: its mentions and what they showed together."""

    kind: EntityKind
    name: str
    mentions: list[Mention] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    role_words: set[str] = field(default_factory=set)
    word: str = ""
    owner: str = ""
    gender: str = ""
    plural: bool | None = None
    country: str | None = None
    sector: str | None = None
    place: Place | None = None
    because: str = ""

    @property
    def named(self) -> bool:
        """Whether a proper name stands among its mentions."""
        return any(mention.how is How.NAME for mention in self.mentions)

    def take(self, mention: Mention) -> None:
        """Add a mention and what it shows."""
        self.mentions.append(mention)
        self.roles += [role for role in mention.roles if role not in self.roles]
        self.role_words.update(mention.role_words)
        if mention.how is How.DESCRIPTION and mention.kind is EntityKind.PERSON:
            self.role_words.add(
                mention.base.lower().removesuffix("in") if mention.gender == "Fem" else mention.base.lower()
            )
        self.gender = self.gender or mention.gender
        self.word = self.word or mention.word
        self.owner = self.owner or mention.owner
        self.plural = mention.plural if self.plural is None else self.plural
        self.country = self.country or mention.country
        self.sector = self.sector or mention.sector


class Joiner:
    """Collects the things of one report; `things` are in the order of their first mention."""

    def __init__(self, doc: Doc, words: ActorWords, locate: Callable[[Mention], Place | None]) -> None:
        self.doc, self.words, self._locate = doc, words, locate
        self.things: list[Thing] = []

    def join(self, mention: Mention) -> Thing:
        """The thing that a name or description means; a new one if none fits."""
        thing = self._find(mention) or self._begin(mention)
        thing.take(mention)
        return thing

    def _find(self, mention: Mention) -> Thing | None:
        if mention.how is How.NAME:
            return self._named(mention)
        return self._described(mention)

    def _begin(self, mention: Mention) -> Thing:
        thing = Thing(mention.kind, bare_name(self.doc, mention))
        thing.because = f"named «{mention.name}»" if mention.how is How.NAME else f"described as «{mention.name}»"
        if mention.kind is EntityKind.PLACE:
            thing.place = self._locate(mention)
        if mention.how is How.NAME:
            thing.keys = set(_keys(thing.name)) | set(_keys(mention.name))
            if mention.known:
                thing.keys.add(fold(mention.known.name))
            thing.keys |= set(_abbreviation_behind(self.doc, mention))
        self.things.append(thing)
        return thing

    def _named(self, mention: Mention) -> Thing | None:
        name = mention.known.name if mention.known else bare_name(self.doc, mention)
        keys = set(_keys(name)) | set(_keys(mention.name))
        for thing in reversed(self.things):
            if thing.kind is mention.kind or (
                thing.named and thing.kind is not EntityKind.PLACE and mention.kind is not EntityKind.PLACE
            ):
                if thing.named and keys & thing.keys and _agree(thing, mention):
                    thing.keys |= keys
                    return thing
                if mention.kind is thing.kind is EntityKind.PERSON and self._same_person(thing, name, mention):
                    thing.keys |= keys
                    if len(name.split()) > len(thing.name.split()):
                        thing.name = name
                    return thing
        return None

    def _same_person(self, thing: Thing, name: str, mention: Mention) -> bool:
        """A surname and a full name, in either order of appearance."""
        if not thing.named or not _agree(thing, mention):
            return False
        one, other = fold(name).split(), fold(thing.name).split()
        short, long = sorted((one, other), key=len)
        if len(short) == len(long):
            return False
        return (
            short == long[-len(short) :]
            or (len(short) == 1 and short[0] in long)
            or (len(short) > 1 and short == long[: len(short)])
        )

    def _described(self, mention: Mention) -> Thing | None:
        fits = self._person_fits if mention.kind is EntityKind.PERSON else self._body_fits
        for thing in reversed(self.things):
            if fits(thing, mention):
                return thing
        return None

    def _person_fits(self, thing: Thing, mention: Mention) -> bool:
        """«die Ministerin» fits somebody introduced as «Verteidigungsministerin»."""
        if thing.kind is not EntityKind.PERSON or not mention.definite or not _agree(thing, mention):
            return False
        if mention.owner and thing.owner and fold(mention.owner) != fold(thing.owner):
            return False
        word = mention.base.lower().removesuffix("in") if mention.gender == "Fem" else mention.base.lower()
        return any(self.words.may_stand_for(word, role) for role in thing.role_words)

    def _body_fits(self, thing: Thing, mention: Mention) -> bool:
        """«das Ministerium» fits the «Verteidigungsministerium», «die Partei» a party that was named."""
        if thing.kind not in (EntityKind.ORGANIZATION, EntityKind.GROUP) or not _agree(thing, mention):
            return False
        if thing.named:
            return mention.definite and not mention.owner and self._names_such(thing, mention)
        if bool(thing.plural) != bool(mention.plural) or (mention.country and mention.country != thing.country):
            return False
        if mention.owner and fold(mention.owner) != fold(thing.owner):
            return False
        longer, shorter = thing.mentions[0].base.lower(), mention.base.lower()
        return longer == shorter or (mention.definite and mention.end - mention.start == 1 and longer.endswith(shorter))

    def _names_such(self, thing: Thing, mention: Mention) -> bool:
        if thing.word and (thing.word == mention.word or thing.word.endswith(mention.word)):
            return True
        return mention.word in _SUCH.get(thing.sector or "", ()) and self._recent(thing, mention)

    def _recent(self, thing: Thing, mention: Mention) -> bool:
        return mention.start - thing.mentions[-1].start < _RECENT

    def latest(self, before: int) -> Iterator[Thing]:
        """Things mentioned before a token, the most recently mentioned first."""
        found = [
            (max((m.start for m in thing.mentions if m.start < before), default=-1), thing) for thing in self.things
        ]
        return (thing for start, thing in sorted(found, key=lambda pair: -pair[0]) if start >= 0)


_RECENT = 80
"""Tokens within which «die Organisation» still means the body named last."""

_SUCH: dict[str, frozenset[str]] = {
    "LEG": frozenset({"partei"}),
    "MED": frozenset({"zeitung", "magazin", "sender", "blatt", "nachrichtenagentur", "agentur", "zeitschrift"}),
    "NGO": frozenset(
        {"organisation", "hilfsorganisation", "menschenrechtsorganisation", "umweltschutzorganisation", "verband"}
    ),
    "IGO": frozenset({"organisation"}),
    "BUS": frozenset({"unternehmen", "konzern", "firma"}),
    "LAB": frozenset({"gewerkschaft"}),
    "REB": frozenset({"organisation", "miliz", "gruppe", "bewegung"}),
}


def _agree(thing: Thing, mention: Mention) -> bool:
    """Nothing known about the two contradicts: gender, number, country."""
    if thing.gender and mention.gender and thing.gender != mention.gender:
        return False
    if thing.kind is EntityKind.PERSON and mention.plural:
        return False
    return not (
        thing.country and mention.country and thing.country != mention.country and mention.how is How.DESCRIPTION
    )


def bare_name(doc: Doc, mention: Mention) -> str:
    """The name without the genitive's ending, where the word shows that it is one («Merkels Rede»)."""
    text = mention.name
    if mention.known and len(text.split()) == len(mention.known.name.split()) and text[:4] == mention.known.name[:4]:
        return mention.known.name  # another case of the same words
    last = doc[mention.end - 1]
    if mention.how is not How.NAME or not text.endswith("s") or text.endswith("ss") or len(text) < 4 or text.isupper():
        return text
    return text[:-1] if last.morph.get("Case", []) == ["Gen"] else text


def _keys(name: str) -> Iterator[str]:
    folded = fold(name)
    yield folded
    if folded.endswith("s") and len(folded) > 4:
        yield folded[:-1]


def _abbreviation_behind(doc: Doc, mention: Mention) -> Iterator[str]:
    """«Allgemeiner Bund (AB)» is also «AB»; «AB (Allgemeiner Bund)» also the long form."""
    i = mention.end
    if i + 2 < len(doc) and doc[i].text == "(" and mention.kind is EntityKind.ORGANIZATION:
        close = next((k for k in range(i + 1, min(i + 8, len(doc))) if doc[k].text == ")"), None)
        if close is not None and (doc[i + 1 : close].text.isupper() or mention.name.isupper()):
            yield fold(doc[i + 1 : close].text)
