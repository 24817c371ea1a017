import pytest

from laut.model.evidence import Span
from laut.model.place import Extent
from laut.reading.countries import countries
from laut.reading.gazetteer import gazetteer
from laut.reading.homonyms import Surroundings, distance
from laut.reading.places import country_of, is_government_seat, is_place, locate, place_named, surroundings
from tests.reading.trees import tree


def test_a_town_has_id_point_and_country() -> None:
    place = place_named("Bagdad")
    assert place is not None
    assert (place.geonames, place.country, place.precision) == (98182, "IQ", Extent.TOWN)
    assert place.lat == pytest.approx(33.34, abs=0.01)


@pytest.mark.parametrize(
    ("name", "geonames"),
    [("Bagdads", 98182), ("Mazar-e-Sharif", 1133616), ("Masar-i-Scharif", 1133616), ("Wolgograd", 472757), ("Danzig", 3099434), ("Sevilla", 2510911),
     ("Moskaus", 524901), ("Mailand", 3173435), ("Münchner", 2867714), ("Bremer", 2944388), ("Stadt Kassel", 2892518)],
)  # fmt: skip
def test_german_names_and_forms_lead_to_the_town(name: str, geonames: int) -> None:
    place = place_named(name)
    assert place is not None and place.geonames == geonames


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Irak", "IQ"),
        ("Iraks", "IQ"),
        ("Nordirak", "IQ"),
        ("Ostukraine", "UA"),
        ("Vereinigten Staaten", "US"),
        ("Demokratischen Republik Kongo", "CD"),
    ],
)
def test_country_names_lead_to_the_country(name: str, country: str) -> None:
    place = place_named(name)
    assert place is not None and (place.precision, place.country) == (Extent.COUNTRY, country)


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("Tripoli", "LB", "LB"),
        ("Tripoli", "LY", "LY"),
        ("Den Haag", "DE", "NL"),
        ("Rom", "CH", "IT"),
        ("San José", "US", "US"),
        ("San José", "CR", "CR"),
    ],
)
def test_homonyms_are_told_apart_by_the_countries_of_the_report(name: str, near: str, country: str) -> None:
    place = place_named(name, Surroundings({near: 1.0}))
    assert place is not None and place.country == country


def test_the_town_is_meant_unless_a_word_says_region() -> None:
    town, region = place_named("Kandahar"), place_named("Kandahar", region=True)
    assert town is not None and region is not None
    assert (town.precision, region.precision) == (Extent.TOWN, Extent.REGION)


def test_an_unknown_name_is_no_place() -> None:
    assert place_named("Wüstringenhausen") is None
    assert not is_place("Wüstringenhausen")


def test_a_region_without_a_geonames_id_has_a_point_and_no_id() -> None:
    place = place_named("Golanhöhen")
    assert place is not None
    assert (place.geonames, place.precision, place.country) == (None, Extent.REGION, None)


@pytest.mark.parametrize(
    ("word", "country"),
    [("irakischen", "IQ"), ("nordirakische", "IQ"), ("Iraker", "IQ"), ("Irakerinnen", "IQ"), ("Franzosen", "FR"), ("US-Armee", "US"), ("deutsche", "DE"),
     ("Deutschen", "DE"), ("saudische", "SA"), ("kurz", None), ("frische", None), ("Sprecher", None)],
)  # fmt: skip
def test_adjectives_and_inhabitants_lead_to_the_country(word: str, country: str | None) -> None:
    assert country_of(word) == country


@pytest.mark.parametrize("name", ["Bagdad", "Moskaus", "Kreml", "Weiße Haus", "Brüssel", "Élysée-Palast"])
def test_seats_of_government(name: str) -> None:
    assert is_government_seat(name)


def test_a_town_without_a_government_is_no_seat() -> None:
    assert not is_government_seat("Kassel")


def test_every_country_of_the_table_is_in_the_gazetteer() -> None:
    missing = [
        code for code, name in countries().main.items() if (place := place_named(name)) is None or place.country != code
    ]
    assert missing == []


def test_a_capital_is_found_by_its_country() -> None:
    place = locate(tree("in APPR case 3", "der ART det 3", "Hauptstadt NN root 0", "Litauens NE nmod 3"), Span(7, 26))
    assert place is not None and place.geonames == 593116


def test_a_phrase_is_located_by_the_name_in_it() -> None:
    doc = tree("Süden NN root 0", "Thailands NE nmod 1")
    place = locate(doc, Span(0, len("Süden Thailands")))
    assert place is not None and place.country == "TH"


def test_an_adjective_locates_a_territory() -> None:
    doc = tree("pakistanischem ADJA amod 2", "Gebiet NN root 0")
    place = locate(doc, Span(0, len("pakistanischem Gebiet")))
    assert place is not None and place.country == "PK"


def test_a_square_named_after_a_town_is_not_that_town() -> None:
    doc = tree("Potsdamer ADJA amod 2", "Platz NN root 0")
    assert locate(doc, Span(0, len("Potsdamer Platz"))) is None


def test_a_common_noun_is_no_place() -> None:
    doc = tree("das ART det 2", "Gebäude NN root 0")
    assert locate(doc, Span(0, len("das Gebäude"))) is None


def test_surroundings_count_the_countries_of_a_report() -> None:
    doc = tree(
        "irakische ADJA amod 2", "Soldaten NN nsubj 3", "fliehen VVFIN root 0", "aus APPR case 5", "Syrien NE obl 3"
    )
    assert surroundings(doc).shares == {"IQ": 0.5, "SY": 0.5}


def test_distance_along_the_great_circle() -> None:
    assert distance((52.52, 13.40), (48.14, 11.58)) == pytest.approx(504, abs=5)


def test_a_foreign_alphabet_or_an_empty_name_is_answered() -> None:
    assert gazetteer().candidates("") == ()
    assert gazetteer().candidates("\ud800") == ()
