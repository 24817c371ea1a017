"""Judging: keep a person's verdict and make the events around it anew."""

from laut.errors import BadData
from laut.flows.merge import remerge
from laut.ledger import computed
from laut.ledger.store import Store
from laut.model.judgement import Judgement, Verdict, make_judgement


def judge(
    store: Store, verdict: Verdict | None, left: str, right: str | None, because: str, by: str, at: str
) -> Judgement:
    """Keep a verdict on claims (`None`: take back the judgement `left`); raises `BadData` for unknown ids."""
    made = _taken_back(store, left, because, by, at) if verdict is None else None
    if verdict is not None:
        _check_claims(store, left, right)
        made = make_judgement(verdict, left, right, because=because, by=by, at=at)
    assert made is not None
    store.judge(made)
    remerge(store, [id for id in (made.left, made.right) if id])
    return made


def _taken_back(store: Store, id: str, because: str, by: str, at: str) -> Judgement:
    old = next((judgement for judgement in store.judgements() if judgement.id == id), None)
    if old is None:
        raise BadData(f"no judgement with the id «{id}»; `laut ledger judgements` lists them")
    return make_judgement(old.verdict, old.left, old.right, because=because, by=by, at=at, takes_back=old.id)


def _check_claims(store: Store, left: str, right: str | None) -> None:
    wanted = [id for id in (left, right) if id]
    with store.reading() as connection:
        known = computed.tellings_by_id(connection, wanted)
    for id in wanted:
        if id not in known:
            raise BadData(f"no claim with the id «{id}»; `laut claims --format json` prints their ids")
