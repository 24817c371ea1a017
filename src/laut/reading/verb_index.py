"""From the written forms of verbs to the verbs, for tables that name verbs by their infinitive."""

from collections.abc import Collection
from functools import lru_cache

from laut.lang.load import table
from laut.lang.schema import mapping, strings
from laut.reading.trigger_forms import Prefixes, fold, verb_forms


def forms_of(language: str, verbs: Collection[str]) -> dict[str, str]:
    """Folded forms → folded verb; the bases of separable verbs too («fordert» → fordern, for auffordern)."""
    strong, prefixes = _inflection(language)
    found: dict[str, str] = {}
    for verb in verbs:
        prefix, base = prefixes.split(verb, strong)
        if prefix in prefixes.apart:
            for form in verb_forms(base, "", base, strong, prefixes):
                found.setdefault(form, fold(base))
    for verb in verbs:
        prefix, base = ("", verb) if verb in strong else prefixes.split(verb, strong)
        found.update((form, fold(verb)) for form in verb_forms(verb, prefix, base, strong, prefixes))
    return found


@lru_cache
def _inflection(language: str) -> tuple[dict[str, list[str]], Prefixes]:
    """Stems of strong verbs and the prefixes, from `triggers.yaml`."""
    data = mapping(table(language, "triggers"), "triggers")
    strong = {verb: list(strings(stems, f"strong {verb}")) for verb, stems in mapping(data["strong"], "strong").items()}
    return strong, Prefixes(*(strings(data[key], key) for key in ("separable", "inseparable")))
