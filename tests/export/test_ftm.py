"""FollowTheMoney: entities that its own library takes."""

import io
import json
from typing import Any

import pytest

from laut.export.ftm import write_ftm
from tests.export.harbour import harbour


def entities() -> list[dict[str, Any]]:
    sink = io.BytesIO()
    write_ftm(harbour(), sink)
    return [json.loads(line) for line in sink.getvalue().decode("utf-8").splitlines()]


def of(schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in entities() if entity["schema"] == schema]


def test_each_entity_is_written_once() -> None:
    ids = [entity["id"] for entity in entities()]
    assert len(ids) == len(set(ids)) and entities() == entities()


def test_the_event_names_its_parties_and_its_days() -> None:
    (event,) = of("Event")
    assert (event["startDate"], event["country"], event["location"]) == (["2031-04-02"], ["de"], ["Grunhaven"])
    parties = {entity["id"]: entity["schema"] for entity in entities() if entity["id"] in event["involved"]}
    assert sorted(parties.values()) == ["LegalEntity", "Organization"]


def test_a_claim_joins_its_article_to_the_event_with_its_chain() -> None:
    first, second = of("Documentation")
    assert first["role"] == ["Küstenbote > Tammo Eilers"] and "role" not in second
    assert first["entity"] == ["event-1"]


def test_copies_and_citations_are_links() -> None:
    assert [link["role"] for link in of("UnknownLink")] == [["copy of"], ["cites"]]


def test_the_library_takes_every_entity_and_changes_nothing() -> None:
    followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed (needs ICU)")
    known = {entity["id"] for entity in entities()}
    for entity in entities():
        schema = followthemoney.model.get(entity["schema"])
        schema.validate(entity)
        made = followthemoney.model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {k: sorted(v) for k, v in made.items()} == {k: sorted(v) for k, v in entity["properties"].items()}
        for name, values in entity["properties"].items():
            if schema.get(name).type.name == "entity":
                assert set(values) <= known
