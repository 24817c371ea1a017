"""A reading: everything that one pass over a report found."""

from dataclasses import dataclass

from laut.errors import BadSpan
from laut.model.attribution import Attribution
from laut.model.claim import Claim
from laut.model.entity import Entity
from laut.model.evidence import Span, check_inside
from laut.model.report import Report
from laut.model.timex import TimeExpression


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with its layers, each in text order. All spans are checked against the text."""

    report: Report
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        check_inside(self._evidence(), self.report.text)
        ids = [x.id for layer in (self.entities, self.times, self.attributions, self.claims) for x in layer]
        if len(ids) != len(set(ids)):
            raise BadSpan(f"reading of {self.report.id}: an id is used twice")

    def _evidence(self) -> list[Span]:
        spans = [*self.sentences, *(time.span for time in self.times)]
        spans += [span for entity in self.entities for span in entity.mentions]
        spans += [span for attribution in self.attributions for span in attribution.spans]
        return spans + [span for claim in self.claims for span in claim.spans]

    def entity(self, id: str) -> Entity:
        """The entity with this id; raises `KeyError` if there is none."""
        return {e.id: e for e in self.entities}[id]

    def attribution(self, id: str) -> Attribution:
        """The attribution with this id; raises `KeyError` if there is none."""
        return {a.id: a for a in self.attributions}[id]

    def ancestry(self, attribution: Attribution) -> tuple[Attribution, ...]:
        """From the outermost attribution down to this one."""
        line = [attribution]
        while (parent := line[0].parent) is not None:
            line.insert(0, self.attribution(parent))
        return tuple(line)
