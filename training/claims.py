"""Trains what weighs roles, places, status and times of claims, from annotated claims.

`python -m training.claims` reads the training reports, our own annotated reports of the quotation corpus and invented
sentences for the status with the layers of `laut.reading` and writes
`fillers.npz`, `status.npz` and `when.npz` beside the encoder's weights. To be run again whenever the encoder changes.
"""

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import spacy
import torch
from spacy.language import Language

from laut.lang.load import folder
from laut.model.kinds import EventType, Status
from laut.model.timex import TimeExpression
from laut.reading.casting import ANSWERS, PLACE
from laut.reading.fillers import candidates, cast_of
from laut.reading.paths import links
from laut.reading.pipeline import COMPONENTS
from laut.reading.roles import ACTOR, RECIPIENT, RoleWords, role_words
from laut.reading.signals import StatusWords, signals, status_words
from laut.reading.standing import standing
from laut.reading.timing import bounded, time_candidates, times_at
from laut.reading.word_states import WordStates
from laut.settings import from_environment
from training.gold_claims import GoldClaim, GoldReport, extra_reports, fills, gold_reports, spans_of
from training.status_sentences import parsed, status_sentences
from training.weighers import Question, fit, pack, save, vocabularies

STATUSES = tuple(str(status) for status in Status)
YES_NO = ("no", "yes")
EPOCHS = {"fillers": 12, "status": 8, "when": 5}
"""Passes over the data; later passes no longer help the development reports."""
EACH_PATTERN = 4
"""Sentences made from each pattern; two help less, tried on fifths of the training reports."""


def filler_questions(report: GoldReport, words: RoleWords) -> Iterable[Question]:
    """Which part each phrase plays, one question a claim."""
    cast, states = cast_of(report.doc), WordStates(report.doc)
    for claim in report.claims:
        spans = {role: spans_of(claim, claim.record[role]) for role in (ACTOR, RECIPIENT)}
        spans[PLACE] = spans_of(claim, [claim.record["place"]]) if claim.record.get("place") else []
        found = sorted(links(claim.token), key=lambda link: link.head.i)
        answers = [
            next((k for k, role in enumerate(ANSWERS) for s in spans.get(role, ()) if fills(link, s)), 0)
            for link in found
        ]
        made = candidates(claim.token, claim.type, claim.trigger.mode, found, cast, words)
        yield Question(tuple(made), tuple(answers), states)


def status_questions(report: GoldReport, words: StatusWords) -> Iterable[Question]:
    """Which status, one question a claim."""
    acts: dict[int, EventType] = {claim.token.i: claim.type for claim in report.claims}
    states = WordStates(report.doc)
    for claim in report.claims:
        act = standing(claim.token, claim.type, claim.trigger.mode, acts, words, signals(claim.token, words))
        yield Question((act,), (STATUSES.index(claim.status),), states)


def invented_questions(nlp: Language, words: StatusWords) -> Iterable[Question]:
    """The status of the acts of invented sentences (`training.status_sentences`)."""
    for sentence in status_sentences(EACH_PATTERN):
        token = parsed(sentence, nlp)
        found = signals(token, words)
        act = standing(token, sentence.type, None, {token.i: sentence.type}, words, found)
        yield Question((act,), (STATUSES.index(sentence.status),), WordStates(token.doc))


def when_questions(report: GoldReport) -> Iterable[Question]:
    """Which times of the sentence are the act's, one question a claim."""
    states = WordStates(report.doc)
    for claim in report.claims:
        found = times_at(claim.token, report.doc._.times)
        others = [c.token for c in report.claims if c is not claim and c.token.sent.start == claim.token.sent.start]
        made = time_candidates(claim.token, claim.type, claim.status, found, others)
        yield Question(tuple(made), _right_times(claim, [time for time, _ in found]), states)


def _right_times(claim: GoldClaim, times: Sequence[TimeExpression]) -> tuple[int, ...]:
    """1 for the expressions with the gold's value, else for those that stand at the gold's words."""
    wanted, texts = claim.record.get("when"), claim.record.get("when_text")
    exact = [bool(wanted) and bounded(time, claim.token).edtf == wanted for time in times]
    spans = spans_of(claim, [texts]) if texts else []
    near = [any(time.span.start < s.end_char and s.start_char < time.span.end for s in spans) for time in times]
    return tuple(int(x) for x in (exact if any(exact) else near))


def train(path: Path, answers: Sequence[str], questions: Sequence[Question], epochs: int, seeds: int) -> None:
    """Fit one network a seed and write them as one file."""
    words = vocabularies(questions)
    data = pack(questions, words)
    nets = [fit(data, [len(column) for column in words], len(answers), seed, epochs) for seed in range(seeds)]
    save(path, answers, words, nets)
    print(path.name, len(questions), "questions", path.stat().st_size, "bytes", flush=True)


def main() -> None:
    """Train all three weighers of German."""
    settings, parser = from_environment(), argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=settings.gold)
    parser.add_argument("--data", type=Path, default=settings.data)
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--out", type=Path, default=folder("de") / "model")
    parser.add_argument("--only", choices=("fillers", "status", "when"))
    asked = parser.parse_args()
    torch.set_num_threads(1)
    nlp = spacy.blank("de")
    for name in COMPONENTS[: COMPONENTS.index("laut_claims")]:
        nlp.add_pipe(name)
    reports = list(gold_reports(asked.gold / "events" / "train.jsonl", nlp))
    reports += extra_reports(asked.data / "quotes", nlp)
    roles, status = role_words("de"), status_words("de")
    makers: dict[str, tuple[Sequence[str], Callable[[GoldReport], Iterable[Question]]]] = {
        "fillers": (ANSWERS, lambda report: filler_questions(report, roles)),
        "status": (STATUSES, lambda report: status_questions(report, status)),
        "when": (YES_NO, when_questions),
    }
    for name, (answers, questions) in makers.items():
        if asked.only in (None, name):
            found = [q for report in reports for q in questions(report)]
            found += invented_questions(nlp, status) if name == "status" else []
            train(asked.out / f"{name}.npz", answers, found, EPOCHS[name], asked.seeds)


if __name__ == "__main__":
    main()
