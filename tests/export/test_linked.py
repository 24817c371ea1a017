"""JSON-LD: what rdflib reads from it."""

import io
from typing import Any

import pytest

from laut.export.linked import write_jsonld
from tests.export.harbour import harbour

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
"""rdflib's own parser still uses it."""

rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
PROV, SCHEMA = rdflib.Namespace("http://www.w3.org/ns/prov#"), rdflib.Namespace("https://schema.org/")
ONE, TWO, CLAIM = (rdflib.URIRef(f"urn:laut:{id}") for id in ("report:r/1", "report:r/2", "telling-r/1"))


@pytest.fixture(scope="module")
def graph() -> Any:
    sink = io.BytesIO()
    write_jsonld(harbour(), sink)
    return rdflib.Graph().parse(data=sink.getvalue(), format="json-ld")


def test_a_copy_is_derived_from_its_original(graph: Any) -> None:
    assert (TWO, PROV.wasDerivedFrom, ONE) in graph


def test_a_citation_is_quoted_from_the_report_or_from_what_the_outlet_said(graph: Any) -> None:
    assert (TWO, PROV.wasQuotedFrom, ONE) in graph
    (said,) = graph.objects(ONE, PROV.wasQuotedFrom)
    assert (said, PROV.wasAttributedTo, rdflib.URIRef("urn:laut:agent:K%C3%BCstenbote")) in graph


def test_a_chain_is_quoted_link_by_link(graph: Any) -> None:
    path = PROV.wasQuotedFrom / PROV.wasQuotedFrom / PROV.wasAttributedTo / SCHEMA.name
    assert [str(name) for name in graph.objects(CLAIM, path)] == ["Tammo Eilers"]
    outer = PROV.wasQuotedFrom / PROV.wasAttributedTo / SCHEMA.name
    assert [str(name) for name in graph.objects(CLAIM, outer)] == ["Küstenbote"]


def test_events_claims_and_reports_have_their_types(graph: Any) -> None:
    for kind, count in (("Event", 1), ("Claim", 2), ("NewsArticle", 2), ("Place", 1)):
        assert len(set(graph.subjects(rdflib.RDF.type, SCHEMA[kind]))) == count


def test_dates_are_dates_and_vague_ones_are_no_day(graph: Any) -> None:
    date = rdflib.Literal("2031-04-02", datatype=rdflib.XSD.date)
    assert (rdflib.URIRef("urn:laut:event-1"), SCHEMA.startDate, date) in graph
    assert (TWO, SCHEMA.datePublished, None) not in graph
    assert (TWO, SCHEMA.temporal, rdflib.Literal("2031")) in graph


def test_every_term_is_an_absolute_address(graph: Any) -> None:
    assert all(":" in str(predicate) for predicate in graph.predicates())
    assert not [o for _, _, o in graph if isinstance(o, rdflib.URIRef) and str(o).startswith("file:")]
