"""Things: entities in the making, with all that their mentions have shown so far."""

from dataclasses import dataclass, field

from laut.model.kinds import EntityKind
from laut.model.place import Place
from laut.reading.mention import How, Mention


@dataclass(slots=True, eq=False)
class Thing:
    """Somebody or something. `keys` are folded names; `role_words` are offices in lower case without «-in»."""

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
        return bool(self.keys)

    def take(self, mention: Mention, because: str = "") -> None:
        """Add a mention and what it shows."""
        self.mentions.append(mention)
        self.because = self.because or because
        if mention.how is How.PRONOUN:
            return
        self.roles += [role for role in mention.roles if role not in self.roles]
        self.role_words.update(mention.role_words)
        self.gender = self.gender or mention.gender
        self.word = self.word or mention.word
        self.owner = self.owner or mention.owner
        self.plural = mention.plural if self.plural is None else self.plural
        self.country = self.country or mention.country
        self.sector = self.sector or mention.sector

    def agrees(self, mention: Mention) -> bool:
        """Nothing known about the two contradicts: gender and number of persons, country of what is described."""
        other_gender = bool(self.gender and mention.gender and self.gender != mention.gender)
        if self.kind is EntityKind.PERSON and (mention.plural or other_gender):
            return False
        described = mention.how is How.DESCRIPTION
        return not (described and self.country and mention.country and self.country != mention.country)
