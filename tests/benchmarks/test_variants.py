"""Synthetic reports: stories of four, with names of their own."""

from benchmarks.variants import variants
from laut.ledger.keeping import Intake
from laut.model.report import Report
from laut.origins.copies import compare
from tests.merging.told import telling

TEXT = (
    "Truppen haben am Montag Grunhaven angegriffen. Das Ministerium nannte den Angriff einen Irrtum der Armee. "
    "Sprecherin Ilse Brand versprach im Fernsehen eine Untersuchung und Hilfe für Familien der Verletzten in Grunhaven."
)


def base() -> Intake:
    told = telling("base", actors=("Truppen",), chain=("Ilse Brand",), kinds=("person",))
    return Intake(Report("base", TEXT), "1", '{"report": {}}', (told,))


def test_reports_of_a_story_share_names_and_days_and_stories_of_other_days_do_not() -> None:
    made = list(variants([base()], 4)) + list(variants([base()], 4, first=100))
    places = [intake.tellings[0].place for intake in made]
    days = [intake.tellings[0].when for intake in made]
    assert len(set(places[:4])) == len(set(places[4:])) == len(set(days[:4])) == 1
    assert places[0] != places[4] and days[0] != days[4]
    assert len({intake.report.id for intake in made}) == len({intake.tellings[0].id for intake in made}) == 8


def test_spans_stay_valid_and_the_same_bases_give_the_same_reports() -> None:
    made = list(variants([base()], 8))
    assert all(len(intake.report.text) == len(TEXT) for intake in made)
    assert made == list(variants([base()], 8))


def test_in_one_story_of_five_the_last_report_is_a_copy() -> None:
    first, _, third, last, *_ = (intake.report for intake in variants([base()], 8))
    assert compare(third, last) is not None and first.text != third.text
