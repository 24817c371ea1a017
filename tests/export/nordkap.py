"""A reading of `examples/nordkap.txt` made by hand: what a perfect pass over it would find."""

from functools import lru_cache
from pathlib import Path

from laut.intake.source import Given
from laut.intake.text_file import report_from
from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role, When
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Form, Medium, Status, TimexType
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.reason import Reason
from laut.model.timex import TimeExpression

EXAMPLE = Path(__file__).parents[2] / "examples" / "nordkap.txt"


class _Finder:
    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, words: str, nth: int = 1) -> Span:
        """The nth place where `words` stand."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def between(self, first: str, last: str) -> Span:
        start = self.text.index(first)
        return Span(start, self.text.index(last, start) + len(last))


def _sentences(text: str) -> tuple[Span, ...]:
    """Ends after `. `, `.‘`, `.“`, a colon before a break, or a break."""
    spans, start = [], 0
    ends = ["beenden.", "verhandelt.", "„Polarkurier“.", "angekündigt.", "Kanal:", "haben. ", "frei.‘", "Ministerin.",
            "ordnen.", "erschossen wurden.", "die Finnmark.\n", "geräumt.“", "zunächst nicht."]  # fmt: skip
    for end in ends:
        stop = text.index(end, start) + len(end.rstrip())
        while text[start].isspace():
            start += 1
        spans.append(Span(start, stop))
        start = stop
    return tuple(spans)


@lru_cache
def nordkap() -> Reading:
    report = report_from(EXAMPLE.read_text(encoding="utf-8"), "nordkap.txt", Given(outlet="Tagesbote"))
    at = _Finder(report.text)
    sentences = _sentences(report.text)

    def sentence(span: Span) -> int:
        return next(i for i, found in enumerate(sentences) if found.contains(span))

    def because(words: str) -> Reason:
        return Reason("by-hand", words)

    entities = (
        Entity("n1", EntityKind.GROUP, "Oslo", (at("Oslo"),), country="NO", sector="GOV", reason=because("a capital that speaks stands for its government")),
        Entity("n2", EntityKind.GROUP, "Fischer", (at("die Fischer"), at("Hunderte Fischer")), sector="LAB"),
        Entity("n3", EntityKind.PLACE, "Nordkap", (at("Nordkap"),), country="NO", geonames=780166, lat=71.17, lon=25.78),
        Entity("n4", EntityKind.PERSON, "Ragnhild Øvrebø", (at("Ragnhild Øvrebø"), at("Ragnhild Øvrebø", 2), at("sie"), at("die Ministerin")), roles=("Fischereiministerin",), country="NO", sector="GOV"),
        Entity("n5", EntityKind.ORGANIZATION, "Polarkurier", (at("Polarkurier"), at("Der Polarkurier")), sector="MED"),
        Entity("n6", EntityKind.PLACE, "Hammerfest", (at("Hammerfest"),), country="NO", geonames=779683, lat=70.66, lon=23.69),
        Entity("n7", EntityKind.ORGANIZATION, "Das norwegische Parlament", (at("Das norwegische Parlament"),), country="NO", sector="LEG"),
        Entity("n8", EntityKind.PERSON, "Sverre Haldorsgard", (at("Sverre Haldorsgard"),), roles=("Kapitän",)),
        Entity("n9", EntityKind.PERSON, "Jonas Brekkvold", (at("Jonas Brekkvold"),), roles=("Sprecher der norwegischen Küstenwache",), country="NO", sector="MIL"),
    )  # fmt: skip
    times = (
        TimeExpression("t1", at("Am Dienstagabend"), TimexType.TIME, "2024-05-14TEV", Moment("2024-05-14"), "report", because("the last Tuesday before Thursday, 16 May 2024")),
        TimeExpression("t2", at("heute"), TimexType.DATE, "2024-05-14", Moment("2024-05-14"), "a5", because("«heute» is the day of the utterance")),
        TimeExpression("t3", at("im vergangenen Herbst"), TimexType.DATE, "2023-FA", Moment("2023-23"), "a5"),
        TimeExpression("t4", at("bis Ende Juni"), TimexType.DATE, "2024-06", Moment("2024-06"), "report"),
        TimeExpression("t5", at("am 11. April 2024"), TimexType.DATE, "2024-04-11", Moment("2024-04-11")),
        TimeExpression("t6", at("in der Nacht zum 2. März desselben Jahres"), TimexType.TIME, "2024-03-02TNI", Moment("2024-03-01/2024-03-02"), "t5", because("«zum»: the night before 2 March; the year is that of 11 April 2024")),
    )  # fmt: skip
    long = at.between("Die norwegische Fischereiministerin", "bereits geräumt.")
    attributions = (
        Attribution("a1", Form.REPORTED, (at.between("Oslo hat", "verhandelt."),), Medium.WRITING, None, Party((at("die Zeitung „Polarkurier“"),), "n5"), (at("meldet"),), (at.between("Das meldet", "„Polarkurier“"),), confidence=0.88, reason=because("«Das meldet X» attributes what stands before it")),
        Attribution("a2", Form.INDIRECT, (at.between("die Fischer ihre", "beenden"),), Medium.SPEECH, "a1", Party((at("Oslo"),), "n1"), (at("bestätigt"),), (at("Oslo hat bestätigt"),), confidence=0.96, reason=because("«bestätigen» with a dass clause")),
        Attribution("a3", Form.INDIRECT, (at.between("wird über die", "verhandelt"),), None, "a1", Party((at("Der Fischereiministerin Ragnhild Øvrebø"),), "n4"), (at("zufolge"),), (at.between("Der Fischereiministerin", "zufolge"),), confidence=0.95, reason=because("«X zufolge»")),
        Attribution("a4", Form.DIRECT, (long,), Medium.WRITING, None, Party((at("Der Polarkurier"),), "n5"), (at("schreibt"),), (at("Der Polarkurier schreibt dazu:"),), confidence=0.97, reason=because("quoted from „ to “ over six paragraphs")),
        Attribution("a5", Form.REPORTED, (at.between("ein Abkommen mit", "der Finnmark"),), Medium.SPEECH, "a4", Party((at("Die norwegische Fischereiministerin Ragnhild Øvrebø"),), "n4"), (at("angekündigt"),), confidence=0.9, reason=because("«ankündigen» with an object")),
        Attribution("a6", Form.DIRECT, (at.between("Wir haben heute", "wieder frei."),), Medium.WRITING, "a4", Party((at("sie"),), "n4"), (at("schrieb"),), (at.between("Am Dienstagabend", "Kanal:"),), said=Moment("2024-05-14"), confidence=0.98, reason=because("a colon before a quotation")),
        Attribution("a7", Form.INDIRECT_FREE_INDIRECT, (at.between("Die Polizei werde", "verlassen"),), Medium.SPEECH, "a4", Party((at("die Ministerin"),), "n4"), (at("ergänzte"),), (at("ergänzte die Ministerin"),), confidence=0.93, reason=because("Konjunktiv I before «ergänzte»")),
        Attribution("a8", Form.INDIRECT, (at.between("die meisten Boote", "geräumt"),), Medium.SPEECH, "a4", Party((at.between("Jonas Brekkvold", "Küstenwache"),), "n9"), (at("sagte"),), (at.between("Jonas Brekkvold", "zuletzt"),), confidence=0.94, reason=because("«sagen» with a clause in Konjunktiv")),
    )  # fmt: skip

    def claim(id: str, type: EventType, status: Status, words: Span, **more: object) -> Claim:
        return Claim(id, type, status, words, sentence(words), **more)  # type: ignore[arg-type]

    minister, paper = "Ragnhild Øvrebø", "Polarkurier"
    claims = (
        claim("c1", EventType.RETREAT, Status.ACTUAL, at("beenden"), mode="access", actors=(Role(at("die Fischer"), "n2"),), place=Role(at("Nordkap"), "n3"), when=When(Moment("2024-05")), attribution="a2", chain=(paper, "Oslo"), confidence=0.82, reasons=(because("«beenden» with «Blockade»"), because("present tense: under way"))),
        claim("c2", EventType.CONSULT, Status.ACTUAL, at("verhandelt"), attribution="a3", chain=(paper, minister), confidence=0.7, reasons=(because("«verhandeln»"),)),
        claim("c3", EventType.AGREE, Status.ACTUAL, at("Abkommen"), actors=(Role(at("Die norwegische Fischereiministerin Ragnhild Øvrebø"), "n4"),), recipients=(Role(at("dem Verband der Küstenfischer")),), attribution="a5", chain=(paper, minister), confidence=0.74),
        claim("c4", EventType.RETREAT, Status.PLANNED, at("Abzug"), mode="withdraw", actors=(Role(at("der Polizei")),), place=Role(at("der Finnmark")), attribution="a5", chain=(paper, minister), confidence=0.91, reasons=(because("«Abzug von X aus Y»"), because("object of «ankündigen»: planned"))),
        claim("c5", EventType.CONSULT, Status.ACTUAL, at("Gespräche"), place=Role(at("Hammerfest"), "n6"), when=When(Moment("2024-05-14"), "t2"), attribution="a6", chain=(paper, minister), confidence=0.86),
        claim("c6", EventType.RETREAT, Status.PLANNED, at("verlassen"), mode="withdraw", actors=(Role(at("Die Polizei")),), place=Role(at("Honningsvåg")), when=When(Moment("2024-06"), "t4"), attribution="a7", chain=(paper, minister), confidence=0.9),
        claim("c7", EventType.REQUEST, Status.ACTUAL, at("verlangt"), mode="change", actors=(Role(at("Das norwegische Parlament"), "n7"),), recipients=(Role(at("der Regierung")),), when=When(Moment("2024-04-11"), "t5"), attribution="a4", chain=(paper,), confidence=0.88),
        claim("c8", EventType.ASSAULT, Status.ACTUAL, at("erschossen"), mode="firearms", recipients=(Role(at("der Kapitän Sverre Haldorsgard"), "n8"), Role(at("sein Steuermann Emil Vikanes"))), place=Role(at("Hafen von Kirkenes")), when=When(Moment("2024-03-01/2024-03-02"), "t6"), attribution="a4", chain=(paper,), confidence=0.93),
        claim("c9", EventType.PROTEST, Status.ACTUAL, at("sperrten"), mode="obstruct", actors=(Role(at("Hunderte Fischer"), "n2"),), attribution="a4", chain=(paper,), confidence=0.85),
        claim("c10", EventType.MOBILIZE, Status.ACTUAL, at("schickte"), mode="police", actors=(Role(at("die Regierung")),), place=Role(at("die Finnmark")), attribution="a4", chain=(paper,), confidence=0.84),
        claim("c11", EventType.RETREAT, Status.ACTUAL, at("geräumt"), mode="withdraw", actors=(Role(at("die meisten Boote")),), place=Role(at("Vardø")), attribution="a8", chain=(paper, "Jonas Brekkvold"), confidence=0.87),
    )  # fmt: skip
    return Reading(report, sentences, entities, times, attributions, claims)
