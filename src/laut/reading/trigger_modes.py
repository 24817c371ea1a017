"""The mode of a claim by other words of its sentence, where the trigger itself leaves it open."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from laut.errors import BadLanguageData
from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.model.kinds import MODES, EventType


@dataclass(frozen=True, slots=True)
class ModeCues:
    """For each type the parts of words that show a mode, lower case."""

    cues: Mapping[EventType, Mapping[str, str]]

    def of(self, token: Token, kind: EventType) -> str | None:
        """The mode of the cue that stands nearest to a trigger in its sentence; None without one."""
        cues = self.cues.get(kind)
        if not cues:
            return None
        words = ((abs(other.i - token.i), other.lower_) for other in token.sent if other.i != token.i)
        shown = ((far, mode) for far, word in words for cue, mode in cues.items() if cue in word)
        return min(shown, key=lambda found: found[0], default=(0, None))[1]


@lru_cache
def load_mode_cues(language: str) -> ModeCues:
    """The cues of `lang/<language>/triggers.yaml`; raises `BadLanguageData` for a mode that a type has not."""
    found: dict[EventType, dict[str, str]] = {}
    for name, modes in mapping(table(language, "triggers")["mode_cues"], "triggers, mode_cues").items():
        kind = EventType(name)
        for mode, cues in mapping(modes, f"triggers, mode_cues, {name}").items():
            if mode not in MODES[kind]:
                raise BadLanguageData(f"triggers, mode_cues: {kind} has no mode {mode!r}")
            found.setdefault(kind, {}).update(dict.fromkeys(strings(cues, f"triggers, mode_cues, {name}"), mode))
    return ModeCues(found)
