"""Cues: the words that say that somebody says, writes or thinks something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Token

from laut.lang.load import rows, table
from laut.lang.schema import mapping, string, strings
from laut.model.kinds import Medium
from laut.reading.clauses import feature
from laut.reading.draft import Places, places
from laut.reading.function_words import words_of

_FURTHEST_PARTICLE = 60
_SHORT_PARTICLE = 4
"""Particles that can be written apart before their verb («bekannt gegeben») are longer than prepositions."""
_FURTHEST_AUXILIARY = 40
_BREAKS = frozenset(",;:.!?–—")


@dataclass(frozen=True, slots=True)
class CueWord:
    """A verb or noun of the table: its medium, what its content can be, and how it names the one spoken to.

    Where `reflexive` is false, «sich» makes it another verb: «es stellte sich heraus». `speaker` is `subject`, `place` («in
    der Erklärung heißt es») or `object` («wird zitiert»).
    """

    lemma: str
    medium: Medium
    takes: frozenset[str]
    preps: frozenset[str]
    addressee: str | None
    source: bool
    reflexive: bool
    speaker: str


@dataclass(frozen=True, slots=True)
class CueWords:
    """A language's cues; `finite` and `joined` lead from word forms to verbs (with their separable particle)."""

    verbs: Mapping[str, CueWord]
    nouns: Mapping[str, CueWord]
    compounds: tuple[tuple[str, CueWord], ...]
    finite: Mapping[str, tuple[tuple[str, str], ...]]
    joined: Mapping[str, str]
    participles: frozenset[str]
    sources: Mapping[str, Mapping[str, Any]]
    leaning: frozenset[str]
    leaning_with_mood: frozenset[str]
    so: frozenset[str]
    as_words: frozenset[str]
    pointing_back: frozenset[str]
    going_on: frozenset[str]
    unnamed: tuple[str, ...]
    outlets: tuple[str, ...]

    def noun(self, token: Token) -> CueWord | None:
        """The entry of a noun, by lemma, form or last part («Polizeiangaben»)."""
        for word in (token.lemma_, token.text):
            if word in self.nouns:
                return self.nouns[word]
        low = token.lower_
        return next((entry for stem, entry in self.compounds if stem in low), None) if len(low) > 6 else None


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb cue in a sentence.

    `verb` is the word that carries the meaning, `finite` the finite verb of its clause (the same for simple forms),
    `parts` all its words: auxiliary, participle, particle, reflexive, «darauf».
    """

    word: CueWord
    verb: Token
    finite: Token
    parts: Places
    passive: bool


@lru_cache
def cue_words(language: str) -> CueWords:
    """The tables `cues.yaml` and `cue_forms.tsv` of a language; raises `BadLanguageData`."""
    data = mapping(table(language, "cues"), "cues")
    finite: dict[str, list[tuple[str, str]]] = {}
    joined: dict[str, str] = {}
    participles: set[str] = set()
    for lemma, particle, forms, *others in rows(language, "cue_forms"):
        participles.add(others[0])
        for form in forms.split():
            finite.setdefault(form, []).append((lemma, "" if particle == "-" else particle))
            if particle != "-":
                joined[particle + form] = lemma
        joined |= {form: lemma for form in (*others, lemma) if form != "-"}
    nouns = _entries(data.get("nouns"), "cues.nouns")
    return CueWords(
        verbs=_entries(data.get("verbs"), "cues.verbs"),
        nouns=nouns,
        compounds=tuple((lemma.lower(), entry) for lemma, entry in nouns.items() if entry.source and len(lemma) > 5),
        finite={form: tuple(sorted(found, key=lambda pair: -len(pair[1]))) for form, found in finite.items()},
        joined=joined,
        participles=frozenset(participles),
        sources=dict(mapping(data.get("sources"), "cues.sources")),
        leaning=frozenset(mapping(data.get("leaning"), "cues.leaning")),
        leaning_with_mood=frozenset(strings(data.get("leaning_with_mood"), "cues.leaning_with_mood")),
        so=frozenset(mapping(data.get("so"), "cues.so")),
        as_words=frozenset(mapping(data.get("as"), "cues.as")),
        pointing_back=frozenset(strings(data.get("pointing_back"), "cues.pointing_back")),
        going_on=frozenset(strings(data.get("going_on"), "cues.going_on")),
        unnamed=tuple(mapping(data.get("unnamed"), "cues.unnamed")),
        outlets=strings(data.get("outlets"), "cues.outlets"),
    )


def _entries(value: Any, where: str) -> dict[str, CueWord]:
    out = {}
    for lemma, entry in mapping(value, where).items():
        fields = mapping(entry, f"{where}.{lemma}")
        out[lemma] = CueWord(
            lemma,
            Medium(string(fields.get("medium"), f"{where}.{lemma}.medium")),
            frozenset(strings(fields.get("takes", []), f"{where}.{lemma}.takes")),
            frozenset(strings(fields.get("with", []), f"{where}.{lemma}.with")),
            fields.get("addressee"),
            bool(fields.get("source", False)),
            bool(fields.get("reflexive", True)),
            string(fields.get("speaker", "subject"), f"{where}.{lemma}.speaker"),
        )
    return out


def verb_cues(doc: Doc, tokens: Places, words: CueWords) -> Iterator[Cue]:
    """The verb cues among the tokens of one sentence, in text order of the verbs."""
    for at, i in enumerate(tokens):
        token = doc[i]
        if not token.tag_.startswith("VV"):
            continue
        finite = token.tag_ == "VVFIN" and not _is_participle(doc, tokens, at, words)
        cue = _finite_cue(doc, tokens, at, words) if finite else _joined_cue(doc, tokens, at, words)
        if cue is not None and (cue.word.reflexive or not any(doc[i].tag_ == "PRF" for i in cue.parts)):
            yield cue


def _is_participle(doc: Doc, tokens: Places, at: int, words: CueWords) -> bool:
    """«hatte X, die Sprecherin, erklärt, dass»: a form tagged as finite that an open auxiliary before it needs."""
    if doc[tokens[at]].lower_ not in words.participles or at == 0 or doc[tokens[at - 1]].text != ",":
        return False
    ends = at + 1 == len(tokens) or doc[tokens[at + 1]].text in _BREAKS
    return ends and bool(_auxiliaries(doc, tokens, at))


def _finite_cue(doc: Doc, tokens: Places, at: int, words: CueWords) -> Cue | None:
    token = doc[tokens[at]]
    if (lemma := words.joined.get(token.lower_)) and not _own_form(token, lemma, words):
        return Cue(words.verbs[lemma], token, token, places([token.i, *_companions(doc, tokens, at)]), False)
    for lemma, particle in words.finite.get(token.lower_, ()):
        if not particle and not _other_particle(doc, tokens, at):
            return Cue(words.verbs[lemma], token, token, places([token.i, *_companions(doc, tokens, at)]), False)
        if particle and (found := _particle(doc, tokens, at, particle)) is not None:
            return Cue(words.verbs[lemma], token, token, places([token.i, found, *_companions(doc, tokens, at)]), False)
    return None


def _other_particle(doc: Doc, tokens: Places, at: int) -> bool:
    """«findet am Montag statt»: a particle that makes it another verb."""
    for i in tokens[at + 1 :]:
        if doc[i].text in _BREAKS or (doc[i].tag_ == "KON" and doc[i].head.i == tokens[at]):
            return False
        if doc[i].tag_ == "PTKVZ":
            return True
    return False


def _own_form(token: Token, lemma: str, words: CueWords) -> bool:
    """A finite form of the verb itself («sagen»: wir sagen), not one with its particle in front."""
    return any(found == lemma for found, _ in words.finite.get(token.lower_, ()))


def _particle(doc: Doc, tokens: Places, at: int, particle: str) -> int | None:
    """The separated particle: tagged as one, standing where its clause ends, or written apart in front («bekannt gab»)."""
    if at and doc[tokens[at - 1]].lower_ == particle and len(particle) > _SHORT_PARTICLE:
        return tokens[at - 1]
    for place in range(at + 1, min(at + _FURTHEST_PARTICLE, len(tokens))):
        token = doc[tokens[place]]
        if token.lower_ != particle:
            continue
        ends = (
            place + 1 == len(tokens)
            or doc[tokens[place + 1]].text in _BREAKS
            or doc[tokens[place + 1]].tag_ in ("KON", "$(")
        )
        if token.tag_ == "PTKVZ" or ends:
            return token.i
    return None


def _joined_cue(doc: Doc, tokens: Places, at: int, words: CueWords) -> Cue | None:
    """A participle or infinitive with its auxiliary or modal; without one it is no cue of its own."""
    token = doc[tokens[at]]
    apart = (
        at > 0
        and doc[tokens[at - 1]].lower_ + token.lower_ in words.joined
        and len(doc[tokens[at - 1]]) > _SHORT_PARTICLE
    )
    front = (tokens[at - 1],) if apart else ()
    lemma = words.joined.get(doc[tokens[at - 1]].lower_ + token.lower_ if apart else token.lower_)
    if lemma is None or token.tag_ == "VVIZU":
        return None
    helpers = _auxiliaries(doc, tokens, at)
    if (
        not helpers
        or all(_is_sein(doc[i]) for i in helpers)
        or any(doc[i].lemma_ in words_of(doc).loose_modals for i in helpers)
    ):
        return None
    finite = next(
        (doc[i] for i in helpers if feature(doc[i], "VerbForm") == "Fin" or doc[i].tag_ in ("VAFIN", "VMFIN")),
        doc[helpers[0]],
    )
    passive = token.tag_ == "VVPP" and any(_is_werden(doc[i]) for i in helpers)
    return Cue(
        words.verbs[lemma], token, finite, places([token.i, *front, *helpers, *_companions(doc, tokens, at)]), passive
    )


def _is_sein(token: Token) -> bool:
    """«ist gefragt» describes a state; verbs of saying have «haben»."""
    return token.lower_ in words_of(token).state


def _is_werden(token: Token) -> bool:
    return token.lower_ in words_of(token).passive


def _auxiliaries(doc: Doc, tokens: Places, at: int) -> list[int]:
    """Auxiliaries and modals of a participle or infinitive: behind it, or the nearest finite one before it in its clause."""
    behind = []
    for i in tokens[at + 1 : at + 4]:
        if not doc[i].tag_.startswith(("VA", "VM")):
            break
        behind.append(i)
    if any(doc[i].tag_ in ("VAFIN", "VMFIN") for i in behind):
        return behind
    for i in reversed(tokens[max(0, at - _FURTHEST_AUXILIARY) : at]):
        if doc[i].tag_ in ("VAFIN", "VMFIN"):
            return [i, *behind]
        if doc[i].tag_.startswith("VVPP") and doc[i + 1].tag_ not in ("KON", "$,"):
            break
        if doc[i].tag_ in ("VVFIN", "KOUS") or doc[i].text in ":;":
            break
    return []


def _companions(doc: Doc, tokens: Places, at: int) -> list[int]:
    """«sich», «darauf», «davon» beside the verb and before the next mark."""
    found = []
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(tokens) and abs(place - at) < 12 and doc[tokens[place]].text not in _BREAKS:
            token = doc[tokens[place]]
            if token.tag_ == "PRF" or (
                token.tag_ in ("PAV", "PROAV") and token.lower_.startswith("da") and _opens_clause(doc, tokens, place)
            ):
                found.append(token.i)
            if token.tag_.endswith("FIN") and step == 1:
                break
            place += step
    return found


def _opens_clause(doc: Doc, tokens: Places, place: int) -> bool:
    """«… darauf hin, dass»: a comma follows within a few words."""
    return any(doc[i].text == "," for i in tokens[place + 1 : place + 5])
