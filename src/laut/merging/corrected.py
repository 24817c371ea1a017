"""What people said about a claim's speaker, laid over the claim; the reading stays as it is."""

from collections.abc import Iterable
from dataclasses import replace

from laut.model.judgement import Judgement, Verdict
from laut.model.telling import Telling

_UNKNOWN = "unknown"


def corrected(telling: Telling, judgements: Iterable[Judgement]) -> Telling:
    """The telling with the speaker that the last judgement on it names: they become the innermost link and the root."""
    named = [j for j in judgements if j.verdict is Verdict.SPEAKER and j.left == telling.id and j.value]
    if not named:
        return telling
    name, kind = named[-1].value or "", named[-1].kind or _UNKNOWN
    kinds = telling.kinds if len(telling.kinds) == len(telling.chain) else (_UNKNOWN,) * len(telling.chain)
    return replace(telling, chain=(*telling.chain[:-1], name), kinds=(*kinds[:-1], kind), root=name, root_kind=kind)
