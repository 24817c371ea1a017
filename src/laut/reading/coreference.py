"""Joining mentions: which names and descriptions of a report are one and the same thing.

Works from left to right. A mention joins the thing mentioned last that fits its
words (name, surname, abbreviation, office, head noun); otherwise it begins a new one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice

from spacy.tokens import Doc

from laut.lang.names import fold
from laut.model.kinds import EntityKind
from laut.model.place import Place
from laut.reading.actor_words import ActorWords
from laut.reading.mention import How, Mention
from laut.reading.things import Thing

_RECENT = 80
"""Tokens within which «die Organisation» still means the body named last."""
_MEMORY = 150
"""Things that are remembered for descriptions and pronouns; keeps long texts linear."""
_BODIES = (EntityKind.ORGANIZATION, EntityKind.GROUP)


class Joiner:
    """Collects the things of one report.

    `things` are in the order of their first mention, the keys of `latest` in that of their last one.
    """

    def __init__(self, doc: Doc, words: ActorWords, locate: Callable[[Mention], Place | None]) -> None:
        self._doc, self._words, self._locate = doc, words, locate
        self._order = 0
        self._of_word: dict[str, list[Thing]] = defaultdict(list)
        self._places: dict[int, Thing] = {}
        self.latest: dict[Thing, int] = {}
        self.things: list[Thing] = []

    def join(self, mention: Mention) -> Thing:
        """The thing that a name or description means; a new one if none fits."""
        find = self._named if mention.how is How.NAME else self._described
        thing = find(mention)
        if thing is None:
            thing = self._begin(mention)
        thing.take(mention)
        self.touch(thing)
        return thing

    def touch(self, thing: Thing) -> None:
        """Note that the thing is the one mentioned last."""
        self._order += 1
        self.latest.pop(thing, None)
        self.latest[thing] = self._order

    def recent(self) -> list[Thing]:
        """The things mentioned last, the very last first; no more than any rule looks back to."""
        return list(islice(reversed(self.latest), _MEMORY))

    def _begin(self, mention: Mention) -> Thing:
        thing = Thing(mention.kind, bare_name(self._doc, mention))
        if mention.kind is EntityKind.PLACE:
            thing.place = self._locate(mention)
            if thing.place is not None and thing.place.geonames is not None:
                self._places[thing.place.geonames] = thing
        if mention.how is How.NAME:
            thing.keys = {*_keys(thing.name, mention), *_abbreviation(self._doc, mention)}
            thing.because = f"named «{thing.name}»"
            self._index(thing)
        else:
            thing.role_words = (
                {mention.base.lower(), _masculine(mention)} if mention.kind is EntityKind.PERSON else set()
            )
            thing.because = f"described as «{thing.name}»"
        self.things.append(thing)
        return thing

    def _named(self, mention: Mention) -> Thing | None:
        name = bare_name(self._doc, mention)
        keys = set(_keys(name, mention))
        for thing in self._alike(keys):
            if not _same_sort(thing, mention) or not thing.agrees(mention):
                continue
            if keys & thing.keys or (thing.kind is EntityKind.PERSON and same_person(name, thing.name)):
                thing.keys |= keys
                thing.name = _better_name(name, thing) if thing.kind is EntityKind.PERSON else thing.name
                self._index(thing)
                return thing
        return self._same_place(mention, keys) if mention.kind is EntityKind.PLACE else None

    def _same_place(self, mention: Mention, keys: set[str]) -> Thing | None:
        """«USA» and «Vereinigte Staaten» are one place."""
        place = self._locate(mention)
        thing = self._places.get(place.geonames) if place is not None and place.geonames is not None else None
        if thing is not None:
            thing.keys |= keys
            self._index(thing)
        return thing

    def _index(self, thing: Thing) -> None:
        for word in {word for key in thing.keys for word in (key, *key.split())}:
            if thing not in self._of_word[word]:
                self._of_word[word].append(thing)

    def _alike(self, keys: set[str]) -> list[Thing]:
        """Named things that share a word with a name, the one mentioned last first."""
        words = {word for key in keys for word in (key, *key.split())}
        found = {thing for word in words for thing in self._of_word.get(word, ())}
        return sorted(found, key=lambda thing: -self.latest[thing])

    def _described(self, mention: Mention) -> Thing | None:
        fits = self._person_fits if mention.kind is EntityKind.PERSON else self._body_fits
        return next((thing for thing in self.recent() if fits(thing, mention)), None)

    def _person_fits(self, thing: Thing, mention: Mention) -> bool:
        """«die Ministerin» fits somebody introduced as «Verteidigungsministerin»."""
        if thing.kind is not EntityKind.PERSON or not mention.definite or not thing.agrees(mention):
            return False
        if mention.owner and thing.owner and fold(mention.owner) != fold(thing.owner):
            return False
        return any(self._words.may_stand_for(_masculine(mention), role) for role in thing.role_words)

    def _body_fits(self, thing: Thing, mention: Mention) -> bool:
        """«das Ministerium» fits the «Verteidigungsministerium», «die Partei» a party that was named."""
        if thing.kind not in _BODIES or mention.kind not in _BODIES or not thing.agrees(mention):
            return False
        if thing.named:
            plain = mention.end - mention.start == 1 or (
                mention.country is not None and mention.country == thing.country
            )
            return mention.definite and not mention.owner and plain and self._names_such(thing, mention)
        if bool(thing.plural) != bool(mention.plural) or (mention.country and mention.country != thing.country):
            return False
        if mention.owner and fold(mention.owner) != fold(thing.owner):
            return False
        longer, shorter = thing.mentions[0].base.lower(), mention.base.lower()
        alone = mention.definite and mention.end - mention.start == 1
        return longer == shorter or (alone and longer.endswith(shorter))

    def _names_such(self, thing: Thing, mention: Mention) -> bool:
        if thing.word and thing.word.endswith(mention.word):
            return True
        recent = mention.start - thing.mentions[-1].start < _RECENT
        return recent and mention.word in self._words.such.get(thing.sector or "", ())


def _same_sort(thing: Thing, mention: Mention) -> bool:
    """Equal names may mean a town and its government, but not otherwise different sorts of things."""
    return thing.kind is mention.kind or EntityKind.PLACE not in (thing.kind, mention.kind)


def same_person(one: str, other: str) -> bool:
    """Whether a shorter name is part of a longer one: surname, given name, or the name without a middle one."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    if len(short) == len(long):
        return [w.removesuffix("s") for w in short] == [w.removesuffix("s") for w in long]
    if len(short) == 1:
        return short[0] in long or short[0].removesuffix("s") in long
    return short in (long[-len(short) :], long[: len(short)], [long[0], long[-1]])


def _better_name(name: str, thing: Thing) -> str:
    """The fuller name; of equal ones that without a genitive's «-s»."""
    fuller = len(name.split()) > len(thing.name.split())
    return name if fuller or thing.name == f"{name}s" else thing.name


def bare_name(doc: Doc, mention: Mention) -> str:
    """The name without the genitive's ending, where the word shows that it is one («Merkels Rede»)."""
    text, known = mention.name, mention.known
    if known and len(text.split()) == len(known.name.split()) and text[:4] == known.name[:4]:
        return known.name  # another case of the same words
    if mention.how is not How.NAME or not text.endswith("s") or text.endswith("ss") or len(text) < 4 or text.isupper():
        return text
    return text[:-1] if doc[mention.end - 1].morph.get("Case", []) == ["Gen"] else text


def _masculine(mention: Mention) -> str:
    base = mention.base.lower()
    return base.removesuffix("in") if mention.gender == "Fem" else base


def _keys(name: str, mention: Mention) -> Iterator[str]:
    """The folded name, also without a genitive's «-s», and the name that the table gives it."""
    for text in (name, mention.name, *([mention.known.name] if mention.known else [])):
        folded = fold(text)
        yield folded
        if folded.endswith("s") and len(folded) > 4:
            yield folded[:-1]


def _abbreviation(doc: Doc, mention: Mention) -> Iterator[str]:
    """«Allgemeiner Bund (AB)» is also «AB»; «AB (Allgemeiner Bund)» also the long form."""
    i = mention.end
    if i + 2 < len(doc) and doc[i].text == "(" and mention.kind is EntityKind.ORGANIZATION:
        close = next((k for k in range(i + 1, min(i + 8, len(doc))) if doc[k].text == ")"), None)
        if close is not None and (doc[i + 1 : close].text.isupper() or mention.name.isupper()):
            yield fold(doc[i + 1 : close].text)
