"""Anchors: times inside somebody's words count from when they were said."""

import spacy

from laut.lang.load import folder
from laut.model.attribution import Attribution, Party
from laut.model.evidence import Span
from laut.model.kinds import Form
from laut.model.moment import Moment
from laut.model.report import make_report
from laut.model.timex import REPORT, TimeExpression
from laut.reading import doc as layers
from laut.reading.anchors import Anchors, find_times
from laut.reading.times.lexicon import lexicon
from laut.reading.times.mentions import find_mentions

NLP = spacy.blank("de")


def piece(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def attribution(text: str, id: str, content: str, frame: str = "", parent: str | None = None) -> Attribution:
    found = piece(text, frame) if frame else ()
    return Attribution(id, Form.DIRECT, piece(text, content), frame=found, parent=parent, speaker=Party())


def anchored(
    text: str, published: str | None, *attributions: Attribution
) -> tuple[dict[str, TimeExpression], dict[str, str | None]]:
    mentions = find_mentions(NLP(text), lexicon("de"))
    times, said = find_times(mentions, attributions, Moment(published) if published else None)
    return {t.span.of(text): t for t in times}, {a.id: a.said.edtf if a.said else None for a in said}


TWEET = "Sie schrieb am Donnerstag: „Heute haben wir beendet, was wir letztes Jahr begonnen haben.“"
CONTENT = "Heute haben wir beendet, was wir letztes Jahr begonnen haben."


def test_today_inside_a_quotation_is_the_day_it_was_said() -> None:
    times, said = anchored(TWEET, "2022-01-08", attribution(TWEET, "a1", CONTENT, "Sie schrieb am Donnerstag"))
    assert said == {"a1": "2022-01-06"}
    assert times["Heute"].value == "2022-01-06" and times["Heute"].anchor == "a1"
    assert times["letztes Jahr"].value == "2021" and times["letztes Jahr"].anchor == "a1"
    assert times["Donnerstag"].anchor == REPORT


def test_a_vague_publication_date_makes_the_utterance_one_of_several_days() -> None:
    times, said = anchored(TWEET, "2021-12", attribution(TWEET, "a1", CONTENT, "Sie schrieb am Donnerstag"))
    thursdays = "[2021-12-02,2021-12-09,2021-12-16,2021-12-23,2021-12-30]"
    assert said == {"a1": thursdays}
    moment = times["Heute"].moment
    assert moment is not None and moment.edtf == thursdays
    assert times["letztes Jahr"].value == "2020"


def test_without_a_time_of_its_own_an_utterance_is_as_old_as_the_report() -> None:
    text = "Sie sagte: „Heute ist Schluss.“"
    times, said = anchored(text, "2021-05-12", attribution(text, "a1", "Heute ist Schluss.", "Sie sagte"))
    assert said == {"a1": "2021-05-12"}
    assert times["Heute"].value == "2021-05-12" and times["Heute"].anchor == "a1"


def test_nested_words_count_from_the_utterance_around_them() -> None:
    text = "Am Montag schrieb das Blatt: „Er sagte gestern: ‚Heute gehe ich.‘“"
    outer = attribution(text, "a1", "Er sagte gestern: ‚Heute gehe ich.‘", "Am Montag schrieb das Blatt")
    inner = attribution(text, "a2", "Heute gehe ich.", "Er sagte gestern", parent="a1")
    times, said = anchored(text, "2021-05-12", inner, outer)
    assert said == {"a2": "2021-05-09", "a1": "2021-05-10"}
    assert times["gestern"].value == "2021-05-09" and times["Heute"].value == "2021-05-09"


def test_a_time_inside_the_content_says_nothing_about_when_it_was_said() -> None:
    text = "„Am Sonntag wird gewählt“, sagte sie."
    content = "Am Sonntag wird gewählt"
    times, said = anchored(text, "2021-05-12", attribution(text, "a1", content, f"{content}“, sagte sie"))
    assert said == {"a1": "2021-05-12"}
    assert times["Sonntag"].value == "2021-05-16"


def test_an_unknown_reference_leaves_the_time_unknown() -> None:
    times, said = anchored(TWEET, None, attribution(TWEET, "a1", CONTENT, "Sie schrieb am Donnerstag"))
    assert said == {"a1": None}
    assert times["Heute"].moment is None and times["Heute"].value == "XXXX-XX-XX"


def test_the_narrative_date_is_named_as_anchor() -> None:
    text = "Am 5. Januar 2020 stimmte das Parlament zu. Tags darauf begann der Abzug."
    times, _ = anchored(text, "2021-05-12")
    assert times["Tags darauf"].value == "2020-01-06"
    assert times["Tags darauf"].anchor == times["5. Januar 2020"].id
    assert "2020-01-05" in times["Tags darauf"].reason.because


def test_the_component_sets_times_and_replaces_the_attributions() -> None:
    doc = NLP(TWEET)
    doc._.report = make_report(TWEET, published=Moment("2022-01-08"))
    doc._.time_mentions = find_mentions(doc, lexicon("de"))
    doc._.attributions = (attribution(TWEET, "a1", CONTENT, "Sie schrieb am Donnerstag"),)
    done = Anchors()(doc)
    assert [t.value for t in done._.times] == ["2022-01-06", "2022-01-06", "2021"]
    assert done._.attributions[0].said == Moment("2022-01-06")
    assert "times" in layers.LAYERS and folder("de").is_dir()


def test_a_parent_that_is_missing_or_circular_ends_the_walk() -> None:
    text = "Sie sagte: „Heute ist Schluss.“"
    lost = attribution(text, "a1", "Heute ist Schluss.", "Sie sagte", parent="a9")
    one = attribution(text, "a2", "Heute ist Schluss.", "Sie sagte", parent="a3")
    two = attribution(text, "a3", "ist Schluss.", "Sie sagte", parent="a2")
    times, _ = anchored(text, "2021-05-12", lost, one, two)
    assert times["Heute"].type == "DATE"
