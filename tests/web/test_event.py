"""The page of an event: its words, its origins and why the others do not count."""

from starlette.testclient import TestClient

from laut.web.drawing.origins import Arrow, Source, graph


def event(browser: TestClient) -> dict[str, object]:
    found = browser.get("/events.json", params={"type": "ASSAULT"}).json()["events"]
    made: dict[str, object] = browser.get(f"/events/{found[0]['id']}.json").json()
    return made


def test_an_event_shows_each_claim_with_its_words(browser: TestClient) -> None:
    for claim in event(browser)["claims"]:  # type: ignore[attr-defined]
        start, end = claim["at"]
        assert claim["words"][start:end] == claim["trigger"] == "angegriffen"


def test_the_copy_does_not_count_again_and_the_page_says_why(browser: TestClient) -> None:
    found = event(browser)
    police = next(origin for origin in found["origins"] if origin["origin"] == "Polizei")  # type: ignore[attr-defined]
    assert police["reports"] == ["hafen-1", "hafen-2"]
    source = browser.get(f"/events/{found['event']['id']}").text  # type: ignore[index]
    assert "not counted again" in source and "of its words" in source


def test_an_event_is_as_the_command_line_prints_it(browser: TestClient) -> None:
    from laut.export.event_json import event_object
    from laut.ledger import queries
    from laut.web.site import Site

    site: Site = browser.app.state.site  # type: ignore[attr-defined]
    found = event(browser)
    with site.ledger() as view:
        printed = event_object(queries.event(view, found["event"]["id"]))  # type: ignore[index]
    assert found["independent_origins"] == printed["independent_origins"] and found["origins"] == printed["origins"]
    assert {claim["id"] for claim in found["claims"]} == {claim["id"] for claim in printed["claims"]}  # type: ignore[attr-defined]


def test_an_event_page_can_be_asked_for_by_the_beginning_of_its_id(browser: TestClient) -> None:
    whole = event(browser)["event"]["id"]  # type: ignore[index]
    assert browser.get(f"/events/{whole[:12]}.json").json()["event"]["id"] == whole


def test_who_passes_on_stands_right_of_whom_it_comes_from() -> None:
    made = graph(
        [Source("Police", "body", ("a", "b", "c"))],
        [Arrow("a", None, "says"), Arrow("b", "a", "copies"), Arrow("c", "b", "cites")],
        [],
    )
    x = {node.id: node.x for node in made.nodes if node.kind == "report"}
    assert x["a"] < x["b"] < x["c"]
    assert [edge.kind for edge in made.edges] == ["origin", "relay", "relay"]


def test_a_circle_is_drawn_both_ways_and_ends() -> None:
    made = graph(
        [Source("?", "unknown", ("a", "b"))], [Arrow("a", "b", "cites"), Arrow("b", "a", "cites")], [("a", "b")]
    )
    assert [edge.kind for edge in made.edges].count("circle") == 2
    assert len({edge.path for edge in made.edges}) == len(made.edges)
    assert all(node.in_circle for node in made.nodes)


def test_boxes_do_not_cover_each_other_and_lie_within_the_drawing() -> None:
    sources = [Source(str(n), "body", tuple(f"{n}-{i}" for i in range(n + 1))) for n in range(6)]
    arrows = [Arrow(report, None, "") for source in sources for report in source.reports]
    made = graph(sources, [*arrows, Arrow("5-1", "2-0", "cites")], [])
    places = {(node.x, node.y) for node in made.nodes}
    assert len(places) == len(made.nodes)
    assert all(0 <= node.x <= made.width - made.wide and 0 <= node.y <= made.height - made.high for node in made.nodes)
    assert [edge.kind for edge in made.edges].count("across") == 1
