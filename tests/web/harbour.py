"""Four invented reports on one attack, read by hand: an agency, its copy, another witness, and a denial."""

from laut.model.attribution import Attribution, Party
from laut.model.claim import Claim, Role, When
from laut.model.entity import Entity
from laut.model.evidence import Span
from laut.model.kinds import EntityKind, EventType, Form, Status, TimexType
from laut.model.moment import Moment
from laut.model.reading import Reading
from laut.model.reason import Reason
from laut.model.report import make_report
from laut.model.timex import TimeExpression

LONG = (
    " Das Feuer war am Nachmittag gelöscht, zwei Kräne sind zerstört, und über der Altstadt stand bis zum Abend dunkler "
    "Rauch. Die Feuerwehr war mit neunzig Leuten und einem Löschboot im Einsatz. Wie hoch der Schaden ist, steht nicht fest."
)

OTHER = " Drei von ihnen wurden noch in der Nacht operiert, zwei liegen auf der Station für Brandverletzte in Leer."


def readings() -> list[Reading]:
    first = "Die Rote Boje hat am Dienstag den Hafen von Emden angegriffen, sagte die Polizei."
    other = (
        "In Emden war es die Rote Boje, die am Dienstag Kräne und Hafen angegriffen hat, sagte die Ärztin Onna Harksen."
    )
    denied = "Die Rote Boje hat am Dienstag den Hafen von Emden nicht angegriffen, sagte Tammo Eilers."
    return [
        reading("hafen-1", first + LONG, "Polizei", "Nordsee-Agentur", "2024-03-12", EntityKind.ORGANIZATION),
        reading("hafen-2", first + LONG, "Polizei", "Dollart-Kurier", "2024-03-12", EntityKind.ORGANIZATION),
        reading("hafen/3", other + OTHER, "Onna Harksen", "Leeraner Morgenblatt", "2024-03-13", EntityKind.PERSON),
        reading("hafen-4", denied, "Tammo Eilers", "Dollart-Kurier", "2024-03-14", EntityKind.PERSON, Status.DENIED),
    ]


def reading(
    id: str, text: str, speaker: str, outlet: str, published: str, kind: EntityKind, status: Status = Status.ACTUAL
) -> Reading:
    """A report of one attack that `speaker` tells of in its first sentence."""

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    said = Span(0, text.index(", sagte"))
    report = make_report(
        text, id=id, title=f"Angriff auf den Hafen ({id})", outlet=outlet, language="de", published=Moment(published)
    )
    boje, town = at("Rote Boje"), at("Emden")
    claim = Claim(
        "c1", EventType.ASSAULT, status, at("angegriffen"), 0, actors=(Role(boje, "n1"),), recipients=(Role(at("Hafen")),),
        place=Role(town, "n2"), when=When(Moment("2024-03-12"), "t1"), attribution="a1", chain=(speaker,), confidence=0.9,
        reasons=(Reason("trigger", "«angegriffen» is an act of violence"),),
    )  # fmt: skip
    return Reading(
        report=report,
        sentences=(Span(0, text.index(".") + 1),),
        entities=(
            Entity("n1", EntityKind.ORGANIZATION, "Rote Boje", (boje,)),
            Entity("n2", EntityKind.PLACE, "Emden", (town,), country="DE", geonames=2930596, lat=53.37, lon=7.21),
            Entity("n3", kind, speaker, (at(speaker),)),
        ),
        times=(TimeExpression("t1", at("am Dienstag"), TimexType.DATE, "2024-03-12", Moment("2024-03-12"), "report"),),
        attributions=(
            Attribution("a1", Form.INDIRECT, (said,), speaker=Party((at(speaker),), "n3"), cue=(at("sagte"),),
                        said=Moment(published), reason=Reason("cue", "«sagte» introduces words")),
        ),
        claims=(claim,),
    )  # fmt: skip
