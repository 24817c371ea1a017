"""Judging: keep a person's verdict and make the events around it anew."""

from laut.errors import BadData
from laut.flows.merge import remerge
from laut.ledger import computed
from laut.ledger.store import Store
from laut.model.judgement import SPEAKER_KINDS, Judgement, Verdict, in_force, make_judgement

_PAIRS = (Verdict.SAME, Verdict.DIFFERENT)


def judge(
    store: Store,
    verdict: Verdict | None,
    left: str,
    right: str | None,
    because: str,
    by: str,
    at: str,
    value: str | None = None,
    kind: str | None = None,
) -> Judgement:
    """Keep a verdict on claims (`None`: take back the judgement `left`) and make the events around them anew.

    `value` and `kind` name the right speaker for `Verdict.SPEAKER`. Raises `BadData` for
    unknown ids, for a verdict that lacks its second claim or its speaker, and without a reason.
    """
    if not because.strip():
        raise BadData("a judgement needs its reason")
    if verdict is None:
        made = _taken_back(store, left, because, by, at)
    else:
        _check(verdict, left, right, value, kind)
        _check_claims(store, left, right)
        made = make_judgement(verdict, left, right, because=because, by=by, at=at, value=value, kind=kind)
    store.judge(made)
    remerge(store, [id for id in (made.left, made.right) if id])
    return made


def _check(verdict: Verdict, left: str, right: str | None, value: str | None, kind: str | None) -> None:
    if (verdict in _PAIRS) != (right is not None) or left == right:
        raise BadData(f"«{verdict}» is about {'two different claims' if verdict in _PAIRS else 'one claim'}")
    if (verdict is Verdict.SPEAKER) != bool(value and value.strip()):
        raise BadData("the right speaker belongs to «speaker», and only there")
    if kind is not None and (kind not in SPEAKER_KINDS or verdict is not Verdict.SPEAKER):
        raise BadData(f"«{kind}» is no kind of speaker; wanted one of {', '.join(SPEAKER_KINDS)}")


def _taken_back(store: Store, id: str, because: str, by: str, at: str) -> Judgement:
    kept = store.judgements()
    old = next((judgement for judgement in kept if judgement.id == id), None)
    if old is None:
        raise BadData(f"no judgement with the id «{id}»; `laut ledger judgements` lists them")
    if old not in in_force(kept):
        raise BadData(f"the judgement «{id}» was taken back already")
    return make_judgement(
        old.verdict,
        old.left,
        old.right,
        because=because,
        by=by,
        at=at,
        value=old.value,
        takes_back=old.id,
        kind=old.kind,
    )


def _check_claims(store: Store, left: str, right: str | None) -> None:
    wanted = [id for id in (left, right) if id]
    with store.reading() as connection:
        known = computed.tellings_by_id(connection, wanted)
    for id in wanted:
        if id not in known:
            raise BadData(f"no claim with the id «{id}»; `laut claims --format json` prints their ids")
